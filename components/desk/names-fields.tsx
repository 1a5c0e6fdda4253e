"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { proposeSlug } from "#lib/articles/slug";
import { direction, type Edition, editions } from "#lib/editions";
import { TextArea, TextField } from "./field.tsx";
import { NowSays } from "./now-says.tsx";

/** What stands about a section, tag or author in one edition: its name, its address, and more lines. */
export type NameLines = { name: string; slug: string; [line: string]: string };

type Line = { line: string; label: string; long?: boolean };

/**
 * The names of a section, tag or author, each edition beside the other. An address follows its name until it is
 * changed by hand. Where `saved` is no longer what the form began with, what it says now stands under the field.
 */
export function NamesFields({
  path,
  saved,
  words,
  lines,
  errors,
}: {
  path: "sections" | "tags" | "authors";
  saved: Record<Edition, NameLines> | null;
  words: { name: string; slug: string; slugHint: string };
  lines: readonly Line[];
  errors: Record<string, string>;
}) {
  const [begun] = useState(saved);
  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
      {editions.map((edition) => (
        <EditionFields
          key={edition}
          edition={edition}
          path={path}
          begun={begun?.[edition] ?? { name: "", slug: "" }}
          saved={saved?.[edition] ?? { name: "", slug: "" }}
          words={words}
          lines={lines}
          errors={errors}
        />
      ))}
    </div>
  );
}

function EditionFields({
  edition,
  path,
  begun,
  saved,
  words,
  lines,
  errors,
}: {
  edition: Edition;
  path: string;
  begun: NameLines;
  saved: NameLines;
  words: { name: string; slug: string; slugHint: string };
  lines: readonly Line[];
  errors: Record<string, string>;
}) {
  const editionNames = useTranslations("desk-shell.editions");
  const legend = useId();
  const [name, setName] = useState(begun.name);
  const [slug, setSlug] = useState(begun.slug);
  const [follows, setFollows] = useState(begun.slug === proposeSlug(begun.name, edition));
  const shown = follows ? proposeSlug(name, edition) : slug;
  // An empty one asks the server for the proposal, or the nearest that is free.
  const sent = follows ? (name === begun.name ? begun.slug : "") : slug;
  const now = (line: string) => {
    const value = saved[line] ?? "";
    return value === (begun[line] ?? "") ? null : <NowSays value={value} lang={edition} />;
  };
  return (
    <fieldset className="grid min-w-0 content-start gap-4" aria-labelledby={legend}>
      <legend id={legend} className="mb-3 text-[0.8125rem] font-semibold text-soft">
        {editionNames(edition)}
      </legend>
      <TextField
        label={words.name}
        name={`${edition}.name`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        dir={direction[edition]}
        lang={edition}
        autoComplete="off"
        hint={now("name")}
        error={errors[`names.${edition}.name`]}
      />
      <TextField
        label={words.slug}
        aside={<bdi dir="ltr">{`/${edition}/${path}/`}</bdi>}
        value={shown}
        onChange={(event) => {
          setFollows(false);
          setSlug(event.target.value);
        }}
        dir={direction[edition]}
        lang={edition}
        autoComplete="off"
        spellCheck={false}
        hint={now("slug") ?? words.slugHint}
        error={errors[`names.${edition}.slug`]}
      />
      <input type="hidden" name={`${edition}.slug`} value={sent} />
      {lines.map(({ line, label, long }) => {
        const field = {
          label,
          name: `${edition}.${line}`,
          defaultValue: begun[line] ?? "",
          dir: direction[edition],
          lang: edition,
          hint: now(line),
          error: errors[`names.${edition}.${line}`],
        };
        return long ? <TextArea key={line} {...field} /> : <TextField key={line} {...field} autoComplete="off" />;
      })}
    </fieldset>
  );
}

/** The names as the fields above have them. */
export function readNames(form: FormData, lines: readonly string[]): Record<Edition, Record<string, string>> {
  const read = (edition: Edition) =>
    Object.fromEntries(["name", "slug", ...lines].map((line) => [line, String(form.get(`${edition}.${line}`) ?? "")]));
  return { en: read("en"), ar: read("ar") };
}
