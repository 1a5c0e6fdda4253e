/**
 * The shape of the live document: where each field of an article lives in its Yjs document.
 *
 * Words that people type are shared texts, so that two people typing in one field merge letter by letter;
 * choices (section, photo, flags) are values of one map, where the later choice stands.
 */
import type * as Y from "yjs";

/**
 * Raised when the set of nodes, marks, attributes or fields changes in a way that an older build would damage by merely
 * opening the document, or would leave out when it freezes a revision. `/collab` refuses older builds before their
 * editor binds. 2: translators.
 */
export const schemaVersion = 2;

/** Root texts. */
export const textFields = [
  "headline",
  "standfirst",
  "slug",
  "dateline",
  "leadCaption",
  "leadCredit",
  "leadAlt",
] as const;
export type TextField = (typeof textFields)[number];

/** Root lists of ids, in the order that readers see. */
export const listFields = ["bylines", "translators", "tags"] as const;
export type ListField = (typeof listFields)[number];

/** Values of the root map `fields`. */
export type DocumentChoices = {
  sectionId: string | null;
  /** Once true, the slug no longer follows the headline. */
  slugByHand: boolean;
  leadAssetId: string | null;
  leadArchive: boolean;
};

export const choicesRoot = "fields";
export const bodyRoot = "body";

/** What has been typed and chosen so far, names not yet looked up. */
export type DocumentFields = Record<TextField, string> & Record<ListField, string[]> & DocumentChoices;

export function readFields(doc: Y.Doc): DocumentFields {
  const choices = doc.getMap(choicesRoot);
  const string = (key: keyof DocumentChoices) => {
    const value = choices.get(key);
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    ...(Object.fromEntries(textFields.map((name) => [name, doc.getText(name).toString()])) as Record<
      TextField,
      string
    >),
    // Two people adding one tag at the same moment put it in twice: the first stands.
    bylines: ids(doc.getArray("bylines")),
    translators: ids(doc.getArray("translators")),
    tags: ids(doc.getArray("tags")),
    sectionId: string("sectionId"),
    slugByHand: choices.get("slugByHand") === true,
    leadAssetId: string("leadAssetId"),
    leadArchive: choices.get("leadArchive") === true,
  };
}

function ids(list: Y.Array<unknown>): string[] {
  return [...new Set(list.toArray().filter((id): id is string => typeof id === "string"))];
}

/** Writes fields into a document, as one change; used where an article is made from something else than typing. */
export function writeFields(doc: Y.Doc, fields: Partial<DocumentFields>): void {
  doc.transact(() => {
    for (const name of textFields) {
      const value = fields[name];
      if (value !== undefined) replaceText(doc.getText(name), value);
    }
    for (const name of listFields) {
      const value = fields[name];
      if (value === undefined) continue;
      const list = doc.getArray<string>(name);
      list.delete(0, list.length);
      list.push(value);
    }
    const choices = doc.getMap(choicesRoot);
    for (const key of ["sectionId", "slugByHand", "leadAssetId", "leadArchive"] as const) {
      if (fields[key] !== undefined) choices.set(key, fields[key]);
    }
  });
}

/**
 * Makes a shared text say `next` by touching only what differs, so that a colleague's caret and letters
 * elsewhere in it stay where they are.
 */
export function replaceText(text: Y.Text, next: string): void {
  const current = text.toString();
  if (current === next) return;
  let start = 0;
  while (start < current.length && start < next.length && current[start] === next[start]) start += 1;
  let end = 0;
  while (
    end < current.length - start &&
    end < next.length - start &&
    current[current.length - 1 - end] === next[next.length - 1 - end]
  ) {
    end += 1;
  }
  // A pair of surrogates is one letter: never cut between its halves.
  if (isLowSurrogate(current, start) || isLowSurrogate(next, start)) start -= 1;
  if (isLowSurrogate(current, current.length - end) || isLowSurrogate(next, next.length - end)) end -= 1;
  const write = () => {
    if (current.length - end > start) text.delete(start, current.length - end - start);
    if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
  };
  if (text.doc) text.doc.transact(write);
  else write();
}

function isLowSurrogate(value: string, index: number): boolean {
  const code = value.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
