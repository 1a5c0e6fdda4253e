import sharp from "sharp";
import type { PictureFile } from "./clipboard.ts";

/** A photograph as a camera writes it: noise enough that nothing about it is trivial, with place, owner and serial number. */
export async function cameraPhoto(name: string, size: { width: number; height: number }): Promise<PictureFile> {
  const buffer = await noise(size)
    .withExif({
      IFD0: { Make: "Fotokamera", Artist: secrets.owner },
      IFD2: { BodySerialNumber: secrets.serial },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "36/1 12/1 4501/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "37/1 9/1 3307/100",
      },
    })
    .jpeg({ quality: 82 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** What a camera knows of whoever holds it, and no reader may. */
export const secrets = { owner: "Umm Khalid Camera Owner", serial: "SN-4471-0099" };

/** More pixels than any photo may have, in a small file. */
export async function hugePicture(): Promise<PictureFile> {
  const buffer = await sharp({ create: { width: 10_000, height: 8_100, channels: 3, background: "#7a8b99" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { name: "poster.png", mimeType: "image/png", buffer };
}

export function noise({ width, height }: { width: number; height: number }) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#7a8b99",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });
}
