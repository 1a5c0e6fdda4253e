import { recordEvent } from "#lib/events/record";
import { tellLive } from "#lib/live/messages";
import { system } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { log } from "#lib/platform/log";
import { dropTags, settled } from "#lib/reader-cache/outbox";
import { tagsOfArticle } from "./audience.ts";
import { goLive } from "./go-live.ts";

/**
 * What the clock alone does to an article: a schedule comes due, an embargo lifts, a publication expires.
 *
 * `bringUpToDate` does it for one article inside a transaction that holds its row; every use case calls it
 * first, so that none of them judges by a state that time has overtaken. `publishDue` does it for all.
 */
export async function bringUpToDate(tx: Db, articleId: string): Promise<boolean> {
  const at = now();
  let changed = false;

  const scheduled = await tx.publication.findFirst({ where: { articleId, state: "scheduled", startsAt: { lte: at } } });
  if (scheduled) {
    await goLive(tx, scheduled);
    await recordEvent(tx, {
      actor: system,
      action: "article.published",
      articleId,
      data: {
        publicationId: scheduled.id,
        revisionId: scheduled.revisionId,
        hash: scheduled.hash,
        scheduledFor: scheduled.startsAt.toISOString(),
      },
    });
    changed = true;
  }

  const live = await tx.publication.findFirst({
    where: { articleId, state: "live" },
    include: { article: { select: { publicState: true } } },
  });
  if (live?.embargo && live.startsAt <= at && live.article.publicState === "scheduled") {
    await tx.article.update({
      where: { id: articleId },
      data: { publicState: "live", stateChangedAt: at, firstPublishedAt: live.firstPublishedAt },
    });
    await recordEvent(tx, {
      actor: system,
      action: "article.embargo_lifted",
      articleId,
      data: { publicationId: live.id, at: live.startsAt.toISOString() },
    });
    changed = true;
  }
  if (live?.endsAt && live.endsAt <= at) {
    await tx.publication.update({
      where: { id: live.id },
      data: { state: "ended", ended: "expired", endedAt: live.endsAt },
    });
    await tx.article.update({ where: { id: articleId }, data: { publicState: "unpublished", stateChangedAt: at } });
    await recordEvent(tx, {
      actor: system,
      action: "article.expired",
      articleId,
      data: { publicationId: live.id, at: live.endsAt.toISOString() },
    });
    changed = true;
  }
  return changed;
}

/**
 * Carries out everything that has come due, oldest first; safe to run in several processes at once, which then share
 * the work, and again after any interruption. However late it is (a server that was down), what was due goes out: an
 * editor chose the time, and readers are better served late than never. What fails is logged, holds up nothing else
 * and is tried again the next time. Returns how many articles changed.
 */
export async function publishDue(): Promise<number> {
  let changed = 0;
  /** What need not be looked at again this time. */
  const done: string[] = [];
  for (;;) {
    let articleId: string | null = null;
    let purge: bigint | null = null;
    try {
      purge = await transaction(async (tx) => {
        articleId = await takeNextDue(tx, done);
        if (articleId === null) return null;
        const tags = await tagsOfArticle(tx, articleId);
        return (await bringUpToDate(tx, articleId)) ? dropTags(tx, tags, `due ${articleId}`) : null;
      });
    } catch (error) {
      // Without an article it is the database that is away.
      if (articleId === null) throw error;
      log.error({ err: error, articleId }, "what is due could not be carried out");
    }
    if (articleId === null) return changed;
    if (purge === null) {
      done.push(articleId);
      continue;
    }
    changed += 1;
    await settled(purge);
    await tellDesk(articleId);
  }
}

/** What went out has gone out, whether or not the editors that are open hear of it at once. */
async function tellDesk(articleId: string): Promise<void> {
  try {
    await tellLive(articleId, { kind: "state" });
  } catch (error) {
    log.warn({ err: error, articleId }, "open editors were not told of what came due");
  }
}

/** The article that has been due for longest, held until the transaction ends; one that somebody else holds is theirs. */
async function takeNextDue(tx: Db, done: readonly string[]): Promise<string | null> {
  const at = now();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM publications p JOIN articles a ON a.id = p.article_id
    WHERE ((p.state = 'scheduled' AND p.starts_at <= ${at}::timestamptz)
        OR (p.state = 'live' AND p.embargo AND p.starts_at <= ${at}::timestamptz AND a.public_state = 'scheduled')
        OR (p.state = 'live' AND p.ends_at <= ${at}::timestamptz))
      AND a.id <> ALL (${done}::text[])
    ORDER BY least(p.starts_at, coalesce(p.ends_at, p.starts_at)), p.id
    LIMIT 1 FOR UPDATE OF a SKIP LOCKED`;
  return rows[0]?.id ?? null;
}

/**
 * The next instant after `since` at which something comes due, or null. What came due by then and is still there could
 * not be carried out: it has had its instant, and must not stand before the next one.
 */
export async function nextDue(since: Date): Promise<Date | null> {
  const rows = await db.$queryRaw<{ next: Date | null }[]>`
    SELECT min(t) AS next FROM (
      SELECT starts_at AS t FROM publications WHERE state = 'scheduled'
      UNION ALL SELECT p.starts_at FROM publications p JOIN articles a ON a.id = p.article_id
        WHERE p.state = 'live' AND p.embargo AND a.public_state = 'scheduled'
      UNION ALL SELECT ends_at FROM publications WHERE state = 'live' AND ends_at IS NOT NULL
    ) due WHERE t > ${since}::timestamptz`;
  return rows[0]?.next ?? null;
}
