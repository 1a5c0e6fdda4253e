-- ── By hand, before the tables: what their generated columns need ────────────

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The form in which text is indexed and searched; `lib/search/normalise.ts` does the same steps in TypeScript, and
-- a test holds both together. Compatibility forms are folded (NFKC), letters made small; harakat, tatweel and
-- bidi controls go; the letters that Arabic writers use for one another become one; both sets of digits become
-- 0-9; and a conjunction or preposition written onto the article (wal-, fal-, bal-, kal-, lal-) is taken off a
-- word that goes on for three letters more.
CREATE FUNCTION normalise_text(input text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    normalize(translate(
        regexp_replace(
            lower(normalize(input, NFKC) COLLATE "und-x-icu"),
            '[\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200E\u200F\u202A-\u202E\u2066-\u2069]', '', 'g'),
        U&'\0623\0625\0622\0671\0649\0629\0624\0626\06A9\06CC\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
        U&'\0627\0627\0627\0627\064A\0647\0648\064A\0643\064A01234567890123456789'), NFKC),
    '(?<![\u0621-\u064A])[\u0648\u0641\u0628\u0643\u0644](?=\u0627\u0644[\u0621-\u064A]{3})', '', 'g') COLLATE "default";

-- ── By Prisma, from schema.prisma (the two `search` columns generated) ───────

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "edition" AS ENUM ('en', 'ar');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('contributor', 'journalist', 'sub_editor', 'photo_editor', 'editor', 'managing_editor', 'administrator');

-- CreateEnum
CREATE TYPE "tag_type" AS ENUM ('person', 'place', 'organisation', 'topic');

-- CreateEnum
CREATE TYPE "author_kind" AS ENUM ('person', 'agency');

-- CreateEnum
CREATE TYPE "asset_status" AS ENUM ('processing', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "work_state" AS ENUM ('draft', 'in_review', 'approved');

-- CreateEnum
CREATE TYPE "public_state" AS ENUM ('none', 'scheduled', 'live', 'unpublished', 'killed');

-- CreateEnum
CREATE TYPE "revision_reason" AS ENUM ('submitted', 'published', 'restored', 'imported');

-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('approval', 'override');

-- CreateEnum
CREATE TYPE "publication_state" AS ENUM ('scheduled', 'live', 'ended');

-- CreateEnum
CREATE TYPE "publication_end" AS ENUM ('superseded', 'unpublished', 'killed', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('first', 'minor', 'update', 'correction', 'clarification');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('first_administrator', 'invitation');

-- CreateTable
CREATE TABLE "members" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "role"[],
    "password_hash" TEXT,
    "locale" "edition" NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failures" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failure_at" TIMESTAMPTZ(3) NOT NULL,
    "throttled_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "hash" TEXT NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "member_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sections" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_names" (
    "section_id" TEXT NOT NULL,
    "edition" "edition" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "section_names_pkey" PRIMARY KEY ("section_id","edition")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" TEXT NOT NULL,
    "type" "tag_type" NOT NULL,
    "merged_into_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_names" (
    "tag_id" TEXT NOT NULL,
    "edition" "edition" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "tag_names_pkey" PRIMARY KEY ("tag_id","edition")
);

-- CreateTable
CREATE TABLE "authors" (
    "id" TEXT NOT NULL,
    "kind" "author_kind" NOT NULL DEFAULT 'person',
    "member_id" TEXT,
    "portrait_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author_names" (
    "author_id" TEXT NOT NULL,
    "edition" "edition" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "job_title" TEXT NOT NULL DEFAULT '',
    "biography" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "author_names_pkey" PRIMARY KEY ("author_id","edition")
);

-- CreateTable
CREATE TABLE "former_addresses" (
    "edition" "edition" NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_addresses_pkey" PRIMARY KEY ("edition","kind","slug")
);

-- CreateTable
CREATE TABLE "assets" (
    "id" TEXT NOT NULL,
    "status" "asset_status" NOT NULL DEFAULT 'processing',
    "failure" TEXT,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "renditions" JSONB NOT NULL DEFAULT '[]',
    "colour" TEXT NOT NULL DEFAULT '#d9d4c8',
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "alt" TEXT NOT NULL DEFAULT '',
    "uploaded_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" TEXT NOT NULL,
    "edition" "edition" NOT NULL,
    "translation_group_id" TEXT NOT NULL,
    "translated_from_id" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" BYTEA NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "update_seq" BIGINT NOT NULL DEFAULT 0,
    "work_state" "work_state" NOT NULL DEFAULT 'draft',
    "work_revision_id" TEXT,
    "public_state" "public_state" NOT NULL DEFAULT 'none',
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_back_reason" TEXT,
    "first_published_at" TIMESTAMPTZ(3),
    "headline" TEXT NOT NULL DEFAULT '',
    "standfirst" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "word_count" INTEGER NOT NULL DEFAULT 0,
    "section_id" TEXT,
    "lead_asset_id" TEXT,
    "author_ids" TEXT[],
    "tag_ids" TEXT[],
    "content_hash" TEXT NOT NULL DEFAULT '',
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_by_id" TEXT,
    "search" tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, normalise_text(left("headline", 2000))), 'A') ||
        setweight(to_tsvector('simple'::regconfig, normalise_text(left("text", 200000))), 'B')) STORED,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_updates" (
    "seq" BIGSERIAL NOT NULL,
    "article_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "update" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_updates_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "id" BIGSERIAL NOT NULL,
    "article_id" TEXT NOT NULL,
    "state" BYTEA NOT NULL,
    "update_seq" BIGINT NOT NULL,
    "word_count" INTEGER NOT NULL,
    "member_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" TEXT NOT NULL,
    "article_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "reason" "revision_reason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "contributor_ids" TEXT[],
    "update_seq" BIGINT NOT NULL,
    "state" BYTEA NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_assets" (
    "revision_id" TEXT NOT NULL,
    "asset_id" TEXT NOT NULL,

    CONSTRAINT "revision_assets_pkey" PRIMARY KEY ("revision_id","asset_id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "id" TEXT NOT NULL,
    "article_id" TEXT NOT NULL,
    "revision_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" "approval_kind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "id" TEXT NOT NULL,
    "article_id" TEXT NOT NULL,
    "revision_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "state" "publication_state" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT,
    "embargo" BOOLEAN NOT NULL DEFAULT false,
    "change" "change_kind" NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "first_published_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "ended" "publication_end",
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edition" "edition" NOT NULL,
    "section_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "search_title" TEXT NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (CASE "edition"
        WHEN 'ar' THEN
            setweight(to_tsvector('arabic'::regconfig, left("search_title", 2000)), 'A') ||
            setweight(to_tsvector('arabic'::regconfig, left("search_text", 200000)), 'B')
        ELSE
            setweight(to_tsvector('english'::regconfig, left("search_title", 2000)), 'A') ||
            setweight(to_tsvector('english'::regconfig, left("search_text", 200000)), 'B')
        END) STORED,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_tags" (
    "publication_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,

    CONSTRAINT "publication_tags_pkey" PRIMARY KEY ("publication_id","tag_id")
);

-- CreateTable
CREATE TABLE "publication_authors" (
    "publication_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,

    CONSTRAINT "publication_authors_pkey" PRIMARY KEY ("publication_id","author_id")
);

-- CreateTable
CREATE TABLE "front_slots" (
    "edition" "edition" NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" TEXT NOT NULL,

    CONSTRAINT "front_slots_pkey" PRIMARY KEY ("edition","position")
);

-- CreateTable
CREATE TABLE "events" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" TEXT,
    "action" TEXT NOT NULL,
    "article_id" TEXT,
    "subject" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tags" TEXT[],
    "cause" TEXT NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_acknowledgements" (
    "outbox_id" BIGINT NOT NULL,
    "server_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_acknowledgements_pkey" PRIMARY KEY ("outbox_id","server_id")
);

-- CreateTable
CREATE TABLE "servers" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "servers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "members_email_key" ON "members"("email");

-- CreateIndex
CREATE INDEX "sessions_member_id_idx" ON "sessions"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "section_names_edition_slug_key" ON "section_names"("edition", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "tag_names_edition_slug_key" ON "tag_names"("edition", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "authors_member_id_key" ON "authors"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_names_edition_slug_key" ON "author_names"("edition", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "assets_storage_key_key" ON "assets"("storage_key");

-- CreateIndex
CREATE INDEX "assets_created_at_idx" ON "assets"("created_at");

-- CreateIndex
CREATE INDEX "assets_sha256_idx" ON "assets"("sha256");

-- CreateIndex
CREATE INDEX "articles_edited_at_idx" ON "articles"("edited_at" DESC);

-- CreateIndex
CREATE INDEX "articles_work_state_state_changed_at_idx" ON "articles"("work_state", "state_changed_at");

-- CreateIndex
CREATE INDEX "articles_public_state_idx" ON "articles"("public_state");

-- CreateIndex
CREATE INDEX "articles_section_id_edited_at_idx" ON "articles"("section_id", "edited_at" DESC);

-- CreateIndex
CREATE INDEX "articles_created_by_id_edited_at_idx" ON "articles"("created_by_id", "edited_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "articles_translation_group_id_edition_key" ON "articles"("translation_group_id", "edition");

-- CreateIndex
CREATE INDEX "article_updates_article_id_seq_idx" ON "article_updates"("article_id", "seq");

-- CreateIndex
CREATE INDEX "snapshots_article_id_at_idx" ON "snapshots"("article_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_article_id_number_key" ON "revisions"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_id_article_id_hash_key" ON "revisions"("id", "article_id", "hash");

-- CreateIndex
CREATE INDEX "revision_assets_asset_id_idx" ON "revision_assets"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "approvals_id_article_id_revision_id_hash_key" ON "approvals"("id", "article_id", "revision_id", "hash");

-- CreateIndex
CREATE INDEX "publications_article_id_created_at_idx" ON "publications"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "publications_edition_state_first_published_at_idx" ON "publications"("edition", "state", "first_published_at" DESC);

-- CreateIndex
CREATE INDEX "publications_section_id_edition_state_first_published_at_idx" ON "publications"("section_id", "edition", "state", "first_published_at" DESC);

-- CreateIndex
CREATE INDEX "publication_tags_tag_id_idx" ON "publication_tags"("tag_id");

-- CreateIndex
CREATE INDEX "publication_authors_author_id_idx" ON "publication_authors"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "front_slots_edition_article_id_key" ON "front_slots"("edition", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "events_hash_key" ON "events"("hash");

-- CreateIndex
CREATE INDEX "events_article_id_seq_idx" ON "events"("article_id", "seq");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_names" ADD CONSTRAINT "section_names_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "tags"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_names" ADD CONSTRAINT "tag_names_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_portrait_id_fkey" FOREIGN KEY ("portrait_id") REFERENCES "assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_names" ADD CONSTRAINT "author_names_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assets" ADD CONSTRAINT "assets_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_translated_from_id_fkey" FOREIGN KEY ("translated_from_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_work_revision_id_fkey" FOREIGN KEY ("work_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_updates" ADD CONSTRAINT "article_updates_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_updates" ADD CONSTRAINT "article_updates_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_assets" ADD CONSTRAINT "revision_assets_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_assets" ADD CONSTRAINT "revision_assets_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "assets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_revision_id_article_id_hash_fkey" FOREIGN KEY ("revision_id", "article_id", "hash") REFERENCES "revisions"("id", "article_id", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_approval_id_article_id_revision_id_hash_fkey" FOREIGN KEY ("approval_id", "article_id", "revision_id", "hash") REFERENCES "approvals"("id", "article_id", "revision_id", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_tags" ADD CONSTRAINT "publication_tags_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_tags" ADD CONSTRAINT "publication_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_authors" ADD CONSTRAINT "publication_authors_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_authors" ADD CONSTRAINT "publication_authors_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_slots" ADD CONSTRAINT "front_slots_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_acknowledgements" ADD CONSTRAINT "outbox_acknowledgements_outbox_id_fkey" FOREIGN KEY ("outbox_id") REFERENCES "outbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── By hand, after the tables: what Prisma cannot say ────────────────────────
-- `tests/integration/schema.test.ts` holds every line of it.

-- One public version and one waiting version of an article, whatever two editors do at once.
CREATE UNIQUE INDEX "publications_one_live" ON "publications" ("article_id") WHERE "state" = 'live';
CREATE UNIQUE INDEX "publications_one_scheduled" ON "publications" ("article_id") WHERE "state" = 'scheduled';

-- Readers' search, and the desk's.
CREATE INDEX "publications_search" ON "publications" USING GIN ("search") WHERE "state" = 'live';
CREATE INDEX "publications_search_title_trigrams" ON "publications" USING GIN ("search_title" gin_trgm_ops) WHERE "state" = 'live';
CREATE INDEX "articles_search" ON "articles" USING GIN ("search");
CREATE INDEX "articles_headline_trigrams" ON "articles" USING GIN (normalise_text("headline") gin_trgm_ops);

-- What a row may hold.
ALTER TABLE "members" ADD CONSTRAINT "members_email_lower_case" CHECK ("email" = lower("email") AND "email" <> '');
ALTER TABLE "revisions"
    ADD CONSTRAINT "revisions_number_from_one" CHECK ("number" >= 1),
    ADD CONSTRAINT "revisions_hash_is_sha256" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "approvals"
    ADD CONSTRAINT "approvals_override_has_reason" CHECK ("kind" <> 'override' OR "reason" ~ '\S');
ALTER TABLE "publications"
    ADD CONSTRAINT "publications_ended_says_how" CHECK (
        ("state" = 'ended') = ("ended" IS NOT NULL) AND ("ended" IS NULL) = ("ended_at" IS NULL)),
    ADD CONSTRAINT "publications_kill_has_reason" CHECK ("ended" <> 'killed' OR "end_reason" ~ '\S'),
    ADD CONSTRAINT "publications_correction_is_told" CHECK (
        "change" NOT IN ('correction', 'clarification') OR "change_note" ~ '\S'),
    ADD CONSTRAINT "publications_end_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "assets" ADD CONSTRAINT "assets_sizes" CHECK ("byte_length" >= 0 AND "width" >= 0 AND "height" >= 0);

-- Revisions, approvals, the update log and the audit trail are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed (% refused)', TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER "revisions_written_once" BEFORE UPDATE OR DELETE ON "revisions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "revisions_kept" BEFORE TRUNCATE ON "revisions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "revision_assets_written_once" BEFORE UPDATE OR DELETE ON "revision_assets" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "revision_assets_kept" BEFORE TRUNCATE ON "revision_assets" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "approvals_written_once" BEFORE UPDATE OR DELETE ON "approvals" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "approvals_kept" BEFORE TRUNCATE ON "approvals" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "article_updates_written_once" BEFORE UPDATE OR DELETE ON "article_updates" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "article_updates_kept" BEFORE TRUNCATE ON "article_updates" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "events_written_once" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "events_kept" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a publication names stays as it was approved; what has ended stays ended. A scheduled one has not gone
-- out yet: the instant at which it first will may still move.
CREATE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.article_id, NEW.revision_id, NEW.hash, NEW.approval_id)
        IS DISTINCT FROM (OLD.id, OLD.article_id, OLD.revision_id, OLD.hash, OLD.approval_id) THEN
        RAISE EXCEPTION 'publication % names its article, revision and approval for good', OLD.id
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

CREATE TRIGGER "publications_guarded" BEFORE UPDATE ON "publications" FOR EACH ROW EXECUTE FUNCTION guard_publication();

-- The audit trail: each event carries the hash of the one before it, and the numbers have no gap.
CREATE FUNCTION event_hash(prev text, seq bigint, at timestamptz, member_id text, action text, article_id text, subject text, data jsonb)
    RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(jsonb_build_array(
    prev, seq, floor(extract(epoch FROM at) * 1000)::bigint, member_id, action, article_id, subject, data
)::text, 'UTF8')), 'hex');

CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    -- Held until the transaction ends: the next event is numbered when this one is certain.
    PERFORM pg_advisory_xact_lock(hashtext('dateline.events'));
    SELECT e.seq, e.hash INTO last FROM events e ORDER BY e.seq DESC LIMIT 1;
    NEW.seq := coalesce(last.seq, 0) + 1;
    NEW.prev_hash := coalesce(last.hash, repeat('0', 64));
    NEW.hash := event_hash(NEW.prev_hash, NEW.seq, NEW.at, NEW.member_id, NEW.action, NEW.article_id, NEW.subject, NEW.data);
    RETURN NEW;
END $$;

CREATE TRIGGER "events_chain" BEFORE INSERT ON "events" FOR EACH ROW EXECUTE FUNCTION chain_event();

-- The first event at which the trail does not hold, and why; no row when it holds. Whoever keeps the last
-- number and hash elsewhere can also tell whether the end was cut off.
CREATE FUNCTION verify_events() RETURNS TABLE (seq bigint, problem text) LANGUAGE sql STABLE AS $$
    SELECT checked.seq, checked.problem
    FROM (
        SELECT
            CASE WHEN e.seq <> e.place THEN e.place ELSE e.seq END AS seq,
            CASE
                WHEN e.seq <> e.place THEN 'removed'
                WHEN e.hash <> event_hash(e.prev_hash, e.seq, e.at, e.member_id, e.action, e.article_id, e.subject, e.data) THEN 'changed'
                WHEN e.prev_hash <> e.hash_before THEN 'added'
            END AS problem
        FROM (
            SELECT
                events.*,
                row_number() OVER (ORDER BY events.seq) AS place,
                lag(events.hash, 1, repeat('0', 64)) OVER (ORDER BY events.seq) AS hash_before
            FROM events
        ) e
    ) checked
    WHERE checked.problem IS NOT NULL
    ORDER BY checked.seq
    LIMIT 1
$$;
