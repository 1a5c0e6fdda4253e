import type { ReactNode } from "react";

/** What stands where nothing is yet: what it would be, and the way to the first one. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card grid justify-items-start gap-2 border-dashed px-6 py-10">
      <p className="font-display text-[1.125rem]">{title}</p>
      {children ? <div className="max-w-[34rem] text-soft">{children}</div> : null}
    </div>
  );
}
