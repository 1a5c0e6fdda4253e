import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#lib/platform/db/index";
import { makeFlatPng, makePicture } from "#tests/factories/pictures";
import { type ServerProcess, startServerProcess } from "#tests/support/server-process";
import { ensureBuilt } from "../../scripts/lib/build.ts";
import { makeMember, type TestMember } from "./live-fixture.ts";

/** Photos that a whole server takes in while its disk fills up, and while it is told to end: whole, or not at all. */

vi.setConfig({ testTimeout: 180_000 });

const root = path.join(process.env.DATA_DIR ?? "", "assets");
let server: ServerProcess;
let editor: TestMember;

beforeAll(async () => {
  await ensureBuilt(path.resolve(import.meta.dirname, "../.."));
  editor = await makeMember("Rana", ["editor"]);
}, 900_000);

afterEach(async () => {
  await server?.kill();
  await db.asset.deleteMany();
});

async function serve(): Promise<void> {
  server = await startServerProcess({
    SITE_URL: process.env.SITE_URL ?? "",
    DATABASE_URL: process.env.DATABASE_URL ?? "",
    DATA_DIR: process.env.DATA_DIR ?? "",
  });
}

describe("where photos are kept there is no room left", () => {
  test("it is said under 507, nothing of the photo stays, all else goes on, and with room again it is taken in", async (context) => {
    mkdirSync(root, { recursive: true });
    const disk = smallDisk(root);
    if (!disk) return context.skip("nothing may be mounted here");
    try {
      await serve();
      const photo = await makePicture("jpeg", { width: 1600, height: 1200 });
      // The same picture in other bytes: it needs as much room.
      const whole = await upload(Buffer.concat([photo, Buffer.alloc(1)]));
      expect(whole.status).toBe(200);
      const needed = folderSize(String(whole.asset.storageKey));
      const shown = `/media/${whole.asset.storageKey}/640.webp`;
      const before = await everything();

      // Not even the folder, not the file, the file and no more, some of its sizes.
      const rooms = [0, photo.length / 2, photo.length + 8_192, photo.length + (needed - photo.length) / 2];
      for (const room of ["no folder", ...rooms]) {
        if (typeof room === "number") disk.leave(room);
        else disk.leaveNoName();
        const refused = await upload(photo);
        expect(refused, String(room)).toEqual({
          status: 507,
          asset: expect.objectContaining({ error: expect.objectContaining({ code: "asset.diskFull" }) }),
          message:
            "There is no room left for photos on the server. Nothing else is lost; please tell the administrator.",
        });
        expect(await everything(), String(room)).toEqual(before);
        for (const address of ["/en", shown, "/desk/media", "/readyz"]) {
          expect((await ask(address)).status, `${room}: ${address}`).toBe(200);
        }
        disk.empty();
      }
      const taken = await upload(photo);
      expect(taken.status).toBe(200);
      await expectNothingLoose();
    } finally {
      await server?.kill();
      disk.remove();
    }
  });
});

describe("a server that is told to end", () => {
  test("finishes what it can within its ten seconds, breaks off the rest, and leaves no part of a photo", async () => {
    await serve();
    // One picture is read at a time: more of the largest than are read while it ends.
    const pictures = Array.from({ length: 30 }, (_, index) => makeFlatPng(8_900 - index, 8_900));
    const sent = pictures.map((picture) =>
      upload(picture).then(
        ({ status }) => status,
        () => null,
      ),
    );
    const half = uploadHalf(await makePicture("jpeg", { width: 1600, height: 1200 }));
    await until(() => expect(workFolders()).toHaveLength(pictures.length + 1));
    // All is received and the first of them is being read.
    await until(() => expect(workFolders().filter((files) => files.length > 1)).toHaveLength(1));
    const ended = server.stop();
    expect(await half).toBeNull();
    const answers = await Promise.all(sent);
    expect(await ended).toBe(0);
    const finished = answers.filter((status) => status === 200);
    expect(finished.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([200, null]));
    await expectNothingLoose();
    expect(readers()).toEqual([]);
    expect(server.output()).not.toContain('"level":50');
  });
});

type Uploaded = { status: number; asset: Record<string, unknown>; message: string };

async function upload(body: Uint8Array): Promise<Uploaded> {
  const response = await fetch(`${server.url}/desk/api/assets?name=a.jpg`, {
    method: "POST",
    headers: { Cookie: editor.cookie, Origin: process.env.SITE_URL ?? "" },
    body: body as BodyInit,
  });
  const asset = (await response.json()) as Record<string, unknown> & { error?: { message: string } };
  return { status: response.status, asset, message: asset.error?.message ?? "" };
}

/** Sends half of a photo and then nothing; answers the status, or null where there was no answer. */
async function uploadHalf(body: Uint8Array): Promise<number | null> {
  const asked = request({
    ...{ host: "127.0.0.1", port: server.port, path: "/desk/api/assets?name=a.jpg", method: "POST" },
    headers: { Cookie: editor.cookie, Origin: process.env.SITE_URL ?? "", "Content-Length": body.length },
  });
  asked.write(body.subarray(0, body.length / 2));
  try {
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    return response.statusCode ?? 0;
  } catch {
    return null;
  }
}

async function ask(address: string): Promise<{ status: number }> {
  const response = await fetch(`${server.url}${address}`, { headers: { Cookie: editor.cookie }, redirect: "manual" });
  await response.arrayBuffer();
  return response;
}

const until = (assertion: () => void) => vi.waitFor(assertion, { timeout: 60_000, interval: 20 });

/** What is there of photos: names of the disk, rows and events. */
async function everything() {
  const names = readdirSync(root).filter((name) => name !== filler);
  const [assets, events] = [await db.asset.count(), await db.event.count()];
  return { names: names.sort(), assets, events };
}

/** Every row has all of its files, and there is nothing that no row names. */
async function expectNothingLoose(): Promise<void> {
  const assets = await db.asset.findMany();
  expect(readdirSync(root).sort()).toEqual(assets.map(({ storageKey }) => storageKey).sort());
  for (const { storageKey, renditions } of assets) {
    expect(readdirSync(path.join(root, storageKey))).toHaveLength((renditions as unknown[]).length + 1);
  }
}

/** What lies in each folder in which a photo is being made. */
function workFolders(): string[][] {
  return readdirSync(root)
    .filter((name) => name.startsWith(".work-"))
    .map((name) => readdirSync(path.join(root, name)));
}

/** Processes that read pictures of this newsroom. */
function readers(): string[] {
  const { stdout } = spawnSync("ps", ["-eo", "args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes("picture-worker") && line.includes(root));
}

function folderSize(storageKey: string): number {
  const folder = path.join(root, storageKey);
  return readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
}

const filler = "filler";

/** A disk of its own for this folder, whose room can be taken; null where this process may mount none. */
function smallDisk(folder: string) {
  const run = (command: string, ...words: string[]) => spawnSync(command, words).status === 0;
  if (!run("mount", "-t", "tmpfs", "-o", "size=16m", "dateline-test", folder)) return null;
  const file = path.join(folder, filler);
  return {
    leave(bytes: number): void {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(file, Buffer.alloc(bavail * bsize - Math.ceil(bytes / bsize) * bsize));
    },
    leaveNoName(): void {
      const { files, ffree } = statfsSync(folder);
      run("mount", "-o", `remount,nr_inodes=${files - ffree}`, folder);
    },
    empty(): void {
      rmSync(file, { force: true });
      run("mount", "-o", "remount,nr_inodes=10000", folder);
    },
    remove: () => run("umount", "-l", folder),
  };
}
