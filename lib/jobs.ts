import { JobQueue } from "./platform/jobs.ts";

/** Every job there is, and what each is told. What they do stands in lib/job-handlers.ts. */
export type JobData = {
  /** Carry out every schedule, embargo and expiry that has come due. */
  "articles.due": Record<string, never>;
  /** Tell the CDN in front what it has to forget. */
  "cdn.purge": Record<string, never>;
  /** Remove what the outbox and the counts of readings need not remember. */
  "outbox.thin": Record<string, never>;
  /** Make the crops of photos that came before there were any, by id from here on. */
  "assets.crops": { after: string };
};

export const jobs = new JobQueue<JobData>(["articles.due", "cdn.purge", "outbox.thin", "assets.crops"]);
