import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sessionCookie } from "#lib/auth/cookies";
import { sessionFromCookies, sessionToken } from "#lib/auth/session";
import { type Begun, beginSession, endSession } from "#lib/auth/sign-in";
import { inviteMember } from "#lib/members/add";
import { changeMember, endMember, memberVersion, reinstateMember, renewInvitation } from "#lib/members/change";
import { listMembers } from "#lib/members/desk";
import { getWelcome, join } from "#lib/members/join";
import { changePassword, changeProfile, getProfile } from "#lib/members/profile";
import { roles } from "#lib/members/roles";
import { endMemberSessions, endOtherSessions, endOwnSession, listOpenSessions } from "#lib/members/sessions";
import { setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { fingerprint } from "#tests/factories/newsroom";
import { outcome, secretOf } from "#tests/support/members";

/** People, their sessions and their passwords at the use cases. */
const password = "the river rose at noon";
const day = 24 * 3_600_000;

// The trail keeps its members for good: whoever a test made has left before the next one, and frees the address.
beforeEach(async () => {
  await db.$executeRaw`UPDATE members SET ended_at = coalesce(ended_at, now()), email = id || '@left.test'`;
  await db.signInFailures.deleteMany();
});
afterEach(() => setClockOffset(0));

describe("invitations", () => {
  test("the address is kept nowhere, works once, and of two who take it up at once one gets through", async () => {
    const administrator = await makeAdministrator();
    const { id, link } = await inviteMember(administrator, newcomer("lina"));
    const secret = secretOf(link.address);

    const kept = await db.$queryRaw<{ all: string }[]>`
      SELECT concat((SELECT string_agg(l::text, '') FROM one_time_links l), (SELECT string_agg(e::text, '') FROM events e),
        (SELECT string_agg(m::text, '') FROM members m)) AS all`;
    expect(kept[0]?.all).toContain(id);
    expect(kept[0]?.all).not.toContain(secret);
    expect(await getWelcome(secret)).toMatchObject({ kind: "invitation", email: "lina@example.test" });

    const passwords = Array.from({ length: 6 }, (_, index) => `${password} ${index}`);
    const outcomes = await Promise.all(passwords.map((each) => outcome(join(secret, { password: each }))));
    expect(outcomes.filter((each) => each === "done")).toHaveLength(1);
    expect(outcomes.filter((each) => each === "not_found welcome.gone")).toHaveLength(5);
    expect(await outcome(signIn("lina", passwords[outcomes.indexOf("done")] ?? ""))).toBe("done");
    expect(await outcome(join(secret, { password }))).toBe("not_found welcome.gone");
    expect(await getWelcome(secret)).toBeNull();
  });

  test("nobody signs in before they have chosen a password; a new address ends the one before", async () => {
    const administrator = await makeAdministrator();
    const { id, link } = await inviteMember(administrator, newcomer("lina"));
    expect(await outcome(signIn("lina", ""))).toBe("unauthenticated signIn.wrong");
    const renewed = await renewInvitation(administrator, id);
    expect(await outcome(join(secretOf(link.address), { password }))).toBe("not_found welcome.gone");
    expect(await outcome(join(secretOf(renewed.address), { password }))).toBe("done");
    expect(await outcome(renewInvitation(administrator, id))).toBe("conflict members.alreadyIn");
  });

  test("an invitation ends after a week, and at once with the membership", async () => {
    const administrator = await makeAdministrator();
    const one = await inviteMember(administrator, newcomer("one"));
    const two = await inviteMember(administrator, newcomer("two"));
    await endMember(administrator, two.id);
    expect(await outcome(join(secretOf(two.link.address), { password }))).toBe("not_found welcome.gone");
    setClockOffset(7 * day);
    expect(await outcome(join(secretOf(one.link.address), { password }))).toBe("not_found welcome.gone");
  });

  test("an address that somebody has already is refused, however it is written", async () => {
    const administrator = await makeAdministrator();
    await inviteMember(administrator, newcomer("lina"));
    const again = { ...newcomer("lina"), email: "lina@example.test" };
    expect(await outcome(inviteMember(administrator, again))).toBe("invalid request.fields email:members.emailTaken");
    expect(await db.member.count({ where: { email: "lina@example.test" } })).toBe(1);
  });
});

describe("passwords (S2-13)", () => {
  const tries: [what: string, password: string, answer: string][] = [
    ["7 characters", "kelp7 x", "password:field.tooShort"],
    ["7 characters of several code units each", "🌊🌊🌊🌊🌊🌊🌊", "password:field.tooShort"],
    ["8 characters", "kelp 7 x", "done"],
    ["8 Arabic letters", "سفينة بح", "done"],
    ["64 characters", "salt and wind ".repeat(5).slice(0, 64), "done"],
    ["128 characters", "salt and wind ".repeat(10).slice(0, 128), "done"],
    ["129 characters", "salt and wind ".repeat(10).slice(0, 129), "password:field.tooLong"],
    ["a common one", "Password123", "password:password.common"],
    ["a common Arabic one", "كلمةالمرور", "password:password.common"],
    ["a run", "23456789", "password:password.common"],
    ["a repeated piece", "abcabcabc", "password:password.common"],
    ["the email address", "lina@example.test", "password:password.email"],
    ["the name of the address and a year", "linamar26", "password:password.email"],
  ];

  test.each(tries)("%s", async (_, typed, answer) => {
    const administrator = await makeAdministrator();
    const email = answer === "password:password.email" && typed === "linamar26" ? "linamar" : "lina";
    const { link } = await inviteMember(administrator, newcomer(email));
    const expected = answer === "done" ? "done" : `invalid request.fields ${answer}`;
    expect(await outcome(join(secretOf(link.address), { password: typed }))).toBe(expected);
    if (answer === "done") expect(await outcome(signIn(email, typed))).toBe("done");
  });

  test("nothing of a long password is cut off: two that share their first 72 bytes differ", async () => {
    await makeMember("lina", `${"x1 ".repeat(24)}one`);
    expect(await outcome(signIn("lina", `${"x1 ".repeat(24)}two`))).toBe("unauthenticated signIn.wrong");
    expect(await outcome(signIn("lina", `${"x1 ".repeat(24)}one`))).toBe("done");
  });

  test("kept as Argon2id with 19 MiB and two passes, and made anew at sign-in when it was made with less", async () => {
    const { id } = await makeMember("lina", password);
    const hashOf = async () => (await db.member.findUniqueOrThrow({ where: { id } })).passwordHash ?? "";
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { hash } = await import("@node-rs/argon2");
    const weak = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await db.member.update({ where: { id }, data: { passwordHash: weak } });
    expect(await outcome(signIn("lina", "not it at all"))).toBe("unauthenticated signIn.wrong");
    expect(await hashOf()).toBe(weak);
    expect(await outcome(signIn("lina", password))).toBe("done");
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await outcome(signIn("lina", password))).toBe("done");
  });
});

describe("what ends sessions, at once (S2-03, S2-04, S2-15)", () => {
  test("signing out ends that session; ending one or all others leaves the one in use", async () => {
    const lina = await makeMember("lina", password);
    const [one, two, three, four] = [await lina.begin(), await lina.begin(), await lina.begin(), await lina.begin()];
    await endSession(one.sessionId);
    expect(await openOf(one, two, three, four)).toEqual([false, true, true, true]);
    await endOwnSession(lina.in(two), three.sessionId);
    expect(await openOf(one, two, three, four)).toEqual([false, true, false, true]);
    expect(await endOtherSessions(lina.in(two))).toBe(1);
    expect(await openOf(one, two, three, four)).toEqual([false, true, false, false]);
    expect((await listOpenSessions(lina.id)).map(({ id }) => id)).toEqual([two.sessionId]);
  });

  test("nobody ends a session of somebody else by its id", async () => {
    const lina = await makeMember("lina", password);
    const omar = await makeMember("omar", password);
    const [hers, his] = [await lina.begin(), await omar.begin()];
    expect(await outcome(endOwnSession(omar.in(his), hers.sessionId))).toBe("not_found session.missing");
    expect(await openOf(hers, his)).toEqual([true, true]);
  });

  test("changing the password asks for the present one and ends every other session", async () => {
    const lina = await makeMember("lina", password);
    const [here, elsewhere] = [await lina.begin(), await lina.begin()];
    const change = (current: string, next: string) =>
      outcome(changePassword(lina.in(here), { current, password: next }));
    expect(await change("a guess", "another river 9")).toBe("invalid request.fields current:password.wrong");
    expect(await change(password, "password123")).toBe("invalid request.fields password:password.common");
    expect(await openOf(here, elsewhere)).toEqual([true, true]);
    expect(await change(password, "another river 9")).toBe("done");
    expect(await openOf(here, elsewhere)).toEqual([true, false]);
    expect(await outcome(signIn("lina", password))).toBe("unauthenticated signIn.wrong");
    expect(await outcome(signIn("lina", "another river 9"))).toBe("done");
  });

  test("ten wrong guesses at the present password slow the account down, as at the door", async () => {
    const lina = await makeMember("lina", password);
    const here = await lina.begin();
    const guess = () => outcome(changePassword(lina.in(here), { current: "a guess", password: "another river 9" }));
    for (let count = 1; count < 10; count += 1)
      expect(await guess()).toBe("invalid request.fields current:password.wrong");
    expect(await guess()).toBe("throttled signIn.slow");
    expect(await outcome(changePassword(lina.in(here), { current: password, password: "another river 9" }))).toBe(
      "throttled signIn.slow",
    );
  });

  test("other roles, or another email address", async () => {
    const administrator = await makeAdministrator();
    const lina = await makeMember("lina", password);
    const first = await lina.begin();
    await changeMember(administrator, lina.id, { ...(await formOf(lina.id)), roles: ["editor"] });
    expect(await openOf(first)).toEqual([false]);
    const second = await lina.begin();
    await changeMember(administrator, lina.id, { ...(await formOf(lina.id)), email: "lina.new@example.test" });
    expect(await openOf(second)).toEqual([false]);
  });

  test("another name ends none, and an administrator's own change leaves the session in which it was made", async () => {
    const administrator = await makeAdministrator();
    const lina = await makeMember("lina", password);
    const hers = await lina.begin();
    await changeMember(administrator, lina.id, { ...(await formOf(lina.id)), name: "Lina Haddad" });
    expect(await openOf(hers)).toEqual([true]);

    const [here, elsewhere] = [administrator.session, await administrator.begin()];
    const form = await formOf(administrator.id);
    await changeMember(administrator, administrator.id, { ...form, roles: ["editor", "administrator"] });
    expect(await openOf(here, elsewhere)).toEqual([true, false]);
  });

  test("the end of a membership: nothing works, nobody can sign in, until an administrator takes them back", async () => {
    const administrator = await makeAdministrator();
    const lina = await makeMember("lina", password);
    const [one, two] = [await lina.begin(), await lina.begin()];
    await endMember(administrator, lina.id);
    expect(await openOf(one, two)).toEqual([false, false]);
    expect(await outcome(signIn("lina", password))).toBe("unauthenticated signIn.wrong");
    expect(await db.event.count({ where: { action: "session.ended", subject: `member:${lina.id}` } })).toBe(2);

    // That refusal is written down after the answer.
    await expect
      .poll(() => db.event.count({ where: { action: "session.refused", subject: `member:${lina.id}` } }))
      .toBe(1);

    // Doing it twice is harmless, and leaves no second event.
    const before = await fingerprint();
    await endMember(administrator, lina.id);
    expect(await fingerprint()).toBe(before);

    await reinstateMember(administrator, lina.id);
    expect(await openOf(one, two)).toEqual([false, false]);
    expect(await outcome(signIn("lina", password))).toBe("done");
  });

  test("an administrator signs somebody out everywhere", async () => {
    const administrator = await makeAdministrator();
    const lina = await makeMember("lina", password);
    const [one, two] = [await lina.begin(), await lina.begin()];
    expect(await endMemberSessions(administrator, lina.id)).toBe(2);
    expect(await openOf(one, two, administrator.session)).toEqual([false, false, true]);
  });
});

describe("keeping people", () => {
  test("the last administrator can neither go nor lose the role, whoever asks", async () => {
    const administrator = await makeAdministrator();
    // Invited is not yet in: nobody would be left who can sign in.
    await inviteMember(administrator, { ...newcomer("invited"), roles: ["administrator"] });
    const form = await formOf(administrator.id);
    const demote = { ...form, roles: ["editor" as const] };
    const before = await fingerprint();
    expect(await outcome(endMember(administrator, administrator.id))).toBe("conflict members.lastAdministrator");
    expect(await outcome(changeMember(administrator, administrator.id, demote))).toBe(
      "conflict members.lastAdministrator",
    );
    expect(await fingerprint()).toBe(before);
  });

  test("two administrators who end each other at the same moment: one stays", async () => {
    const one = await makeAdministrator("one");
    const two = await makeAdministrator("two");
    const outcomes = await Promise.all([outcome(endMember(one, two.id)), outcome(endMember(two, one.id))]);
    expect(outcomes.sort()).toEqual(["conflict members.lastAdministrator", "done"]);
    expect(await db.member.count({ where: { endedAt: null } })).toBe(1);
  });

  test("of two administrators who change a member over the same page, the second is told and changes nothing", async () => {
    const one = await makeAdministrator("one");
    const two = await makeAdministrator("two");
    const lina = await makeMember("lina", password);
    const form = await formOf(lina.id);
    await changeMember(one, lina.id, { ...form, name: "Lina Haddad" });
    const before = await fingerprint();
    const second = changeMember(two, lina.id, { ...form, roles: ["editor"] });
    expect(await outcome(second)).toBe("conflict form.changed");
    expect(await fingerprint()).toBe(before);

    const profile = await getProfile(lina.in(await lina.begin()));
    expect(profile.name).toBe("Lina Haddad");
  });

  test("a profile that was changed elsewhere since its page was opened is not written over", async () => {
    const lina = await makeMember("lina", password);
    const actor = lina.in(await lina.begin());
    const { version } = await getProfile(actor);
    const { version: next } = await changeProfile(actor, { name: "Lina Haddad", locale: "ar", version });
    expect(await outcome(changeProfile(actor, { name: "Lina", locale: "en", version }))).toBe("conflict form.changed");
    expect(await outcome(changeProfile(actor, { name: "Lina H.", locale: "ar", version: next }))).toBe("done");
  });

  test("nobody but an administrator keeps people, and a refusal changes nothing", async () => {
    const administrator = await makeAdministrator();
    const lina = await makeMember("lina", password);
    const invited = await inviteMember(administrator, newcomer("invited"));
    const form = await formOf(lina.id);
    const before = await fingerprint();
    for (const role of roles.filter((each) => each !== "administrator")) {
      const actor = { ...lina.in({ sessionId: "000000000000" }), roles: [role] };
      const attempts = [
        listMembers(actor),
        inviteMember(actor, newcomer("another")),
        changeMember(actor, lina.id, { ...form, roles: ["administrator"] }),
        endMember(actor, administrator.id),
        reinstateMember(actor, lina.id),
        renewInvitation(actor, invited.id),
        endMemberSessions(actor, administrator.id),
      ];
      for (const attempt of attempts) expect(await outcome(attempt), role).toBe("forbidden may.people.keep");
    }
    expect(await fingerprint()).toBe(before);
  });

  test("the list shows no hash of a password", async () => {
    const administrator = await makeAdministrator();
    expect(JSON.stringify(await listMembers(administrator))).not.toContain("argon2");
  });
});

// ── What the tests above need ────────────────────────────────────────────────

function newcomer(name: string) {
  return { name, email: `${name}@example.test`, roles: ["journalist" as const], locale: "en" as const };
}

function signIn(name: string, typed: string): Promise<Begun> {
  return beginSession({ email: `${name}@example.test`, password: typed }, { address: "", userAgent: "" });
}

/** A member who has taken up their invitation. */
async function makeMember(name: string, chosen: string, held: "journalist" | "administrator" = "journalist") {
  const system = { kind: "system" } as const;
  const { id, link } = await inviteMember(system, { ...newcomer(name), roles: [held] });
  await join(secretOf(link.address), { password: chosen });
  const actor = { kind: "member" as const, id, name, roles: [held] };
  return {
    ...actor,
    begin: () => signIn(name, chosen),
    in: ({ sessionId }: { sessionId: string }) => ({ ...actor, sessionId }),
  };
}

async function makeAdministrator(name = "chief") {
  const member = await makeMember(name, password, "administrator");
  const session = await member.begin();
  return { ...member, session, sessionId: session.sessionId };
}

async function formOf(id: string) {
  const member = await db.member.findUniqueOrThrow({ where: { id } });
  return { name: member.name, email: member.email, roles: member.roles, version: memberVersion(member) };
}

/** Of each session, whether its cookie still opens the desk. */
async function openOf(...sessions: Begun[]): Promise<boolean[]> {
  const opened = sessions.map(async ({ sessionId, memberId }) => {
    const token = await sessionToken({ id: sessionId, memberId });
    return (await sessionFromCookies(`${sessionCookie()}=${token}`)) !== null;
  });
  return Promise.all(opened);
}
