import { describe, expect, test } from "vitest";
import { mayCreateArticle } from "#lib/articles/policy";
import { mayKeepAsset, mayUseAssets } from "#lib/assets/policy";
import { type MemberActor, system } from "#lib/members/actor";
import { authorizeAtDesk, type DeskAction, deskPolicy, mayAtDesk } from "#lib/members/policy";
import { type Role, roles } from "#lib/members/roles";
import { deskRights } from "#tests/support/permission-tables";

const member = (...held: Role[]): MemberActor => ({ kind: "member", id: "asker", name: "Asker", roles: held });
const cell = (action: DeskAction, role: Role) => deskRights[action].trim().split(/\s+/)[roles.indexOf(role)];

describe.each(Object.keys(deskPolicy) as DeskAction[])("%s", (action) => {
  test.each(roles)("%s: just as the table says", (role) => {
    const isGiven = cell(action, role) === "y";
    expect(mayAtDesk(member(role), action)).toBe(isGiven);
    const authorize = () => authorizeAtDesk(member(role), action);
    if (isGiven) expect(authorize).not.toThrow();
    else expect(authorize).toThrow(`may.${action}`);
  });
});

test("several roles give the rights of each, none gives none, and the system has all", () => {
  const both = member("photo_editor", "administrator");
  expect([mayAtDesk(both, "assets.keep"), mayAtDesk(both, "people.keep")]).toEqual([true, true]);
  for (const action of Object.keys(deskPolicy) as DeskAction[]) {
    expect(mayAtDesk(member(), action), action).toBe(false);
    expect(mayAtDesk(system, action), action).toBe(true);
  }
});

describe.each(roles)("%s", (role) => {
  test("begins articles and uses photos where the table says", () => {
    expect(mayCreateArticle(member(role))).toBe(cell("articles.create", role) === "y");
    expect(mayUseAssets(member(role))).toBe(cell("assets.use", role) === "y");
  });

  test("keeps the photos that are the desk's to keep, and one's own until it is a portrait", () => {
    const keeps = cell("assets.keep", role) === "y";
    const uses = cell("assets.use", role) === "y";
    const may = (uploadedById: string, isPortrait: boolean) => mayKeepAsset(member(role), { uploadedById, isPortrait });
    expect(may("somebody", false)).toBe(keeps);
    expect(may("somebody", true)).toBe(keeps);
    expect(may("asker", false)).toBe(uses);
    expect(may("asker", true)).toBe(keeps);
  });
});
