import { describe, expect, test } from "vitest";
import { isAuthorOf, may, mayCreateArticle, ownReview, type PolicySubject, readable } from "#lib/articles/policy";
import { type PublicState, publicStates, type WorkState, workStates } from "#lib/articles/states";
import { articleActions, isPossible } from "#lib/articles/workflow";
import { type MemberActor, system } from "#lib/members/actor";
import { type Role, roles } from "#lib/members/roles";
import { approvesOwn, ownApproval, possible, rights } from "#tests/support/permission-tables";

const member = (...held: Role[]): MemberActor => ({ kind: "member", id: "asker", name: "Asker", roles: held });
const article = (changes: Partial<PolicySubject> = {}): PolicySubject => ({
  createdById: "somebody",
  workState: "in_review",
  publicState: "none",
  workRevision: { createdById: "somebody" },
  namedMemberIds: [],
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

const ties: Record<string, Partial<PolicySubject>> = {
  began: { createdById: "asker" },
  "sent to review": { workRevision: { createdById: "asker" } },
  "signs or translated": { namedMemberIds: ["asker"] },
};

describe.each(Object.keys(ownApproval) as (keyof typeof ownApproval)[])("where approving takes %s", (rule) => {
  const needsSecondPerson = rule === "a second person";

  test.each(roles)("a %s approves what she began, sent to review, signs or translated as the table says", (role) => {
    const gives = approvesOwn(role, rule);
    const approves = may(member(role), "approve", article({ needsSecondPerson }));
    for (const [how, tie] of Object.entries(ties)) {
      const own = article({ ...tie, needsSecondPerson });
      expect(isAuthorOf(member(role), own), how).toBe(true);
      expect(may(member(role), "approve", own), how).toBe(gives);
      expect(ownReview(member(role), own), how).toBe(gives ? "alone" : approves ? "second_person" : null);
      expect(ownReview(member(role), { ...own, workState: "approved" }), how).toBeNull();
    }
    // What somebody else wrote is approved by the same roles as everywhere.
    expect(approves).toBe(may(member(role), "approve", article()));
    expect(ownReview(member(role), article({ needsSecondPerson }))).toBeNull();
  });
});

test("where nothing is said of a section, nobody approves what she began, sent to review, signs or translated", () => {
  const editor = member("editor");
  expect(may(editor, "approve", article())).toBe(true);
  for (const tie of Object.values(ties)) expect(may(editor, "approve", article(tie))).toBe(false);
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
