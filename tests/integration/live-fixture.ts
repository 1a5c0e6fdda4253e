import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { insertArticle } from "#lib/articles/create";
import { bodyRoot, schemaVersion, writeFields } from "#lib/articles/document";
import { sessionCookie } from "#lib/auth/cookies";
import { sessionToken } from "#lib/auth/session";
import { bodyToYjs } from "#lib/body/from-yjs";
import type { LiveServer } from "#lib/live/live-server";
import type { FromServer, Hello } from "#lib/live/protocol";
import type { MemberActor } from "#lib/members/actor";
import type { Role } from "#lib/members/roles";
import { now } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { type EmbeddedDatabase, startEmbedded } from "#lib/platform/embedded";
import { newId } from "#lib/platform/ids";
import { migrate } from "#lib/platform/migrate";
import { LiveConnection, type LiveOptions } from "../../components/editor/live/live-connection.ts";

/** A PostgreSQL of the test's own that can be stopped and started again at one address. */
export class TestDatabase {
  readonly #dir = mkdtempSync(path.join(os.tmpdir(), "dateline-live-"));
  #database: EmbeddedDatabase | null = null;
  #target = 0;
  readonly #sockets = new Set<Socket>();
  readonly #proxy = createTcpServer((client) => {
    const server = connect(this.#target, "127.0.0.1");
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });

  async open(): Promise<void> {
    await this.start();
    this.#proxy.listen(0, "127.0.0.1");
    await once(this.#proxy, "listening");
    const url = new URL((this.#database as EmbeddedDatabase).url);
    url.port = String((this.#proxy.address() as AddressInfo).port);
    process.env.DATABASE_URL = url.href;
    process.env.DATA_DIR = this.#dir;
    await migrate(url.href);
  }

  async start(): Promise<void> {
    this.#database = await startEmbedded({ dir: this.#dir });
    this.#target = Number(new URL(this.#database.url).port);
  }

  async stop(): Promise<void> {
    this.#target = 1;
    for (const socket of this.#sockets) socket.destroy();
    await this.#database?.stop();
  }

  async close(): Promise<void> {
    await db.$disconnect();
    await this.stop();
    this.#proxy.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** A live server behind an HTTP server of its own, at a port of its own. */
export async function serve(live: LiveServer): Promise<{ url: string; origin: string; close(): Promise<void> }> {
  const server: Server = createServer();
  server.on("upgrade", (request, socket, head) => void live.handleUpgrade(request, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/collab`,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      await live.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The same in a process of its own, which can be killed. */
export async function serveInChild(): Promise<{ url: string; child: ChildProcess; kill(): Promise<void> }> {
  const child = spawn(path.resolve("node_modules/.bin/node"), ["tests/integration/live-child.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "fatal" },
  });
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const port = /^port (\d+)$/.exec(line)?.[1];
    if (!port) continue;
    return {
      url: `ws://127.0.0.1:${port}/collab`,
      child,
      kill: async () => {
        child.kill("SIGKILL");
        await exited;
      },
    };
  }
  throw new Error("the server ended before it had a port");
}

export type TestMember = MemberActor & { cookie: string; sessionId: string };

export async function makeMember(name: string, roles: Role[] = ["journalist"]): Promise<TestMember> {
  const id = newId();
  await db.member.create({ data: { id, name, roles, email: `${id}@example.org` } });
  return { kind: "member", id, name, roles, ...(await makeSession(id)) };
}

export async function makeSession(memberId: string): Promise<{ cookie: string; sessionId: string }> {
  const sessionId = newId();
  const at = now();
  const expiresAt = new Date(at.getTime() + 86_400_000);
  await db.session.create({ data: { id: sessionId, memberId, createdAt: at, lastSeenAt: at, expiresAt } });
  return { sessionId, cookie: `${sessionCookie()}=${await sessionToken({ id: sessionId, memberId })}` };
}

export async function makeArticle(by: MemberActor, words: { headline?: string; text?: string } = {}): Promise<string> {
  const doc = new Y.Doc();
  writeFields(doc, { headline: words.headline ?? "" });
  if (words.text !== undefined) {
    const content = words.text.split("\n").map((text) => ({
      type: "paragraph" as const,
      content: text === "" ? [] : [{ type: "text" as const, text }],
    }));
    bodyToYjs({ type: "doc", content }, doc.getXmlFragment(bodyRoot));
  }
  return transaction((tx) => insertArticle(tx, by, doc, { edition: "en" }));
}

/** Connections that a test has opened and forgets to close. */
export const opened = new Set<LiveConnection>();

/** A member's open editor, without the editor. */
export function openAs(
  member: TestMember,
  articleId: string,
  server: { url: string; origin?: string },
  options: Partial<LiveOptions> = {},
): LiveConnection {
  const connection = new LiveConnection({
    articleId,
    member,
    url: server.url,
    WebSocket: socketOf(member.cookie, server.origin ?? new URL(server.url.replace("ws:", "http:")).origin),
    isSignedIn: async () => null,
    ...options,
  });
  opened.add(connection);
  return connection;
}

export function closeAll(): void {
  for (const connection of opened) connection.destroy();
  opened.clear();
}

function socketOf(cookie: string, origin: string) {
  return class extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
    }
  };
}

/** Appends a paragraph; answers its text, to be typed into. */
export function addParagraph(doc: Y.Doc, text = ""): Y.XmlText {
  const element = new Y.XmlElement("paragraph");
  const words = new Y.XmlText(text);
  element.insert(0, [words]);
  doc.getXmlFragment(bodyRoot).push([element]);
  return words;
}

/** The document as the database holds it. */
export async function storedDocument(articleId: string): Promise<Y.Doc> {
  const { state } = await db.article.findUniqueOrThrow({ where: { id: articleId }, select: { state: true } });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

export async function storedHeadline(articleId: string): Promise<string> {
  return (await storedDocument(articleId)).getText("headline").toString();
}

/** A socket that says whatever a test wants it to say, in Hocuspocus' own bytes. */
export class RawSocket {
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly said: FromServer[] = [];
  /** Why the document was not opened for this socket. */
  denied: string | null = null;
  admitted = false;
  readonly #socket: WebSocket;
  readonly #articleId: string;

  static async open(
    member: { cookie: string; id: string },
    articleId: string,
    server: { url: string },
    hello: Partial<Hello> = {},
  ): Promise<RawSocket> {
    const origin = new URL(server.url.replace("ws:", "http:")).origin;
    const socket = new WebSocket(server.url, { headers: { cookie: member.cookie, origin } });
    const raw = new RawSocket(socket, articleId);
    await once(socket, "open");
    raw.#send([2, 0], JSON.stringify({ schemaVersion, memberId: member.id, ...hello }));
    return raw;
  }

  private constructor(socket: WebSocket, articleId: string) {
    this.#socket = socket;
    this.#articleId = articleId;
    this.closed = once(socket, "close").then(([code, reason]) => ({ code, reason: String(reason) }));
    socket.on("message", (data: Buffer) => this.#heard(new Uint8Array(data)));
  }

  update(bytes: Uint8Array): void {
    this.#send([0, 2], bytes);
  }

  awareness(clientId: number, clock: number, state: unknown): void {
    const encoder = encoding.createEncoder();
    for (const number of [1, clientId, clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify(state));
    this.#send([1], encoding.toUint8Array(encoder));
  }

  stateless(text: string): void {
    this.#send([5], text);
  }

  /** Resolves when the server has read everything that was sent. */
  async received(): Promise<void> {
    const answered = once(this.#socket, "pong");
    this.#socket.ping();
    await answered;
  }

  close(): void {
    this.#socket.close();
  }

  #send(numbers: number[], content: string | Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.#articleId);
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    if (typeof content === "string") encoding.writeVarString(encoder, content);
    else encoding.writeVarUint8Array(encoder, content);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #heard(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === 2) {
      if (decoding.readVarUint(decoder) === 2) this.admitted = true;
      else this.denied = decoding.readVarString(decoder);
    }
    if (type === 5) this.said.push(JSON.parse(decoding.readVarString(decoder)));
  }
}
