import { Fragment, type ReactNode } from "react";
import type { Difference, Form, FormChange, Line, Part } from "#lib/articles/compare";
import type { LeadPhoto } from "#lib/articles/content";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { direction, type Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/** Language of the desk, and of the article. */
type Languages = { locale: Edition; edition: Edition };

/** What differs between two versions, field by field: added underlined, removed struck out, forms named beside the words. */
export function Differences({ differences, ...languages }: { differences: readonly Difference[] } & Languages) {
  const t = translator(languages.locale, "editor.compare");
  const fields = translator(languages.locale, "editor.fields");
  return differences.map((difference) => (
    <section key={difference.field} className="border-t border-line py-5">
      <h2 className="pb-2 text-[0.8125rem] font-semibold text-soft">
        {difference.field === "whole" ? t("whole") : fields(difference.field)}
      </h2>
      <FieldDifference difference={difference} {...languages} />
    </section>
  ));
}

function FieldDifference({ difference, ...languages }: { difference: Difference } & Languages) {
  switch (difference.shows) {
    case "words":
      return (
        <Words className={difference.field === "headline" ? "difference-headline" : ""} {...languages}>
          <Parts parts={difference.parts} locale={languages.locale} />
        </Words>
      );
    case "lines":
      return <Lines lines={difference.lines} {...languages} />;
    case "photo":
      return <Photos {...difference} {...languages} />;
    case "form":
      return <p>{translator(languages.locale, "editor.compare")("form")}</p>;
  }
}

function Words({ edition, className = "", children }: { edition: Edition; className?: string; children: ReactNode }) {
  return (
    <div lang={edition} dir={direction[edition]} className={`difference ${className}`}>
      {children}
    </div>
  );
}

// ── Lines ────────────────────────────────────────────────────────────────────

/** Lines that stay are shown beside those that do not; where there are more of them together, on request. */
function Lines({ lines, locale, edition }: { lines: readonly Line[] } & Languages) {
  const t = translator(locale, "editor.compare");
  return (
    <Words edition={edition}>
      {folded(lines).map(({ lines, isFolded }) => {
        const shown = lines.map(({ line, at }) => <OneLine key={at} line={line} locale={locale} />);
        return isFolded ? (
          <details key={lines[0]?.at}>
            <summary lang={locale} dir={direction[locale]} className="difference-fold">
              {t("unchanged", { count: lines.length })}
            </summary>
            {shown}
          </details>
        ) : (
          shown
        );
      })}
    </Words>
  );
}

type Run = { lines: { line: Line; at: number }[]; isFolded: boolean };

/** So many lines that stay say where one is; more of them are in the way. */
const contextLines = 1;
const foldedMin = 3;

function folded(lines: readonly Line[]): Run[] {
  const isQuiet = lines.map(stays);
  const near = (at: number) =>
    isQuiet.slice(Math.max(0, at - contextLines), at + contextLines + 1).some((quiet) => !quiet);
  const runs: Run[] = [];
  for (const [at, line] of lines.entries()) {
    const isFolded = !near(at);
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.lines.push({ line, at });
    else runs.push({ lines: [{ line, at }], isFolded });
  }
  return runs.map((run) => (run.lines.length < foldedMin ? { ...run, isFolded: false } : run));
}

function stays({ kind, forms, parts }: Line): boolean {
  return (
    kind === "same" && forms.length === 0 && parts.every((part) => part.kind === "same" && part.forms.length === 0)
  );
}

function OneLine({ line, locale }: { line: Line; locale: Edition }) {
  const { kind, parts } = line;
  // That words are a paragraph goes without saying where they are new or gone themselves.
  const forms = line.forms.filter(
    (change) => kind === "same" || parts.length === 0 || change.kind === "other" || change.form.name !== "paragraph",
  );
  if (forms.length === 0 && parts.length === 0) return null;
  return (
    // A rule has no letters to go by: it stands where the article's lines begin.
    <p dir={parts.length > 0 ? "auto" : undefined} className="difference-line">
      <Forms forms={forms} locale={locale} />
      <Parts parts={parts} locale={locale} />
    </p>
  );
}

// ── Words ────────────────────────────────────────────────────────────────────

function Parts({ parts, locale }: { parts: readonly Part[]; locale: Edition }) {
  return parts.map(({ kind, text, forms }, index) => {
    const key = `${index} ${kind}`;
    return (
      <Fragment key={key}>
        {kind !== "same" ? (
          <Changed kind={kind} locale={locale} words={text} />
        ) : forms.length > 0 ? (
          <span className="difference-meant">{text}</span>
        ) : (
          text
        )}
        <Forms forms={forms} locale={locale} />
      </Fragment>
    );
  });
}

function Forms({ forms, locale }: { forms: readonly FormChange[]; locale: Edition }) {
  return forms.map((change) => {
    const key = JSON.stringify(change);
    return (
      <span key={key} className="difference-form">
        <span lang={locale} dir={direction[locale]}>
          {change.kind === "other" ? (
            translator(locale, "editor.compare")("other")
          ) : (
            <Changed kind={change.kind} locale={locale} words={<FormName form={change.form} locale={locale} />} />
          )}
        </span>
      </span>
    );
  });
}

function Changed({ kind, locale, words }: { kind: "added" | "removed"; locale: Edition; words: ReactNode }) {
  const t = translator(locale, "editor.compare");
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag>
      {/* With a direction of its own, so that it has no say in that of the line. */}
      <span className="sr-only" lang={locale} dir={direction[locale]}>
        [{t(kind)}{" "}
      </span>
      {words}
      <span className="sr-only">]</span>
    </Tag>
  );
}

function FormName({ form, locale }: { form: Form; locale: Edition }) {
  const t = translator(locale, "editor.compare.forms");
  if (form.name === "start") return t("start", { number: form.number });
  if (form.name !== "link") return t(form.name);
  return (
    <>
      {t("link")} <bdi dir="ltr">{form.address}</bdi>
    </>
  );
}

// ── The photo ────────────────────────────────────────────────────────────────

function Photos({ before, after, words, locale, edition }: Extract<Difference, { shows: "photo" }> & Languages) {
  const t = translator(locale, "editor.compare");
  const fields = translator(locale, "editor.fields");
  const isSame = before?.storageKey === after?.storageKey;
  return (
    <div className="grid gap-4">
      <div className="difference-photos">
        {isSame ? null : <OnePhoto photo={before} title={t("before")} none={t("noPhoto")} />}
        <OnePhoto photo={after} title={isSame ? "" : t("after")} none={t("noPhoto")} />
      </div>
      <dl className="grid gap-3">
        {words.map(({ field, parts }) =>
          parts.length === 0 ? null : (
            <div key={field}>
              <dt className="text-[0.8125rem] text-soft">{fields(field)}</dt>
              <dd lang={edition} dir="auto" className="difference">
                <Parts parts={parts} locale={locale} />
              </dd>
            </div>
          ),
        )}
        <Archive before={before?.archive ?? false} after={after?.archive ?? false} locale={locale} edition={edition} />
      </dl>
    </div>
  );
}

/** What readers are told of a photo from the archive, in their words. */
function Archive({ before, after, locale, edition }: { before: boolean; after: boolean } & Languages) {
  if (!before && !after) return null;
  const words = translator(edition, "reader.article")("archivePhoto");
  return (
    <div>
      <dt className="text-[0.8125rem] text-soft">{translator(locale, "editor.fields")("leadArchive")}</dt>
      <dd lang={edition} dir={direction[edition]} className="difference">
        {before === after ? words : <Changed kind={after ? "added" : "removed"} locale={locale} words={words} />}
      </dd>
    </div>
  );
}

function OnePhoto({ photo, title, none }: { photo: LeadPhoto | null; title: string; none: string }) {
  return (
    <figure className="grid content-start gap-1.5">
      {title ? <figcaption className="text-[0.8125rem] text-soft">{title}</figcaption> : null}
      {photo ? (
        <img
          src={renditionAddress(photo.storageKey, widthAtLeast(photo.widths, 640), "webp")}
          width={photo.width}
          height={photo.height}
          alt={photo.alt}
          loading="lazy"
          className="difference-photo"
        />
      ) : (
        <p className="difference-no-photo">{none}</p>
      )}
    </figure>
  );
}
