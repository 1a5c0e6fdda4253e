import type { ReactNode } from "react";

/** A sentence that must be noticed: what went wrong, or what to mind. Read out when it appears. */
export function Notice({ kind = "problem", children }: { kind?: "problem" | "done" | "mind"; children: ReactNode }) {
  const colour = {
    problem: "border-accent text-accent",
    done: "border-done text-done",
    mind: "border-attention text-attention",
  }[kind];
  return (
    <p
      role={kind === "problem" ? "alert" : "status"}
      className={`border-s-2 ps-3 py-0.5 text-[0.875rem] font-medium ${colour}`}
    >
      {children}
    </p>
  );
}
