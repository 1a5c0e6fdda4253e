import { Agent, get, type IncomingMessage } from "node:http";
import { articleAddress } from "#lib/addresses";
import { makeArticle } from "#tests/factories/newsroom";
import type { Benchmark, Size } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { someFiling } from "./newsroom.ts";
import { startBare } from "./program.ts";
import { bareCommitMs, prepareScratch, type Stage } from "./stage.ts";
import { quantile } from "./statistics.ts";

const publications = 100;

/** A reader who watches a page asks again this long after each answer. */
const pauseMs = 10;

const giveUpMs = 10_000;

/**
 * From the press of the button until a reader has the article: the desk's own command, one approved article after
 * another, while a reader watches each surface. They ask as browsers and feed readers do, with what they have already.
 */
export const publishToVisible: Benchmark = {
  about: "from Publish to visible on article, front, section, feed, sitemap and news sitemap",
  at: ["demo", "10,000 articles"],
  measure: async (stage, size) => {
    const { member: writer } = await stage.signIn("journalist");
    const { cookie } = await stage.signIn("managing_editor");
    const { sectionPath, ...filing } = await someFiling(stage, "en");
    const surfaces = {
      front: "/en",
      section: sectionPath,
      feed: "/en/feed.xml",
      sitemap: "/en/sitemap.xml",
      "news sitemap": "/en/news-sitemap.xml",
    };
    await prepareScratch(stage.database);
    const bare = await startBare(`${stage.site}/robots.txt`);
    const times = new Map<string, number[]>();
    const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
    try {
      // The first ones find a server that has never published.
      for (let count = -3; count < publications; count += 1) {
        const article = await makeArticle({ writer, workState: "approved", fields: filing });
        const { slug } = await articleOf(stage, article.id);
        const watched = { article: articleAddress({ id: article.id, slug, edition: "en" }), ...surfaces };
        const measured = await publishWatched(stage, cookie, article, watched);
        const yardstick = (await bareCommitMs(stage.database)) + (await bareRequestMs(bare.port));
        if (count < 0) continue;
        note("yardstick", yardstick);
        for (const [name, ms] of Object.entries(measured)) note(name, ms);
      }
    } finally {
      await bare.close();
    }
    return figuresOf(times, size);
  },
};

/** Publishes; answers after how many milliseconds each surface showed it, and the button its answer. */
async function publishWatched(
  stage: Stage,
  cookie: string,
  { id, revision }: Awaited<ReturnType<typeof makeArticle>>,
  watched: Record<string, string>,
): Promise<Record<string, number>> {
  const readers = Object.entries(watched).map(([name, path]) => ({ name, reader: new Reader(stage.port, path) }));
  // Each has read its page before.
  await Promise.all(readers.map(({ reader }) => reader.ask()));
  const began = performance.now();
  const sightings = readers.map(async ({ name, reader }) => [name, (await reader.until(id)) - began] as const);
  await stage.command(cookie, `/desk/api/articles/${id}/publish`, {
    ...revision,
    when: { kind: "now" },
    change: "update",
    changeNote: "",
  });
  const answered = performance.now() - began;
  return { ...Object.fromEntries(await Promise.all(sightings)), "the button's answer": answered };
}

/** Somebody who keeps asking for one page over a connection of their own. */
class Reader {
  readonly #port: number;
  readonly #path: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #etag: string | undefined;

  constructor(port: number, path: string) {
    this.#port = port;
    this.#path = path;
  }

  /** The page's text, or nothing where it is as it was. */
  async ask(): Promise<string> {
    const headers = this.#etag ? { "if-none-match": this.#etag } : {};
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port: this.#port, host: "127.0.0.1", path: this.#path, agent: this.#agent, headers }, resolve).on(
        "error",
        reject,
      );
    });
    const text = Buffer.concat(await answer.toArray()).toString("utf8");
    if (![200, 304, 404].includes(answer.statusCode ?? 0))
      throw new Error(`${this.#path} answered ${answer.statusCode}`);
    this.#etag = answer.headers.etag;
    return answer.statusCode === 200 ? text : "";
  }

  /** Asks until the page holds these words; the instant at which it did. */
  async until(words: string): Promise<number> {
    const began = performance.now();
    try {
      while (!(await this.ask()).includes(words)) {
        if (performance.now() - began > giveUpMs) throw new Error(`${this.#path} never showed ${words}`);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return performance.now();
    } finally {
      this.#agent.destroy();
    }
  }
}

async function articleOf({ database }: Stage, id: string): Promise<{ slug: string }> {
  const { rows } = await database.query<{ slug: string }>("SELECT slug FROM articles WHERE id = $1", [id]);
  if (!rows[0]) throw new Error(`there is no article ${id}`);
  return rows[0];
}

async function bareRequestMs(port: number): Promise<number> {
  const began = performance.now();
  await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer();
  return performance.now() - began;
}

function figuresOf(times: Map<string, number[]>, size: Size): Figure[] {
  const yardstick = times.get("yardstick") ?? [];
  return [...times]
    .filter(([name]) => name !== "yardstick")
    .map(([name, ms]) => ({
      name: `Publish to ${name === "the button's answer" ? name : `visible: ${name}`}, p99 (${size})`,
      value: quantile(ms, 0.99),
      unit: "ms" as const,
      yardstick: { name: "bare commit and request, p99", value: quantile(yardstick, 0.99) },
      ...(name === "the button's answer" ? {} : { bar: { of: "value" as const, atMost: 250 } }),
      note: `half within ${Math.round(quantile(ms, 0.5))} ms`,
    }));
}
