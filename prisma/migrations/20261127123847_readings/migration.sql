-- CreateTable
CREATE TABLE "readings" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "article_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("hour","article_id")
);

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
