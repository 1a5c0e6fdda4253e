import { diffArrays } from "diff";
import { type Form, formKey, type Piece, unmarked, wording } from "./compare-pieces.ts";

/** A run of words; joined up, `same` and `removed` give the old text, `same` and `added` the new. */
export type Part = { kind: "same" | "added" | "removed"; text: string; forms: FormChange[] };

/** A form that words have lost or got, or `other`: their form differs in a way that no words tell. */
export type FormChange = { kind: "added" | "removed"; form: Form } | { kind: "other" };

/** A line of the old text, of the new one, or of both. */
export type Line = { kind: "same" | "added" | "removed"; forms: FormChange[]; parts: Part[] };

/** Two versions held against each other line by line: what stays stands there too, for context. */
export function compareLines(before: readonly Piece[], after: readonly Piece[]): Line[] {
  let last: { pair: Pair; sameForm: boolean } | null = null;
  return align(before, after).map((pair) => {
    const forms = formChanges(pair.before?.forms ?? [], pair.after?.forms ?? []);
    const sameForm = forms.length === 0;
    // One list made two, or two items one, between lines that are both as they were: told where they part or meet.
    if (sameForm && last?.sameForm && isBoth(pair) && isBoth(last.pair) && pair.before.shared !== pair.after.shared) {
      forms.push({ kind: "other" });
    }
    last = { pair, sameForm };
    return {
      kind: pair.before ? (pair.after ? "same" : "removed") : "added",
      forms,
      parts: compareWords(pair.before ?? noWords, pair.after ?? noWords),
    };
  });
}

/** Whether nothing in these lines differs. */
export function areSame(lines: readonly Line[]): boolean {
  return lines.every(
    ({ kind, forms, parts }) =>
      kind === "same" && forms.length === 0 && parts.every((part) => part.kind === "same" && part.forms.length === 0),
  );
}

/** The difference between two plain texts, word by word. */
export function compareTexts(before: string, after: string): Part[] {
  return compareWords({ text: before, marks: unmarked(before) }, { text: after, marks: unmarked(after) });
}

// ── Which line became which ──────────────────────────────────────────────────

type Pair = { before: Piece | null; after: Piece | null };
type Both = { before: Piece; after: Piece };

const isBoth = (pair: Pair): pair is Both => pair.before !== null && pair.after !== null;

/** More differences than these, and nobody reads on from one version to the other: the old goes, the new comes. */
const differingLinesMax = 2_000;
const pairsMax = 250_000;

function align(before: readonly Piece[], after: readonly Piece[]): Pair[] {
  const key = ({ kind, text }: Piece) => `${kind} ${text}`;
  const changes = diffArrays(before.map(key), after.map(key), { maxEditLength: differingLinesMax });
  if (!changes) return alignReworded(before, after);
  const pairs: Pair[] = [];
  const at = { before: 0, after: 0 };
  let gap = { ...at };
  const closeGap = () => {
    pairs.push(...alignReworded(before.slice(gap.before, at.before), after.slice(gap.after, at.after)));
  };
  for (const { added, removed, count } of changes) {
    if (added) at.after += count;
    else if (removed) at.before += count;
    else {
      closeGap();
      for (let index = 0; index < count; index += 1) {
        pairs.push({ before: before[at.before + index] ?? null, after: after[at.after + index] ?? null });
      }
      at.before += count;
      at.after += count;
      gap = { ...at };
    }
  }
  closeGap();
  return pairs;
}

/** Lines of which none has stayed as it was: those that are most alike are one line, reworded; their order is kept. */
function alignReworded(before: readonly Piece[], after: readonly Piece[]): Pair[] {
  const bags = new Map([...before, ...after].map((piece) => [piece, bagOf(piece.text)]));
  const width = after.length + 1;
  const isTooMuch = before.length * after.length > pairsMax;
  const likeness = (row: number, column: number) => {
    const [old, next] = [before[row], after[column]];
    return isTooMuch || !old || !next ? 0 : alike(old, next, bags);
  };
  // best[row][column]: how alike the lines from there on can be made.
  const best = new Float64Array((isTooMuch ? 0 : before.length + 1) * width);
  const bestAt = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0 && !isTooMuch; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const like = likeness(row, column);
      const paired = like > 0 ? like + bestAt(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(paired, bestAt(row + 1, column), bestAt(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const like = likeness(row, column);
    if (like > 0 && bestAt(row, column) === like + bestAt(row + 1, column + 1)) {
      pairs.push({ before: before[row] ?? null, after: after[column] ?? null });
      row += 1;
      column += 1;
    } else if (row < before.length && (column >= after.length || bestAt(row, column) === bestAt(row + 1, column))) {
      pairs.push({ before: before[row] ?? null, after: null });
      row += 1;
    } else {
      pairs.push({ before: null, after: after[column] ?? null });
      column += 1;
    }
  }
  return pairs;
}

/** Below this part of words in common, a line is another line. */
const alikeMin = 0.35;

function alike(before: Piece, after: Piece, bags: ReadonlyMap<Piece, Bag>): number {
  if (before.kind !== after.kind) return 0;
  const [old, next] = [bags.get(before), bags.get(after)];
  if (!old || !next) return 0;
  let common = 0;
  for (const [word, count] of old.words) common += Math.min(count, next.words.get(word) ?? 0);
  const share = old.size + next.size === 0 ? 0 : (2 * common) / (old.size + next.size);
  // A name is itself whatever it is called now.
  if (before.kind !== wording) return 0.5 + share;
  return share >= alikeMin ? share : 0;
}

type Bag = { words: Map<string, number>; size: number };

function bagOf(text: string): Bag {
  const words = new Map<string, number>();
  let size = 0;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words.set(word, (words.get(word) ?? 0) + 1);
    size += 1;
  }
  return { words, size };
}

// ── Words ────────────────────────────────────────────────────────────────────

type Words = Pick<Piece, "text" | "marks">;
const noWords: Words = { text: "", marks: [] };

const differingWordsMax = 5_000;

function compareWords(before: Words, after: Words): Part[] {
  const parts: Part[] = [];
  const at = { before: 0, after: 0 };
  const add = (kind: Part["kind"], sign: string, forms: FormChange[]) => {
    const last = parts.at(-1);
    if (last?.kind === kind && JSON.stringify(last.forms) === JSON.stringify(forms)) last.text += sign;
    else parts.push({ kind, text: sign, forms });
  };
  for (const { kind, text } of wordChanges(before.text, after.text)) {
    for (let index = 0; index < text.length; index += 1) {
      const old = kind === "added" ? [] : (before.marks[at.before] ?? []);
      const next = kind === "removed" ? [] : (after.marks[at.after] ?? []);
      if (kind !== "added") at.before += 1;
      if (kind !== "removed") at.after += 1;
      add(kind, text[index] ?? "", old === next ? [] : formChanges(old, next));
    }
  }
  return parts;
}

/** Changes with nothing but a blank between them are one: a sentence put anew is read in one go, not word by word. */
function wordChanges(before: string, after: string): Omit<Part, "forms">[] {
  const found = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: differingWordsMax });
  const changes = found?.map(({ value, ...change }) => ({ ...change, value: value.join("") })) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const told: Omit<Part, "forms">[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed !== "") told.push({ kind: "removed", text: removed });
    if (added !== "") told.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, change] of changes.entries()) {
    const isBetween = removed !== "" && added !== "" && /^[^\S\n]+$/u.test(change.value);
    if (change.added) added += change.value;
    else if (change.removed) removed += change.value;
    else if (isBetween && isReplaced(changes, index + 1)) {
      removed += change.value;
      added += change.value;
    } else {
      close();
      if (change.value !== "") told.push({ kind: "same", text: change.value });
    }
  }
  close();
  return told;
}

/** Words, blanks and signs, which joined up are the text. A vowel sign or an accent belongs to its letter. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|[^\S\n]+|./gsu) ?? [];
}

function isReplaced(changes: readonly { added: boolean; removed: boolean }[], at: number): boolean {
  const [first, second] = [changes[at], changes[at + 1]];
  return Boolean((first?.removed && second?.added) || (first?.added && second?.removed));
}

// ── Forms ────────────────────────────────────────────────────────────────────

/** Forms that went and came; `other` where there are the same ones, differently arranged. */
function formChanges(before: readonly Form[], after: readonly Form[]): FormChange[] {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length + come.length > 0) {
    return [
      ...gone.map((form) => ({ kind: "removed" as const, form })),
      ...come.map((form) => ({ kind: "added" as const, form })),
    ];
  }
  const isArranged = before.every((form, index) => formKey(form) === formKey(after[index] ?? form));
  return isArranged ? [] : [{ kind: "other" }];
}

function without(forms: readonly Form[], others: readonly Form[]): Form[] {
  const left = others.map(formKey);
  return forms.filter((form) => {
    const at = left.indexOf(formKey(form));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
