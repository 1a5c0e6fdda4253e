import type { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion, versionOf } from "#lib/desk/version";
import { addressTags, settleNames, slugsOf } from "#lib/directory/names";
import type { Edition } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { changesOf } from "#lib/members/change";
import { authorizeAtDesk, mayAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import type { TagType } from "#lib/platform/db/generated/enums";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId, newId } from "#lib/platform/ids";
import type { changeTagInput, mergeTagInput, TagFields } from "./fields.ts";

type Done = { unconfirmedServers: string[] };
type StoredName = { edition: Edition; name: string; slug: string; description: string };

/** Makes a tag, also on the spot while writing. Its pages stay empty until something filed under it goes out. */
export async function createTag(actor: Actor, input: TagFields): Promise<Done & { id: string }> {
  if (!mayAtDesk(actor, "tags.keep")) authorizeAtDesk(actor, "tags.create");
  return commitPublicly(actor, async (tx) => {
    const id = newId();
    const names = await settleNames(tx, "tag", id, input.names, []);
    await tx.tag.create({ data: { id, type: input.type, createdAt: now(), names: { create: names } } });
    return {
      result: { id },
      event: { action: "tag.created", subject: `tag:${id}`, data: { type: input.type, slugs: slugsOf(names) } },
      tags: addressTags("tag", names),
    };
  });
}

/** Changes type, names and addresses; an address that is given up goes on leading here. */
export async function changeTag(actor: Actor, id: string, input: z.infer<typeof changeTagInput>): Promise<Done> {
  authorizeAtDesk(actor, "tags.keep");
  return commitPublicly(actor, async (tx) => {
    const tag = await loadLocked(tx, id);
    assertVersion(input.version, tagVersion(tag));
    const names = await settleNames(tx, "tag", id, input.names, tag.names);
    const changes = changesOf(shown({ type: tag.type, names: tag.names }), shown({ type: input.type, names }));
    if (Object.keys(changes).length === 0) return { result: {}, event: null, tags: [] };
    await tx.tag.update({ where: { id }, data: { type: input.type } });
    for (const { edition, name, slug, description } of names) {
      await tx.tagName.upsert({
        where: { tagId_edition: { tagId: id, edition } },
        create: { tagId: id, edition, name, slug, description },
        update: { name, slug, description },
      });
    }
    return {
      result: {},
      event: { action: "tag.changed", subject: `tag:${id}`, data: { changes } },
      tags: ["directory", `tag:${id}`, ...addressTags("tag", [...tag.names, ...names])],
    };
  });
}

/**
 * Merges a tag into another: its articles are listed there and its addresses lead there. Names that the other
 * tag lacks are handed over. Articles keep what was approved; the merge is not taken back.
 */
export async function mergeTag(actor: Actor, id: string, input: z.infer<typeof mergeTagInput>): Promise<Done> {
  authorizeAtDesk(actor, "tags.keep");
  return commitPublicly(actor, async (tx) => {
    if (!isId(input.into) || input.into === id) {
      throw new Refusal("invalid", "request.fields", { fields: { into: { code: "tags.mergeInto" } } });
    }
    // Held in one order, so that two merges in opposite directions cannot both happen.
    await tx.$queryRaw`SELECT id FROM tags WHERE id IN (${id}, ${input.into}) ORDER BY id FOR UPDATE`;
    const tag = await loadLocked(tx, id);
    const into = await loadLocked(tx, input.into);
    assertVersion(input.version, tagVersion(tag));
    const handedOver = tag.names.filter(({ edition }) => into.names.every((name) => name.edition !== edition));
    const kept = tag.names.filter((name) => !handedOver.includes(name));
    for (const { edition } of handedOver) {
      await tx.tagName.update({ where: { tagId_edition: { tagId: id, edition } }, data: { tagId: into.id } });
    }
    for (const { edition, slug } of kept) {
      await tx.formerAddress.upsert({
        where: { edition_kind_slug: { edition, kind: "tag", slug } },
        create: { edition, kind: "tag", slug, targetId: into.id, createdAt: now() },
        update: { targetId: into.id, createdAt: now() },
      });
    }
    await tx.formerAddress.updateMany({ where: { kind: "tag", targetId: id }, data: { targetId: into.id } });
    await tx.tag.update({ where: { id }, data: { mergedIntoId: into.id } });
    return {
      result: {},
      event: { action: "tag.merged", subject: `tag:${id}`, data: { into: into.id } },
      tags: ["directory", `tag:${id}`, `tag:${into.id}`, ...addressTags("tag", tag.names)],
    };
  });
}

/** Mark of what the form shows. */
export function tagVersion(tag: { type: TagType; names: readonly StoredName[] }): string {
  return versionOf(shown(tag));
}

async function loadLocked(tx: Db, id: string) {
  if (isId(id)) {
    await tx.$queryRaw`SELECT id FROM tags WHERE id = ${id} FOR UPDATE`;
    const tag = await tx.tag.findUnique({ where: { id }, include: { names: true } });
    if (tag && tag.mergedIntoId === null) return tag;
    if (tag) throw new Refusal("conflict", "tags.mergedAlready");
  }
  throw new Refusal("not_found", "tags.missing");
}

function shown({ type, names }: { type: TagType; names: readonly StoredName[] }): Record<string, unknown> {
  return {
    type,
    ...Object.fromEntries(
      names.flatMap(({ edition, name, slug, description }) => [
        [`${edition}.name`, name],
        [`${edition}.slug`, slug],
        [`${edition}.description`, description],
      ]),
    ),
  };
}
