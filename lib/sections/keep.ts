import type { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion, versionOf } from "#lib/desk/version";
import { addressTags, settleNames, slugsOf } from "#lib/directory/names";
import { type Edition, editions } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import { tellLive } from "#lib/live/messages";
import type { Actor } from "#lib/members/actor";
import { changesOf } from "#lib/members/change";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId, newId } from "#lib/platform/ids";
import type { changeSectionInput, SectionFields, sectionOrderInput } from "./fields.ts";

type Done = { unconfirmedServers: string[] };
type StoredName = { edition: Edition; name: string; slug: string; description: string };

/** Every list and feed shows sections' names: a change reaches them all. */
const everywhere = ["directory", ...editions.flatMap((edition) => [`edition:${edition}`, `front:${edition}`])];

/** Makes a section, last in the menu. */
export async function createSection(actor: Actor, input: SectionFields): Promise<Done & { id: string }> {
  authorizeAtDesk(actor, "sections.keep");
  return commitPublicly(actor, async (tx) => {
    const id = newId();
    const names = await settleNames(tx, "section", id, input.names, []);
    const last = await tx.section.aggregate({ _max: { position: true } });
    await tx.section.create({ data: { id, position: (last._max.position ?? -1) + 1, names: { create: names } } });
    return {
      result: { id },
      event: { action: "section.created", subject: `section:${id}`, data: { slugs: slugsOf(names) } },
      tags: [...everywhere, ...addressTags("section", names)],
    };
  });
}

/** Changes names, addresses and descriptions; an address that is given up goes on leading here. */
export async function changeSection(
  actor: Actor,
  id: string,
  input: z.infer<typeof changeSectionInput>,
): Promise<Done> {
  authorizeAtDesk(actor, "sections.keep");
  return commitPublicly(actor, async (tx) => {
    const before = (await loadLocked(tx, id)).names;
    assertVersion(input.version, sectionVersion(before));
    const names = await settleNames(tx, "section", id, input.names, before);
    const changes = changesOf(byEdition(before), byEdition(names));
    if (Object.keys(changes).length === 0) return { result: {}, event: null, tags: [] };
    for (const { edition, name, slug, description } of names) {
      await tx.sectionName.upsert({
        where: { sectionId_edition: { sectionId: id, edition } },
        create: { sectionId: id, edition, name, slug, description },
        update: { name, slug, description },
      });
    }
    return {
      result: {},
      event: { action: "section.changed", subject: `section:${id}`, data: { changes } },
      tags: [...everywhere, `section:${id}`, ...addressTags("section", [...before, ...names])],
    };
  });
}

/** Puts the open sections into another order. Throws `conflict` when they stood otherwise than the form showed. */
export async function orderSections(actor: Actor, input: z.infer<typeof sectionOrderInput>): Promise<Done> {
  authorizeAtDesk(actor, "sections.keep");
  return commitPublicly(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM sections WHERE closed_at IS NULL ORDER BY position, id FOR UPDATE`;
    const stands = rows.map(({ id }) => id);
    const same = (order: readonly string[]) => [...order].sort().join() === [...stands].sort().join();
    if (input.was.join() !== stands.join() || !same(input.order)) throw new Refusal("conflict", "form.changed");
    if (input.order.join() === stands.join()) return { result: {}, event: null, tags: [] };
    for (const [position, id] of input.order.entries()) await tx.section.update({ where: { id }, data: { position } });
    return {
      result: {},
      event: { action: "section.reordered", subject: "section", data: { order: input.order } },
      tags: everywhere,
    };
  });
}

/** Closes a section: out of the menu, nothing more filed there; its page stays. Twice is harmless. */
export async function closeSection(actor: Actor, id: string): Promise<Done> {
  return setClosed(actor, id, true);
}

export async function reopenSection(actor: Actor, id: string): Promise<Done> {
  return setClosed(actor, id, false);
}

/** From now on, one editor is enough here: whoever may approve may approve a text of her own, too. Twice is harmless. */
export async function waiveSecondPerson(actor: Actor, id: string): Promise<void> {
  await setSecondPerson(actor, id, false);
}

/**
 * From now on, approving takes somebody else than the author, as it does everywhere unless an administrator says
 * otherwise. In a closed section as well: it may be opened again.
 */
export async function requireSecondPerson(actor: Actor, id: string): Promise<void> {
  await setSecondPerson(actor, id, true);
}

/** Mark of what the form shows. */
export function sectionVersion(names: readonly StoredName[]): string {
  return versionOf(byEdition(names));
}

/**
 * The row is held against approvals, which hold it while they ask: each goes by what stood when it was given, and none
 * by a rule that has been changed before.
 */
async function setSecondPerson(actor: Actor, id: string, needsSecondPerson: boolean): Promise<void> {
  authorizeAtDesk(actor, "sections.rule");
  await transaction(async (tx) => {
    const section = await loadLocked(tx, id);
    if (section.needsSecondPerson === needsSecondPerson) return;
    if (section.closedAt !== null && !needsSecondPerson) throw new Refusal("conflict", "sections.closed");
    await tx.section.update({ where: { id }, data: { needsSecondPerson } });
    const changes = changesOf({ needsSecondPerson: section.needsSecondPerson }, { needsSecondPerson });
    await recordEvent(tx, { actor, action: "section.changed", subject: `section:${id}`, data: { changes } });
  });
  await tellReviews(id);
}

/** Whoever has something open that is under review here sees at once what she may do now. */
async function tellReviews(sectionId: string): Promise<void> {
  const articles = await db.article.findMany({ where: { sectionId, workState: "in_review" }, select: { id: true } });
  for (const { id } of articles) await tellLive(id, { kind: "state" });
}

async function setClosed(actor: Actor, id: string, closed: boolean): Promise<Done> {
  authorizeAtDesk(actor, "sections.keep");
  const done = await commitPublicly(actor, async (tx) => {
    const section = await loadLocked(tx, id);
    if ((section.closedAt !== null) === closed) return { result: {}, event: null, tags: [] };
    await tx.section.update({ where: { id }, data: { closedAt: closed ? now() : null } });
    return {
      result: {},
      event: { action: closed ? "section.closed" : "section.reopened", subject: `section:${id}`, data: {} },
      tags: [...everywhere, `section:${id}`],
    };
  });
  await tellReviews(id);
  return done;
}

async function loadLocked(tx: Db, id: string) {
  if (isId(id)) {
    await tx.$queryRaw`SELECT id FROM sections WHERE id = ${id} FOR UPDATE`;
    const section = await tx.section.findUnique({ where: { id }, include: { names: true } });
    if (section) return section;
  }
  throw new Refusal("not_found", "sections.missing");
}

function byEdition(names: readonly StoredName[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap(({ edition, name, slug, description }) => [
      [`${edition}.name`, name],
      [`${edition}.slug`, slug],
      [`${edition}.description`, description],
    ]),
  );
}
