import { createTranslator, type NamespaceKeys, type NestedKeyOf, type _Translator as Translator } from "use-intl/core";
import { dateLocale, type Edition } from "#lib/editions";
import { log } from "#lib/platform/log";
import arDesk from "#messages/ar/desk" with { type: "json" };
import arShell from "#messages/ar/desk-shell" with { type: "json" };
import arEditor from "#messages/ar/editor" with { type: "json" };
import arFiling from "#messages/ar/filing" with { type: "json" };
import arMedia from "#messages/ar/media" with { type: "json" };
import arPeople from "#messages/ar/people" with { type: "json" };
import arReader from "#messages/ar/reader" with { type: "json" };
import arRefusals from "#messages/ar/refusals" with { type: "json" };
import arStates from "#messages/ar/states" with { type: "json" };
import enDesk from "#messages/en/desk" with { type: "json" };
import enShell from "#messages/en/desk-shell" with { type: "json" };
import enEditor from "#messages/en/editor" with { type: "json" };
import enFiling from "#messages/en/filing" with { type: "json" };
import enMedia from "#messages/en/media" with { type: "json" };
import enPeople from "#messages/en/people" with { type: "json" };
import enReader from "#messages/en/reader" with { type: "json" };
import enRefusals from "#messages/en/refusals" with { type: "json" };
import enStates from "#messages/en/states" with { type: "json" };

/**
 * Every word that people read, by language and namespace. A new namespace is one import in each language and
 * one line in each of the two lists. English says which keys exist; a test holds Arabic to the same ones.
 */
const english = {
  desk: enDesk,
  "desk-shell": enShell,
  editor: enEditor,
  filing: enFiling,
  media: enMedia,
  people: enPeople,
  reader: enReader,
  refusals: enRefusals,
  states: enStates,
};

const arabic = {
  desk: arDesk,
  "desk-shell": arShell,
  editor: arEditor,
  filing: arFiling,
  media: arMedia,
  people: arPeople,
  reader: arReader,
  refusals: arRefusals,
  states: arStates,
};

export type Messages = typeof english;
/** A whole catalogue (`people`) or a branch of one (`people.tags`). */
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
export type CatalogueName = keyof Messages;

declare module "use-intl/core" {
  interface AppConfig {
    Messages: Messages;
  }
}

// Arabic is held to English's keys by `tests/unit/i18n/catalogues.test.ts`, with a message that names the key.
const catalogues: Record<Edition, Messages> = {
  en: english,
  ar: arabic as unknown as Messages,
};

/**
 * Words of one namespace in one language: `translator("en", "people.tags")("title")`. For server code; in the
 * browser, components ask `useTranslations` of use-intl, fed by `catalogue` through `DeskWords`.
 */
export function translator<const N extends Namespace>(locale: Edition, namespace: N): Translator<Messages, N> {
  const key = `${locale} ${namespace}`;
  const made = translators.get(key) as Translator<Messages, N> | undefined;
  if (made) return made;
  const translate = createTranslator<Messages, N>({
    // The full tag fixes calendar and digits, so that numbers in sentences look like those in dates.
    locale: dateLocale[locale],
    messages: catalogues[locale],
    namespace,
    onError: (error) => log.error({ code: error.code, namespace }, "a message is missing or broken"),
  });
  translators.set(key, translate);
  return translate;
}

/** Each reads a sentence with plurals once, and remembers how: they are made once for the process. */
const translators = new Map<string, unknown>();

/** The catalogues that a page's client components need, to hand to the browser: name no more than they use. */
export function catalogue(locale: Edition, names: readonly CatalogueName[]): Partial<Messages> {
  return Object.fromEntries(names.map((name) => [name, catalogues[locale][name]])) as Partial<Messages>;
}
