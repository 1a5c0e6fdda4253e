import type { Node, Mark as SchemaMark } from "@tiptap/pm/model";
import { Refusal, type RefusalValues } from "#lib/platform/errors";
import { hasForbidden } from "./clean.ts";
import { bodySchema } from "./extensions.ts";
import { checkHref } from "./href.ts";
import { speakerLengthMax } from "./nodes/quote.ts";
import { characterCount } from "./text.ts";
import type { BodyDoc } from "./types.ts";

/** What a body may weigh: far above any article, far below what would hold a server up. */
export const bodyLimits = {
  jsonBytesMax: 2 * 1024 * 1024,
  depthMax: 20,
  nodesMax: 20_000,
} as const;

/**
 * Lets a body through that is of our schema, in one canonical form: attributes that say nothing left out,
 * neighbouring text joined, addresses of links in their one spelling. Equal texts give equal JSON.
 *
 * Throws a `Refusal("invalid")` on anything else: unknown nodes, marks, attributes or keys, wrong nesting,
 * addresses that no link may have, characters that no database keeps, too much of anything.
 */
export function checkBody(json: unknown): BodyDoc {
  walk(json);
  checkBytes(json);
  const doc = parse(json);
  if (doc.type !== bodySchema.topNodeType) refuse("unknown");
  return canonicalNode(doc) as BodyDoc;
}

function refuse(code: string, values?: RefusalValues): never {
  throw new Refusal("invalid", `body.${code}`, { values, fields: { body: { code: `body.${code}`, values } } });
}

/** Counts and looks at every node without recursion, before anything that recurses sees the input. */
function walk(json: unknown): void {
  const queue: [unknown, number][] = [[json, 1]];
  let nodes = 0;
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const [node, depth] = entry;
    nodes += 1;
    if (nodes > bodyLimits.nodesMax) refuse("tooManyBlocks", { limit: bodyLimits.nodesMax });
    if (depth > bodyLimits.depthMax) refuse("tooDeep");
    if (!isRecord(node) || typeof node.type !== "string") refuse("unknown");
    const children = node.type === "text" ? checkText(node) : checkElement(node);
    for (const child of children) queue.push([child, depth + 1]);
  }
}

function checkText(node: JsonObject): unknown[] {
  checkKeys(node, ["type", "text", "marks"]);
  if (typeof node.text !== "string" || node.text === "") refuse("unknown");
  if (hasForbidden(node.text)) refuse("forbiddenCharacters");
  checkMarks(node.marks);
  return [];
}

function checkElement(node: JsonObject): unknown[] {
  checkKeys(node, ["type", "attrs", "content", "marks"]);
  const type = bodySchema.nodes[String(node.type)] ?? refuse("unknown");
  checkAttributes(node.attrs, Object.keys(type.spec.attrs ?? {}));
  if (type.isInline) checkMarks(node.marks);
  else if (node.marks !== undefined) refuse("unknown");
  if (node.content === undefined) return [];
  return Array.isArray(node.content) ? node.content : refuse("unknown");
}

function checkMarks(marks: unknown): void {
  if (marks === undefined) return;
  if (!Array.isArray(marks)) refuse("unknown");
  for (const mark of marks) {
    if (!isRecord(mark)) refuse("unknown");
    checkKeys(mark, ["type", "attrs"]);
    const type = bodySchema.marks[String(mark.type)] ?? refuse("unknown");
    const attrs = checkAttributes(mark.attrs, Object.keys(type.spec.attrs ?? {}));
    if (type.name === "link" && checkHref(attrs.href) === null) refuse("link");
  }
}

function checkAttributes(attrs: unknown, known: readonly string[]): JsonObject {
  if (attrs === undefined) return {};
  if (!isRecord(attrs)) refuse("unknown");
  checkKeys(attrs, known);
  for (const value of Object.values(attrs)) {
    if (value === null || typeof value === "number") continue;
    if (typeof value !== "string") refuse("unknown");
    if (hasForbidden(value)) refuse("forbiddenCharacters");
  }
  for (const name of ["speaker", "role"]) {
    const value = attrs[name];
    // A character can be many code units; nobody's name is this many.
    if (
      typeof value === "string" &&
      (value.length > 10 * speakerLengthMax || characterCount(value) > speakerLengthMax)
    ) {
      refuse("speakerTooLong", { limit: speakerLengthMax });
    }
  }
  return attrs;
}

function checkKeys(node: JsonObject, known: readonly string[]): void {
  for (const key of Object.keys(node)) if (!known.includes(key)) refuse("unknown");
}

function checkBytes(json: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(json)).byteLength;
  if (bytes > bodyLimits.jsonBytesMax) {
    refuse("tooLarge", { megabytes: bodyLimits.jsonBytesMax / 1024 / 1024 });
  }
}

function parse(json: unknown): Node {
  try {
    const doc = bodySchema.nodeFromJSON(json);
    doc.check();
    return doc;
  } catch (error) {
    if (error instanceof RangeError) refuse("unknown");
    throw error;
  }
}

/** Written by us rather than by `toJSON`, which writes defaults out and would change with the library. */
function canonicalNode(node: Node): JsonObject {
  if (node.isText) {
    const marks = node.marks.map(canonicalMark);
    return { type: "text", text: node.text, ...(marks.length > 0 ? { marks } : {}) };
  }
  const content: JsonObject[] = [];
  node.forEach((child) => {
    const next = canonicalNode(child);
    const last = content.at(-1);
    // Two spellings of one address are one link only now.
    if (child.isText && last?.type === "text" && sameMarks(last.marks, next.marks))
      last.text = `${last.text}${next.text}`;
    else content.push(next);
  });
  const attrs = canonicalAttributes(node);
  return {
    type: node.type.name,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function sameMarks(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function canonicalAttributes(node: Node): JsonObject {
  // What `types.ts` requires is written out, even where it is the default.
  const required = ["level", "speaker", "role"];
  return Object.fromEntries(
    Object.entries(node.attrs).filter(
      ([name, value]) => required.includes(name) || value !== node.type.spec.attrs?.[name]?.default,
    ),
  );
}

function canonicalMark(mark: SchemaMark): JsonObject {
  return mark.type.name === "link"
    ? { type: "link", attrs: { href: checkHref(mark.attrs.href) } }
    : { type: mark.type.name };
}

type JsonObject = Record<string, unknown>;

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
