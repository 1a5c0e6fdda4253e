-- ── By hand: what Prisma cannot say ──────────────────────────────────────────

-- Publications are history: what is called off, replaced or taken down ends and stays.
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never removed (% refused)', TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER "publications_never_removed" BEFORE DELETE ON "publications" FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER "publications_kept" BEFORE TRUNCATE ON "publications" FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- Where a publication is listed was taken from its revision, once.
CREATE TRIGGER "publication_tags_written_once" BEFORE UPDATE OR DELETE ON "publication_tags" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "publication_tags_kept" BEFORE TRUNCATE ON "publication_tags" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "publication_authors_written_once" BEFORE UPDATE OR DELETE ON "publication_authors" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "publication_authors_kept" BEFORE TRUNCATE ON "publication_authors" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What lists show of a publication is what its revision says from the first. Not so `search_title` and `search_text`:
-- `searchForm` makes them in TypeScript from the headline and from the plain text of the body, which SQL does not know,
-- and where the two forms differed in one letter nothing could be published.
CREATE FUNCTION guard_new_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
BEGIN
    SELECT r.content INTO said FROM revisions r WHERE r.id = NEW.revision_id;
    IF (NEW.edition::text, NEW.section_id, NEW.slug, NEW.headline)
        IS DISTINCT FROM (said ->> 'edition', said -> 'section' ->> 'id', said ->> 'slug', said ->> 'headline') THEN
        RAISE EXCEPTION 'publication % does not say what its revision says', NEW.id
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "publications_of_their_revision" AFTER INSERT ON "publications" FOR EACH ROW EXECUTE FUNCTION guard_new_publication();

-- The arguments: under which name the revision keeps such things, and the column that names one.
CREATE FUNCTION guard_new_listing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    named jsonb := jsonb_build_array(jsonb_build_object('id', to_jsonb(NEW) -> TG_ARGV[1]));
BEGIN
    IF NOT EXISTS (
        SELECT FROM publications p JOIN revisions r ON r.id = p.revision_id
        WHERE p.id = NEW.publication_id AND r.content -> TG_ARGV[0] @> named
    ) THEN
        RAISE EXCEPTION 'the revision of publication % names no such one among its %', NEW.publication_id, TG_ARGV[0]
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "publication_tags_of_their_revision" AFTER INSERT ON "publication_tags"
    FOR EACH ROW EXECUTE FUNCTION guard_new_listing('tags', 'tag_id');
CREATE TRIGGER "publication_authors_of_their_revision" AFTER INSERT ON "publication_authors"
    FOR EACH ROW EXECUTE FUNCTION guard_new_listing('bylines', 'author_id');
