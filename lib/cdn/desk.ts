import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";

/**
 * Since when the CDN owes a confirmation of what was last done with this article; null where it has confirmed, has not
 * been asked yet, or where there is none.
 */
export async function awaitedFromCdn(articleId: string): Promise<Date | null> {
  if (!env.cdnPurge) return null;
  const purge = await db.cdnPurge.findFirst({
    where: { confirmedAt: null, cause: { endsWith: ` ${articleId}` }, answers: { some: {} } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return purge?.at ?? null;
}
