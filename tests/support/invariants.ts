import { type ArticleContent, contentHash } from "#lib/articles/content";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";

/**
 * What must hold at every moment; returns a sentence for each thing that does not. It only reads,
 * so it can be asked of a database in use.
 */
export async function brokenInvariants(): Promise<string[]> {
  const broken: string[] = [];
  for (const [sentence, query] of Object.entries(queries)) {
    const rows = await query();
    broken.push(...rows.map(({ id }) => `${sentence}: ${id}`));
  }
  const revisions = await db.revision.findMany({ select: { id: true, content: true, hash: true } });
  for (const revision of revisions) {
    if (contentHash(revision.content as unknown as ArticleContent) !== revision.hash) {
      broken.push(`a revision's content is not what its hash says: ${revision.id}`);
    }
  }
  const [bad] = await db.$queryRaw<{ seq: bigint; problem: string }[]>`SELECT * FROM verify_events()`;
  if (bad) broken.push(`the audit trail is broken at ${bad.seq}: ${bad.problem}`);
  return broken;
}

type Rows = Promise<{ id: string }[]>;

const queries: Record<string, () => Rows> = {
  "a publication names a revision that nobody cleared": (): Rows => db.$queryRaw`
    SELECT p.id FROM publications p LEFT JOIN approvals a
      ON a.id = p.approval_id AND a.revision_id = p.revision_id AND a.hash = p.hash WHERE a.id IS NULL`,
  "an article's state says live and no publication is": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a WHERE a.public_state = 'live'
      AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.article_id = a.id AND p.state = 'live')`,
  "a publication is visible and its article's state denies it": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a JOIN publications p ON p.article_id = a.id
    WHERE p.state = 'live' AND p.starts_at <= ${now()} AND (p.ends_at IS NULL OR p.ends_at > ${now()})
      AND NOT p.embargo AND a.public_state <> 'live'`,
  "a killed article has a publication that is not over": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a JOIN publications p ON p.article_id = a.id
    WHERE a.public_state = 'killed' AND p.state <> 'ended'`,
  "an article under review or approved names no revision of its own": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a LEFT JOIN revisions r ON r.id = a.work_revision_id AND r.article_id = a.id
    WHERE (a.work_state = 'draft') <> (r.id IS NULL)`,
  "an approved article's revision has no approval": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a WHERE a.work_state = 'approved'
      AND NOT EXISTS (SELECT 1 FROM approvals p WHERE p.revision_id = a.work_revision_id)`,
  "revision numbers have gaps": (): Rows => db.$queryRaw`
    SELECT article_id AS id FROM revisions GROUP BY article_id HAVING max(number) <> count(*)`,
  "a publication has no event": (): Rows => db.$queryRaw`
    SELECT p.id FROM publications p WHERE NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = p.article_id AND e.data->>'publicationId' = p.id)`,
  "a stored document is behind its log": (): Rows => db.$queryRaw`
    SELECT a.id FROM articles a WHERE a.update_seq <> coalesce(
      (SELECT max(u.seq) FROM article_updates u WHERE u.article_id = a.id), 0)`,
};
