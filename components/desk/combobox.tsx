"use client";

import { Command } from "cmdk";
import { type ComponentProps, Fragment, type ReactNode, useEffect, useId, useRef, useState } from "react";

export type Option = { id: string; name: string; aside?: string };

/**
 * A field that finds things by typing and adds them: arrows and Enter choose, Escape closes, and what is not
 * there can be offered to be made (`below`). Which options match is the caller's business. Enter takes the first of
 * whatever is offered, until the arrows choose another; while it is still looked for, the first of what will be found.
 */
export function Combobox({
  id,
  label,
  placeholder,
  options,
  empty,
  searching = false,
  onQuery,
  onChoose,
  below,
}: {
  id: string;
  label: string;
  placeholder: string;
  options: readonly Option[];
  /** The sentence where nothing matches. */
  empty: string;
  /** The options are those of an earlier query. */
  searching?: boolean;
  onQuery: (query: string) => void;
  onChoose: (id: string) => void;
  below?: (query: string, close: () => void) => ReactNode;
}) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const status = useId();
  // What was chosen among earlier options is no choice among these. The library chooses the first anew only when the
  // items are new to it, and then names it to screen readers as well.
  const among = options.map((option) => option.id).join(" ");
  const [active, setActive] = useState({ among, id: "" });
  const shown = open && (options.length > 0 || query.trim() !== "");
  // Enter came before the answer did. It holds when the focus goes on meanwhile, and not when Escape takes it back.
  const [entered, setEntered] = useState(false);
  // The arrows have chosen among what is shown.
  const pointed = useRef(false);

  function ask(next: string) {
    setEntered(false);
    pointed.current = false;
    setQuery(next);
    setOpen(true);
    onQuery(next);
  }

  function close() {
    setQuery("");
    setOpen(false);
    setEntered(false);
    onQuery("");
  }

  function choose(option: Option) {
    onChoose(option.id);
    close();
  }

  useEffect(() => {
    if (!entered || searching) return;
    setEntered(false);
    if (options[0]) choose(options[0]);
  });

  return (
    <Command
      ref={root}
      // The library gives its input an id of its own, so the whole carries this one and hands the focus on.
      id={id}
      onFocus={(event) => {
        if (event.target === root.current) root.current.querySelector("input")?.focus();
      }}
      label={label}
      value={active.among === among ? active.id : ""}
      onValueChange={(id) => setActive({ among, id })}
      shouldFilter={false}
      loop
      className="relative"
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") pointed.current = options.length > 0;
        if (event.key === "Enter" && searching && !pointed.current) {
          event.preventDefault();
          setEntered(true);
          return;
        }
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        event.stopPropagation();
        setEntered(false);
        setOpen(false);
      }}
    >
      <Command.Input
        value={query}
        onValueChange={ask}
        onFocus={() => setOpen(true)}
        aria-label={label}
        aria-describedby={status}
        placeholder={placeholder}
        dir="auto"
        maxLength={120}
        className="input"
        asChild
      >
        <Input expanded={shown} />
      </Command.Input>
      <span id={status} role="status" className="sr-only">
        {open && options.length === 0 && query !== "" ? empty : ""}
      </span>
      {/* The list stays in the page while it is closed: the field names it. */}
      <Command.List
        label={label}
        className={`float combobox-list ${shown ? "" : "hidden"}`}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Fragment key={among}>
          {options.map((option) => (
            <Command.Item key={option.id} value={option.id} className="combobox-item" onSelect={() => choose(option)}>
              <bdi className="truncate" title={option.name}>
                {option.name}
              </bdi>
              {option.aside ? <span className="text-[0.75rem] text-soft">{option.aside}</span> : null}
            </Command.Item>
          ))}
          {options.length === 0 ? <div className="px-2.5 py-1.5 text-soft">{empty}</div> : null}
          {query.trim() === "" || searching ? null : below?.(query.trim(), close)}
        </Fragment>
      </Command.List>
    </Command>
  );
}

/** The library calls its list expanded at all times: this says whether it is, and Escape goes by it. */
function Input({ expanded, ...given }: ComponentProps<"input"> & { expanded: boolean }) {
  return <input {...given} role="combobox" aria-controls={given["aria-controls"]} aria-expanded={expanded} />;
}

export { Command } from "cmdk";
