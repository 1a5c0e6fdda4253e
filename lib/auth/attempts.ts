import { createHmac } from "node:crypto";
import { now } from "#lib/platform/clock";
import { type Db, db } from "#lib/platform/db/index";
import { authSecret } from "#lib/platform/env";
import { Refusal } from "#lib/platform/errors";

/** After so many failures in a row an account answers more slowly; counted for addresses without an account too. */
export const accountFailuresMax = 10;
/** A whole newsroom may sit behind one network address: far looser. */
export const addressFailuresMax = 60;
const delaySecondsFirst = 30;
/** The longest wait: whoever has the right password is never kept out for good. */
const delaySecondsMax = 15 * 60;
const forgottenAfterMs = 24 * 3_600_000;

export type Attempt = { account: string; address: string | null; slowed: boolean };

/**
 * Counts an attempt to sign in before it is tried, so that a hundred at once are counted one by one. Throws
 * `throttled`, with the seconds left, while the account typed or the network address is slowed down; nothing is
 * counted then. The attempt counts as failed until `forgive` is called.
 */
export async function countAttempt(email: string, address: string): Promise<Attempt> {
  const account = keyOf("account", email);
  const network = address === "" ? null : keyOf("address", address);
  if (network) await count(network, addressFailuresMax);
  const failures = await count(account, accountFailuresMax);
  return { account, address: network, slowed: failures >= accountFailuresMax };
}

/** After the right password: the account starts afresh, the network address has one failure fewer. */
export async function forgive(tx: Db, attempt: Attempt): Promise<void> {
  await tx.signInFailures.deleteMany({ where: { key: attempt.account } });
  if (attempt.address === null) return;
  await tx.$executeRaw`
    UPDATE sign_in_failures SET failures = greatest(failures - 1, 0),
      throttled_until = CASE WHEN failures - 1 < ${addressFailuresMax} THEN NULL ELSE throttled_until END
    WHERE key = ${attempt.address}`;
}

/** Throws `throttled` if the account is slowed down now: what the failure that slowed it down is told. */
export async function assertNotSlowed(key: string): Promise<void> {
  const row = await db.signInFailures.findUnique({ where: { key } });
  const leftMs = (row?.throttledUntil?.getTime() ?? 0) - now().getTime();
  if (leftMs > 0) throw new Refusal("throttled", "signIn.slow", { values: { seconds: Math.ceil(leftMs / 1000) } });
}

async function count(key: string, failuresMax: number): Promise<number> {
  const at = now();
  const forgotten = new Date(at.getTime() - forgottenAfterMs);
  const [row] = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_failures AS f (key, failures, last_failure_at, throttled_until)
    VALUES (${key}, 1, ${at}::timestamptz, NULL)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN f.last_failure_at < ${forgotten}::timestamptz THEN 1 ELSE f.failures + 1 END,
      last_failure_at = ${at}::timestamptz,
      throttled_until = CASE
        WHEN f.last_failure_at < ${forgotten}::timestamptz OR f.failures + 1 < ${failuresMax}::int THEN NULL
        ELSE ${at}::timestamptz + make_interval(secs => least(${delaySecondsMax}::int,
          ${delaySecondsFirst}::int * power(2, least(f.failures + 1 - ${failuresMax}::int, 10))::int)) END
    WHERE f.throttled_until IS NULL OR f.throttled_until <= ${at}::timestamptz
    RETURNING f.failures`;
  if (row) return row.failures;
  await assertNotSlowed(key);
  return count(key, failuresMax);
}

/** Keyed with the site's secret: the table does not tell which addresses were tried. */
function keyOf(kind: "account" | "address", value: string): string {
  return createHmac("sha256", authSecret()).update(`${kind}:${value}`).digest("hex");
}
