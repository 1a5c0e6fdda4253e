import { createHash } from "node:crypto";
import { env } from "#lib/platform/env";

/** Headers of every answer that this server gives, errors and files included. */
export function commonHeaders(): [name: string, value: string][] {
  const headers: [string, string][] = [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
  // Over plain HTTP the header means nothing, and on a developer's localhost it would do harm.
  if (env.siteUrl.startsWith("https://")) headers.push(["Strict-Transport-Security", "max-age=31536000"]);
  return headers;
}

/**
 * The content security policy of a reader page: nothing runs and nothing is fetched but pictures and fonts of our
 * own. Style elements are named by their hash, so the page can be kept and shared; style attributes are refused.
 */
export function readerPolicy(inline: { styles: readonly string[]; scripts: readonly string[] }): string {
  const styles = [...new Set(inline.styles.map(hashSource))];
  const scripts = [...new Set(inline.scripts.map(hashSource))];
  return [
    "default-src 'none'",
    `script-src ${scripts.length > 0 ? scripts.join(" ") : "'none'"}`,
    `style-src 'self'${styles.map((style) => ` ${style}`).join("")}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For what is not a page: feeds, sitemaps, pictures. Opened by itself it may do nothing at all. */
export const filePolicy = "default-src 'none'; sandbox; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/**
 * The desk's policy: scripts that carry this request's nonce, and what they load. Development needs `eval`, for
 * React's own error stacks.
 */
export function deskPolicy(nonce: string, options: { dev: boolean }): string {
  const site = new URL(env.siteUrl);
  const socket = `${site.protocol === "https:" ? "wss:" : "ws:"}//${site.host}`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${options.dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** While developing, reader pages keep the framework's scripts, which reload the page after a change. */
export function developmentPolicy(): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}
