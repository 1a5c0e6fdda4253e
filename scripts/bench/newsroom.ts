import { articleAddress, sectionAddress } from "#lib/addresses";
import type { DocumentFields } from "#lib/articles/document";
import type { Edition } from "#lib/editions";
import type { Stage } from "./stage.ts";

/** What the demo newsroom files its articles under: the first section, author and tag of an edition. */
export async function someFiling(
  { database }: Stage,
  edition: Edition,
): Promise<Pick<DocumentFields, "sectionId" | "bylines" | "tags"> & { sectionPath: string }> {
  const first = async (sql: string) => {
    const { rows } = await database.query<{ id: string; slug: string }>(sql, [edition]);
    if (!rows[0]) throw new Error(`the newsroom lacks something that an article in ${edition} needs`);
    return rows[0];
  };
  const section = await first(
    `SELECT n.section_id AS id, n.slug FROM section_names n JOIN sections s ON s.id = n.section_id
     WHERE n.edition = $1::edition AND s.closed_at IS NULL ORDER BY s.position LIMIT 1`,
  );
  const author = await first(
    "SELECT author_id AS id, slug FROM author_names WHERE edition = $1::edition ORDER BY author_id LIMIT 1",
  );
  const tag = await first(
    "SELECT tag_id AS id, slug FROM tag_names WHERE edition = $1::edition ORDER BY tag_id LIMIT 1",
  );
  return {
    sectionId: section.id,
    bylines: [author.id],
    tags: [tag.id],
    sectionPath: sectionAddress(edition, section.slug),
  };
}

/** Where readers find an article that has been published. */
export async function articleAddressOf({ database }: Stage, id: string): Promise<string> {
  const { rows } = await database.query<{ edition: Edition; slug: string }>(
    "SELECT edition, slug FROM publications WHERE article_id = $1 ORDER BY created_at DESC LIMIT 1",
    [id],
  );
  if (!rows[0]) throw new Error(`article ${id} has not been published`);
  return articleAddress({ id, ...rows[0] });
}
