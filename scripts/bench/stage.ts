import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { articleAddress } from "#lib/addresses";
import { sessionCookie } from "#lib/auth/cookies";
import { sessionToken } from "#lib/auth/session";
import type { Edition } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import type { Role } from "#lib/members/roles";
import { freePort } from "#lib/platform/embedded";
import { newId } from "#lib/platform/ids";
import { makeMember } from "#tests/factories/newsroom";
import { say } from "../lib/say.js";
import { end } from "./program.ts";

/**
 * The product on a newsroom of its own, as `npm start` runs it: the database in this process's settings, the server as a
 * program beside it.
 */
export class Stage {
  readonly database: pg.Pool;
  readonly port: number;
  /** How long the last start of the server took. */
  startMs = 0;
  /** What the server has logged since it was last asked. */
  #lines: string[] = [];
  #server: ChildProcess | null = null;

  /** Starts the server on the database that the settings name; it builds and fills what is missing. */
  static async open(): Promise<Stage> {
    const stage = new Stage(await freePort());
    await stage.start();
    return stage;
  }

  private constructor(port: number) {
    this.port = port;
    process.env.PORT = String(port);
    process.env.SITE_URL = this.site;
    this.database = new pg.Pool({ connectionString: process.env.MIGRATE_DATABASE_URL, max: 4 });
    // A database that ends with the run is no news.
    this.database.on("error", () => {});
  }

  get site(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.#server?.pid ?? 0;
  }

  /** Starts the server anew; nothing is kept in its memory then. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async start(): Promise<void> {
    const began = performance.now();
    const server = spawn(process.execPath, ["scripts/serve.ts"], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "debug" },
    });
    this.#server = server;
    const isReady = Promise.withResolvers<void>();
    createInterface({ input: server.stdout }).on("line", (line) => {
      if (line.startsWith("{")) this.#lines.push(line);
      else if (/^(•| {2}Filling| {2}Building)/.test(line)) say(line);
      if (line.startsWith("ready ")) isReady.resolve();
    });
    server.once("exit", (code) => isReady.reject(new Error(`the server ended with ${code} before it was ready`)));
    await isReady.promise;
    this.startMs = performance.now() - began;
  }

  /** What the server has logged under this message since the last time. */
  logged<Line>(message: string): Line[] {
    const lines = this.#lines.splice(0).map((line) => JSON.parse(line) as Line & { msg?: string });
    return lines.filter(({ msg }) => msg === message);
  }

  /** The address of the article that an edition published last. */
  async newestArticle(edition: Edition = "en"): Promise<string> {
    const { rows } = await this.database.query<{ id: string; slug: string }>(
      `SELECT article_id AS id, slug FROM publications
       WHERE state = 'live' AND edition = $1::edition AND starts_at <= now() ORDER BY first_published_at DESC LIMIT 1`,
      [edition],
    );
    const [row] = rows;
    if (!row) throw new Error(`nothing is published in ${edition}`);
    return articleAddress({ ...row, edition });
  }

  /** A new member of the newsroom with these roles, signed in. */
  async signIn(...roles: Role[]): Promise<{ member: MemberActor; cookie: string }> {
    const member = await makeMember(...roles);
    const id = newId();
    await this.database.query(
      "INSERT INTO sessions (id, member_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
      [id, member.id],
    );
    return { member, cookie: `${sessionCookie()}=${await sessionToken({ id, memberId: member.id })}` };
  }

  /** Sends a command of the desk, as its pages do. Throws what the server says where it refuses. */
  async command(cookie: string, address: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${this.site}${address}`, {
      method: "POST",
      headers: { cookie, origin: this.site, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.database.end();
  }

  async #stop(): Promise<void> {
    if (this.#server) await end(this.#server);
    this.#server = null;
  }
}

/** How long one commit takes, of a row that says nothing. Needs `scratch`, which `prepareScratch` makes. */
export async function bareCommitMs(database: pg.Pool): Promise<number> {
  const began = performance.now();
  await database.query("INSERT INTO bench_scratch DEFAULT VALUES");
  return performance.now() - began;
}

export async function prepareScratch(database: pg.Pool): Promise<void> {
  await database.query("CREATE TABLE IF NOT EXISTS bench_scratch (id bigserial PRIMARY KEY)");
}
