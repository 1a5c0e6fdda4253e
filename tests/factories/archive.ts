import { db } from "#lib/platform/db/index";

/**
 * A published archive of `count` English articles, made by the database itself in seconds: 12 sections,
 * 400 tags (three an article, few of them very common), 40 authors, bodies of some 400 words.
 */
export async function makeArchive(count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO members (id, email, name, roles) VALUES ('m00000000000', 'archive@lantern.example', 'Archive', '{editor}')
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    INSERT INTO sections (id, position) SELECT 's' || lpad(n::text, 11, '0'), n FROM generate_series(0, 11) n`;
  await db.$executeRaw`
    INSERT INTO section_names (section_id, edition, name, slug)
    SELECT 's' || lpad(n::text, 11, '0'), 'en', 'Section ' || n, 'section-' || n FROM generate_series(0, 11) n`;
  await db.$executeRaw`INSERT INTO tags (id, type) SELECT 't' || lpad(n::text, 11, '0'), 'topic' FROM generate_series(0, 399) n`;
  await db.$executeRaw`
    INSERT INTO tag_names (tag_id, edition, name, slug)
    SELECT 't' || lpad(n::text, 11, '0'), 'en', 'Tag ' || n, 'tag-' || n FROM generate_series(0, 399) n`;
  await db.$executeRaw`INSERT INTO authors (id) SELECT 'a' || lpad(n::text, 11, '0') FROM generate_series(0, 39) n`;
  await db.$executeRaw`
    INSERT INTO author_names (author_id, edition, name, slug)
    SELECT 'a' || lpad(n::text, 11, '0'), 'en', 'Author ' || n, 'author-' || n FROM generate_series(0, 39) n`;
  await db.$executeRaw`
    INSERT INTO articles (id, edition, translation_group_id, created_by_id, state, schema_version, public_state)
    SELECT 'r' || lpad(n::text, 11, '0'), 'en', 'g' || lpad(n::text, 11, '0'), 'm00000000000', '', 1, 'live'
    FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO revisions (id, article_id, number, content, hash, reason, update_seq, state, created_by_id)
    SELECT 'v' || lpad(n::text, 11, '0'), 'r' || lpad(n::text, 11, '0'), 1,
      jsonb_build_object('version', 1, 'edition', 'en', 'headline', 'Harbour report ' || n, 'standfirst', 'What is known of report ' || n,
        'slug', 'report-' || n, 'dateline', '', 'section', jsonb_build_object('id', 's' || lpad((n % 12)::text, 11, '0'), 'name', 'Section ' || n % 12, 'slug', 'section-' || n % 12),
        'bylines', jsonb_build_array(jsonb_build_object('id', 'a' || lpad((n % 40)::text, 11, '0'), 'kind', 'person', 'name', 'Author ' || n % 40, 'slug', 'author-' || n % 40)),
        'tags', '[]'::jsonb, 'lead', null,
        'body', jsonb_build_object('type', 'doc', 'content', (SELECT jsonb_agg(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text',
          'text', repeat('The council met and word ' || md5((n * 10 + k)::text) || ' was spoken about the river. ', 4))))) FROM generate_series(1, 8) k))),
      md5(n::text) || md5((n + 1)::text), 'imported', 0, '', 'm00000000000'
    FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO approvals (id, article_id, revision_id, hash, kind, member_id)
    SELECT 'p' || lpad(n::text, 11, '0'), 'r' || lpad(n::text, 11, '0'), 'v' || lpad(n::text, 11, '0'), md5(n::text) || md5((n + 1)::text), 'approval', 'm00000000000'
    FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO publications (id, article_id, revision_id, hash, approval_id, state, starts_at, change, first_published_at, modified_at,
      created_by_id, edition, section_id, slug, headline, search_title, search_text)
    SELECT 'b' || lpad(n::text, 11, '0'), 'r' || lpad(n::text, 11, '0'), 'v' || lpad(n::text, 11, '0'), md5(n::text) || md5((n + 1)::text),
      'p' || lpad(n::text, 11, '0'), 'live', t.at, 'first', t.at, t.at, 'm00000000000', 'en', 's' || lpad((n % 12)::text, 11, '0'),
      'report-' || n, 'Harbour report ' || n, 'harbour report ' || n,
      (SELECT string_agg('the council met and word ' || md5((n * 10 + k)::text) || ' was spoken about the river', ' ') FROM generate_series(1, 8) k)
    FROM generate_series(1, ${count}::int) n, LATERAL (SELECT timestamptz '2026-01-01' - n * interval '7 minutes' AS at) t`;
  await db.$executeRaw`
    INSERT INTO publication_tags (publication_id, tag_id)
    SELECT 'b' || lpad(n::text, 11, '0'), 't' || lpad(t::text, 11, '0')
    FROM generate_series(1, ${count}::int) n, LATERAL (SELECT DISTINCT t FROM unnest(ARRAY[n % 2, n % 37, n % 400]) t) tags`;
  await db.$executeRaw`
    INSERT INTO publication_authors (publication_id, author_id)
    SELECT 'b' || lpad(n::text, 11, '0'), 'a' || lpad((n % 40)::text, 11, '0') FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`ANALYZE`;
}
