-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── By hand: what Prisma cannot say ──────────────────────────────────────────

-- What lists and search show of a publication was taken from the revision that it names: it stays as that was approved,
-- too. The rest is as it was.
CREATE OR REPLACE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.article_id, NEW.revision_id, NEW.hash, NEW.approval_id)
        IS DISTINCT FROM (OLD.id, OLD.article_id, OLD.revision_id, OLD.hash, OLD.approval_id) THEN
        RAISE EXCEPTION 'publication % names its article, revision and approval for good', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    IF (NEW.edition, NEW.section_id, NEW.slug, NEW.headline, NEW.search_title, NEW.search_text)
        IS DISTINCT FROM (OLD.edition, OLD.section_id, OLD.slug, OLD.headline, OLD.search_title, OLD.search_text) THEN
        RAISE EXCEPTION 'publication % says what its revision says, for good', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    IF OLD.state <> 'scheduled' AND NEW.first_published_at IS DISTINCT FROM OLD.first_published_at THEN
        RAISE EXCEPTION 'publication % keeps the instant at which its article first went out', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    IF OLD.state = 'ended' AND NEW.state <> 'ended' THEN
        RAISE EXCEPTION 'publication % has ended and never becomes % again', OLD.id, NEW.state
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
