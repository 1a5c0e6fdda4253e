import pg from "pg";

/** What was asked of the database while something ran, with the values, and how long each answer took. */
export type Statement = { text: string; values: unknown[]; began: number; ended: number };

type Query = (...parameters: unknown[]) => unknown;

/** Runs `work` and notes every statement that this process sends meanwhile. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function (this: unknown, ...parameters: unknown[]) {
    const [config, second] = parameters as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof config === "string" ? config : config.text;
    if (text === undefined) return query.apply(this, parameters);
    const given = Array.isArray(second) ? second : typeof config === "object" ? config.values : undefined;
    const began = performance.now();
    const statement = { text, values: given ?? [], began, ended: began };
    statements.push(statement);
    const note = () => {
      statement.ended = performance.now();
    };
    // A pool asks with a callback, a transaction with a promise.
    const callback = parameters.at(-1);
    if (typeof callback === "function") {
      const noted = (...results: unknown[]) => {
        note();
        callback(...results);
      };
      return query.apply(this, [...parameters.slice(0, -1), noted]);
    }
    const answer = query.apply(this, parameters) as Promise<unknown>;
    answer.then(note, note);
    return answer;
  };
  try {
    await work();
  } finally {
    client.query = query;
  }
  return statements;
}

/** How long somebody waited for the database: what was asked at the same time counts once. */
export function databaseMs(statements: readonly Pick<Statement, "began" | "ended">[]): number {
  let waited = 0;
  let until = 0;
  for (const { began, ended } of [...statements].sort((a, b) => a.began - b.began)) {
    waited += Math.max(0, ended - Math.max(began, until));
    until = Math.max(until, ended);
  }
  return waited;
}

/**
 * Tables that PostgreSQL would read from end to end for this statement, to keep less than a twentieth of their rows: there an
 * index should serve. Whoever wants most of a table reads it best as it lies.
 */
export async function needlessScans(database: pg.Pool, { text, values }: Statement): Promise<string[]> {
  if (!/^\s*(select|with)\b/i.test(text)) return [];
  const { rows } = await database.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const scans = scansIn(rows[0]?.["QUERY PLAN"][0]?.Plan);
  const { rows: sizes } = await database.query<{ table: string; rows: number }>(
    "SELECT relname AS table, reltuples::float8 AS rows FROM pg_class WHERE relname = ANY ($1::text[])",
    [scans.map(({ table }) => table)],
  );
  const sizeOf = new Map(sizes.map(({ table, rows: size }) => [table, size]));
  return scans.filter(({ table, kept }) => kept < 0.05 * (sizeOf.get(table) ?? 0)).map(({ table }) => table);
}

type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] };

function scansIn(plan: Plan | undefined): { table: string; kept: number }[] {
  if (!plan) return [];
  const own = plan["Node Type"] === "Seq Scan" ? [{ table: plan["Relation Name"] ?? "", kept: plan["Plan Rows"] }] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
