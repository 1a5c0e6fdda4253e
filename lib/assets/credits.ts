import { XMLParser } from "fast-xml-parser";

/**
 * What a picture says of itself in XMP (IPTC Photo Metadata): the words that fill the form on upload, and the
 * credit and rights that must stay with every copy.
 */
export type Credits = { caption: string; credit: string; alt: string; creator: string; rights: string };

const none: Credits = { caption: "", credit: "", alt: "", creator: "", rights: "" };
const packetLimit = 256 * 1024;

/** Reads a packet; anything that is not well-formed XMP says nothing. Entities and DTDs are not expanded. */
export function readCredits(xmp: Buffer | undefined): Credits {
  if (!xmp || xmp.length > packetLimit) return none;
  const text = xmp.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return none;
  let tree: unknown;
  try {
    tree = new XMLParser({ ignoreAttributes: false, removeNSPrefix: false, processEntities: true }).parse(text);
  } catch {
    return none;
  }
  const find = (name: string) => words(search(tree, name));
  return {
    caption: find("dc:description"),
    credit: find("photoshop:Credit"),
    alt: find("Iptc4xmpCore:AltTextAccessibility"),
    creator: find("dc:creator"),
    rights: find("dc:rights"),
  };
}

/** The packet that a rendition carries: creator, credit and rights, and nothing else; null when none is known. */
export function creditPacket({ credit, creator, rights }: Credits): string | null {
  if (!credit && !creator && !rights) return null;
  const part = (value: string, xml: (text: string) => string) => (value ? xml(escapeXml(value)) : "");
  return [
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">`,
    part(creator, (text) => `<dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator>`),
    part(rights, (text) => `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:rights>`),
    part(credit, (text) => `<photoshop:Credit>${text}</photoshop:Credit>`),
    `</rdf:Description></rdf:RDF></x:xmpmeta>`,
  ].join("");
}

function search(node: unknown, name: string): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  for (const [key, value] of Object.entries(node)) {
    if (key === name || key === `@_${name}`) return value;
    const below = search(value, name);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The first text in a value that may be plain, a list or language alternatives. */
function words(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return clean(String(value));
  if (Array.isArray(value)) return value.map(words).find((text) => text !== "") ?? "";
  if (typeof value === "object" && value !== null) {
    return (
      Object.entries(value)
        .filter(([key]) => !key.startsWith("@_"))
        .map(([, below]) => words(below))
        .find((text) => text !== "") ?? ""
    );
  }
  return "";
}

function clean(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 1000);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
