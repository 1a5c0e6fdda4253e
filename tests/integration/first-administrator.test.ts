import { afterEach, beforeEach, expect, test } from "vitest";
import { firstAdministratorLink, makeFirstAdministrator } from "#lib/members/first-administrator";
import { getWelcome } from "#lib/members/join";
import { setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { outcome, secretOf } from "#tests/support/members";

/** The door at which a newsroom without members begins. */
const typed = (name: string) => ({
  name,
  email: `${name}@example.test`,
  password: "the river rose at noon",
  locale: "en" as const,
});

// Events refuse to be removed, members that they name with them: an empty database is made past the triggers.
beforeEach(async () => {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`TRUNCATE members, events, one_time_links CASCADE`,
  ]);
});
afterEach(() => setClockOffset(0));

test("of many who come in at once one gets through, and the door is shut for ever", async () => {
  const secret = secretOf(await firstAdministratorLink());
  expect(await getWelcome(secret)).toEqual({ kind: "first_administrator" });

  const names = Array.from({ length: 12 }, (_, index) => `first-${index}`);
  const outcomes = await Promise.all(names.map((name) => outcome(makeFirstAdministrator(secret, typed(name)))));

  expect(outcomes.filter((each) => each === "done")).toHaveLength(1);
  expect(outcomes.filter((each) => each === "not_found welcome.gone")).toHaveLength(11);
  const [member, ...others] = await db.member.findMany();
  expect(others).toEqual([]);
  expect(member?.roles).toEqual(["administrator"]);
  expect(await db.event.count({ where: { action: "member.joined" } })).toBe(1);
  expect(await getWelcome(secret)).toBeNull();
  expect(await firstAdministratorLink()).toBeNull();
  expect(await outcome(makeFirstAdministrator(secret, typed("late")))).toBe("not_found welcome.gone");

  // Not even when everybody has left again.
  await db.member.updateMany({ data: { endedAt: new Date() } });
  expect(await firstAdministratorLink()).toBeNull();
});

test("each start ends the address of the start before, and an address ends by itself after a week", async () => {
  const first = secretOf(await firstAdministratorLink());
  const second = secretOf(await firstAdministratorLink());
  expect(await getWelcome(first)).toBeNull();
  expect(await outcome(makeFirstAdministrator(first, typed("one")))).toBe("not_found welcome.gone");
  setClockOffset(7 * 24 * 3_600_000);
  expect(await outcome(makeFirstAdministrator(second, typed("two")))).toBe("not_found welcome.gone");
  expect(await db.member.count()).toBe(0);
});

test("a bad password is told and leaves the address open", async () => {
  const secret = secretOf(await firstAdministratorLink());
  expect(await outcome(makeFirstAdministrator(secret, { ...typed("one"), password: "short" }))).toBe(
    "invalid request.fields password:field.tooShort",
  );
  expect(await outcome(makeFirstAdministrator(secret, typed("one")))).toBe("done");
});
