-- CreateEnum
CREATE TYPE "author_role" AS ENUM ('author', 'translator');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "translator_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "publication_authors" DROP CONSTRAINT "publication_authors_pkey",
ADD COLUMN     "role" "author_role" NOT NULL DEFAULT 'author',
ADD CONSTRAINT "publication_authors_pkey" PRIMARY KEY ("publication_id", "author_id", "role");

-- ── By hand: what Prisma cannot say ──────────────────────────────────────────

-- Each name is among those that the revision has for its role.
DROP TRIGGER "publication_authors_of_their_revision" ON "publication_authors";
CREATE TRIGGER "publication_authors_of_their_revision" AFTER INSERT ON "publication_authors"
    FOR EACH ROW WHEN (NEW.role = 'author') EXECUTE FUNCTION guard_new_listing('bylines', 'author_id');
CREATE TRIGGER "publication_translators_of_their_revision" AFTER INSERT ON "publication_authors"
    FOR EACH ROW WHEN (NEW.role = 'translator') EXECUTE FUNCTION guard_new_listing('translators', 'author_id');
