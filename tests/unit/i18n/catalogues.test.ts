import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { editions } from "#lib/editions";

/**
 * English says which messages exist; Arabic has each of them, with the same arguments, in every form that its grammar
 * asks for, and with its own letters and digits.
 */
const directory = path.resolve(import.meta.dirname, "../../../messages");
const names = [...new Set(editions.flatMap((edition) => readdirSync(path.join(directory, edition))))].sort();

describe.each(names)("%s", (name) => {
  const en = readCatalogue("en", name);
  const ar = readCatalogue("ar", name);

  it("has the same messages in both languages, and none is empty", () => {
    expect([...ar.keys()].sort()).toEqual([...en.keys()].sort());
    expect(en.size).toBeGreaterThan(0);
    for (const [key, text] of [...en, ...ar]) expect(text.trim(), key).not.toBe("");
  });

  it("can be read as messages, and fills in the same values in both languages", () => {
    for (const [key, text] of en) {
      expect(argumentsOf(ar.get(key) ?? ""), `ar ${key}`).toEqual(argumentsOf(text));
    }
  });

  it("has every plural form that each language's grammar has", () => {
    expect(pluralsWithout(en, ["one", "other"])).toEqual([]);
    expect(pluralsWithout(ar, ["zero", "one", "two", "few", "many", "other"])).toEqual([]);
  });

  it("writes every number of an Arabic message in Arabic digits", () => {
    for (const [key, text] of ar) {
      const plain = elementsOf(text).filter(({ type }) => type === TYPE.argument) as { value: string }[];
      expect(
        plain.map(({ value }) => value).filter((value) => numeric.has(value)),
        `ar ${key}`,
      ).toEqual([]);
      expect(literalOf(text), `ar ${key}`).not.toMatch(/[0-9]/);
    }
  });

  it("leaves no word of the other language untranslated", () => {
    for (const [key, text] of ar) {
      const foreign = (literalOf(text).match(/[A-Za-z]+/g) ?? []).filter((word) => !untranslatable.has(word));
      if (key !== "signIn.otherLanguage") expect(foreign, `ar ${key}`).toEqual([]);
    }
    for (const [key, text] of en) {
      if (key !== "signIn.otherLanguage") expect(text, `en ${key}`).not.toMatch(/\p{Script=Arabic}/u);
    }
  });
});

/** Arguments that hold a number wherever they stand. */
const numeric = new Set("count number limit min max page pages position percent seconds minutes megabytes".split(" "));

/** Names of formats, protocols and keys. */
const untranslatable = new Set("RSS Atom JSON Feed JPEG PNG WebP AVIF http https mailto Escape Tab".split(" "));

type Catalogue = Map<string, string>;

function readCatalogue(edition: string, name: string): Catalogue {
  const flat: Catalogue = new Map();
  const walk = (value: unknown, at: string): void => {
    if (typeof value === "string") flat.set(at, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, at === "" ? key : `${at}.${key}`);
  };
  walk(JSON.parse(readFileSync(path.join(directory, edition, name), "utf8")), "");
  return flat;
}

/** Every element of a message, those inside of its plural and select forms and its tags too. */
function elementsOf(text: string): MessageFormatElement[] {
  const within = (elements: MessageFormatElement[]): MessageFormatElement[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.tag) return [element, ...within(element.children)];
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element];
      return [element, ...Object.values(element.options).flatMap((option) => within(option.value))];
    });
  return within(parse(text));
}

function argumentsOf(text: string): string[] {
  const named = elementsOf(text).flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound ? [] : [element.value],
  );
  return [...new Set(named)].sort();
}

function literalOf(text: string): string {
  return elementsOf(text)
    .map((element) => (element.type === TYPE.literal ? element.value : " "))
    .join("");
}

function pluralsWithout(catalogue: Catalogue, categories: readonly string[]): string[] {
  return [...catalogue].flatMap(([key, text]) =>
    elementsOf(text).flatMap((element) => {
      if (element.type !== TYPE.plural) return [];
      const missing = categories.filter((category) => !(category in element.options));
      return missing.length > 0 ? [`${key}: ${missing.join(", ")}`] : [];
    }),
  );
}
