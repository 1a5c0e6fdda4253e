import type { NodeType } from "@tiptap/pm/model";
import * as Y from "yjs";
import {
  bodyRoot,
  choicesRoot,
  type DocumentChoices,
  type ListField,
  listFields,
  type TextField,
  textFields,
} from "#lib/articles/document";
import { hasForbidden } from "#lib/body/clean";
import { bodySchema } from "#lib/body/extensions";
import { checkHref } from "#lib/body/href";
import { isId } from "#lib/platform/ids";
import {
  attributeLengthMax,
  blockLengthMax,
  bodyDepthMax,
  documentBytesMax,
  listLengthMax,
  textLengthMax,
  updateBytesMax,
} from "./limits.ts";
import { lostWords } from "./lost-words.ts";
import type { Refused } from "./protocol.ts";

/** Why an update is not let in: a word for the browser, and what was found for the log (never what was typed). */
export type Fault = { refused: Refused; found: string };

/**
 * Stands before a live document: each update is tried on a document of its own first, and only one that leaves
 * a document of ours goes on to the one that people see. A refused update changes nothing.
 *
 * What is judged is what the update adds, not what was there: content that an earlier or a later build wrote is
 * kept as it is. Nor is the order or number of blocks judged: two people's deletions may merge into an empty
 * list, and neither of them has sent anything wrong.
 */
export class Gate {
  #doc: Y.Doc;
  #bytes: number;
  /** Roots that the stored document has beside ours, from another build. */
  #strangers: ReadonlySet<string>;
  readonly #onLost: (words: string) => void;

  /** `onLost` is told of words that a merge took away and nobody deleted. */
  constructor(state: Uint8Array, onLost: (words: string) => void = () => {}) {
    this.#onLost = onLost;
    this.#doc = load(state);
    this.#bytes = state.length;
    this.#strangers = new Set([...this.#doc.share.keys()].filter((name) => !ourRoots.has(name)));
  }

  /**
   * Null when the update may be applied; it is then part of what the next one is tried on. After a fault the
   * gate must be set right with `reset`.
   */
  check(update: Uint8Array): Fault | null {
    if (update.length > updateBytesMax) return { refused: "too_large", found: "update" };
    let fault: Fault | null = null;
    try {
      // Decoding makes no room for what the bytes only claim to hold; Yjs itself would believe their counts.
      const decoded = Y.decodeUpdate(update);
      fault = forbiddenContent(decoded) ?? this.#try(update, decoded);
    } catch {
      // Yjs throws on bytes that are no update, at whatever point they stop making sense.
      return malformed("undecodable");
    }
    return fault ?? this.#weigh(update);
  }

  /** Takes in an update that is part of the document already. */
  follow(update: Uint8Array): void {
    this.#bytes += update.length;
    let lost = "";
    this.#doc.once("afterTransaction", (transaction: Y.Transaction) => {
      lost = lostWords(transaction, Y.decodeUpdate(update));
    });
    Y.applyUpdate(this.#doc, update);
    if (lost !== "") this.#onLost(lost);
  }

  /** Begins again from the document as it is, after a refusal. */
  reset(state: Uint8Array): void {
    this.#doc.destroy();
    this.#doc = load(state);
    this.#bytes = state.length;
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #try(update: Uint8Array, decoded: ReturnType<typeof Y.decodeUpdate>): Fault | null {
    let fault: Fault | null = null;
    let lost = "";
    this.#doc.once("afterTransaction", (transaction: Y.Transaction) => {
      fault = faultOf(transaction);
      lost = lostWords(transaction, decoded);
    });
    Y.applyUpdate(this.#doc, update);
    if (fault) return fault;
    const { store, share } = this.#doc;
    if (store.pendingStructs !== null || store.pendingDs !== null) return { refused: "incomplete", found: "pending" };
    for (const name of share.keys()) {
      if (!ourRoots.has(name) && !this.#strangers.has(name)) return malformed("root");
    }
    if (lost !== "") this.#onLost(lost);
    return null;
  }

  /** The sum of what came in is more than the document has; it is measured when the sum reaches the limit. */
  #weigh(update: Uint8Array): Fault | null {
    this.#bytes += update.length;
    if (this.#bytes <= documentBytesMax) return null;
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length;
    return this.#bytes <= documentBytesMax ? null : { refused: "too_large", found: "document" };
  }
}

const ourRoots: ReadonlySet<string> = new Set([...textFields, ...listFields, choicesRoot, bodyRoot]);

type Content = Y.Item["content"];
// biome-ignore lint/suspicious/noExplicitAny: Yjs' types carry the type of their own events, which is of no concern here.
type AnyType = Y.AbstractType<any>;

const malformed = (found: string): Fault => ({ refused: "malformed", found });

function load(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  for (const name of textFields) doc.getText(name);
  for (const name of listFields) doc.getArray(name);
  doc.getMap(choicesRoot);
  doc.getXmlFragment(bodyRoot);
  Y.applyUpdate(doc, state);
  return doc;
}

/** Kinds of content that no document of ours has: documents in documents, embeds, bytes. */
function forbiddenContent({ structs }: ReturnType<typeof Y.decodeUpdate>): Fault | null {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { content } = struct;
    const known =
      content instanceof Y.ContentString ||
      content instanceof Y.ContentFormat ||
      content instanceof Y.ContentType ||
      content instanceof Y.ContentAny ||
      content instanceof Y.ContentDeleted;
    if (!known) return malformed("content");
  }
  return null;
}

/** Looks at every item that a transaction has added and that is still there. */
function faultOf(transaction: Y.Transaction): Fault | null {
  const { doc, beforeState, afterState, changed } = transaction;
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    if (after <= before) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index += 1) {
      const struct = structs[index];
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      const fault = itemFault(struct);
      if (fault) return fault;
    }
  }
  for (const type of changed.keys()) {
    const fault = lengthFault(type);
    if (fault) return fault;
  }
  return null;
}

function itemFault(item: Y.Item): Fault | null {
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType)) return malformed("parent");
  const root = rootName(parent);
  if (root === null) return bodyItemFault(item, parent);
  if (root === bodyRoot) return item.parentSub === null ? bodyItemFault(item, parent) : malformed("body");
  if (isOneOf(textFields, root)) {
    const plain = item.parentSub === null && item.content instanceof Y.ContentString;
    return plain ? stringFault(item.content) : malformed("text");
  }
  if (isOneOf(listFields, root)) {
    const { content } = item;
    const ids = item.parentSub === null && content instanceof Y.ContentAny && content.arr.every(isId);
    return ids ? null : malformed("list");
  }
  if (root === choicesRoot) return choiceFault(item);
  // A root of another build's that the stored document has: not ours to judge.
  return null;
}

function choiceFault(item: Y.Item): Fault | null {
  const { content, parentSub } = item;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return malformed("choice");
  const isChoice = parentSub !== null && Object.hasOwn(choices, parentSub);
  return isChoice && choices[parentSub as keyof DocumentChoices](content.arr[0]) ? null : malformed("choice");
}

const isIdOrNothing = (value: unknown) => value === null || value === "" || isId(value);
const isFlag = (value: unknown) => typeof value === "boolean";
const choices: Record<keyof DocumentChoices, (value: unknown) => boolean> = {
  sectionId: isIdOrNothing,
  slugByHand: isFlag,
  leadAssetId: isIdOrNothing,
  leadArchive: isFlag,
};

function bodyItemFault(item: Y.Item, parent: AnyType): Fault | null {
  const { content, parentSub } = item;
  if (depth(parent) > bodyDepthMax) return malformed("depth");
  if (parent instanceof Y.XmlText) {
    if (parentSub !== null) return malformed("attribute");
    if (content instanceof Y.ContentString) return stringFault(content);
    return content instanceof Y.ContentFormat ? markFault(content) : malformed("content");
  }
  if (parent instanceof Y.XmlElement) {
    const type = nodeType(parent);
    // What stands inside a block that another build brought is that build's business.
    if (!type) return null;
    return parentSub === null ? childFault(type, content) : attributeFault(type, parentSub, content);
  }
  return parent instanceof Y.XmlFragment ? childFault(bodySchema.topNodeType, content) : malformed("parent");
}

function childFault(parent: NodeType, content: Content): Fault | null {
  if (!(content instanceof Y.ContentType)) return malformed("content");
  const child = content.type;
  const names = childNames(parent);
  if (child instanceof Y.XmlElement) return names.has(child.nodeName) ? null : malformed("node");
  return child instanceof Y.XmlText && names.has("text") ? null : malformed("node");
}

function attributeFault(type: NodeType, name: string, content: Content): Fault | null {
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return malformed("attribute");
  const value: unknown = content.arr[0];
  if (!Object.hasOwn(type.spec.attrs ?? {}, name) || !isPlain(value)) return malformed("attribute");
  const validate = type.spec.attrs?.[name]?.validate;
  if (typeof validate === "string") {
    return validate.split("|").includes(value === null ? "null" : typeof value) ? null : malformed("attribute");
  }
  try {
    validate?.(value);
    return null;
  } catch {
    return malformed("attribute");
  }
}

/** Formatting of text: the key is a mark's name (with a hash behind it where marks may overlap), null ends it. */
function markFault({ key, value }: Y.ContentFormat): Fault | null {
  const name = key.replace(/--[A-Za-z0-9+/=]{8}$/, "");
  const mark = Object.hasOwn(bodySchema.marks, name) ? bodySchema.marks[name] : undefined;
  if (!mark) return malformed("mark");
  const attributes: unknown = value;
  if (attributes === null || attributes === true) return null;
  if (typeof attributes !== "object") return malformed("mark");
  for (const [attribute, setting] of Object.entries(attributes)) {
    if (!Object.hasOwn(mark.spec.attrs ?? {}, attribute) || !isPlain(setting)) return malformed("mark");
    if (attribute === "href" && setting !== "" && checkHref(setting) === null) return malformed("href");
  }
  return null;
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") return value.length <= attributeLengthMax && !hasForbidden(value);
  return value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

function stringFault(content: Content): Fault | null {
  return content instanceof Y.ContentString && !hasForbidden(content.str) ? null : malformed("characters");
}

function lengthFault(type: AnyType): Fault | null {
  const root = rootName(type);
  const tooLong = (found: string): Fault => ({ refused: "too_long", found });
  if (root === null) return type instanceof Y.XmlText && type.length > blockLengthMax ? tooLong("block") : null;
  if (isOneOf(textFields, root)) return type._length > textLengthMax[root] ? tooLong(root) : null;
  return isOneOf(listFields, root) && type._length > listLengthMax ? tooLong(root) : null;
}

/** Name of the root that a type is; null for one that stands inside another. */
function rootName(type: AnyType): string | null {
  if (type._item !== null || type.doc === null) return null;
  for (const [name, root] of type.doc.share) if (root === type) return name;
  return null;
}

function depth(type: AnyType): number {
  let levels = 0;
  for (let item = type._item; item !== null && levels <= bodyDepthMax; levels += 1) {
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
  return levels;
}

function nodeType(element: Y.XmlElement): NodeType | null {
  return Object.hasOwn(bodySchema.nodes, element.nodeName) ? (bodySchema.nodes[element.nodeName] ?? null) : null;
}

/** Names of the nodes that may stand in a node, at whatever place. */
function childNames(type: NodeType): ReadonlySet<string> {
  const known = childNamesOf.get(type);
  if (known) return known;
  const names = new Set<string>();
  const seen = new Set([type.contentMatch]);
  for (const match of seen) {
    for (let index = 0; index < match.edgeCount; index += 1) {
      const edge = match.edge(index);
      names.add(edge.type.name);
      seen.add(edge.next);
    }
  }
  childNamesOf.set(type, names);
  return names;
}

const childNamesOf = new Map<NodeType, ReadonlySet<string>>();

function isOneOf<T extends TextField | ListField>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}
