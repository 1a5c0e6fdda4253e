import { Refusal } from "#lib/platform/errors";

/** The largest body that a command takes, in bytes. Uploads have a door of their own. */
export const bodyBytesMax = 256 * 1024;
const depthMax = 24;
const valuesMax = 20_000;

/**
 * Reads a JSON body, counting bytes while they come. Throws `unsupported` for another media type,
 * `too_large` past the limit, and `invalid` for what is no JSON, is nested too deeply, or holds text that no
 * database can keep (NUL, half a letter) or a key that would reach an object's prototype.
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal("unsupported", "request.type");
  const text = await readText(request, bodyBytesMax);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "request.json");
  }
  assertPlain(value);
  return value;
}

/** Reads a body of UTF-8 text of at most `bytesMax` bytes; stops reading as soon as there are more. */
export async function readText(request: Request, bytesMax: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) throw new Refusal("too_large", "request.size");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of bytesOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw new Refusal("too_large", "request.size");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal("invalid", "request.json");
  }
}

/**
 * A body's bytes as they come. Throws `invalid` where the sender broke off: that is no fault of ours.
 *
 * Whoever stops early leaves the rest to be read and thrown away: a sender reads the answer once everything is sent, and
 * may ask for the next thing over the same connection, which what is unread would block.
 */
export async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  let ended = false;
  try {
    while (true) {
      const { done, value } = await reader.read().catch(() => {
        ended = true;
        throw new Refusal("invalid", "request.brokeOff");
      });
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!ended) void throwAway(reader);
  }
}

async function throwAway(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The sender has gone, or took longer than the server gives anybody.
  }
}

function assertPlain(root: unknown): void {
  let values = 0;
  const visit = (value: unknown, depth: number, field: string): void => {
    values += 1;
    if (depth > depthMax || values > valuesMax) throw new Refusal("invalid", "request.shape");
    if (typeof value === "string") assertKeepable(value, field);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "__proto__" || key === "constructor" || key === "prototype") {
        throw new Refusal("invalid", "request.shape");
      }
      assertKeepable(key, field);
      visit(inner, depth + 1, field === "" ? key : `${field}.${key}`);
    }
  };
  visit(root, 0, "");
}

function assertKeepable(text: string, field: string): void {
  if (!text.includes("\u0000") && text.isWellFormed()) return;
  throw new Refusal(
    "invalid",
    "request.letters",
    field === "" ? {} : { fields: { [field]: { code: "request.letters" } } },
  );
}
