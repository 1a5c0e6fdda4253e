import { createHash } from "node:crypto";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { commonHeaders, developmentPolicy, filePolicy, readerPolicy } from "#lib/http/security";
import { nowMs } from "#lib/platform/clock";
import type { Encoding } from "./negotiate.ts";
import type { Kept } from "./store.ts";
import { strip } from "./strip.ts";

/**
 * Finished bytes, ready to be written to a socket: compressed once, with their headers laid out as Node takes
 * them, so that a hit costs little more than the write.
 */
export type Answer = Kept & {
  readonly status: number;
  /** Names these bytes in any encoding; part of every ETag. */
  readonly hash: string;
  /** The article whose own page this is, if it is one. */
  readonly articleId?: string | undefined;
  /** From this instant on (milliseconds since the epoch) there is something newer to give out. */
  readonly freshUntilMs: number;
  /** From this instant on these bytes are not to be given out at all; never before `freshUntilMs`. */
  readonly endsAtMs: number;
  readonly variants: Readonly<Partial<Record<Encoding, Variant>> & { identity: Variant }>;
};

export type Variant = {
  readonly body: Buffer;
  /** Name, value, name, value …; begins with the places that `slots` names, filled in for each request. */
  readonly headers: string[];
  /** The same for a client that already holds the bytes. */
  readonly notModified: string[];
};

/** Where in a list of headers the values stand that differ from request to request. */
export const slots = { requestId: 1, cacheControl: 3 } as const;

export type Material = {
  status: number;
  articleId?: string | undefined;
  contentType: string;
  body: Buffer;
  tags: ReadonlySet<string>;
  freshUntilMs: number;
  endsAtMs: number;
  /** Headers of a file that go out as they are (`Last-Modified`, `Link` …). */
  headers?: readonly (readonly [name: string, value: string])[];
  /** False while developing: the page keeps the framework's scripts. */
  strip?: boolean;
};

/** Takes what a render brought, compresses it and lays it out for readers. */
export async function makeAnswer(material: Material): Promise<Answer> {
  const isPage = /^text\/html\b/i.test(material.contentType);
  const page = isPage && material.strip !== false ? strip(material.body.toString("utf8")) : null;
  const body = page ? Buffer.from(page.html, "utf8") : material.body;
  const policy = page ? readerPolicy(page) : isPage ? developmentPolicy() : filePolicy;
  const isCompressible = compressible.test(material.contentType) && body.length >= compressFromBytes;
  const [br, gzip] = isCompressible ? await Promise.all([compressBrotli(body), compressGzip(body)]) : [];
  return layOut({ ...material, body }, policy, {
    ...(br ? { br: exact(br) } : {}),
    ...(gzip ? { gzip: exact(gzip) } : {}),
  });
}

/** The compressor hands over a corner of a larger piece of memory, all of which would be kept with it. */
function exact(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** Bytes as they are, under these headers, and their encodings if there are any. */
export function layOut(
  material: Material,
  policy: string,
  encoded: Readonly<Partial<Record<Encoding, Buffer>>> = {},
): Answer {
  const { body } = material;
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const shared: [string, string][] = [
    ["X-Request-Id", ""],
    ["Cache-Control", ""],
    ...commonHeaders(),
    ["Content-Security-Policy", policy],
    ...(compressible.test(material.contentType) ? [["Vary", "Accept-Encoding"] as [string, string]] : []),
    ...(material.status === 200 ? [["Cache-Tag", cacheTagHeader(material.tags)] as [string, string]] : []),
    ...(material.status === 200 ? [] : [["X-Robots-Tag", "noindex"] as [string, string]]),
  ];
  const variant = (encoding: Encoding, bytes: Buffer): Variant => {
    const validators: [string, string][] =
      material.status === 200 ? [["ETag", `"${hash}${encoding === "identity" ? "" : `-${encoding}`}"`]] : [];
    const described: [string, string][] = [
      ...shared,
      ...validators,
      ...((material.headers ?? []) as [string, string][]),
      ["Content-Type", material.contentType],
      ...(encoding === "identity" ? [] : [["Content-Encoding", encoding] as [string, string]]),
      ["Content-Length", String(bytes.length)],
    ];
    return { body: bytes, headers: described.flat(), notModified: [...shared, ...validators].flat() };
  };

  const { br, gzip } = encoded;
  return {
    status: material.status,
    hash,
    articleId: material.articleId,
    tags: material.tags,
    freshUntilMs: material.freshUntilMs,
    endsAtMs: material.endsAtMs,
    byteLength: body.length + (br?.length ?? 0) + (gzip?.length ?? 0) + overheadBytes,
    variants: {
      identity: variant("identity", body),
      ...(br ? { br: variant("br", br) } : {}),
      ...(gzip ? { gzip: variant("gzip", gzip) } : {}),
    },
  };
}

/**
 * How long caches may give out this answer. A shared cache keeps it for ten seconds, the time in which whatever is
 * taken down must be gone, and never past the instant at which it changes by itself. What is not a page's
 * proper answer is kept nowhere, so that what is published at a missing address shows at once.
 */
export function cacheControlOf(answer: Answer, isMedia = false): string {
  if (answer.status !== 200) return "no-store";
  const secondsLeft = Math.max(0, Math.floor((answer.freshUntilMs - nowMs()) / 1000));
  if (!isMedia && secondsLeft >= sharedSeconds) return usualCacheControl;
  // A reader's own browser may keep a picture that it has been given; its address names these very bytes.
  const maxAge = Math.min(isMedia ? 3600 : 0, secondsLeft);
  return cacheControl(maxAge, Math.min(sharedSeconds, secondsLeft));
}

const sharedSeconds = 10;

const cacheControl = (ownSeconds: number, seconds: number) => `public, max-age=${ownSeconds}, s-maxage=${seconds}`;

const usualCacheControl = cacheControl(0, sharedSeconds);

/** Below this, the headers of an encoding weigh more than it saves. */
const compressFromBytes = 400;

/** What an entry takes besides its bytes, roughly: headers, key, tags. */
const overheadBytes = 4_096;

const compressible = /^(text\/|image\/svg\+xml|application\/([\w.-]+\+)?(xml|json)|application\/(java|ecma)script)/i;

const brotliAsync = promisify(zlib.brotliCompress);
const gzipAsync = promisify(zlib.gzip);

function compressBrotli(body: Buffer): Promise<Buffer> {
  // 7 is within some percent of the best and takes milliseconds where the best takes a tenth of a second.
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 7, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotliAsync(body, { params });
}

function compressGzip(body: Buffer): Promise<Buffer> {
  return gzipAsync(body, { level: 7 });
}

/** A cache tag as a header can carry it, and as a CDN must be told of it: slugs in it are in any script. */
export function tagInHeader(tag: string): string {
  return encodeURI(tag).replaceAll(",", "%2C");
}

/** Proxies refuse long headers: tags of whole lists come first, since every list carries one of them. */
function cacheTagHeader(tags: ReadonlySet<string>): string {
  const isWide = (tag: string) => /^(edition:|front:|settings$|directory$)/.test(tag);
  const ordered = [...[...tags].filter(isWide), ...[...tags].filter((tag) => !isWide(tag))];
  let header = "";
  for (const tag of ordered.map(tagInHeader)) {
    if (header.length + tag.length > 3_800) break;
    header += header ? `,${tag}` : tag;
  }
  return header;
}
