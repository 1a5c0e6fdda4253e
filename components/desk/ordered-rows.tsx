"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

export type OrderWords = {
  list: string;
  drag: string;
  moveUp: (name: string) => string;
  moveDown: (name: string) => string;
  moved: (name: string, position: number) => string;
};

/**
 * Rows that change places: by their two buttons, which keep the focus while the row moves, or by dragging. Each move
 * is said aloud. `after` stands in the same list, in no order of its own.
 */
export function OrderedRows<Item extends { id: string }>({
  items,
  nameOf,
  words,
  onOrder,
  children,
  after,
}: {
  items: readonly Item[];
  nameOf: (item: Item) => string;
  words: OrderWords;
  onOrder: (items: Item[]) => void;
  children: (item: Item, index: number) => ReactNode;
  after?: ReactNode;
}) {
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<{ id: string; before: Item[] } | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const focusNext = useRef<{ id: string; by: -1 | 1 } | null>(null);

  // A row that has moved was taken out of the page and put in again: its button is given the focus back.
  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (!wanted) return;
    const same = buttons.current.get(`${wanted.id} ${wanted.by}`);
    (same?.disabled ? buttons.current.get(`${wanted.id} ${-wanted.by}`) : same)?.focus();
  });

  function move(from: number, to: number, by?: -1 | 1) {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (!item) return;
    next.splice(to, 0, item);
    if (by) focusNext.current = { id: item.id, by };
    setSaid(words.moved(nameOf(item), to + 1));
    onOrder(next);
  }

  const button = (item: Item, index: number, by: -1 | 1) => (
    <button
      ref={(element) => {
        if (element) buttons.current.set(`${item.id} ${by}`, element);
        else buttons.current.delete(`${item.id} ${by}`);
      }}
      type="button"
      className="button button-small button-quiet px-1.5"
      aria-label={(by < 0 ? words.moveUp : words.moveDown)(nameOf(item))}
      disabled={index + by < 0 || index + by >= items.length}
      onClick={() => move(index, index + by, by)}
    >
      {by < 0 ? <ArrowUp aria-hidden size={15} /> : <ArrowDown aria-hidden size={15} />}
    </button>
  );
  return (
    <>
      <ol className="card rows" aria-label={words.list}>
        {items.map((item, index) => (
          <li
            key={item.id}
            draggable
            className={`row flex-wrap gap-y-1.5 ${dragged?.id === item.id ? "bg-tint" : ""}`}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", nameOf(item));
              setDragged({ id: item.id, before: [...items] });
            }}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              const from = items.findIndex(({ id }) => id === dragged.id);
              if (from !== index && from !== -1) move(from, index);
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={(event) => {
              // Let go of nowhere, or called off with Escape: everything stands where it stood.
              if (event.dataTransfer.dropEffect === "none" && dragged) onOrder(dragged.before);
              setDragged(null);
            }}
          >
            <span className="-ms-1.5 flex flex-none items-center text-soft" title={words.drag}>
              <GripVertical aria-hidden size={16} className="cursor-grab" />
            </span>
            {children(item, index)}
            <span className="flex flex-none">
              {button(item, index, -1)}
              {button(item, index, 1)}
            </span>
          </li>
        ))}
        {after}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
