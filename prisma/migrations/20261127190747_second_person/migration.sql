-- AlterTable
ALTER TABLE "sections" ADD COLUMN     "needs_second_person" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "own" BOOLEAN NOT NULL DEFAULT false;

-- ── By hand: what Prisma cannot say ──────────────────────────────────────────

-- An override is a managing editor's whoever wrote the text: only an approval can be of one's own.
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_own_is_approval" CHECK (NOT "own" OR "kind" = 'approval');
