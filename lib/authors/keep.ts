import type { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion, versionOf } from "#lib/desk/version";
import { addressTags, settleNames, slugsOf } from "#lib/directory/names";
import type { Edition } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { changesOf } from "#lib/members/change";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import type { AuthorKind } from "#lib/platform/db/generated/enums";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId, newId } from "#lib/platform/ids";
import type { AuthorFields, changeAuthorInput } from "./fields.ts";

type Done = { unconfirmedServers: string[] };
type StoredAuthor = {
  kind: AuthorKind;
  memberId: string | null;
  portraitId: string | null;
  names: readonly { edition: Edition; name: string; slug: string; jobTitle: string; biography: string }[];
};

/** Makes an author: a name that can stand over articles. */
export async function createAuthor(actor: Actor, input: AuthorFields): Promise<Done & { id: string }> {
  authorizeAtDesk(actor, "authors.keep");
  return commitPublicly(actor, async (tx) => {
    const id = newId();
    await assertLinks(tx, id, input);
    const { kind, memberId, portraitId } = input;
    const names = await settleNames(tx, "author", id, input.names, []);
    await tx.author.create({ data: { id, kind, memberId, portraitId, names: { create: names } } });
    return {
      result: { id },
      event: { action: "author.created", subject: `author:${id}`, data: { kind, slugs: slugsOf(names) } },
      tags: [...addressTags("author", names), ...(portraitId ? [`asset:${portraitId}`] : [])],
    };
  });
}

/** Changes an author; an address that is given up goes on leading here. Articles keep the byline that was approved. */
export async function changeAuthor(actor: Actor, id: string, input: z.infer<typeof changeAuthorInput>): Promise<Done> {
  authorizeAtDesk(actor, "authors.keep");
  return commitPublicly(actor, async (tx) => {
    const before = await loadLocked(tx, id);
    assertVersion(input.version, authorVersion(before));
    await assertLinks(tx, id, input);
    const names = await settleNames(tx, "author", id, input.names, before.names);
    const { kind, memberId, portraitId } = input;
    const changes = changesOf(shown(before), shown({ kind, memberId, portraitId, names }));
    if (Object.keys(changes).length === 0) return { result: {}, event: null, tags: [] };
    await tx.author.update({ where: { id }, data: { kind, memberId, portraitId } });
    for (const { edition, name, slug, jobTitle, biography } of names) {
      await tx.authorName.upsert({
        where: { authorId_edition: { authorId: id, edition } },
        create: { authorId: id, edition, name, slug, jobTitle, biography },
        update: { name, slug, jobTitle, biography },
      });
    }
    const portraits = [before.portraitId, portraitId].filter((portrait) => portrait !== null);
    return {
      result: {},
      event: { action: "author.changed", subject: `author:${id}`, data: { changes } },
      tags: [
        "directory",
        `author:${id}`,
        ...addressTags("author", [...before.names, ...names]),
        ...portraits.map((portrait) => `asset:${portrait}`),
      ],
    };
  });
}

/** Closes an author: not offered as a byline any more; page and articles stay. Twice is harmless. */
export async function closeAuthor(actor: Actor, id: string): Promise<Done> {
  return setClosed(actor, id, true);
}

export async function reopenAuthor(actor: Actor, id: string): Promise<Done> {
  return setClosed(actor, id, false);
}

/** Mark of what the form shows. */
export function authorVersion(author: StoredAuthor): string {
  return versionOf(shown(author));
}

async function setClosed(actor: Actor, id: string, closed: boolean): Promise<Done> {
  authorizeAtDesk(actor, "authors.keep");
  return commitPublicly(actor, async (tx) => {
    const author = await loadLocked(tx, id);
    if ((author.closedAt !== null) === closed) return { result: {}, event: null, tags: [] };
    await tx.author.update({ where: { id }, data: { closedAt: closed ? now() : null } });
    return {
      result: {},
      event: { action: closed ? "author.closed" : "author.reopened", subject: `author:${id}`, data: {} },
      tags: [],
    };
  });
}

async function assertLinks(tx: Db, id: string, input: AuthorFields): Promise<void> {
  const refuse = (field: string, code: string) =>
    new Refusal("invalid", "request.fields", { fields: { [field]: { code } } });
  if (input.memberId !== null) {
    if (input.kind === "agency") throw refuse("memberId", "authors.agencyMember");
    const member = await tx.member.findUnique({ where: { id: input.memberId }, include: { author: true } });
    if (!member) throw refuse("memberId", "field.invalid");
    if (member.author && member.author.id !== id) throw refuse("memberId", "authors.memberTaken");
  }
  if (input.portraitId !== null) {
    const ready = await tx.asset.count({ where: { id: input.portraitId, status: "ready" } });
    if (ready === 0) throw refuse("portraitId", "field.invalid");
  }
}

async function loadLocked(tx: Db, id: string) {
  if (isId(id)) {
    await tx.$queryRaw`SELECT id FROM authors WHERE id = ${id} FOR UPDATE`;
    const author = await tx.author.findUnique({ where: { id }, include: { names: true } });
    if (author) return author;
  }
  throw new Refusal("not_found", "authors.missing");
}

function shown({ kind, memberId, portraitId, names }: StoredAuthor): Record<string, unknown> {
  return {
    kind,
    memberId,
    portraitId,
    ...Object.fromEntries(
      names.flatMap(({ edition, name, slug, jobTitle, biography }) => [
        [`${edition}.name`, name],
        [`${edition}.slug`, slug],
        [`${edition}.jobTitle`, jobTitle],
        [`${edition}.biography`, biography],
      ]),
    ),
  };
}
