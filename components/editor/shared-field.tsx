"use client";

import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import * as Y from "yjs";
import type { TextField } from "#lib/articles/document";
import { fieldLimits, judgeField } from "#lib/articles/fields";
import { withoutForbidden } from "#lib/body/clean";
import { firstStrongDirection } from "#lib/body/direction";
import { characterCount } from "#lib/body/text";
import { direction } from "#lib/editions";
import { textLengthMax } from "#lib/live/limits";
import { fieldId, useOpenEditor } from "./context.tsx";
import { useTextField } from "./shared-values.ts";

type Props = {
  field: TextField;
  label: string;
  placeholder?: string;
  /** Grows with its text over several lines; a line break ends the field, for all of them are of one line. */
  area?: boolean;
  className?: string;
  /** Where Enter leads. */
  onEnter?: () => void;
  describedBy?: string | undefined;
};

/** An input bound to a shared text: keeps its caret while a colleague types in the same field. */
export function SharedField({ field, label, placeholder, area, className, onEnter, describedBy }: Props) {
  const { doc, connection, readOnly, peers } = useOpenEditor();
  const t = useTranslations("editor.presence");
  const [value, write] = useTextField(doc, field);
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useSteadyCaret(doc.getText(field), control, value);
  const undo = useOwnUndo(doc.getText(field));
  useGrowing(control, value, area === true);
  const here = peers.filter((peer) => peer.field === field);
  const shared = {
    ref: control,
    id: fieldId(field),
    value,
    // Until there is a letter to go by, the caret stands where the article's own language begins a line.
    dir: firstStrongDirection(value) ? "auto" : undefined,
    placeholder,
    readOnly,
    maxLength: textLengthMax[field],
    "aria-label": label,
    "aria-describedby": describedBy,
    className,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => write(oneLine(event.target.value)),
    onFocus: () => connection.focusField(field),
    onBlur: () => connection.focusField(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (!readOnly && undo(event)) return event.preventDefault();
      // Ctrl+Enter is the page's own key; Enter while composing belongs to the input method.
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
      event.preventDefault();
      onEnter?.();
    },
  };
  return (
    <span className="relative block">
      {area ? <textarea rows={1} {...shared} /> : <input type="text" {...shared} />}
      {here.map((peer) => (
        <span
          key={peer.clientId}
          className="peer-tag"
          style={{ backgroundColor: peer.colour }}
          title={t("inField", { name: peer.name })}
        >
          {peer.name}
        </span>
      ))}
    </span>
  );
}

/** What there is to say about a field's length: how much of it is used, and a sentence where it is too much. */
export function FieldCount({ field, id }: { field: TextField; id: string }) {
  const { doc, locale } = useOpenEditor();
  const [value] = useTextField(doc, field);
  const t = useTranslations("editor.article");
  const refusals = useTranslations("refusals") as unknown as (
    code: string,
    values: Record<string, string | number>,
  ) => string;
  const limit = fieldLimits[field].at(-1)?.charactersMax ?? 0;
  const finding = judgeField(field, value);
  const colour = finding ? (finding.level === "stop" ? "text-accent" : "text-attention") : "text-soft";
  if (!finding && characterCount(value) < limit * 0.8) return <span id={id} hidden />;
  return (
    // On the side on which the field's own words begin.
    <span id={id} lang={locale} className={`block text-[0.75rem] tabular-nums ${colour}`}>
      <bdi dir={direction[locale]}>
        {finding ? refusals(finding.code, finding.values) : t("count", { count: characterCount(value), limit })}
      </bdi>
    </span>
  );
}

/** A labelled field of the panel with its count. */
export function PanelField({ aside, hint, ...props }: Props & { aside?: string | undefined; hint?: string }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-[0.8125rem]">
        <label htmlFor={fieldId(props.field)} className="font-semibold">
          {props.label}
        </label>
        {aside ? <span className="text-soft">{aside}</span> : null}
      </div>
      <SharedField {...props} className="input" describedBy={id} />
      <FieldCount field={props.field} id={id} />
      {hint ? <p className="text-[0.8125rem] text-soft">{hint}</p> : null}
    </div>
  );
}

function oneLine(text: string): string {
  return withoutForbidden(text).replace(/[\r\n\t\u2028\u2029]+/gu, " ");
}

/**
 * Undo and redo of what was typed here, a colleague's letters in the same field being left alone. The browser's own
 * undo knows only whole texts, and would take theirs along.
 */
function useOwnUndo(text: Y.Text): (event: KeyboardEvent) => boolean {
  const manager = useRef<Y.UndoManager | null>(null);
  useEffect(() => {
    // What was lifted out of the text into this field comes by way of the text's own changes.
    const made = new Y.UndoManager(text, { trackedOrigins: new Set([null, ySyncPluginKey]) });
    manager.current = made;
    return () => made.destroy();
  }, [text]);
  return (event) => {
    const key = event.ctrlKey || event.metaKey ? keyOf(event) : "";
    if (key === "z" && !event.shiftKey) manager.current?.undo();
    else if (key === "y" || key === "z") manager.current?.redo();
    else return false;
    return true;
  };
}

/** The letter of a shortcut: what is on the key, or where it lies under an Arabic layout. */
function keyOf({ key, nativeEvent }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : nativeEvent.code.replace("Key", "").toLowerCase();
}

/** After a colleague's letters have arrived, the caret stands between the same letters as before; after undo, where it was undone. */
function useSteadyCaret(
  text: Y.Text,
  control: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>,
  value: string,
) {
  const wanted = useRef<{ start: number; end: number } | null>(null);
  useEffect(() => {
    const moved = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      const element = control.current;
      if (!element || document.activeElement !== element) return;
      if (transaction.origin instanceof Y.UndoManager) {
        const at = endOf(event.delta);
        wanted.current = { start: at, end: at };
      }
      if (transaction.local) return;
      wanted.current = {
        start: shifted(element.selectionStart ?? 0, event.delta),
        end: shifted(element.selectionEnd ?? 0, event.delta),
      };
    };
    text.observe(moved);
    return () => text.unobserve(moved);
  }, [text, control]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is put back after the new text has been drawn
  useLayoutEffect(() => {
    if (!wanted.current) return;
    control.current?.setSelectionRange(wanted.current.start, wanted.current.end);
    wanted.current = null;
  }, [value]);
}

/** Where a position stands after a change, as Yjs tells it. */
export function shifted(position: number, delta: Y.YTextEvent["delta"]): number {
  let at = 0;
  let result = position;
  for (const step of delta) {
    if (at > result) break;
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === "string") {
      if (at < result) result += step.insert.length;
      at += step.insert.length;
    } else if (step.delete !== undefined) result -= Math.min(step.delete, Math.max(0, result - at));
  }
  return result;
}

/** Where the last letter that a change put in stands, or the gap that it left. */
function endOf(delta: Y.YTextEvent["delta"]): number {
  return delta.reduce((at, { retain, insert }) => at + (retain ?? (typeof insert === "string" ? insert.length : 0)), 0);
}

/** Firefox and Safari do not size a field by its content: there it is measured. */
function useGrowing(control: RefObject<HTMLTextAreaElement | null>, value: string, area: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured whenever the text is another
  useLayoutEffect(() => {
    const element = control.current;
    if (!area || !element || CSS.supports("field-sizing", "content")) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [value, area, control]);
}
