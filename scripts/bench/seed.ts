import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import * as Y from "yjs";
import { type ArticleContent, contentHash } from "#lib/articles/content";
import { schemaVersion, writeFields } from "#lib/articles/document";
import { proposeSlug } from "#lib/articles/slug";
import { bodyToYjs } from "#lib/body/from-yjs";
import { bodyText } from "#lib/body/text";
import type { BodyDoc } from "#lib/body/types";
import type { Edition } from "#lib/editions";
import { searchForm } from "#lib/search/normalise";

/**
 * Fills a demo database up to a size at which lists and searches begin to cost: published articles with all
 * their rows, in both editions, written in bulk because ten thousand use cases would take the afternoon.
 */
export async function seedArticles(client: ClientBase, count: number): Promise<void> {
  const { rows: sections } = await client.query<{ id: string; edition: Edition; name: string; slug: string }>(
    "SELECT section_id AS id, edition, name, slug FROM section_names",
  );
  const { rows: tags } = await client.query<{ id: string; type: string; edition: Edition; name: string; slug: string }>(
    "SELECT t.id, t.type, n.edition, n.name, n.slug FROM tags t JOIN tag_names n ON n.tag_id = t.id",
  );
  const { rows: authors } = await client.query<{ id: string; edition: Edition; name: string; slug: string }>(
    "SELECT author_id AS id, edition, name, slug FROM author_names",
  );
  const { rows: members } = await client.query<{ id: string }>("SELECT id FROM members ORDER BY id");
  const random = seededRandom(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const member = pick(members).id;

  const batch = 250;
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, index) => {
      const number = start + index;
      const edition: Edition = number % 3 === 2 ? "ar" : "en";
      const of = <T extends { edition: Edition }>(list: T[]) => list.filter((row) => row.edition === edition);
      const section = pick(of(sections));
      // One that every second article has, and two others.
      const common = of(tags).slice(number % 2, 1);
      const filed = [...new Set([...common, pick(of(tags)), pick(of(tags))])];
      const author = pick(of(authors));
      const words = (length: number) => Array.from({ length }, () => pick(vocabulary[edition])).join(" ");
      const headline = words(9);
      const body: BodyDoc = {
        type: "doc",
        content: Array.from({ length: 8 }, () => ({
          type: "paragraph" as const,
          attrs: { dir: null },
          content: [{ type: "text" as const, text: `${words(45)}.` }],
        })),
      };
      const content: ArticleContent = {
        version: 1,
        edition,
        headline,
        standfirst: words(16),
        slug: proposeSlug(headline, edition),
        dateline: "",
        section: { id: section.id, name: section.name, slug: section.slug },
        bylines: [{ id: author.id, kind: "person", name: author.name, slug: author.slug }],
        tags: filed.map(({ id, type, name, slug }) => ({ id, type: type as "topic", name, slug })),
        lead: null,
        body,
      };
      return {
        id: idOf(number),
        edition,
        content,
        section,
        tags: filed,
        author,
        at: new Date(Date.UTC(2026, 0, 1) - number * 1_800_000),
      };
    });
    await insertBatch(client, rows, member);
  }
  await client.query("ANALYZE");
}

type Row = {
  id: string;
  edition: Edition;
  content: ArticleContent;
  section: { id: string };
  tags: { id: string }[];
  author: { id: string };
  at: Date;
};

async function insertBatch(client: ClientBase, rows: Row[], member: string): Promise<void> {
  const column = <T>(value: (row: Row) => T) => rows.map(value);
  const states = rows.map((row) => {
    const doc = new Y.Doc();
    writeFields(doc, { headline: row.content.headline, standfirst: row.content.standfirst, sectionId: row.section.id });
    bodyToYjs(row.content.body, doc.getXmlFragment("body"));
    return Buffer.from(Y.encodeStateAsUpdate(doc));
  });
  const texts = rows.map((row) => bodyText(row.content.body));
  const hashes = rows.map((row) => contentHash(row.content));
  const at = column((row) => row.at);
  const ids = column((row) => row.id);
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO articles (id, edition, translation_group_id, created_by_id, created_at, state, schema_version, work_state,
       public_state, state_changed_at, first_published_at, headline, standfirst, slug, text, word_count, section_id, author_ids,
       tag_ids, content_hash, edited_at)
     SELECT id, edition::edition, id, $2, at, state, $3, 'draft', 'live', at, at, headline, standfirst, slug, text, 360, section,
       ARRAY[author], string_to_array(tags, ' '), hash, at
     FROM unnest($1::text[], $4::text[], $5::timestamptz[], $6::bytea[], $7::text[], $8::text[], $9::text[], $10::text[],
       $11::text[], $12::text[], $13::text[], $14::text[])
       AS r(id, edition, at, state, headline, standfirst, slug, text, section, author, tags, hash)`,
    [
      ids,
      member,
      schemaVersion,
      column((row) => row.edition),
      at,
      states,
      column((row) => row.content.headline),
      column((row) => row.content.standfirst),
      column((row) => row.content.slug),
      texts,
      column((row) => row.section.id),
      column((row) => row.author.id),
      column((row) => row.tags.map(({ id }) => id).join(" ")),
      hashes,
    ],
  );
  await client.query(
    `INSERT INTO revisions (id, article_id, number, content, hash, reason, contributor_ids, update_seq, state, created_by_id, created_at)
     SELECT id, id, 1, content, hash, 'imported', ARRAY[$2], 0, state, $2, at
     FROM unnest($1::text[], $3::jsonb[], $4::text[], $5::bytea[], $6::timestamptz[]) AS r(id, content, hash, state, at)`,
    [ids, member, column((row) => JSON.stringify(row.content)), hashes, states, at],
  );
  // An article keeps the revision that went out, until somebody types in it again: every tenth here.
  await client.query("UPDATE articles SET work_state = 'approved', work_revision_id = id WHERE id = ANY ($1::text[])", [
    ids.filter((_, index) => index % 10 !== 0),
  ]);
  await client.query(
    `INSERT INTO approvals (id, article_id, revision_id, hash, kind, reason, member_id, created_at)
     SELECT id, id, id, hash, 'override', 'Seeded for a measurement.', $2, at
     FROM unnest($1::text[], $3::text[], $4::timestamptz[]) AS r(id, hash, at)`,
    [ids, member, hashes, at],
  );
  await client.query(
    `INSERT INTO publications (id, article_id, revision_id, hash, approval_id, state, starts_at, change, first_published_at,
       modified_at, created_by_id, created_at, edition, section_id, slug, headline, search_title, search_text)
     SELECT id, id, id, hash, id, 'live', at, 'first', at, at, $2, at, edition::edition, section, slug, headline, title, text
     FROM unnest($1::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
       AS r(id, hash, at, edition, section, slug, headline, title, text)`,
    [
      ids,
      member,
      hashes,
      at,
      column((row) => row.edition),
      column((row) => row.section.id),
      column((row) => row.content.slug),
      column((row) => row.content.headline),
      column((row) => searchForm(row.content.headline)),
      texts.map((text) => searchForm(text)),
    ],
  );
  await client.query(
    "INSERT INTO publication_tags (publication_id, tag_id) SELECT * FROM unnest($1::text[], $2::text[])",
    [rows.flatMap((row) => row.tags.map(() => row.id)), rows.flatMap((row) => row.tags.map(({ id }) => id))],
  );
  await client.query(
    "INSERT INTO publication_authors (publication_id, author_id) SELECT * FROM unnest($1::text[], $2::text[])",
    [ids, column((row) => row.author.id)],
  );
  await client.query("COMMIT");
}

/** Twelve letters of the id alphabet, the same for the same number. */
function idOf(number: number): string {
  const digest = createHash("sha256").update(`seed ${number}`).digest();
  return [...digest.subarray(0, 12)].map((byte) => "0123456789abcdefghjkmnpqrstvwxyz"[byte & 31]).join("");
}

function seededRandom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** A common word comes often and a rare one seldom, as in real text: the earlier in the list, the more copies. */
function weighted(words: string): string[] {
  return words
    .split(" ")
    .flatMap((word, index) => Array.from({ length: Math.max(1, Math.round(40 / (index + 1))) }, () => word));
}

export const vocabulary: Record<Edition, string[]> = {
  en: weighted(
    "council water harbour minister river city budget school market court strike union harvest bread price dam flood warning " +
      "agreement border hospital road parliament vote party election deadline port crane ship captain orchard farmer wheat tide " +
      "marsh engineer report inquiry judge verdict appeal stadium final penalty keeper runner bicycle theatre library museum oud " +
      "telescope salt desert star laboratory reef coral weather storm wind tram rail solar snow pass mountain valley bridge tower " +
      "lantern archive letter teacher pupil nurse doctor patient night dawn winter spring summer autumn season festival recipe",
  ),
  ar: weighted(
    "المجلس المياه الميناء الوزير النهر المدينة الميزانية المدرسة السوق المحكمة الإضراب النقابة الحصاد الخبز الأسعار السد الفيضان " +
      "الإنذار الاتفاق الحدود المستشفى الطريق البرلمان التصويت الحزب الانتخابات الموعد السفينة القبطان البستان المزارع القمح المد " +
      "المهندس التقرير التحقيق القاضي الحكم الاستئناف الملعب النهائي الحارس المسرح المكتبة المتحف العود المرصد الملح الصحراء النجوم " +
      "المختبر الشعاب الطقس العاصفة الرياح الترام القطار الشمس الثلج الجبل الوادي الجسر البرج الفانوس الأرشيف الرسالة المعلم الطبيب",
  ),
};
