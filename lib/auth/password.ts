import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { Refusal } from "#lib/platform/errors";
import { shared } from "#lib/platform/shared";
import { commonPasswords } from "./common-passwords.ts";

/** Argon2id, OWASP's first choice of weights: 19 MiB, two passes, one lane. */
const weights = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordCharactersMin = 8;
export const passwordCharactersMax = 128;

/** Throws `invalid` for a password that is too short, too long, among the common ones, or made of the email address. */
export function assertGoodPassword(password: string, email: string): void {
  const code = weaknessOf(password, email);
  if (code) throw new Refusal("invalid", "request.fields", { fields: { password: code } });
}

function weaknessOf(password: string, email: string): { code: string; values?: Record<string, number> } | null {
  const characters = [...password].length;
  if (characters < passwordCharactersMin) return { code: "field.tooShort", values: { min: passwordCharactersMin } };
  if (characters > passwordCharactersMax) return { code: "field.tooLong", values: { max: passwordCharactersMax } };
  const plain = password.toLowerCase();
  if (commonPasswords.has(plain) || /^(.{1,3})\1+$/su.test(plain) || isRun(plain)) return { code: "password.common" };
  const name = email.toLowerCase().split("@")[0] ?? "";
  if (
    plain.includes(email.toLowerCase()) ||
    (name.length >= 4 && plain.includes(name) && plain.length < name.length + 6)
  ) {
    return { code: "password.email" };
  }
  return null;
}

/** `12345678`, `abcdefgh`, and the same backwards. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** The hash that is kept. The whole password counts: nothing is cut off, and letters are compared in one form (NFKC). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), weights);
}

/**
 * Whether the password is the one kept. Without a hash (no such account, not taken up yet) the same work is done
 * against a stand-in, so that the time tells nothing.
 */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  if ([...password].length > passwordCharactersMax) password = "";
  const matches = await verify(kept ?? (await standIn()), password.normalize("NFKC"));
  return kept !== null && matches;
}

/** Whether a hash was made with other weights than today's, and is to be made again at the next sign-in. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(`$argon2id$v=19$m=${weights.memoryCost},t=${weights.timeCost},p=${weights.parallelism}$`);
}

function standIn(): Promise<string> {
  return shared("passwordStandIn", () => hashPassword("a password that nobody has"));
}
