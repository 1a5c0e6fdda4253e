import type { Db } from "#lib/platform/db/index";

/** The tag that stands for this one today: itself, or the end of the merges that it went through. */
export async function standingTag(tx: Db, tagId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE standing AS (
      SELECT id, merged_into_id FROM tags WHERE id = ${tagId}
      UNION SELECT t.id, t.merged_into_id FROM tags t JOIN standing s ON t.id = s.merged_into_id)
    SELECT id FROM standing WHERE merged_into_id IS NULL`;
  return row?.id ?? null;
}
