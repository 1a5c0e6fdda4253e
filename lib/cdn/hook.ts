import { tagInHeader } from "#lib/reader-cache/answer";

/**
 * Asks a CDN to forget the pages that carry these cache tags, in the form that most of them understand:
 *
 *     POST CDN_PURGE_URL
 *     Authorization: Bearer CDN_PURGE_SECRET
 *     Content-Type: application/json
 *
 *     {"tags":["article:…","edition:en"]}
 *
 * Any 2xx is a confirmation, unless its JSON says `"success": false`. No answer is an answer as well: it throws only
 * what `goOn` throws, which is called before each further question where there are more tags than go into one.
 */
export async function askCdn(
  hook: { url: string; secret: string | null },
  tags: readonly string[],
  goOn: () => Promise<void> = async () => {},
): Promise<CdnAnswer> {
  let last: CdnAnswer = { isDone: true, isUnwell: false, status: null, text: "nothing to forget", retryAfterMs: null };
  for (let from = 0; from < tags.length && last.isDone; from += tagsAtOnceMax) {
    if (from > 0) await goOn();
    last = await ask(hook, tags.slice(from, from + tagsAtOnceMax));
  }
  return last;
}

export type CdnAnswer = {
  isDone: boolean;
  /** Whether any question would have been answered so: the CDN has difficulties, or does not know us or our address. */
  isUnwell: boolean;
  /** Null where no answer came. */
  status: number | null;
  /** The beginning of what it said, or why it said nothing. */
  text: string;
  /** How long it asks us to wait. */
  retryAfterMs: number | null;
};

/** The lowest limit among the CDNs that take tags. */
const tagsAtOnceMax = 30;

const answerMaxMs = 8_000;
/** As much as is read of an answer: a page of an error, or one that never ends, says no more in the rest of it. */
const readMax = 4_000;
const textMax = 300;
const retryAfterMaxMs = 60_000;

async function ask({ url, secret }: { url: string; secret: string | null }, tags: string[]): Promise<CdnAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(secret ? { Authorization: `Bearer ${secret}` } : {}) },
      // As the pages' own header names them.
      body: JSON.stringify({ tags: tags.map(tagInHeader) }),
      // The secret is for this address and no other.
      redirect: "error",
      signal: AbortSignal.timeout(answerMaxMs),
    });
    const text = await beginningOf(response);
    const { status } = response;
    const isDone = response.ok && !/"success"\s*:\s*false/.test(text);
    const isUnwell = unwell.includes(status) || status >= 500;
    const retryAfterMs = retryAfter(response.headers.get("retry-after"));
    return { isDone, isUnwell, status, text: oneLine(text), retryAfterMs };
  } catch (error) {
    const { message, cause } = error as { message?: string; cause?: { code?: string } };
    const text = oneLine(cause?.code ?? message ?? "no answer");
    return { isDone: false, isUnwell: true, status: null, text, retryAfterMs: null };
  }
}

/** Not let in, no such address, asked too often; a redirect, which is not followed, counts as no answer. */
const unwell: readonly number[] = [401, 403, 404, 407, 429];

async function beginningOf({ body }: Response): Promise<string> {
  let text = "";
  // To leave the loop is to hang up.
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.length >= readMax) break;
  }
  return text.slice(0, readMax);
}

function oneLine(text: string): string {
  return text
    .slice(0, textMax)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .toWellFormed()
    .trim();
}

/** Seconds are what CDNs send; a date is not worth the trouble. */
function retryAfter(header: string | null): number | null {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, retryAfterMaxMs) : null;
}
