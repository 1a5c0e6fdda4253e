import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { passwordMatches } from "#lib/auth/password";
import { db } from "#lib/platform/db/index";
import { memberAdd } from "../../scripts/commands/member-add.ts";

/** The operator's commands, on a real database. */
let printed: string[];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());

test("a member is added with roles and an address at which the password is chosen, once", async () => {
  const words = ["Mona@Example.test", "--name", "Mona Harb", "--role", "journalist", "--role", "sub_editor"];
  expect(await memberAdd.run(words)).toBe(0);
  const member = await db.member.findUniqueOrThrow({ where: { email: "mona@example.test" } });
  expect(member).toMatchObject({ name: "Mona Harb", roles: ["journalist", "sub_editor"], passwordHash: null });
  expect(printed.join("\n")).toMatch(/\/desk\/welcome\/[\w-]{43}$/);
  const events = await db.event.findMany({ where: { subject: `member:${member.id}` } });
  expect(events.map(({ action }) => action)).toEqual(["member.invited"]);
});

test("a password comes by standard input, is stored as a hash and printed nowhere", async () => {
  vi.spyOn(process, "stdin", "get").mockReturnValue(
    (async function* () {
      yield Buffer.from("seven lanterns at the quay\n");
    })() as unknown as typeof process.stdin,
  );
  const words = ["karim@example.test", "--name", "Karim", "--role", "editor", "--language", "ar", "--password-stdin"];
  expect(await memberAdd.run(words)).toBe(0);
  const member = await db.member.findUniqueOrThrow({ where: { email: "karim@example.test" } });
  expect(member.locale).toBe("ar");
  expect(await passwordMatches(member.passwordHash, "seven lanterns at the quay")).toBe(true);
  expect(printed.join("\n")).not.toContain("lanterns");
});

test("what cannot be is refused with a sentence that names the option, and nobody is added", async () => {
  const before = await db.member.count();
  const name = ["--name", "Somebody", "--role", "editor"];
  await expect(memberAdd.run(["nowhere", ...name])).rejects.toThrow("EMAIL: This is not an email address.");
  await expect(memberAdd.run(["a@example.test", "--role", "editor"])).rejects.toThrow(/^--name: /);
  await expect(memberAdd.run(["a@example.test", "--name", "A"])).rejects.toThrow(/^--role: /);
  await expect(memberAdd.run(["a@example.test", "--name", "A", "--role", "king"])).rejects.toThrow(/^--role: /);
  await expect(memberAdd.run(["karim@example.test", ...name])).rejects.toThrow(
    "EMAIL: Somebody has an account with this address already.",
  );
  await expect(memberAdd.run(name)).rejects.toThrow(/^Give one email address/);
  expect(await db.member.count()).toBe(before);
});
