import type { ReactNode } from "react";

/** The page before the desk: the publication's name over one narrow form. */
export function Door({
  publication,
  title,
  lead,
  children,
  foot,
}: {
  publication: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[25rem] content-center gap-6 px-5 py-10">
      <p className="border-b-2 border-ink pb-3 font-display text-[2rem] leading-tight font-medium tracking-[-0.012em]">
        <bdi>{publication}</bdi>
      </p>
      <div className="grid gap-1.5">
        <h1 className="font-display text-[1.375rem] leading-snug font-medium">{title}</h1>
        {lead ? <p className="text-soft">{lead}</p> : null}
      </div>
      {children}
      {foot ? (
        <div className="flex items-center justify-between gap-4 border-t border-line pt-4 text-[0.8125rem] text-soft">
          {foot}
        </div>
      ) : null}
    </main>
  );
}
