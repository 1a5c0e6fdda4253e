import { type Edition, isEdition } from "#lib/editions";
import { type Surface, surfaceAt } from "#lib/surfaces";

/**
 * What an address of the reader's side means, in the one form that the cache keys by: percent-encoded the way we
 * write links, with the query parameters that count and no others. Decides by the address alone.
 */
export function readAddress(url: string): Address {
  const [rawPath = "", rawQuery = ""] = splitOnce(withoutOrigin(url), "?");
  const segments = decodePath(rawPath);
  // Whatever is wrong further on: whoever reads the Arabic paper is told so in Arabic.
  const first = decodePath(rawPath.split("/").slice(0, 2).join("/"))?.[0];
  const edition = isEdition(first) ? first : null;
  if (!segments) return { kind: "unknown", edition };
  if (segments.length > 1 && segments.at(-1) === "") return readTrailingSlash(segments.slice(0, -1), edition);

  const found = segments.length > 1 && segments.includes("") ? null : surfaceAt(segments);
  if (!found) return { kind: "unknown", edition };

  const path = encodePath(segments);
  // One form only is canonical; raw letters are sent to it, other spellings of the escapes are read as it.
  if (hasRawLetters(rawPath)) return { kind: "moved", location: path };

  const query = readQuery(rawQuery, found.surface.query ?? []);
  return {
    kind: "surface",
    url: query ? `${path}?${query}` : path,
    path,
    surface: found.surface,
    edition,
    articleId: found.articleId,
    isSearch: query.includes("q="),
  };
}

export type Address =
  | SurfaceAddress
  /** The same thing stands at another address for good. */
  | { kind: "moved"; location: string }
  /** No surface has this address. */
  | { kind: "unknown"; edition: Edition | null };

export type SurfaceAddress = {
  kind: "surface";
  /** Path and query in their one form: the key, and what is rendered. */
  url: string;
  path: string;
  surface: Surface;
  /** The edition of the address; null where it is of none. */
  edition: Edition | null;
  /** The article that the address names, if it names one. */
  articleId?: string | undefined;
  /** Answers to what somebody typed are many and seldom asked for twice. */
  isSearch: boolean;
};

/** The request target as a path, also where a client wrote the whole address (RFC 9112, 3.2.2). */
export function withoutOrigin(url: string): string {
  if (url.startsWith("/")) return url;
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url);
  if (!origin) return "/";
  const rest = url.slice(origin[0].length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** How long a search may be, in characters; the rest of it is ignored. */
export const searchLengthMax = 200;

const pageMax = 9_999;

/** Null where the path has no sound meaning: bad escapes, control characters, a slash or dots in disguise. */
function decodePath(rawPath: string): string[] | null {
  const segments: string[] = [];
  for (const raw of rawPath.slice(1).split("/")) {
    const decoded = decode(raw);
    if (decoded === null || decoded === "." || decoded === ".." || /[/\\\p{Cc}\p{Cs}]/u.test(decoded)) return null;
    segments.push(decoded);
  }
  return segments;
}

function decode(raw: string): string | null {
  try {
    // Node hands over bytes above 127 as single characters.
    return decodeURIComponent(hasRawLetters(raw) ? Buffer.from(raw, "latin1").toString("utf8") : raw);
  } catch {
    return null;
  }
}

function readTrailingSlash(segments: readonly string[], edition: Edition | null): Address {
  const isKnown = !segments.includes("") && surfaceAt(segments) !== null;
  return isKnown ? { kind: "moved", location: encodePath(segments) } : { kind: "unknown", edition };
}

function encodePath(segments: readonly string[]): string {
  return `/${segments.map((segment) => encodeURIComponent(segment)).join("/")}`;
}

function hasRawLetters(text: string): boolean {
  return /[\u0080-\u{10ffff}]/u.test(text);
}

function readQuery(rawQuery: string, allowed: readonly string[]): string {
  if (rawQuery === "" || allowed.length === 0) return "";
  const given = new URLSearchParams(rawQuery);
  const query: string[] = [];
  const words = allowed.includes("q") ? readWords(given.get("q")) : "";
  if (words) query.push(`q=${encodeURIComponent(words)}`);
  const page = allowed.includes("page") ? readPage(given.get("page")) : 1;
  if (page > 1) query.push(`page=${page}`);
  return query.join("&");
}

function readPage(text: string | null): number {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Math.min(Number(text), pageMax) : 1;
}

function readWords(text: string | null): string {
  const plain = (text ?? "")
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ");
  return [...plain].slice(0, searchLengthMax).join("").trim();
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
