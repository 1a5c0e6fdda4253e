import { readdirSync, readFileSync } from "node:fs";
import { mayCreateArticle } from "#lib/articles/policy";
import type { PublicState, WorkState } from "#lib/articles/states";
import type { ArticleAction } from "#lib/articles/workflow";
import type { EventAction } from "#lib/events/record";
import { roles } from "#lib/members/roles";
import { fingerprint, type MadeArticle, makeArticle, makeAuthor, makeSection } from "#tests/factories/newsroom";
import { ask } from "#tests/support/ask";
import { expect, test } from "#tests/support/e2e";
import { approvesOwn, hasRight, ownApproval } from "#tests/support/permission-tables";

/**
 * Every command and every part of an article × every role through the real server, and rubbish. Strangers have a file of
 * their own. It runs by itself, since what is refused must leave the whole database as it was.
 */

const site = process.env.E2E_URL ?? "";

/** A step of the review has a test of its own: while one stands, nothing is approved without it. */
type Command = Exclude<ArticleAction, "read" | "edit" | "check_step">;
type States = { workState: WorkState; publicState: PublicState };
type Sent = (article: MadeArticle) => object;

const speaksOf: Sent = ({ revision }) => revision;
const now = { when: { kind: "now" } };
const reason = { reason: "Because it must be." };

/** For each command a state in which it can be done, what a form of the desk sends then, and the event that it leaves. */
const commands: Record<Command, [state: States, sent: Sent, event: EventAction]> = {
  submit: [{ workState: "draft", publicState: "none" }, () => ({}), "article.submitted"],
  send_back: [
    { workState: "in_review", publicState: "none" },
    (article) => ({ ...speaksOf(article), ...reason }),
    "article.sent_back",
  ],
  approve: [{ workState: "in_review", publicState: "none" }, speaksOf, "article.approved"],
  publish: [
    { workState: "approved", publicState: "none" },
    (article) => ({ ...speaksOf(article), ...now }),
    "article.published",
  ],
  override: [{ workState: "in_review", publicState: "none" }, () => ({ ...now, ...reason }), "article.published"],
  unschedule: [{ workState: "approved", publicState: "scheduled" }, () => ({}), "article.schedule_cancelled"],
  unpublish: [{ workState: "approved", publicState: "live" }, () => reason, "article.unpublished"],
  kill: [{ workState: "approved", publicState: "live" }, () => reason, "article.killed"],
  restore: [{ workState: "in_review", publicState: "none" }, speaksOf, "article.restored"],
  translate: [{ workState: "draft", publicState: "none" }, () => ({ edition: "ar" }), "article.translated"],
};

const addressOf = (id: string, action: string) => `/desk/api/articles/${id}/${action.replace("_", "-")}`;

const send = (cookie: string, address: string, body: string) =>
  ask(address, { method: "POST", headers: { cookie, origin: site, "content-type": "application/json" }, body });

/** What can be asked of an article, from the files that answer: one that is added is asked without being named here. */
const folder = "app/desk/api/articles/[id]";
const parts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter(
    (file) =>
      file.endsWith("route.ts") &&
      /export (const|async function|function) GET\b/.test(readFileSync(`${folder}/${file}`, "utf8")),
  )
  .map((file) => file.replace(/\/?route\.ts$/, ""));

for (const role of roles) {
  test(`commands: the server does for a ${role} just what the table says`, async ({ as, database }) => {
    const { cookie, member } = await as(role);
    for (const action of Object.keys(commands) as Command[]) {
      const [states, sent, event] = commands[action];
      for (const mine of role === "contributor" ? [false, true] : [false]) {
        const article = await makeArticle(mine ? { ...states, writer: member } : states);
        const where = `${role} ${action} on ${mine ? "one's own" : "another's"}`;
        const expected = hasRight(role, action, mine) ? 200 : hasRight(role, "read", mine) ? 403 : 404;
        const before = await fingerprint();
        const answer = await send(cookie, addressOf(article.id, action), JSON.stringify(sent(article)));
        expect(answer.status, `${where}: ${answer.text}`).toBe(expected);
        if (expected === 200) {
          const { rows } = await database.query<{ action: string }>(
            "SELECT action FROM events WHERE member_id = $1 ORDER BY seq DESC LIMIT 1",
            [member.id],
          );
          expect(rows[0]?.action, where).toBe(event);
        } else {
          expect(await fingerprint(), where).toBe(before);
          const { error } = JSON.parse(answer.text);
          expect(error.code, where).toBe(expected === 403 ? `article.may.${action}` : "article.missing");
          expect(error.message, where).toMatch(/^[A-Z][^{}]+\.$/);
        }
      }
    }
  });

  test(`reading: the server shows a ${role} just what the table says`, async ({ as }) => {
    const { cookie, member } = await as(role);
    const articles = [{ mine: false, ...(await makeArticle({ workState: "in_review", publicState: "live" })) }];
    if (role === "contributor") {
      articles.push({ mine: true, ...(await makeArticle({ workState: "in_review", writer: member })) });
    }
    const before = await fingerprint();
    expect(parts.length).toBeGreaterThanOrEqual(5);
    for (const { id, mine } of articles) {
      for (const part of parts) {
        const answer = await ask(`/desk/api/articles/${id}/${part}`.replace(/\/$/, ""), { headers: { cookie } });
        const where = `${role} GET ${part} of ${mine ? "one's own" : "another's"}: ${answer.text}`;
        expect(answer.status, where).toBe(hasRight(role, "read", mine) ? 200 : 404);
        if (answer.status === 404) expect(JSON.parse(answer.text).error.code, where).toBe("article.missing");
      }
    }
    expect(await fingerprint()).toBe(before);
  });
}

for (const rule of Object.keys(ownApproval) as (keyof typeof ownApproval)[]) {
  test(`where approving takes ${rule}, one's own is approved by whom the table says`, async ({ as }) => {
    const sectionId = await makeSection({ alone: rule === "one editor alone" });
    for (const role of roles) {
      const { cookie, member } = await as(role);
      // Whoever begins none signs one.
      const article = await makeArticle({
        workState: "in_review",
        fields: { sectionId, bylines: [await makeAuthor(member.id)] },
        ...(mayCreateArticle(member) ? { writer: member } : {}),
      });
      const before = await fingerprint();
      const answer = await send(cookie, addressOf(article.id, "approve"), JSON.stringify(article.revision));
      if (approvesOwn(role, rule)) expect(answer.status, `${role}: ${answer.text}`).toBe(200);
      else {
        const reads = hasRight(role, "read", mayCreateArticle(member));
        const code = hasRight(role, "approve", true) ? "article.approveOwn" : "article.may.approve";
        expect([answer.status, JSON.parse(answer.text).error.code], role).toEqual(
          reads ? [403, code] : [404, "article.missing"],
        );
        expect(await fingerprint(), role).toBe(before);
      }
    }
  });
}

test("ids that are none, fields that do not belong and broken bodies get a sentence, not a fault", async ({ as }) => {
  const { cookie } = await as("editor");
  const { id, revision } = await makeArticle({ workState: "in_review" });
  const before = await fingerprint();
  for (const wrong of ["1abc", "01", "1e0", "%7B%7D", "9".repeat(400), "-1", "%D9%A3%D9%A3", "__proto__"]) {
    expect((await send(cookie, addressOf(wrong, "submit"), "{}")).status, wrong).toBe(404);
  }
  for (const wrong of ["..%2f..", "%2e%2e"]) {
    expect([400, 404, 405], wrong).toContain((await send(cookie, addressOf(wrong, "submit"), "{}")).status);
  }
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  for (const body of ["", "null", "[]", '"text"', "{", deep, '{"reason":"a\\u0000b"}', '{"reason":"\\ud800"}']) {
    expect((await send(cookie, addressOf(id, "kill"), body)).status, body.slice(0, 40)).toBe(422);
  }
  expect((await send(cookie, addressOf(id, "kill"), `{"reason":"${"a".repeat(1_000_000)}"}`)).status).toBe(413);
  const extra = { ...revision, approvedBy: "somebody", publishedAt: "2020-01-01", role: "administrator" };
  expect((await send(cookie, addressOf(id, "approve"), JSON.stringify(extra))).status).toBe(422);
  expect(await fingerprint()).toBe(before);
});
