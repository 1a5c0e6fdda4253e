/** The pictures of the demo newspaper: drawn by code, rendered as files that look and weigh like a photographer's. */
import sharp from "sharp";
import { charts } from "./charts.ts";
import { city } from "./city.ts";
import { culture } from "./culture.ts";
import { type Drawing, draw, pixelsOf } from "./drawing.ts";
import { harbour } from "./harbour.ts";
import { landscape } from "./landscape.ts";
import { politics } from "./politics.ts";
import { portraits } from "./portraits.ts";
import { science } from "./science.ts";
import { sport } from "./sport.ts";
import { water } from "./water.ts";

const drawings = {
  ...water,
  ...landscape,
  ...harbour,
  ...city,
  ...sport,
  ...politics,
  ...science,
  ...culture,
  ...charts,
  ...portraits,
};

export type DemoPicture = keyof typeof drawings;

export const demoPictures = Object.fromEntries(
  Object.entries<Drawing>(drawings).map(([key, drawing]) => [
    key,
    { ...pixelsOf(drawing.format), svg: () => draw(key, drawing) },
  ]),
) as Record<DemoPicture, { width: number; height: number; svg: () => string }>;

export function isDemoPicture(value: unknown): value is DemoPicture {
  return typeof value === "string" && Object.hasOwn(drawings, value);
}

export async function renderDemoPicture(key: DemoPicture): Promise<Buffer> {
  return sharp(Buffer.from(demoPictures[key].svg()))
    .flatten()
    .withXmp(xmp(drawings[key].description))
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** What IPTC asks of a published picture: who made it, whom to credit, whose it is, what it shows. */
function xmp(description: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    photoshop:Credit="The Lantern">
   <dc:creator><rdf:Seq><rdf:li>The Lantern drawing room</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© The Lantern</rdf:li></rdf:Alt></dc:rights>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</rdf:li></rdf:Alt></dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
