import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Document, Hocuspocus } from "@hocuspocus/server";
import { type WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { schemaVersion, type TextField } from "#lib/articles/document";
import { may } from "#lib/articles/policy";
import { isPossible } from "#lib/articles/workflow";
import { type SignedIn, sessionFromCookies } from "#lib/auth/session";
import { isOwnOrigin } from "#lib/desk/own-origin";
import { db } from "#lib/platform/db/index";
import { isId, newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { updateBytesMax } from "./limits.ts";
import type { LiveDoor } from "./messages.ts";
import type { LiveNotice } from "./notice.ts";
import { OpenArticle } from "./open-article.ts";
import { OtherServers } from "./other-servers.ts";
import { forcePeers } from "./peers.ts";
import { type FromServer, type LiveNews, parseFromBrowser, parseHello, type Refused } from "./protocol.ts";

/** Rights and sessions are asked for again this often, and before typing that comes later than this. */
const recheckMs = 5_000;
const pingMs = 25_000;
/** How long a server that is told to stop goes on trying to commit. */
const closeMsMax = 10_000;

/** One socket and who is behind it. */
type SocketSession = {
  socket: WebSocket;
  cookie: string;
  member: SignedIn;
  checkedAtMs: number;
  ended: boolean;
  heard: boolean;
};
type Context = { session: SocketSession };
type Connection = ReturnType<Document["getConnections"]>[number];

/** Live documents of one server process: sockets, rights, and the articles that are open. */
export class LiveServer implements LiveDoor {
  readonly #id = newId();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: updateBytesMax + 64 * 1024,
  });
  readonly #sessions = new Set<SocketSession>();
  readonly #articles = new Map<string, OpenArticle>();
  readonly #hocuspocus: Hocuspocus<Context>;
  readonly #others: OtherServers;
  readonly #timers: NodeJS.Timeout[];
  #closing = false;

  constructor() {
    this.#hocuspocus = this.#makeHocuspocus();
    this.#others = new OtherServers(this.#id, {
      notice: (notice) => this.#heard(notice),
      back: () => {
        for (const article of this.#articles.values()) void article.catchUp();
      },
    });
    this.#timers = [setInterval(() => void this.#recheckAll({}), recheckMs), setInterval(() => this.#ping(), pingMs)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Answers an upgrade request: 403 for a foreign page, 401 without a session, else the socket. Never throws. */
  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    const { origin, host, cookie = "" } = request.headers;
    if (this.#closing) return refuseUpgrade(socket, "503 Service Unavailable");
    if (!origin || !isOwnOrigin(origin, host ?? null)) return refuseUpgrade(socket, "403 Forbidden");
    let member: SignedIn | null;
    try {
      member = await sessionFromCookies(cookie);
    } catch {
      return refuseUpgrade(socket, "503 Service Unavailable");
    }
    if (!member) return refuseUpgrade(socket, "401 Unauthorized");
    const known = member;
    this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, cookie, known));
  }

  async flush(articleId: string): Promise<void> {
    await Promise.all([this.#articles.get(articleId)?.flush(), this.#others.flush(articleId)]);
  }

  async apply(articleId: string, memberId: string, change: (state: Uint8Array) => Uint8Array | null): Promise<void> {
    const connection = await this.#hocuspocus.openDirectConnection(articleId);
    try {
      const article = this.#articles.get(articleId);
      if (!article) throw new Error("a document is open and its article is not");
      article.apply(memberId, change);
      await article.flush();
    } finally {
      await connection.disconnect();
    }
  }

  async tell(articleId: string, news: LiveNews): Promise<void> {
    this.#broadcast(articleId, { tell: news });
    void this.#recheckAll({ articleId });
    // A hint that is lost is asked for at the next occasion: it must not make a finished command fail.
    await this.#others.send({ tell: articleId, news }).catch(() => {});
  }

  async recheck(memberId: string): Promise<void> {
    await this.#recheckAll({ memberId });
    // Should the others not hear of it, they ask by themselves seconds later.
    await this.#others.send({ recheck: memberId }).catch(() => {});
  }

  /** Text fields of an article that is open here; null when it is not. */
  texts(articleId: string): Record<TextField, string> | null {
    return this.#articles.get(articleId)?.texts() ?? null;
  }

  /** Drops a member's sockets without a word, as a network does. */
  disconnect(memberId: string): void {
    for (const { member, socket } of this.#sessions) if (member.id === memberId) socket.terminate();
  }

  /** Commits what is queued, then lets everybody go; browsers connect again elsewhere or later. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    for (const timer of this.#timers) clearInterval(timer);
    const connections = [...this.#hocuspocus.documents.values()].flatMap((document) => document.getConnections());
    await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
    const articles = [...this.#articles.values()];
    const until = Date.now() + closeMsMax;
    while (articles.some((article) => !article.idle) && Date.now() < until) {
      await Promise.all(articles.map((article) => article.flush().catch(() => {})));
    }
    for (const article of articles) {
      if (!article.idle) log.error({ articleId: article.articleId }, "live document not saved before the end");
    }
    for (const { socket } of this.#sessions) socket.close(1012, "restart");
    await this.#others.close();
    this.#sockets.close();
    for (const article of articles) article.close();
  }

  // ── Sockets and who is behind them ─────────────────────────────────────────

  #accept(socket: WebSocket, cookie: string, member: SignedIn): void {
    const session: SocketSession = { socket, cookie, member, checkedAtMs: Date.now(), ended: false, heard: true };
    this.#sessions.add(session);
    const client = this.#hocuspocus.handleConnection(socket, new Request("http://localhost/collab"), { session });
    socket.on("message", (data: Buffer, isBinary) => {
      session.heard = true;
      if (this.#closing || session.ended) return;
      if (isBinary) client.handleMessage(new Uint8Array(data));
      else socket.close(1003, "binary only");
    });
    socket.on("pong", () => {
      session.heard = true;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", (code, reason) => {
      this.#sessions.delete(session);
      client.handleClose({ code, reason: reason.toString() });
    });
  }

  #ping(): void {
    for (const session of this.#sessions) {
      if (!session.heard) session.socket.terminate();
      session.heard = false;
      session.socket.ping();
    }
  }

  /** Ends the socket for good; the browser keeps its text and says why. */
  #refuse(session: SocketSession, connection: Connection | null, refused: Refused): void {
    if (session.ended) return;
    session.ended = true;
    if (connection) say(connection, { refused });
    else this.#sayOn(session, { refused });
    session.socket.close(4400, refused);
  }

  #sayOn(session: SocketSession, message: FromServer): void {
    for (const [, connection] of this.#connections()) {
      if (connection.context.session === session) say(connection, message);
    }
  }

  /** Asks again who is behind a socket; a database that is away changes nothing. */
  async #recheck(session: SocketSession, touch: boolean): Promise<void> {
    let member: SignedIn | null;
    try {
      member = await sessionFromCookies(session.cookie, { touch });
    } catch {
      return;
    }
    if (!member) return this.#refuse(session, null, "signed_out");
    session.member = member;
    session.checkedAtMs = Date.now();
  }

  /** Asks again who is behind every socket and what they may: of all, of one member, or at one article. */
  async #recheckAll({ memberId, articleId }: { memberId?: string; articleId?: string }): Promise<void> {
    const concerns = (session: SocketSession) => memberId === undefined || session.member.id === memberId;
    const sessions = [...this.#sessions].filter(concerns);
    // What is told of an article changes nothing about who somebody is.
    if (articleId === undefined) await Promise.all(sessions.map((session) => this.#recheck(session, false)));
    const ids = [...this.#articles.keys()].filter((id) => articleId === undefined || id === articleId);
    if (sessions.length === 0 || ids.length === 0) return;
    let rows: ArticleRow[];
    try {
      rows = await db.article.findMany({ where: { id: { in: ids } }, select: articleRow });
    } catch {
      return;
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [document, connection] of this.#connections()) {
      const row = byId.get(document.name);
      const { session } = connection.context;
      if (!concerns(session) || !ids.includes(document.name)) continue;
      const access = row ? accessOf(session.member, row) : null;
      if (!row || !access) this.#refuse(session, connection, "not_found");
      else if (access === "read" && !connection.readOnly) {
        connection.readOnly = true;
        say(connection, { refused: "read_only" });
      } else if (access === "edit" && connection.readOnly) {
        this.#refuse(session, connection, "incomplete");
      } else if (row.schemaVersion > schemaVersion) {
        this.#refuse(session, connection, "server_outdated");
      }
      // Should a notice have been lost, this finds what it told of.
      if (row) this.#articles.get(document.name)?.noticeStored(row.updateSeq);
    }
  }

  *#connections(): Generator<[Document, Connection]> {
    for (const document of this.#hocuspocus.documents.values()) {
      for (const connection of document.getConnections()) yield [document, connection];
    }
  }

  // ── Documents ──────────────────────────────────────────────────────────────

  #makeHocuspocus(): Hocuspocus<Context> {
    return new Hocuspocus<Context>({
      quiet: true,
      // Background tabs may speak once a minute only; dead sockets are found by our own pings.
      timeout: 120_000,
      maxPendingDocuments: 4,
      maxUnauthenticatedQueueSize: 2 * updateBytesMax,
      onAuthenticate: async ({ token, documentName, context, connectionConfig }) => {
        const admitted = await this.#admit(token, documentName, context.session);
        if ("refused" in admitted) throw reason(admitted.refused);
        connectionConfig.readOnly = admitted.access === "read";
      },
      onLoadDocument: async ({ documentName, document }) => {
        await this.#open(documentName, document);
      },
      beforeUnloadDocument: async ({ documentName }) => {
        // An error without a message tells Hocuspocus quietly to keep the document.
        if (!(this.#articles.get(documentName)?.idle ?? true)) throw new Error("");
      },
      beforeSync: async ({ connection, document, type, payload }) => {
        if (type === syncStep1) say(connection, { fields: this.#articles.get(document.name)?.texts() ?? {} });
        else await this.#judge(connection, document, payload);
      },
      beforeHandleAwareness: async ({ connection, document, states }) => {
        if (!connection) return states.clear();
        forcePeers(document, connection, connection.context.session.member, states);
      },
      onStateless: async ({ connection, document, payload }) => {
        const message = parseFromBrowser(payload);
        const article = this.#articles.get(document.name);
        if (!message || !article || connection.readOnly) return;
        if (article.failing) say(connection, { unsaved: true });
        article.whenCommitted((at) => say(connection, { saved: message.mark, at: at.toISOString() }));
      },
    });
  }

  /** Whether this socket may open this article with this build; asked before anything of it is sent. */
  async #admit(
    token: string,
    articleId: string,
    session: SocketSession,
  ): Promise<{ access: "read" | "edit" } | { refused: Refused }> {
    const hello = parseHello(token);
    if (!hello) return { refused: "malformed" };
    if (!isId(articleId)) return { refused: "not_found" };
    await this.#recheck(session, true);
    if (session.ended) return { refused: "signed_out" };
    if (hello.memberId !== session.member.id) return { refused: "other_member" };
    let row: ArticleRow | null;
    try {
      row = await db.article.findUnique({ where: { id: articleId }, select: articleRow });
    } catch {
      return { refused: "unavailable" };
    }
    const access = row ? accessOf(session.member, row) : null;
    if (!row || !access) return { refused: "not_found" };
    if (hello.schemaVersion < Math.max(row.schemaVersion, schemaVersion)) return { refused: "outdated" };
    if (Math.max(hello.schemaVersion, row.schemaVersion) > schemaVersion) return { refused: "server_outdated" };
    return { access };
  }

  async #open(articleId: string, document: Document): Promise<void> {
    const article = await OpenArticle.open(articleId, document, {
      from: this.#id,
      stored: ({ reopened }) => {
        if (reopened) void this.tell(articleId, { kind: "state" });
        if (document.getConnectionsCount() === 0) void this.#hocuspocus.unloadDocument(document);
        for (const connection of document.getConnections()) this.#recheckOld(connection.context.session);
      },
      failed: () => this.#broadcast(articleId, { unsaved: true }),
      lost: (words) => {
        log.info({ articleId, length: words.length }, "words lost in a merge are offered back");
        this.#broadcast(articleId, { lost: words.slice(0, lostLengthMax) });
      },
    });
    this.#articles.set(articleId, article);
    document.on("destroy", () => {
      article.close();
      if (this.#articles.get(articleId) === article) this.#articles.delete(articleId);
    });
    // Something may have been stored elsewhere between reading and listening.
    await article.catchUp();
  }

  #recheckOld(session: SocketSession): void {
    if (Date.now() - session.checkedAtMs > recheckMs) void this.#recheck(session, false);
  }

  /** Lets an update through, or ends the connection and throws, so that nothing of it is applied. */
  async #judge(connection: Connection, document: Document, update: Uint8Array): Promise<void> {
    const { session } = connection.context;
    if (connection.readOnly) {
      if (!Y.snapshotContainsUpdate(Y.snapshot(document), update)) say(connection, { refused: "read_only" });
      return;
    }
    if (Date.now() - session.checkedAtMs > recheckMs) await this.#recheck(session, true);
    if (session.ended) throw reason("signed_out");
    const fault = this.#articles.get(document.name)?.check(update);
    if (!fault) return;
    log.warn({ articleId: document.name, memberId: session.member.id, ...fault }, "live update refused");
    this.#refuse(session, connection, fault.refused);
    throw reason(fault.refused);
  }

  #heard(notice: LiveNotice): void {
    if ("stored" in notice) this.#articles.get(notice.stored)?.noticeStored(BigInt(notice.seq));
    if ("recheck" in notice) void this.#recheckAll({ memberId: notice.recheck });
    if ("tell" in notice) {
      this.#broadcast(notice.tell, { tell: notice.news });
      void this.#recheckAll({ articleId: notice.tell });
    }
    if ("flush" in notice) {
      const { ask } = notice;
      const flushed = this.#articles.get(notice.flush)?.flush() ?? Promise.resolve();
      flushed.then(() => this.#others.send({ flushed: ask })).catch(() => {});
    }
  }

  #broadcast(articleId: string, message: FromServer): void {
    this.#hocuspocus.documents.get(articleId)?.broadcastStateless(JSON.stringify(message));
  }
}

const syncStep1 = 0;

/** UTF-16 units of words that are offered back in one message; all of them are in the log. */
const lostLengthMax = 20_000;

const articleRow = {
  id: true,
  createdById: true,
  workState: true,
  publicState: true,
  schemaVersion: true,
  updateSeq: true,
} as const;

type ArticleRow = {
  id: string;
  createdById: string;
  workState: Parameters<typeof may>[2]["workState"];
  publicState: Parameters<typeof may>[2]["publicState"];
  schemaVersion: number;
  updateSeq: bigint;
};

function accessOf(member: SignedIn, article: ArticleRow): "read" | "edit" | null {
  if (may(member, "edit", article) && isPossible("edit", article)) return "edit";
  return may(member, "read", article) ? "read" : null;
}

function say(connection: Connection, message: FromServer): void {
  connection.sendStateless(JSON.stringify(message));
}

/** What Hocuspocus takes for a refusal: a reason, and no message that it would print. */
function reason(refused: Refused): { code: number; reason: Refused } {
  return { code: 4400, reason: refused };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
