import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

type Engine = { raw: bindings.SchemaEngine; close: () => Promise<void> };

const filters = { externalTables: [], externalEnums: [] };

export type MigrationFile = { name: string; sql: string };

/**
 * Prisma Migrate's own engine, as the WebAssembly that npm brings: nothing has to be downloaded. It writes the
 * same `_prisma_migrations` rows as `prisma migrate deploy`, which can therefore take over.
 */
export async function openSchemaEngine(url: string): Promise<{
  apply: (migrations: MigrationFile[]) => Promise<string[]>;
  markRolledBack: (name: string) => Promise<void>;
  close: () => Promise<void>;
}> {
  const engine = await makeEngine(url);
  return {
    apply: async (migrations) => {
      const applied = await engine.raw.applyMigrations({ migrationsList: asList(migrations), filters });
      return applied.appliedMigrationNames;
    },
    markRolledBack: async (name) => {
      await engine.raw.markMigrationRolledBack({ migrationName: name });
    },
    close: engine.close,
  };
}

/**
 * The SQL that leads from one Prisma schema (or from nothing) to another; empty when they are the same. The
 * database is only asked for its version.
 */
export async function sqlBetween(url: string, from: string | null, to: string): Promise<string> {
  const engine = await makeEngine(url, to);
  try {
    const result = await engine.raw.diff({
      from: from === null ? { tag: "empty" } : asTarget(from),
      to: asTarget(to),
      script: true,
      exitCode: null,
      filters,
    });
    const sql = result.stdout ?? "";
    return /^\s*(--[^\n]*)?\s*$/.test(sql) ? "" : sql;
  } finally {
    await engine.close();
  }
}

function asTarget(content: string) {
  return { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] };
}

function asList(migrations: MigrationFile[]) {
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: null },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

const emptySchema = 'datasource db {\n  provider = "postgresql"\n}\n';

async function makeEngine(url: string, schema = emptySchema): Promise<Engine> {
  await load();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool));
  const raw = await bindings.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, factory);
  return {
    raw,
    close: async () => {
      raw.free();
      await pool.end();
    },
  };
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside functions and comments. PostgreSQL takes the
 * whole, and runs it as one transaction.
 */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        throw new DriverAdapterError({
          kind: "postgres",
          code: error.code ?? "",
          severity: error.severity ?? "ERROR",
          message: `${error.message}${placeOf(script, error.position)}`,
          detail: error.detail,
          column: error.column,
          hint: error.hint,
        });
      }
    };
    return adapter;
  };
  return factory;
}

/** " (line 12)", so that the one who wrote the migration finds it. */
function placeOf(script: string, position: string | undefined): string {
  return position ? ` (line ${script.slice(0, Number(position)).split("\n").length})` : "";
}

let loaded: Promise<void> | null = null;

/** Node does not link the module's own `.wasm` import, so it is done by hand; once, since the module is one. */
function load(): Promise<void> {
  loaded ??= (async () => {
    // The engine reports a fault in itself through this name before it gives up.
    (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = {
      set_message: (message: string) => {
        panic = message;
      },
    };
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
    const module = await WebAssembly.compile(await readFile(entry.replace(/[^/\\]+$/, "schema_engine_bg.wasm")));
    const instance = await WebAssembly.instantiate(module, {
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return loaded;
}

let panic = "";

/** What the engine said before it gave up, or nothing. */
export function enginePanic(): string {
  return panic;
}
