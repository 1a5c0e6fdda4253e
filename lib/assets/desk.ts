import { plainLine } from "#lib/body/clean";
import type { MemberActor } from "#lib/members/actor";
import { db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { mayUseAssets } from "./policy.ts";
import { type DeskAsset, presentAsset } from "./present.ts";

/** One photo. Throws `not_found` where there is none, or the member has nothing to do with photos. */
export async function getAsset(actor: MemberActor, id: string): Promise<DeskAsset> {
  const asset = isId(id) && mayUseAssets(actor) ? await db.asset.findFirst({ where: { id, status: "ready" } }) : null;
  if (!asset) throw new Refusal("not_found", "asset.missing");
  return presentAsset(asset);
}

export const assetPageSize = 48;

/** Photos, newest first; with words, those whose caption, credit, alt text or file name has them. */
export async function listAssets(
  actor: MemberActor,
  options: { query?: string; page?: number } = {},
): Promise<{ assets: DeskAsset[]; hasMore: boolean }> {
  if (!mayUseAssets(actor)) return { assets: [], hasMore: false };
  const query = plainLine(options.query ?? "");
  const page = Math.max(1, options.page ?? 1);
  const rows = await db.asset.findMany({
    where: {
      status: "ready",
      ...(query
        ? {
            OR: (["caption", "credit", "alt", "fileName"] as const).map((field) => ({
              [field]: { contains: query, mode: "insensitive" as const },
            })),
          }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * assetPageSize,
    take: assetPageSize + 1,
  });
  return { assets: rows.slice(0, assetPageSize).map(presentAsset), hasMore: rows.length > assetPageSize };
}
