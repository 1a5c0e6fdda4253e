import { direction, type Edition } from "#lib/editions";
import { readerPolicy } from "#lib/http/security";
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

const style = `
:root { color-scheme: light dark }
body { font: 1.125rem/1.6 Georgia, "Noto Naskh Arabic", serif; margin: 15vh auto; max-inline-size: 34rem; padding-inline: 1.25rem }
h1 { font-size: 1.75rem; line-height: 1.3 }
`;

function makePlainPage(status: PlainStatus, edition: Edition): Answer {
  const { title, text } = words[edition][`s${status}`];
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
