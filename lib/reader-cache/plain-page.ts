import { direction, type Edition } from "#lib/editions";
import { readerPolicy } from "#lib/http/security";
import { preloadedFonts } from "#lib/paper/fonts";
import ar from "#messages/ar/server" with { type: "json" };
import en from "#messages/en/server" with { type: "json" };
import { type Answer, layOut } from "./answer.ts";

/**
 * The page for when nothing else can be rendered: made of words and a few lines of style alone, without the
 * database and without Next.
 */
export function plainPage(status: PlainStatus, edition: Edition): Answer {
  const key = `${status} ${edition}`;
  const made = pages.get(key) ?? makePlainPage(status, edition);
  pages.set(key, made);
  return made;
}

export type PlainStatus = 400 | 404 | 410 | 500 | 503;

const pages = new Map<string, Answer>();

const words = { en, ar } as const;

/** The paper's own letters and colours (styles/tokens.css): its font files need neither the database nor Next. */
function styleOf(edition: Edition): string {
  const [display, text] = preloadedFonts[edition];
  const [head, leading, fallback] =
    edition === "ar"
      ? ["700 2rem/1.4", 1.95, '"Geeza Pro", "Segoe UI", sans-serif']
      : ["500 2.5rem/1.08", 1.58, "Georgia, serif"];
  return `
@font-face { font-family: Display; font-display: swap; src: url(${display}) format("woff2") }
@font-face { font-family: Text; font-display: swap; src: url(${text}) format("woff2") }
:root { color-scheme: light dark; background: light-dark(#fffefb, #14130f); color: light-dark(#16130f, #ece7dc) }
body { margin: 0; font: 1.1875rem/${leading} Text, ${fallback} }
main { max-inline-size: 36rem; margin: 18vh auto; padding-inline: 1.25rem }
h1 { margin: 0; font: ${head} Display, ${fallback}; text-wrap: balance }
p { margin: 1rem 0 0 }
a { color: inherit; text-decoration-color: light-dark(#9a2a1f, #ef8a74); text-underline-offset: 0.2em }
`;
}

function makePlainPage(status: PlainStatus, edition: Edition): Answer {
  const { title, text } = words[edition][`s${status}`];
  const style = styleOf(edition);
  const html = `<!doctype html>
<html lang="${edition}" dir="${direction[edition]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/${edition}">${words[edition].toFront}</a></p></main></body>
</html>
`;
  return layOut(
    {
      status,
      contentType: "text/html; charset=utf-8",
      body: Buffer.from(html, "utf8"),
      tags: new Set(),
      freshUntilMs: Number.POSITIVE_INFINITY,
      endsAtMs: Number.POSITIVE_INFINITY,
      headers: status === 503 ? [["Retry-After", "5"]] : [],
    },
    readerPolicy({ styles: [style], scripts: [] }),
  );
}
