import { type ArticleContent, contentHash } from "#lib/articles/content";
import { now } from "#lib/platform/clock";
import { type Db, db } from "#lib/platform/db/index";

/**
 * What must hold at every moment; returns a sentence for each thing that does not. It only reads,
 * so it can be asked of a database in use.
 */
export async function brokenInvariants(tx: Db = db): Promise<string[]> {
  const broken: string[] = [];
  for (const [sentence, query] of Object.entries(queries)) {
    const rows = await query(tx);
    broken.push(...rows.map(({ id }) => `${sentence}: ${id}`));
  }
  const revisions = await tx.revision.findMany({ select: { id: true, content: true, hash: true } });
  for (const revision of revisions) {
    if (contentHash(revision.content as unknown as ArticleContent) !== revision.hash) {
      broken.push(`a revision's content is not what its hash says: ${revision.id}`);
    }
  }
  const [bad] = await tx.$queryRaw<{ seq: bigint; problem: string }[]>`SELECT * FROM verify_events()`;
  if (bad) broken.push(`the audit trail is broken at ${bad.seq}: ${bad.problem}`);
  return broken;
}

type Rows = Promise<{ id: string }[]>;

const queries: Record<string, (tx: Db) => Rows> = {
  "a publication names a revision that nobody cleared": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p LEFT JOIN approvals a
      ON a.id = p.approval_id AND a.revision_id = p.revision_id AND a.hash = p.hash WHERE a.id IS NULL`,
  "an article's state says live and no publication is": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a WHERE a.public_state = 'live'
      AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.article_id = a.id AND p.state = 'live')`,
  "a publication is visible and its article's state denies it": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a JOIN publications p ON p.article_id = a.id
    WHERE p.state = 'live' AND p.starts_at <= ${now()} AND (p.ends_at IS NULL OR p.ends_at > ${now()})
      AND NOT p.embargo AND a.public_state <> 'live'`,
  "a killed article has a publication that is not over": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a JOIN publications p ON p.article_id = a.id
    WHERE a.public_state = 'killed' AND p.state <> 'ended'`,
  "an article under review or approved names no revision of its own": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a LEFT JOIN revisions r ON r.id = a.work_revision_id AND r.article_id = a.id
    WHERE (a.work_state = 'draft') <> (r.id IS NULL)`,
  "an approved article's revision has no approval": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a WHERE a.work_state = 'approved'
      AND NOT EXISTS (SELECT 1 FROM approvals p WHERE p.revision_id = a.work_revision_id)`,
  "revision numbers have gaps": (tx): Rows => tx.$queryRaw`
    SELECT article_id AS id FROM revisions GROUP BY article_id HAVING max(number) <> count(*)`,
  "a publication has no event": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p WHERE NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = p.article_id AND e.data->>'publicationId' = p.id)`,
  "a revision was cleared and no event says by whom, and whether it was their own": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM approvals a WHERE NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = a.article_id AND e.member_id = a.member_id
        AND e.data->>'revisionId' = a.revision_id AND e.data->>'hash' = a.hash
        AND CASE a.kind WHEN 'override' THEN e.data->>'override' = a.reason ELSE e.action = 'article.approved'
          AND e.data->>'own' IS NOT DISTINCT FROM CASE WHEN a.own THEN 'true' END END)`,
  "somebody approved what they began or sent to review, and the approval does not say so": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM approvals a JOIN revisions r ON r.id = a.revision_id JOIN articles t ON t.id = a.article_id
    WHERE a.kind = 'approval' AND NOT a.own AND a.member_id IN (t.created_by_id, r.created_by_id)`,
  "somebody approved a text of their own where the section asked for a second person": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM approvals a JOIN revisions r ON r.id = a.revision_id
      JOIN events e ON e.action = 'article.approved' AND e.data->>'approvalId' = a.id
    WHERE a.own AND (
      SELECT s.data->'changes'->'needsSecondPerson'->>'to' FROM events s
      WHERE s.subject = 'section:' || (r.content->'section'->>'id') AND s.action = 'section.changed'
        AND s.data->'changes' ? 'needsSecondPerson' AND s.seq < e.seq
      ORDER BY s.seq DESC LIMIT 1) IS DISTINCT FROM 'false'`,
  "a publication was taken down or killed and no event says so, for that reason": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p WHERE p.ended IN ('unpublished', 'killed') AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = p.article_id AND e.action = 'article.' || p.ended::text
        AND e.member_id IS NOT NULL AND e.data->>'reason' = p.end_reason)`,
  "an article is killed and not exactly one event says so": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a WHERE (a.public_state = 'killed')::int <> (
      SELECT count(*) FROM events e WHERE e.article_id = a.id AND e.action = 'article.killed')`,
  "an article was sent back and no event says so, for that reason": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a WHERE a.sent_back_reason IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = a.id AND e.action = 'article.sent_back'
        AND e.member_id IS NOT NULL AND e.data->>'reason' = a.sent_back_reason)`,
  "a publication has expired and no event says so": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p WHERE p.ended = 'expired' AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.article_id = p.article_id AND e.action = 'article.expired'
        AND e.data->>'publicationId' = p.id)`,
  "a publication shows in lists what its revision does not say": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id
    WHERE (p.headline, p.slug, p.edition::text, p.section_id) IS DISTINCT FROM (
      r.content->>'headline', r.content->>'slug', r.content->>'edition', r.content->'section'->>'id')`,
  "a publication names others than its revision does": (tx): Rows => tx.$queryRaw`
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id
    WHERE ARRAY(SELECT pa.role || ' ' || pa.author_id FROM publication_authors pa WHERE pa.publication_id = p.id ORDER BY 1)
      IS DISTINCT FROM ARRAY(
        SELECT 'author ' || (b->>'id') FROM jsonb_array_elements(r.content->'bylines') b
        UNION SELECT 'translator ' || (t->>'id') FROM jsonb_array_elements(r.content->'translators') t ORDER BY 1)`,
  "a stored document is behind its log": (tx): Rows => tx.$queryRaw`
    SELECT a.id FROM articles a WHERE a.update_seq <> coalesce(
      (SELECT max(u.seq) FROM article_updates u WHERE u.article_id = a.id), 0)`,
};
