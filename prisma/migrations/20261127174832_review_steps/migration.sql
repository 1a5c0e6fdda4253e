-- CreateTable
CREATE TABLE "review_steps" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_step_names" (
    "step_id" TEXT NOT NULL,
    "edition" "edition" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "review_step_names_pkey" PRIMARY KEY ("step_id","edition")
);

-- CreateTable
CREATE TABLE "review_ticks" (
    "revision_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_ticks_pkey" PRIMARY KEY ("revision_id","step_id")
);

-- AddForeignKey
ALTER TABLE "review_step_names" ADD CONSTRAINT "review_step_names_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "review_steps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_ticks" ADD CONSTRAINT "review_ticks_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_ticks" ADD CONSTRAINT "review_ticks_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "review_steps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_ticks" ADD CONSTRAINT "review_ticks_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
