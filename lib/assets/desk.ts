import { seen } from "#lib/articles/desk";
import { plainLine } from "#lib/body/clean";
import { type Edition, nameIn } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import { db, Prisma } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { searchForm } from "#lib/search/normalise";
import { assetVersion } from "./change.ts";
import { mayKeepAsset, mayUseAssets } from "./policy.ts";
import { type DeskAsset, presentAsset } from "./present.ts";
import { isPublicAsset } from "./published.ts";

/** One photo. Throws `not_found` where there is none, or the member has nothing to do with photos. */
export async function getAsset(actor: MemberActor, id: string): Promise<DeskAsset> {
  const asset = isId(id) && mayUseAssets(actor) ? await db.asset.findFirst({ where: { id, status: "ready" } }) : null;
  if (!asset) throw new Refusal("not_found", "asset.missing");
  return presentAsset(asset);
}

/** A photo with all that its window at the desk shows. */
export type AssetDetails = DeskAsset & {
  uploadedBy: string;
  /** Articles whose lead it is now, of those that the member may see; the newest first, some twenty at most. */
  leads: { id: string; headline: string; edition: Edition }[];
  /** Authors whose portrait it is. */
  portraits: string[];
  /** Whether readers can see it at this moment. */
  public: boolean;
  mayKeep: boolean;
  version: string;
};

/** A photo as its window shows it. Throws `not_found` where there is none, or the member may use no photos. */
export async function getAssetDetails(actor: MemberActor, id: string, locale: Edition): Promise<AssetDetails> {
  const asset =
    isId(id) && mayUseAssets(actor)
      ? await db.asset.findFirst({
          where: { id, status: "ready" },
          include: { uploadedBy: { select: { name: true } }, authors: { include: { names: true } } },
        })
      : null;
  if (!asset) throw new Refusal("not_found", "asset.missing");
  const [leads, isPublic] = await Promise.all([
    db.$queryRaw<AssetDetails["leads"]>`
      SELECT a.id, a.headline, a.edition FROM articles a
      WHERE a.lead_asset_id = ${id} AND ${seen(actor)} ORDER BY a.edited_at DESC, a.id LIMIT 20`,
    isPublicAsset(asset.storageKey),
  ]);
  return {
    ...presentAsset(asset),
    uploadedBy: asset.uploadedBy.name,
    leads,
    portraits: asset.authors.flatMap(({ names }) => nameIn(names, locale)?.name ?? []),
    public: isPublic,
    mayKeep: mayKeepAsset(actor, { ...asset, isPortrait: asset.authors.length > 0 }),
    version: assetVersion(asset),
  };
}

export const assetPageSize = 48;
const wordsMax = 6;

/**
 * Photos, newest first; with words, those that have each of the first six in caption, credit, alt text or file name.
 */
export async function listAssets(
  actor: MemberActor,
  options: { query?: string; page?: number } = {},
): Promise<{ assets: DeskAsset[]; hasMore: boolean }> {
  if (!mayUseAssets(actor)) return { assets: [], hasMore: false };
  const words = searchForm(plainLine(options.query ?? "").slice(0, 200))
    .split(" ")
    .filter(Boolean)
    .slice(0, wordsMax);
  const page = Math.max(1, Math.min(options.page ?? 1, 10_000));
  // The text that is searched is made once for each photo, and not at all where nothing is looked for.
  const found =
    words.length === 0
      ? Prisma.sql`TRUE`
      : Prisma.sql`(SELECT bool_and(strpos(searched.text, word) > 0)
          FROM (SELECT normalise_text(concat_ws(' ', caption, credit, alt, file_name)) AS text OFFSET 0) AS searched,
            unnest(${words}::text[]) AS word)`;
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM assets WHERE status = 'ready' AND ${found}
    ORDER BY created_at DESC, id LIMIT ${assetPageSize + 1} OFFSET ${(page - 1) * assetPageSize}`;
  const rows = await db.asset.findMany({
    where: { id: { in: ids.slice(0, assetPageSize).map(({ id }) => id) } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return { assets: rows.map(presentAsset), hasMore: ids.length > assetPageSize };
}
