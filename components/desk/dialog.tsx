"use client";

import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";

/**
 * A window over the page. Escape and a click outside close it, unless it must be answered (`fixed`); the focus then
 * goes back to what it came from, if what was done in the window has not led it on.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  lead,
  fixed = false,
  wide = false,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  lead?: ReactNode;
  fixed?: boolean;
  /** For forms with two editions side by side. */
  wide?: boolean;
  children: ReactNode;
}) {
  const opener = useRef<Element | null>(null);
  const hold = fixed ? (event: Event) => event.preventDefault() : undefined;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-[rgb(22_19_15/38%)]" />
        <Primitive.Content
          onEscapeKeyDown={(event) => {
            // A list that is open within the window closes first.
            if (fixed || (event.target as Element).matches('[role="combobox"][aria-expanded="true"]')) {
              event.preventDefault();
            }
          }}
          {...(hold ? { onInteractOutside: hold } : {})}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = opener.current?.isConnected ? opener.current : document.getElementById("main");
            // What lies around it, the page or the window beneath, has the focus because nobody gave it to anything.
            // Anything else was given it by what was done in the window: a field that a check leads to.
            if (document.activeElement && !document.activeElement.contains(back)) return;
            if (back instanceof HTMLElement) back.focus();
          }}
          {...(lead ? {} : { "aria-describedby": undefined })}
          className={`float fixed inset-x-4 inset-y-0 z-50 m-auto grid h-fit max-h-[calc(100dvh-2rem)] gap-4 overflow-y-auto p-6 ${wide ? "max-w-[48rem]" : "max-w-[30rem]"}`}
        >
          <div className="grid gap-1.5">
            <Primitive.Title className="font-display text-[1.375rem] leading-tight font-medium">
              {title}
            </Primitive.Title>
            {lead ? <Primitive.Description className="text-soft">{lead}</Primitive.Description> : null}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** The buttons at the foot of a dialog or form: what it is for first, the way out after it. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-1">{children}</div>;
}
