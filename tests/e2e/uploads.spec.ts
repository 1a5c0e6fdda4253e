import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import type pg from "pg";
import sharp from "sharp";
import type { DeskAsset } from "#lib/assets/present";
import { makeArticle } from "#tests/factories/newsroom";
import {
  cornerColours,
  corners,
  makeFlatPng,
  makeImpostors,
  makeLyingAvif,
  makeLyingJpeg,
  makeOriented,
  makePicture,
  makePolyglots,
  makeTellingPhoto,
  randomBytesOf,
  rightsOfPhoto,
  secretsOfPhoto,
} from "#tests/factories/pictures";
import { type Answered, ask, speak } from "#tests/support/ask";
import { expect, test } from "#tests/support/e2e";

/** Photos, and all that is sent in their place, to the one door for them. */

const site = process.env.E2E_URL ?? "";
const folderOf = (storageKey: string) => path.join(process.env.E2E_DATA_DIR ?? "", "assets", storageKey);

type Sent = { status: number; asset: DeskAsset; message: string };

async function upload(
  cookie: string,
  body: Uint8Array | ReadableStream<Uint8Array>,
  options: { name?: string; type?: string } = {},
): Promise<Sent> {
  const query = options.name === undefined ? "" : `?name=${encodeURIComponent(options.name)}`;
  const response = await fetch(`${site}/desk/api/assets${query}`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: site, "Content-Type": options.type ?? "application/octet-stream" },
    body: body as BodyInit,
    duplex: "half",
  } as RequestInit);
  const answer = (await response.json()) as DeskAsset & { error?: { message: string } };
  return { status: response.status, asset: answer, message: answer.error?.message ?? "" };
}

/** A sentence that a person can act on, and no word from inside. */
function expectSentence({ status, message }: Sent, what: string): void {
  expect([413, 415], `${what}: ${status} ${message}`).toContain(status);
  expect(message, what).toMatch(/^[A-Z].+\.$/);
  expect(message, what).not.toMatch(/\/|Vips|sharp|Error|undefined|\{/);
}

/** Every row has all of its files, and every folder of a photo has its row. */
async function expectNothingLoose(database: pg.Pool): Promise<void> {
  const root = path.join(process.env.E2E_DATA_DIR ?? "", "assets");
  await expect(async () => {
    const { rows } = await database.query<{ storage_key: string; renditions: { bytes: number }[] }>(
      "SELECT storage_key, renditions FROM assets WHERE status = 'ready'",
    );
    const keys = new Set(rows.map((row) => row.storage_key));
    for (const { storage_key, renditions } of rows) {
      const files = readdirSync(folderOf(storage_key));
      expect(files, storage_key).toHaveLength(renditions.length + 1);
      for (const file of files) expect(statSync(path.join(folderOf(storage_key), file)).size).toBeGreaterThan(0);
    }
    expect(readdirSync(root).filter((name) => !keys.has(name))).toEqual([]);
  }).toPass();
}

for (const format of ["jpeg", "png", "webp", "avif"] as const) {
  test(`a photo as ${format} is taken in, whatever its name and type claim`, async ({ as }) => {
    const { cookie } = await as("journalist");
    const { status, asset } = await upload(cookie, await makePicture(format), {
      name: "claims.txt",
      type: "text/html",
    });
    expect(status).toBe(200);
    expect(asset).toMatchObject({ width: 360, height: 240, fileName: "claims.txt", widths: [320] });
    for (const [file, type] of [
      ["320.avif", "image/avif"],
      ["320.webp", "image/webp"],
      ["360.jpg", "image/jpeg"],
    ] as const) {
      const picture = await ask(`/media/${asset.storageKey}/${file}`, { headers: { cookie } });
      expect([picture.status, picture.headers["content-type"]], file).toEqual([200, type]);
      expect(picture.headers["content-security-policy"], file).toMatch(/^default-src 'none'; sandbox/);
      expect(picture.headers["x-content-type-options"], file).toBe("nosniff");
      expect((await sharp(picture.body).metadata()).width, file).toBe(Number.parseInt(file, 10));
    }
  });
}

test("the same photo twice, or many times at once, is one photo", async ({ as, database }) => {
  const { cookie } = await as("journalist");
  const bytes = await makePicture("jpeg");
  const sent = await Promise.all([1, 2, 3, 4].map((number) => upload(cookie, bytes, { name: `${number}.jpg` })));
  const later = await upload(cookie, bytes, { name: "again.jpg" });
  const ids = new Set([...sent, later].map(({ asset }) => asset.id));
  expect([...ids]).toHaveLength(1);
  const { rows } = await database.query("SELECT count(*)::int AS count FROM assets WHERE id = ANY($1)", [[...ids]]);
  expect(rows[0].count).toBe(1);
  await expectNothingLoose(database);
});

test("what is no photo gets a sentence under whatever name, and leaves nothing behind", async ({ as, database }) => {
  const { cookie } = await as("journalist");
  for (const [what, bytes] of Object.entries(await makeImpostors())) {
    const sent = await upload(cookie, bytes, { name: "photo.jpg", type: "image/jpeg" });
    expectSentence(sent, what);
    expect(sent.status, what).toBe(415);
  }
  await expectNothingLoose(database);
});

test("a photo that is cut off, or claims to be larger than it may be, is refused with the right sentence", async ({
  as,
  database,
}) => {
  const { cookie } = await as("photo_editor");
  for (const format of ["jpeg", "png", "webp", "avif"] as const) {
    const bytes = await makePicture(format);
    for (const share of [0.5, 0.99]) {
      const sent = await upload(cookie, bytes.subarray(0, Math.floor(bytes.length * share)));
      expectSentence(sent, `${format} cut at ${share}`);
    }
  }
  for (const [what, bytes] of [
    ["a PNG of 400 megapixels", makeFlatPng(20_000, 20_000)],
    ["a PNG of 80 megapixels and a row", makeFlatPng(8_000, 10_001)],
    ["a JPEG that claims 65,500 pixels each way", await makeLyingJpeg()],
  ] as const) {
    const sent = await upload(cookie, bytes);
    expectSentence(sent, what);
    expect(sent.message, what).toContain("80 million pixels");
  }
  expectSentence(await upload(cookie, await makeLyingAvif()), "an AVIF that claims 60,000 pixels each way");
  const thread = await upload(cookie, makeFlatPng(16, 20_000));
  expectSentence(thread, "a picture of 16 by 20,000");
  expect(thread.message).toContain("16,000 pixels");
  await expectNothingLoose(database);
});

test("over 30 MB is refused, whether the size is told beforehand or not", async ({ as, database }) => {
  const { cookie } = await as("journalist");
  const bytes = Buffer.concat([await makePicture("jpeg"), Buffer.alloc(31 * 1024 * 1024)]);
  const told = await upload(cookie, bytes);
  const untold = await upload(cookie, new Blob([bytes]).stream());
  for (const [what, sent] of Object.entries({ told, untold })) {
    expect([sent.status, sent.message], what).toEqual([
      413,
      "This file is larger than 30 MB. Save the photo in a smaller size and try again.",
    ]);
  }
  await expectNothingLoose(database);
});

test("a connection that carried too large a body carries the next request: what was not wanted is read and thrown away", async ({
  as,
}) => {
  const { cookie } = await as("journalist");
  const { host } = new URL(site);
  const tooMuch = [
    ["/desk/api/assets?name=a.jpg", "image/jpeg", 33 * 1024 * 1024],
    ["/desk/api/articles", "application/json", 1024 * 1024],
  ] as const;
  for (const [address, type, bytes] of tooMuch) {
    const head = [`Host: ${host}`, `Origin: ${site}`, `Cookie: ${cookie}`].join("\r\n");
    const refused = `POST ${address} HTTP/1.1\r\n${head}\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const next = `GET /desk/api/session HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n`;
    const replies = await speak(`${refused}${bytes.toString(16)}\r\n${"x".repeat(bytes)}\r\n0\r\n\r\n${next}`);
    expect(replies.match(/^HTTP\/1\.1 \d{3}/gm), address).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
  }
});

test("a photo that is something else as well is served as a photo alone", async ({ as }) => {
  const { cookie } = await as("journalist");
  for (const [what, bytes] of Object.entries(await makePolyglots())) {
    const { status, asset } = await upload(cookie, bytes, { name: "page.html", type: "text/html" });
    expect(status, what).toBe(200);
    for (const file of readdirSync(folderOf(asset.storageKey))) {
      const answer = await ask(`/media/${asset.storageKey}/${file}`, { headers: { cookie } });
      if (file === "original") expect(answer.status, what).toBe(404);
      else expect(answer.body.includes("alert("), `${what} ${file}`).toBe(false);
    }
  }
});

test("an upload that breaks off leaves no row, no file and no trace", async ({ as, database }) => {
  const { cookie, member } = await as("journalist");
  const bytes = await makePicture("jpeg", { width: 1600, height: 1200 });
  const { hostname, port, host } = new URL(site);
  for (const share of [0, 0.5, 0.99]) {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = [
          "POST /desk/api/assets?name=a.jpg HTTP/1.1",
          ...[`Host: ${host}`, `Origin: ${site}`, `Cookie: ${cookie}`, `Content-Length: ${bytes.length}`],
        ];
        socket.write(`${head.join("\r\n")}\r\n\r\n`);
        socket.write(bytes.subarray(0, Math.floor(bytes.length * share)), () => socket.destroy());
      });
      socket.on("close", () => resolve()).on("error", reject);
    });
  }
  await expectNothingLoose(database);
  const { rows } = await database.query("SELECT count(*)::int AS count FROM assets WHERE uploaded_by_id = $1", [
    member.id,
  ]);
  expect(rows[0].count).toBe(0);
});

test("a photo stands upright in every rendition, however the camera was held", async ({ as }) => {
  const { cookie } = await as("journalist");
  for (let orientation = 1; orientation <= 8; orientation += 1) {
    const { asset } = await upload(cookie, await makeOriented(orientation));
    const size = { width: 160 + 2 * orientation, height: 80 };
    expect(asset, `orientation ${orientation}`).toMatchObject(size);
    for (const format of ["jpg", "webp", "avif"]) {
      const { body } = await ask(`/media/${asset.storageKey}/${asset.width}.${format}`, { headers: { cookie } });
      const { data, info } = await sharp(body).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect({ width: info.width, height: info.height }).toEqual(size);
      expect((await sharp(body).metadata()).orientation ?? 1).toBe(1);
      const near = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
      const seen = [near(20, 20), near(info.width - 20, 20), near(info.width - 20, 60), near(20, 60)];
      for (const [index, corner] of corners.entries()) {
        const off = seen[index]?.map((value, channel) => Math.abs(value - (cornerColours[corner][channel] ?? 0))) ?? [
          999,
        ];
        expect(Math.max(...off), `orientation ${orientation} ${format}: ${corner}`).toBeLessThan(40);
      }
    }
  }
});

test("where and with what a photo was taken is in no rendition; whose it is stays with every one", async ({ as }) => {
  const { cookie } = await as("journalist");
  const photo = await makeTellingPhoto();
  for (const secret of Object.values(secretsOfPhoto)) expect(photo.includes(secret), secret).toBe(true);
  const { asset } = await upload(cookie, photo, { name: "quay.jpg" });
  expect(asset.credit).toBe(`${rightsOfPhoto.creator} / ${rightsOfPhoto.credit}`);
  const files = readdirSync(folderOf(asset.storageKey)).filter((file) => file !== "original");
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const { status, body } = await ask(`/media/${asset.storageKey}/${file}`, { headers: { cookie } });
    expect(status, file).toBe(200);
    for (const secret of Object.values(secretsOfPhoto)) expect(body.includes(secret), `${file}: ${secret}`).toBe(false);
    // Whole names: three letters alone are among a picture's own bytes every now and then.
    expect(/GPS(Lat|Long|Alt|Pos|Date|Time|Map|Vers)|SerialNumber|OwnerName/i.test(body.toString("latin1")), file).toBe(
      false,
    );
    for (const right of Object.values(rightsOfPhoto)) expect(body.includes(right), `${file}: ${right}`).toBe(true);
    expect((await sharp(body).metadata()).exif, file).toBeUndefined();
  }
});

test("a file's name is only text: it names no file here and steers nothing", async ({ as }) => {
  const { cookie } = await as("journalist");
  const names: [typed: string, kept: RegExp][] = [
    ["../../../../tmp/evil.jpg", /^evil\.jpg$/],
    ["<img src=x onerror=alert(1)>.jpg", /^<img src=x onerror=alert\(1\)>\.jpg$/],
    ["a\u0000b\u001b[31m\r\nSet-Cookie: x=1.jpg", /^ab\[31m Set-Cookie: x=1\.jpg$/],
    ["photo\u202Egpj.exe", /^photo\u202Egpj\.exe$/],
    ["=cmd|'/C calc'!A0.jpg", /^C calc'!A0\.jpg$/],
    ["صورة الميناء.jpg", /^صورة الميناء\.jpg$/],
    [`${"x".repeat(199)}\u{1F600}`, /^x{199}$/],
    ["", /^photo$/],
  ];
  for (const [name, kept] of names) {
    const { status, asset } = await upload(cookie, await makePicture("webp", { width: 40, height: 40 }), { name });
    expect(status, name).toBe(200);
    expect(asset.fileName, name.slice(0, 40)).toMatch(kept);
    expect(asset.storageKey).toMatch(/^[0-9a-z]{24}$/);
    for (const file of readdirSync(folderOf(asset.storageKey)))
      expect(file).toMatch(/^(original|[\w-]+\.(avif|webp|jpg))$/);
  }
  expect(existsSync("/tmp/evil.jpg")).toBe(false);
});

test("nobody without a desk role, session or page of ours brings a photo", async ({ as, database }) => {
  const bytes = await makePicture("jpeg");
  const [journalist, administrator] = [await as("journalist"), await as("administrator")];
  const { cookie } = journalist;
  for (const [headers, status] of [
    [{ Origin: site }, 401],
    [{ Origin: site, Cookie: cookie.slice(0, -3) }, 401],
    [{ Origin: site, Cookie: administrator.cookie }, 403],
    [{ Cookie: cookie }, 403],
    [{ Cookie: cookie, Origin: "null" }, 403],
    [{ Cookie: cookie, Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" }, 403],
    [{ Cookie: cookie, Origin: site, "Sec-Fetch-Site": "same-site" }, 403],
  ] as [Record<string, string>, number][]) {
    const answer = await ask("/desk/api/assets?name=a.jpg", { method: "POST", headers, body: bytes });
    expect(answer.status, JSON.stringify(Object.keys(headers))).toBe(status);
  }
  // Others bring photos of their own meanwhile: it is this one that must not be there.
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { rows } = await database.query("SELECT id FROM assets WHERE sha256 = $1", [sha256]);
  expect(rows).toEqual([]);
});

test("a photo of an article that is not public is nothing to strangers: before, and after it was", async ({ as }) => {
  const { cookie, member } = await as("editor");
  const { submit } = await import("#lib/articles/submit");
  const { approve } = await import("#lib/articles/approve");
  const { publish } = await import("#lib/articles/publish");
  const { unpublish } = await import("#lib/articles/unpublish");
  const { revisionOf } = await import("#tests/factories/newsroom");
  const { asset } = await upload(cookie, await makePicture("jpeg"));
  const { id, writer } = await makeArticle({
    fields: { leadAssetId: asset.id, leadAlt: "A quay.", leadCredit: "Lantern", leadCaption: "The quay." },
  });
  const addresses = readdirSync(folderOf(asset.storageKey))
    .filter((file) => file !== "original")
    .map((file) => `/media/${asset.storageKey}/${file}`);
  expect(addresses.length).toBeGreaterThan(4);
  const fromStranger = async (method = "GET"): Promise<Answered[]> =>
    Promise.all(addresses.map((address) => ask(address, { method })));
  const nothing = await ask(`/media/${"0".repeat(24)}/320.avif`);
  const expectNothing = async () => {
    for (const answer of await fromStranger()) {
      expect(answer.status).toBe(404);
      expect(answer.text === nothing.text).toBe(true);
      expect(answer.headers["cache-control"]).toBe(nothing.headers["cache-control"]);
      expect(answer.headers.etag).toBeUndefined();
    }
    for (const answer of await fromStranger("HEAD")) expect(answer.status).toBe(404);
    for (const answer of await Promise.all(
      addresses.map((address) => ask(address, { headers: { cookie: "dateline-session=x" } })),
    ))
      expect(answer.status).toBe(404);
  };
  await expectNothing();
  for (const address of addresses) {
    const seen = await ask(address, { headers: { cookie } });
    expect([seen.status, seen.headers["cache-control"]], address).toEqual([200, "private, no-store"]);
  }
  await submit(writer, id, { note: "" });
  await approve(member, id, await revisionOf(id));
  await expectNothing();
  await publish(member, id, { ...(await revisionOf(id)), when: { kind: "now" }, change: "update", changeNote: "" });
  for (const answer of await fromStranger()) expect(answer.status).toBe(200);
  for (const guess of [
    "original",
    "upload",
    "1.jpg",
    "321.webp",
    "360.png",
    "360.svg",
    "360.jpg.bak",
    "..%2f..%2fauth-secret",
  ]) {
    expect((await ask(`/media/${asset.storageKey}/${guess}`)).status, guess).toBe(404);
  }
  await unpublish(member, id, { reason: "To be checked." });
  await expectNothing();
});

test("in the editor, a file that is no photo is answered beside it in words", async ({ as }) => {
  const { page, member } = await as("journalist");
  const { id } = await makeArticle({ writer: member });
  await page.goto(`/desk/articles/${id}`);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(randomBytesOf(3_000)) });
  await expect(
    page.getByText("This file is not a photo that can be used. Choose a JPEG, PNG, WebP or AVIF."),
  ).toBeVisible();
});
