import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { env } from "#lib/platform/env";
import { log } from "#lib/platform/log";
import { withoutOrigin } from "#lib/reader-cache/address";

/**
 * Makes a request's own account of itself believable before anything reads it: the target is a path, the host is the
 * configured one, and who forwarded it for whom counts only if a trusted proxy says so.
 */
export function makeHonest(request: IncomingMessage, trusted: BlockList): void {
  const { headers } = request;
  request.url = withoutOrigin(request.url ?? "/");

  const peer = plainAddress(request.socket.remoteAddress ?? "");
  const client = isListed(trusted, peer) ? clientOf(headers["x-forwarded-for"], trusted) : null;
  for (const name of Object.keys(headers)) {
    if (isClaim(name)) delete headers[name];
  }
  const site = new URL(env.siteUrl);
  // Links, redirects and origin checks speak of the site's own address, whatever the client called it.
  headers.host = site.host;
  headers["x-forwarded-host"] = site.host;
  headers["x-forwarded-proto"] = site.protocol.slice(0, -1);
  headers["x-forwarded-for"] = client ?? peer;
}

/** The proxies of `TRUSTED_PROXIES`: addresses, or networks as `10.0.0.0/8`. What cannot be read is left out, loudly. */
export function trustedProxies(list: readonly string[] = env.trustedProxies): BlockList {
  const trusted = new BlockList();
  for (const entry of list) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    try {
      if (prefix === undefined) trusted.addAddress(address, family);
      else trusted.addSubnet(address, Number(prefix), family);
    } catch {
      log.warn({ entry }, "TRUSTED_PROXIES holds something that is neither an address nor a network");
    }
  }
  return trusted;
}

/** Marks by which a client could pass for a proxy, or steer the framework. */
function isClaim(name: string): boolean {
  return (
    name === "forwarded" ||
    name === "x-real-ip" ||
    name === "content-security-policy" ||
    name === "content-security-policy-report-only" ||
    /^x-(forwarded|middleware|nextjs|invoke|matched|now|vercel)-/.test(name)
  );
}

/** The last address in the chain that is not itself a trusted proxy: those before it are only claimed. */
function clientOf(chain: string | string[] | undefined, trusted: BlockList): string | null {
  const addresses = String(chain ?? "")
    .split(",")
    .map((part) => plainAddress(part.trim()));
  return addresses.findLast((address) => isIP(address) !== 0 && !isListed(trusted, address)) ?? null;
}

function isListed(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address that came over an IPv6 socket is still the same address. */
function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
