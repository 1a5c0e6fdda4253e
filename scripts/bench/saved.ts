import { WebSocket } from "ws";
import { makeArticle } from "#tests/factories/newsroom";
import { LiveConnection } from "../../components/editor/live/live-connection.ts";
import type { Benchmark } from "./benchmark.ts";
import { bareCommitMs, prepareScratch, type Stage } from "./stage.ts";
import { quantile } from "./statistics.ts";

const keys = 60;

/**
 * From a key until the editor may say *Saved*, over a real socket and by the product's own acknowledgement, which comes after
 * the commit: once with a rest after each key, once for the last key of a line that was typed without a rest.
 */
export const keyToSaved: Benchmark = {
  about: "from a key in the live document to Saved, by the acknowledgement after the commit",
  at: ["demo"],
  measure: async (stage) => {
    await prepareScratch(stage.database);
    const { member, cookie } = await stage.signIn("journalist");
    const { id } = await makeArticle({ writer: member });
    const connection = open(stage, id, member, cookie);
    const times: number[] = [];
    const commits: number[] = [];
    try {
      await untilSaved(connection);
      for (let key = -5; key < keys; key += 1) {
        const began = performance.now();
        connection.doc.getText("headline").insert(0, "k");
        await untilSaved(connection);
        const commit = await bareCommitMs(stage.database);
        if (key < 0) continue;
        times.push(performance.now() - began - commit);
        commits.push(commit);
      }
    } finally {
      connection.destroy();
    }
    const figure = (share: number, atMost: number) => ({
      name: `key to Saved, p${share * 100}`,
      value: quantile(times, share),
      unit: "ms" as const,
      yardstick: { name: `bare commit, p${share * 100}`, value: quantile(commits, share) },
      bar: { of: "value" as const, atMost },
      note: "of which 250 ms are the pause after which it is stored",
    });
    return [figure(0.5, 500), figure(0.95, 1_000)];
  },
};

function open(stage: Stage, articleId: string, member: { id: string; name: string }, cookie: string): LiveConnection {
  return new LiveConnection({
    articleId,
    member,
    url: `${stage.site.replace("http:", "ws:")}/collab`,
    isSignedIn: async () => null,
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie, origin: stage.site } });
      }
    },
  });
}

function untilSaved(connection: LiveConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (connection.view.state.kind !== "saved") return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = connection.subscribe(look);
    const timer = setTimeout(() => reject(new Error(`the editor says ${connection.view.state.kind}`)), 20_000);
    look();
  });
}
