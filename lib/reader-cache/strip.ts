/**
 * Takes out of a rendered page what readers do not need: every script but structured data and our own
 * (`<script type="application/ld+json">`, `<script data-reader>`), the links that would fetch scripts ahead of
 * time, and comments. What may stay is listed; anything else that a framework adds goes.
 *
 * Reads tag by tag as a browser does, so that nothing inside a text, an attribute or a title can look like a
 * script to it. Says which inline styles and scripts stay, for the content security policy.
 */
export function strip(html: string): Stripped {
  const kept: string[] = [];
  const styles: string[] = [];
  const scripts: string[] = [];
  let position = 0;
  /** Start of what has been read and not yet kept. */
  let pending = 0;

  const dropFrom = (start: number, end: number) => {
    kept.push(html.slice(pending, start));
    pending = end;
    position = end;
  };

  while (position < html.length) {
    const open = html.indexOf("<", position);
    if (open === -1) break;

    if (html.startsWith("<!--", open)) {
      dropFrom(open, endOfComment(html, open));
      continue;
    }
    const tag = readTag(html, open);
    if (!tag) {
      position = open + 1;
      continue;
    }
    position = tag.end;
    if (tag.closing) continue;

    if (tag.name === "link" && fetchesScript(tag)) {
      dropFrom(open, tag.end);
      continue;
    }
    if (!isRawText(tag.name)) continue;

    const close = endOfRawText(html, tag.end, tag.name);
    const text = html.slice(tag.end, close.textEnd);
    position = close.end;
    if (tag.name === "style") styles.push(text);
    if (tag.name === "script") {
      if (isStructuredData(tag)) continue;
      if (isOurs(tag)) scripts.push(text);
      else dropFrom(open, close.end);
    }
  }
  kept.push(html.slice(pending));
  return { html: kept.join(""), styles, scripts };
}

export type Stripped = {
  html: string;
  /** The text of each inline style element, as the browser will hash it. */
  styles: string[];
  /** The text of each inline script of ours that is to run. */
  scripts: string[];
};

type Tag = { name: string; closing: boolean; attributes: Map<string, string>; end: number };

function isStructuredData(tag: Tag): boolean {
  return tag.attributes.get("type")?.trim().toLowerCase() === "application/ld+json" && !tag.attributes.has("src");
}

function isOurs(tag: Tag): boolean {
  return tag.attributes.has("data-reader") && !tag.attributes.has("src");
}

function fetchesScript(tag: Tag): boolean {
  const relations = (tag.attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  if (relations.includes("modulepreload")) return true;
  const ahead = relations.some((relation) => ["preload", "prefetch", "preconnect", "dns-prefetch"].includes(relation));
  return ahead && !["font", "image"].includes((tag.attributes.get("as") ?? "").toLowerCase());
}

/** Elements whose text holds no tags, up to their own closing tag. */
function isRawText(name: string): boolean {
  return ["script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes"].includes(name);
}

const space = /\s/;

/** The tag that begins at `open`, or null where `<` is only a character. */
function readTag(html: string, open: number): Tag | null {
  const closing = html[open + 1] === "/";
  const start = open + (closing ? 2 : 1);
  if (!/[a-z]/i.test(html[start] ?? "")) return null;

  let at = start;
  while (at < html.length && !/[\s/>]/.test(html[at] ?? "")) at += 1;
  const name = html.slice(start, at).toLowerCase();
  const attributes = new Map<string, string>();

  while (at < html.length) {
    const letter = html[at] ?? "";
    if (letter === ">") return { name, closing, attributes, end: at + 1 };
    if (letter === "/" || space.test(letter)) {
      at += 1;
      continue;
    }
    const nameStart = at;
    // The first character always belongs to the name, even an equals sign (HTML 13.2.5.32).
    at += 1;
    while (at < html.length && !/[\s/>=]/.test(html[at] ?? "")) at += 1;
    const attribute = html.slice(nameStart, at).toLowerCase();
    while (space.test(html[at] ?? "")) at += 1;
    let value = "";
    if (html[at] === "=") {
      at += 1;
      while (space.test(html[at] ?? "")) at += 1;
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const endOfValue = html.indexOf(quote, at + 1);
        if (endOfValue === -1) return { name, closing, attributes, end: html.length };
        value = html.slice(at + 1, endOfValue);
        at = endOfValue + 1;
      } else {
        const valueStart = at;
        while (at < html.length && !/[\s>]/.test(html[at] ?? "")) at += 1;
        value = html.slice(valueStart, at);
      }
    }
    // The first of two attributes with one name counts, as in a browser.
    if (!attributes.has(attribute)) attributes.set(attribute, value);
  }
  return { name, closing, attributes, end: html.length };
}

function endOfComment(html: string, open: number): number {
  // `<!-->` and `<!--->` are whole comments.
  if (html.startsWith("<!-->", open)) return open + 5;
  if (html.startsWith("<!--->", open)) return open + 6;
  const end = html.indexOf("-->", open + 4);
  return end === -1 ? html.length : end + 3;
}

function endOfRawText(html: string, from: number, name: string): { textEnd: number; end: number } {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (!found) return { textEnd: html.length, end: html.length };
  return { textEnd: found.index, end: readTag(html, found.index)?.end ?? html.length };
}
