import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { fingerprint, makeArticle, makeMember } from "#tests/factories/newsroom";

/** The measure by which other tests say that a refusal changed nothing: it must see what a refusal could change. */
describe("the fingerprint of the database", () => {
  test("moves when a session begins or ends, and not when one is used", async () => {
    const { id: memberId } = await makeMember("journalist");
    const id = newId();
    const none = await fingerprint();
    await db.session.create({ data: { id, memberId, expiresAt: new Date("2099-01-01T00:00:00Z") } });
    const begun = await fingerprint();
    expect(begun).not.toBe(none);
    await db.session.update({ where: { id }, data: { lastSeenAt: new Date("2098-01-01T00:00:00Z") } });
    expect(await fingerprint()).toBe(begun);
    await db.session.update({ where: { id }, data: { endedAt: new Date("2098-01-01T00:00:00Z") } });
    expect(await fingerprint()).not.toBe(begun);
  });

  test.each([
    [
      "former_addresses",
      "INSERT INTO former_addresses (edition, kind, slug, target_id) VALUES ('en', 'tag', 'was', 'x')",
    ],
    // Only a superuser gets this far: the triggers are asleep.
    [
      "publication_authors",
      "DO $$ BEGIN SET LOCAL session_replication_role = replica; DELETE FROM publication_authors; END $$",
    ],
    ["publications", "UPDATE publications SET change = change"],
  ])("moves when %s changes, and says where", async (table, sql) => {
    await makeArticle({ publicState: "live" });
    const before = (await fingerprint()).split("\n");
    await db.$executeRawUnsafe(sql);
    const after = (await fingerprint()).split("\n");
    expect(after.filter((line) => !before.includes(line)).map((line) => line.split(" ")[0])).toEqual([table]);
  });

  test("knows every table whose rows people make", async () => {
    /** What servers keep for themselves, beside whatever is asked of them. */
    const ownBusiness = [
      ...["_prisma_migrations", "outbox_acknowledgements", "servers", "cdn_purges", "cdn_answers"],
      ...["readings", "sign_in_failures"],
    ];
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
    const known = (await fingerprint()).split("\n").map((line) => line.split(" ")[0]);
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !ownBusiness.includes(name))
        .sort(),
    ).toEqual(known.sort());
  });
});
