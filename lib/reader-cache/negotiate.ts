/** The encodings in which an answer is kept, the smallest first. */
export const encodings = ["br", "gzip", "identity"] as const;

export type Encoding = (typeof encodings)[number];

/**
 * What the client takes, in the order in which we would rather give it (RFC 9110, 12.5.3). Never empty: somebody
 * who refuses everything gets the plain bytes.
 */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return plain;
  const known = remembered.get(header);
  if (known) return known;
  const accepted = parse(header);
  // Browsers send a handful of forms. What a stranger makes up must not stay in memory.
  if (remembered.size < 200 && header.length < 200) remembered.set(header, accepted);
  return accepted;
}

/** Whether the client already holds these bytes; `hash` is the part that all encodings of them share. */
export function alreadyHas(ifNoneMatch: string, hash: string): boolean {
  return ifNoneMatch.includes(hash) || ifNoneMatch.trim() === "*";
}

const plain: readonly Encoding[] = ["identity"];
const remembered = new Map<string, readonly Encoding[]>();

function parse(header: string): readonly Encoding[] {
  const quality = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const given = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const value = given === undefined ? 1 : Number(given);
    if (name) quality.set(name === "x-gzip" ? "gzip" : name, Number.isFinite(value) ? value : 0);
  }
  const others = quality.get("*");
  const of = (encoding: Encoding): number =>
    quality.get(encoding) ?? (encoding === "identity" ? (others === 0 ? 0 : 0.001) : (others ?? 0));
  const accepted = encodings
    .filter((encoding) => of(encoding) > 0)
    // Equal wishes keep our order: the sort is stable.
    .sort((a, b) => of(b) - of(a));
  return accepted.length > 0 ? accepted : plain;
}
