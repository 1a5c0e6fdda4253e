-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "named_member_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
