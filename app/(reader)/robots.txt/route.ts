import { absolute } from "#lib/platform/site";

export const dynamic = "force-dynamic";

/** Needs nothing but the site's own address: while the database is down, crawlers are still told where to go. */
export function GET() {
  const lines = [
    "User-agent: *",
    "Disallow: /desk",
    "Disallow: /api/",
    "Disallow: /collab",
    "",
    `Sitemap: ${absolute("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
