import type { ReactNode } from "react";

/** The head of a desk page: its title, what can be done here, and a line of explanation where one helps. */
export function PageHeader({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 grid gap-1.5">
      <div className="flex min-h-[2.125rem] flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <h1 className="page-title">{title}</h1>
        {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
      </div>
      {lead ? <p className="max-w-[44rem] text-soft">{lead}</p> : null}
    </header>
  );
}
