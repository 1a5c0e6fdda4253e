/**
 * XML as text: every value passes one escaper, every element is closed by construction. For feeds and sitemaps, where
 * a headline may hold anything that people can type.
 */
export type Xml = { readonly xml: string };

type Child = Xml | string | number | null | undefined | false | readonly Child[];

/** An element; attributes and children that are null, undefined or false are left out. Text is escaped. */
export function element(
  name: string,
  attributes: Record<string, string | number | null | undefined> = {},
  ...children: Child[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`)
    .join("");
  const content = children.map(childXml).join("");
  return { xml: content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>` };
}

/** A whole document, in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** Text for an element or an attribute in double quotes; characters that XML cannot hold at all are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>"'\t\n\r]/g, (letter) => entities[letter] ?? letter);
}

/** What XML 1.0 does not allow, escaped or not. A lone surrogate has become U+FFFD before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // Kept as they are by every parser, in attributes too, only when written so.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function childXml(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (typeof child === "string" || typeof child === "number") return escapeXml(String(child));
  if (isList(child)) return child.map(childXml).join("");
  return child.xml;
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
