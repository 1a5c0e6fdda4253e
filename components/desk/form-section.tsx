import type { ReactNode } from "react";

/** One form of a page: a heavy rule, what it is, a line about it, and its fields. */
export function FormSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t-2 border-ink pt-3">
      <div className="grid gap-1">
        <h2 className="font-display text-[1.25rem] leading-snug font-medium">{title}</h2>
        {lead ? <p className="max-w-[38rem] text-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
