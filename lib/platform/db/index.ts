import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env.ts";
import { shared } from "../shared.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";

export { Prisma };

/** The database, or a transaction on it: what a function takes that only reads and writes. */
export type Db = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** The one Prisma client of this process. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  // Made at first use, so that importing a module never needs a database (`next build` has none).
  get(_target, property) {
    const client = shared("prisma", makeClient);
    const value = Reflect.get(client, property, client);
    return typeof value === "function" ? value.bind(client) : value;
  },
});

/**
 * Runs `work` in one transaction. Serialisation failures and deadlocks are tried again twice: the work must
 * therefore do nothing but read and write the database it is given.
 */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction((tx) => work(tx as unknown as Db), { timeout: 15_000, maxWait: 5_000 });
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    }
  }
}

function makeClient(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env.databaseUrl,
    max: 12,
    connectionTimeoutMillis: 3_000,
    idle_in_transaction_session_timeout: 20_000,
    statement_timeout: 15_000,
    // A database that does not even refuse (its machine is gone, the road to it is cut) is not waited for either.
    query_timeout: 20_000,
  });
  return new PrismaClient({ adapter });
}

/** P2034: Prisma's code for a write conflict or a deadlock; 40001 and 40P01 are PostgreSQL's. */
function isRetryable(error: unknown): boolean {
  const text = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /P2034|40001|40P01|deadlock detected|could not serialize/.test(text);
}

/** Whether the database refused a row because another one already has its key (P2002 in Prisma). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as { code?: string }).code === "P2002";
}
