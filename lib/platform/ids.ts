import { randomBytes } from "node:crypto";

/** Crockford's letters: no i, l, o or u, so that an id can be read out. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const length = 12;

/** A new id: 12 letters, 60 random bits, not to be guessed from another. */
export function newId(): string {
  let id = "";
  for (const byte of randomBytes(length)) id += alphabet.charAt(byte & 31);
  return id;
}

/** Whether the text has the form of an id (not whether anything has it). */
export function isId(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-hjkmnp-tv-z]{12}$/.test(text);
}

/** A secret for a link or a cookie: 32 random bytes, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
