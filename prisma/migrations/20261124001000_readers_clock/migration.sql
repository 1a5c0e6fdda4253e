-- Every reader page asks when it will next change by the clock alone: the few publications that will begin or end.
CREATE INDEX "publications_that_begin" ON "publications" ("starts_at") WHERE "state" = 'live';
CREATE INDEX "publications_that_end" ON "publications" ("ends_at") WHERE "state" = 'live' AND "ends_at" IS NOT NULL;
