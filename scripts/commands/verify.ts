import { contentHash } from "#lib/articles/content";
import { db } from "#lib/platform/db/index";
import type { Command } from "./command.ts";

/** Checks what must hold of everything that was ever written: the audit trail, and the hash of each revision. */
export const verify: Command = {
  name: "verify",
  usage: "",
  summary: "check the audit trail and every revision against their hashes",
  help: [
    "Reads everything and changes nothing: a database that is not of this version is refused, not brought up to date.",
    "Ends with 0 when all holds and with 1 when something was changed behind the product's back.",
  ].join("\n"),
  onlyReads: true,
  async run() {
    const problems = [...(await checkEvents()), ...(await checkRevisions()), ...(await checkPublications())];
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) return 1;
    const last = await db.event.findFirst({ orderBy: { seq: "desc" } });
    const revisions = await db.revision.count();
    console.log(`All holds: ${last?.seq ?? 0} events (last hash ${last?.hash ?? "none"}), ${revisions} revisions.`);
    return 0;
  },
};

async function checkEvents(): Promise<string[]> {
  const rows = await db.$queryRaw<{ seq: bigint; problem: string }[]>`SELECT seq, problem FROM verify_events()`;
  return rows.map(({ seq, problem }) => `The audit trail does not hold: event ${seq} was ${problem}.`);
}

async function checkRevisions(): Promise<string[]> {
  const problems: string[] = [];
  let after = "";
  for (;;) {
    const revisions = await db.revision.findMany({
      where: { id: { gt: after } },
      select: { id: true, articleId: true, number: true, content: true, hash: true },
      orderBy: { id: "asc" },
      take: 200,
    });
    for (const { articleId, number, content, hash } of revisions) {
      if (contentHash(content as Parameters<typeof contentHash>[0]) !== hash) {
        problems.push(`Revision ${number} of article ${articleId} is not what its hash says.`);
      }
    }
    const last = revisions.at(-1);
    if (!last) return problems;
    after = last.id;
  }
}

/** The database refuses such rows; this finds what was written past it. */
async function checkPublications(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM publications p
    LEFT JOIN approvals a ON a.id = p.approval_id AND a.revision_id = p.revision_id AND a.hash = p.hash
    LEFT JOIN revisions r ON r.id = p.revision_id AND r.article_id = p.article_id AND r.hash = p.hash
    WHERE a.id IS NULL OR r.id IS NULL`;
  return rows.map(({ id }) => `Publication ${id} names a revision that nobody approved.`);
}
