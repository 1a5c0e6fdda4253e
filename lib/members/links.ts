import { createHash } from "node:crypto";
import { now } from "#lib/platform/clock";
import type { LinkPurpose } from "#lib/platform/db/generated/enums";
import type { Db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { newSecret } from "#lib/platform/ids";

const lifetimeMs: Record<LinkPurpose, number> = {
  first_administrator: 7 * 24 * 3_600_000,
  invitation: 7 * 24 * 3_600_000,
};

export type NewLink = { address: string; until: Date };

/**
 * Makes an address that works once, and ends the earlier ones for the same purpose and member. Only its hash is
 * kept: it can be shown now and never again.
 */
export async function makeLink(tx: Db, purpose: LinkPurpose, memberId: string | null): Promise<NewLink> {
  const secret = newSecret();
  const at = now();
  const until = new Date(at.getTime() + lifetimeMs[purpose]);
  await tx.oneTimeLink.updateMany({ where: { purpose, memberId, usedAt: null }, data: { usedAt: at } });
  await tx.oneTimeLink.create({ data: { hash: hashOf(secret), purpose, memberId, createdAt: at, expiresAt: until } });
  return { address: `${env.siteUrl}/desk/welcome/${secret}`, until };
}

export type OpenLink = { hash: string; purpose: LinkPurpose; memberId: string | null };

/** The link that this secret opens, if it still does. With `lock`, held until the transaction ends. */
export async function findLink(tx: Db, secret: string, options: { lock?: boolean } = {}): Promise<OpenLink | null> {
  if (!/^[\w-]{43}$/.test(secret)) return null;
  const hash = hashOf(secret);
  if (options.lock) await tx.$queryRaw`SELECT hash FROM one_time_links WHERE hash = ${hash} FOR UPDATE`;
  const link = await tx.oneTimeLink.findUnique({ where: { hash } });
  if (!link || link.usedAt || link.expiresAt <= now()) return null;
  return { hash, purpose: link.purpose, memberId: link.memberId };
}

/** Shuts a link for ever. */
export async function useUp(tx: Db, link: OpenLink): Promise<void> {
  await tx.oneTimeLink.update({ where: { hash: link.hash }, data: { usedAt: now() } });
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
