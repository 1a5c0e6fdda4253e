import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { PictureFile } from "#tests/support/clipboard";

/** Pictures for tests, made by code: good ones, and every kind of bad one that somebody might send. */

export type PictureFormat = "jpeg" | "png" | "webp" | "avif";

/** Colours, so that no two calls make the same bytes. */
function someColour(): { r: number; g: number; b: number } {
  const [r = 0, g = 0, b = 0] = crypto.getRandomValues(new Uint8Array(3));
  return { r, g, b };
}

export async function makePicture(
  format: PictureFormat = "jpeg",
  { width = 360, height = 240 }: { width?: number; height?: number } = {},
): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: someColour() } });
  // Something to encode, so that half of the bytes is half of the picture.
  const noisy = picture.composite([{ input: await noise(width, height), blend: "overlay" }]);
  return noisy.toFormat(format, { quality: 80 }).toBuffer();
}

async function noise(width: number, height: number): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(Buffer.from(randomBytesOf(width * height * 3)), { raw })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export function randomBytesOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

/** What stands in the corners of the upright picture, clockwise from the top left. */
export const corners = ["red", "lime", "white", "blue"] as const;
export const cornerColours = {
  red: [255, 0, 0],
  lime: [0, 255, 0],
  white: [255, 255, 255],
  blue: [0, 0, 255],
} as const;

/** A landscape of four coloured quarters, laid down as a camera that was held so would: upright only with its orientation. */
export async function makeOriented(orientation: number): Promise<Buffer> {
  const [width, height] = [160 + 2 * orientation, 80];
  const quarter = { width: width / 2, height: height / 2, channels: 3 as const };
  const places = [
    { left: 0, top: 0 },
    { left: width / 2, top: 0 },
    { left: width / 2, top: height / 2 },
    { left: 0, top: height / 2 },
  ];
  const upright = await sharp({ create: { width, height, channels: 3, background: "black" } })
    .composite(
      places.map((place, index) => ({
        ...place,
        input: { create: { ...quarter, background: corners[index] ?? "black" } },
      })),
    )
    .png()
    .toBuffer();
  const turned = await sharp(upright)
    .rotate(turnBefore[orientation]?.turn ?? 0)
    .png()
    .toBuffer();
  return sharp(turned)
    .flop(turnBefore[orientation]?.mirror ?? false)
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/** What undoes what the orientation (Exif 0x0112) asks a viewer to do. */
const turnBefore: Record<number, { turn: number; mirror: boolean }> = {
  1: { turn: 0, mirror: false },
  2: { turn: 0, mirror: true },
  3: { turn: 180, mirror: false },
  4: { turn: 180, mirror: true },
  5: { turn: 90, mirror: true },
  6: { turn: 270, mirror: false },
  7: { turn: 270, mirror: true },
  8: { turn: 90, mirror: false },
};

/** What no reader may learn from a photo, and what must stay with it. */
export const secretsOfPhoto = {
  serial: "SER-7741-0093",
  lens: "LENS-5512-8890",
  owner: "Owner Quietly Named",
  place: "Quayside Safehouse",
  software: "Darkroom Of The Source",
  comment: "Comment Not For Readers",
};
export const rightsOfPhoto = {
  creator: "Rania Haddad",
  credit: "Lantern Pictures",
  rights: "All rights reserved 2026",
};

/** A photo that tells where, by whom and with which camera it was taken, in Exif and in XMP. */
export async function makeTellingPhoto(): Promise<Buffer> {
  const { serial, lens, owner, place, software, comment } = secretsOfPhoto;
  const { creator, credit, rights } = rightsOfPhoto;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
      xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
      exif:GPSLatitude="51,30.5386N" exif:GPSLongitude="0,7.6673W" aux:SerialNumber="${serial}" aux:OwnerName="${owner}"
      aux:LensSerialNumber="${lens}" photoshop:City="${place}" photoshop:Credit="${credit}">
      <dc:creator><rdf:Seq><rdf:li>${creator}</rdf:li></rdf:Seq></dc:creator>
      <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${rights}</rdf:li></rdf:Alt></dc:rights>
      <dc:source>${comment}</dc:source>
    </rdf:Description></rdf:RDF></x:xmpmeta>`;
  return sharp(await makePicture("jpeg"))
    .withExif({
      IFD0: { Software: software, ImageDescription: comment, Artist: owner },
      IFD2: { BodySerialNumber: serial, LensSerialNumber: lens, CameraOwnerName: owner, UserComment: comment },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "51/1 30/1 3231/100",
        GPSLongitudeRef: "W",
        GPSLongitude: "0/1 7/1 4004/100",
      },
    })
    .withXmp(xmp)
    .jpeg()
    .toBuffer();
}

/** A PNG that claims these dimensions and is nearly empty bytes: black, one bit a pixel. */
export function makeFlatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  // One grain somewhere, so that two of them are two pictures.
  rows[1 + Math.floor(Math.random() * (width / 8 - 1))] = 1 + Math.floor(Math.random() * 255);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A small JPEG whose header claims 65,500 pixels each way. */
export async function makeLyingJpeg(): Promise<Buffer> {
  const bytes = await makePicture("jpeg");
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(65_500, frame + 5);
  bytes.writeUInt16BE(65_500, frame + 7);
  return bytes;
}

/** A small AVIF whose header claims 60,000 pixels each way. */
export async function makeLyingAvif(): Promise<Buffer> {
  const bytes = await makePicture("avif", { width: 64, height: 64 });
  for (let at = bytes.indexOf("ispe"); at !== -1; at = bytes.indexOf("ispe", at + 4)) {
    bytes.writeUInt32BE(60_000, at + 8);
    bytes.writeUInt32BE(60_000, at + 12);
  }
  return bytes;
}

/** A photograph as a camera writes it, ready to be chosen, pasted or dropped: with place, owner and serial number. */
export async function cameraPhoto(name: string, size: { width: number; height: number }): Promise<PictureFile> {
  const buffer = await sharp(await makePicture("jpeg", size))
    .withExif({
      IFD0: { Make: "Fotokamera", Artist: secretsOfPhoto.owner },
      IFD2: { BodySerialNumber: secretsOfPhoto.serial },
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

/** More pixels than any photo may have, in a small file. */
export async function hugePicture(): Promise<PictureFile> {
  const buffer = await sharp({ create: { width: 10_000, height: 8_100, channels: 3, background: "#7a8b99" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { name: "poster.png", mimeType: "image/png", buffer };
}

const script = "<script>alert(document.domain)</script>";

/** Files that are no photo of ours, each under what it is; `as` is what its name and type claim. */
export async function makeImpostors(): Promise<Record<string, Buffer>> {
  const jpeg = await makePicture("jpeg");
  const small = { width: 8, height: 8 };
  return {
    "zero bytes": Buffer.alloc(0),
    "one byte": Buffer.from([0xff]),
    "plain text": Buffer.from("The council met on Tuesday.".repeat(50)),
    "a web page": Buffer.from(`<!doctype html><html><body>${script}</body></html>`),
    "the first bytes of a JPEG": Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    "random bytes behind a JPEG's": Buffer.concat([jpeg.subarray(0, 20), Buffer.from(randomBytesOf(5_000))]),
    "random bytes": Buffer.from(randomBytesOf(5_000)),
    "an SVG with a script": Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)">${script}</svg>`,
    ),
    "an SVG that reads a file": Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="20">&x;</text><image href="/etc/hostname"/></svg>`,
    ),
    "a GIF": await sharp(jpeg).resize(small).gif().toBuffer(),
    "a GIF that is a script": Buffer.from(
      "GIF89a/*\u0001\u0000\u0001\u0000\u0000\u0000\u0000*/=1;alert(1)//;",
      "latin1",
    ),
    "a TIFF": await sharp(jpeg).resize(small).tiff().toBuffer(),
    "a bitmap": Buffer.concat([Buffer.from("BM"), Buffer.from(randomBytesOf(200))]),
    "a PDF": Buffer.from("%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n%%EOF"),
    PostScript: Buffer.from("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\nshowpage\n"),
    "a drawing that runs a program": Buffer.from(
      'push graphic-context\nviewbox 0 0 9 9\nfill "url(https://evil.example/\\"|id; \\")"\npop graphic-context',
    ),
    "an archive": Buffer.from("PK\u0003\u0004not much of one", "latin1"),
    "a program": Buffer.concat([Buffer.from("\u007fELF", "latin1"), Buffer.from(randomBytesOf(400))]),
    "a video": Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from("ftypmp42\0\0\0\0mp42isom"),
      Buffer.from(randomBytesOf(400)),
    ]),
    "a portable pixmap": Buffer.from("P6\n2 1\n255\nabcdef"),
    "a file list": Buffer.from("/etc/passwd\n/etc/hostname\n"),
  };
}

/** Photos that are something else as well: taken for the photo that they are, and for nothing else. */
export async function makePolyglots(): Promise<Record<string, Buffer>> {
  const [jpeg, png, webp] = await Promise.all((["jpeg", "png", "webp"] as const).map((format) => makePicture(format)));
  if (!jpeg || !png || !webp) throw new Error("no pictures");
  const remark = Buffer.from(script);
  const comment = Buffer.alloc(4);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(remark.length + 2, 2);
  return {
    "a JPEG with a page behind it": Buffer.concat([jpeg, Buffer.from(`<html>${script}</html>`)]),
    "a JPEG with an archive behind it": Buffer.concat([jpeg, Buffer.from("PK\u0003\u0004evil.jsp", "latin1"), remark]),
    "a JPEG with a script for comment": Buffer.concat([jpeg.subarray(0, 2), comment, remark, jpeg.subarray(2)]),
    "a PNG with a script for text": Buffer.concat([
      png.subarray(0, 33),
      chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), remark])),
      png.subarray(33),
    ]),
    "a WebP with a page behind it": Buffer.concat([webp, Buffer.from(`<html>${script}</html>`)]),
  };
}
