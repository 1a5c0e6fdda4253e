import type pg from "pg";
import { articleActions } from "#lib/articles/workflow";
import { type Role, roles } from "#lib/members/roles";
import { makeArticle } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";
import { rights } from "#tests/support/permission-tables";

/** Every command × every role through the real server, and with rubbish. Strangers have a file of their own. */
const commands = articleActions.filter((action) => action !== "read" && action !== "edit");
const addressOf = (id: string, action: string) => `/desk/api/articles/${id}/${action.replace("_", "-")}`;
const revision = { revisionId: "000000000000", hash: "0".repeat(64) };
const bodies: Record<string, object> = {
  submit: {},
  send_back: { ...revision, reason: "Because." },
  approve: revision,
  publish: { ...revision, when: { kind: "now" } },
  override: { when: { kind: "now" }, reason: "Because." },
  unschedule: {},
  unpublish: { reason: "Because." },
  kill: { reason: "Because." },
  restore: revision,
  translate: { edition: "ar" },
};

const site = process.env.E2E_URL ?? "";

async function countsOf(database: pg.Pool, id: string): Promise<string> {
  const { rows } = await database.query(
    `SELECT (SELECT count(*) FROM events WHERE article_id = $1) AS events, (SELECT count(*) FROM revisions WHERE article_id = $1)
       AS revisions, (SELECT count(*) FROM publications WHERE article_id = $1) AS publications, work_state, public_state, xmin
     FROM articles WHERE id = $1`,
    [id],
  );
  return JSON.stringify(rows);
}

for (const role of roles) {
  test(`the server lets a ${role} do no more than the table says`, async ({ as, database }) => {
    const { cookie } = await as(role as Role);
    const { id } = await makeArticle();
    const hidden = role === "contributor" || role === "administrator";
    for (const action of commands) {
      const entitled = (rights[action].trim().split(/\s+/)[roles.indexOf(role)] ?? "-") === "a";
      const before = await countsOf(database, id);
      const response = await fetch(`${site}${addressOf(id, action)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: site, Cookie: cookie },
        body: JSON.stringify(bodies[action]),
      });
      // Whoever has just sent the article to review may not approve it, whatever her role.
      const own = action === "approve" ? [403] : [];
      const allowed = entitled ? [200, 404, 409, 422, ...own] : hidden ? [404] : [403];
      expect(allowed, `${role} ${action}: ${response.status}`).toContain(response.status);
      if (response.status !== 200) {
        expect(await countsOf(database, id), `${role} ${action}`).toBe(before);
        const { error } = (await response.json()) as { error: { message: string } };
        expect(error.message).not.toMatch(/[{}]|undefined|\bat \//);
      }
    }
  });
}

test("ids that are none, fields that do not belong and broken bodies get a sentence, not a fault", async ({ as }) => {
  const { cookie } = await as("editor");
  const headers = { "Content-Type": "application/json", Origin: site, Cookie: cookie };
  const { id } = await makeArticle({ workState: "in_review" });
  const post = (address: string, body: string) => fetch(`${site}${address}`, { method: "POST", headers, body });
  for (const wrong of ["1abc", "01", "1e0", "%7B%7D", "9".repeat(400), "-1", "٣٣", "..%2f..", "__proto__"]) {
    const response = await post(addressOf(wrong, "submit"), "{}");
    expect([400, 404], wrong).toContain(response.status);
    await response.arrayBuffer();
  }
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  for (const body of [
    "",
    "null",
    "[]",
    '"text"',
    "{",
    deep,
    `{"reason":"${"a".repeat(1_000_000)}"}`,
    '{"reason":"a\\u0000b"}',
    '{"reason":"\\ud800"}',
  ]) {
    const response = await post(addressOf(id, "kill"), body);
    expect([400, 409, 413, 415, 422], body.slice(0, 40)).toContain(response.status);
    await response.arrayBuffer();
  }
  const extra = { ...revision, approvedBy: "somebody", publishedAt: "2020-01-01", role: "administrator" };
  expect((await post(addressOf(id, "approve"), JSON.stringify(extra))).status).toBe(422);
});
