import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { newSecret } from "./ids.ts";

/**
 * The settings that the operator gives, read once from the environment. `scripts/start.js` fills in the ones
 * that it makes itself (`DATABASE_URL` of the embedded database).
 */
export const env = {
  get port(): number {
    return Number(process.env.PORT ?? 3000);
  },
  get host(): string {
    return process.env.HOST ?? "127.0.0.1";
  },
  /** Without a trailing slash. */
  get siteUrl(): string {
    return (process.env.SITE_URL ?? `http://localhost:${env.port}`).replace(/\/+$/, "");
  },
  get databaseUrl(): string {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set and no embedded database was started");
    return url;
  },
  get migrateDatabaseUrl(): string {
    return process.env.MIGRATE_DATABASE_URL ?? env.databaseUrl;
  },
  get dataDir(): string {
    return path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR ?? ".data");
  },
  get demo(): boolean {
    return process.env.DEMO !== "0";
  },
  /** Addresses of proxies whose forwarded headers are believed. */
  get trustedProxies(): string[] {
    return (process.env.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean);
  },
  /**
   * Where the CDN in front is told what to forget, and the secret that it wants to see; null where there is none.
   * Throws a sentence where the address is none.
   */
  get cdnPurge(): { url: string; secret: string | null } | null {
    const url = process.env.CDN_PURGE_URL;
    if (!url) return null;
    const { protocol = "", username = "", password = "" } = URL.parse(url) ?? {};
    if (!/^https?:$/.test(protocol) || username || password) {
      throw new Error(
        "CDN_PURGE_URL is not an address that can be asked: give one that begins with https:// and holds no password (that is CDN_PURGE_SECRET), or leave it unset.",
      );
    }
    return { url, secret: process.env.CDN_PURGE_SECRET || null };
  },
  get production(): boolean {
    return process.env.NODE_ENV === "production";
  },
};

/**
 * The secret that signs session cookies: `AUTH_SECRET`, or one made at the first start and kept in `DATA_DIR`.
 * Throws when the one given is too weak to sign with.
 */
export function authSecret(): string {
  const given = process.env.AUTH_SECRET;
  if (given !== undefined && given !== "") {
    if (isGuessable(given)) {
      throw new Error(
        "AUTH_SECRET is too weak: give at least 24 random characters, or leave it unset to have one made.",
      );
    }
    return given;
  }
  const file = path.join(env.dataDir, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(env.dataDir, { recursive: true });
    try {
      writeFileSync(file, newSecret(), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** Short, made of few letters, a run, a repeat, or one of the words that stand in examples. */
function isGuessable(secret: string): boolean {
  return (
    secret.length < 24 ||
    new Set(secret).size < 8 ||
    /^(.{1,12})\1+$/s.test(secret) ||
    /0123456789|abcdefgh|qwerty|change.?me|secret|password|example|placeholder|your.?key/i.test(secret)
  );
}
