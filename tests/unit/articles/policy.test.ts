import { describe, expect, test } from "vitest";
import { isAuthorOf, may, mayCreateArticle, type PolicySubject, readable } from "#lib/articles/policy";
import { type PublicState, publicStates, type WorkState, workStates } from "#lib/articles/states";
import { articleActions, isPossible } from "#lib/articles/workflow";
import { type MemberActor, system } from "#lib/members/actor";
import { type Role, roles } from "#lib/members/roles";
import { possible, rights } from "#tests/support/permission-tables";

const member = (...held: Role[]): MemberActor => ({ kind: "member", id: "asker", name: "Asker", roles: held });
const article = (changes: Partial<PolicySubject> = {}): PolicySubject => ({
  createdById: "somebody",
  workState: "in_review",
  publicState: "none",
  workRevision: { createdById: "somebody" },
  bylineMemberIds: [],
  ...changes,
});

describe.each(articleActions)("%s", (action) => {
  const cells = rights[action].trim().split(/\s+/);

  test.each(roles.map((role, index) => [role, cells[index]] as const))("%s: %s", (role, cell) => {
    expect(may(member(role), action, article())).toBe(cell === "a");
    // One's own, but sent to review and signed by somebody else; approving it is refused all the same.
    const own = article({ createdById: "asker" });
    expect(may(member(role), action, own)).toBe(action === "approve" ? false : cell !== "-");
  });

  test.each(workStates)("is possible from %s just where the table says", (workState: WorkState) => {
    const row = possible[action][workStates.indexOf(workState)] ?? "";
    const answers = publicStates.map((publicState: PublicState) => isPossible(action, { workState, publicState }));
    expect(answers.map((answer) => (answer ? "y" : "-")).join("")).toBe(row);
  });
});

test("several roles give the rights of each", () => {
  const both = member("journalist", "administrator");
  expect(may(both, "edit", article())).toBe(true);
  expect(may(member("administrator"), "edit", article())).toBe(false);
});

test("nobody approves what she began, sent to review or signs", () => {
  const editor = member("editor");
  expect(may(editor, "approve", article())).toBe(true);
  for (const tie of [
    { createdById: "asker" },
    { workRevision: { createdById: "asker" } },
    { bylineMemberIds: ["asker"] },
  ]) {
    expect(isAuthorOf(editor, article(tie))).toBe(true);
    expect(may(editor, "approve", article(tie))).toBe(false);
  }
});

test("an administrator alone sees no article, a contributor her own", () => {
  expect(readable(member("administrator"))).toBe("none");
  expect(readable(member("contributor"))).toBe("own");
  expect(readable(member("journalist"))).toBe("any");
  expect(mayCreateArticle(member("administrator"))).toBe(false);
  expect(mayCreateArticle(member("contributor"))).toBe(true);
});

test("the system may carry out what the clock asks for, and begins nothing", () => {
  expect(may(system, "publish", article())).toBe(true);
  expect(mayCreateArticle(system)).toBe(false);
});
