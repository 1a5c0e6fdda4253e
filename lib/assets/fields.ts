import { z } from "zod";
import { fieldSchema } from "#lib/articles/fields";

/** What may be written about a photo: what an article's form takes for its lead, so that it fits when it is proposed there. */
export const assetFields = z.strictObject({
  caption: fieldSchema("leadCaption"),
  credit: fieldSchema("leadCredit"),
  alt: fieldSchema("leadAlt"),
});
export type AssetFields = z.infer<typeof assetFields>;

export const changeAssetInput = assetFields.extend({ version: z.string() });
