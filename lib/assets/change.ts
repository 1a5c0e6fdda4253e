import type { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion, versionOf } from "#lib/desk/version";
import type { MemberActor } from "#lib/members/actor";
import { changesOf } from "#lib/members/change";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import type { AssetFields, changeAssetInput } from "./fields.ts";
import { mayKeepAsset, mayUseAssets } from "./policy.ts";

/**
 * Changes what is written about a photo. It is proposed to articles that take the photo from now on; articles that
 * have it keep their own words, and what was approved stays as it was.
 */
export async function changeAsset(
  actor: MemberActor,
  id: string,
  input: z.infer<typeof changeAssetInput>,
): Promise<{ unconfirmedServers: string[] }> {
  return commitPublicly(actor, async (tx) => {
    if (isId(id)) await tx.$queryRaw`SELECT id FROM assets WHERE id = ${id} FOR UPDATE`;
    const asset = isId(id) && mayUseAssets(actor) ? await tx.asset.findFirst({ where: { id, status: "ready" } }) : null;
    if (!asset) throw new Refusal("not_found", "asset.missing");
    // Who makes it a portrait at this moment holds the photo as well, and is waited for above.
    const isPortrait = (await tx.author.count({ where: { portraitId: id } })) > 0;
    if (!mayKeepAsset(actor, { ...asset, isPortrait })) {
      throw new Refusal("forbidden", isPortrait ? "asset.may.changePortrait" : "asset.may.change");
    }
    assertVersion(input.version, assetVersion(asset));
    const { caption, credit, alt } = input;
    const changes = changesOf(shown(asset), { caption, credit, alt });
    if (Object.keys(changes).length === 0) return { result: {}, event: null, tags: [] };
    await tx.asset.update({ where: { id }, data: { caption, credit, alt } });
    return {
      result: {},
      event: { action: "asset.changed", subject: `asset:${id}`, data: { changes } },
      // A portrait's page shows its alt text.
      tags: [`asset:${id}`],
    };
  });
}

/** Mark of what the form shows. */
export function assetVersion(asset: AssetFields): string {
  return versionOf(shown(asset));
}

function shown({ caption, credit, alt }: AssetFields): AssetFields {
  return { caption, credit, alt };
}
