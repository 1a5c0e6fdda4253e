"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/desk/field";
import { choicesRoot, replaceText } from "#lib/articles/document";
import { proposeSlug } from "#lib/articles/slug";
import { characterCount, readingMinutes } from "#lib/body/text";
import { fieldId, useOpenEditor } from "./context.tsx";
import { BylinesField, TranslatorsField } from "./credits-fields.tsx";
import { FieldCount, PanelField, SharedField } from "./shared-field.tsx";
import { useChoice, useTextField } from "./shared-values.ts";
import { TagsField } from "./tags-field.tsx";

/** What stands beside the text: where it is filed, who signs, what it is about, its address. */
export function ArticleTab() {
  const t = useTranslations("editor.article");
  const fields = useTranslations("editor.fields");
  const { article, doc } = useOpenEditor();
  return (
    <div className="grid gap-5">
      <SectionField />
      <BylinesField />
      <TranslatorsField key={`${doc.guid} translators`} />
      <TagsField />
      <div lang={article.edition}>
        <PanelField field="dateline" label={fields("dateline")} placeholder={t("datelineHint")} />
      </div>
      <SlugField key={doc.guid} />
      <Counts />
    </div>
  );
}

function SectionField() {
  const t = useTranslations("editor.article");
  const fields = useTranslations("editor.fields");
  const { doc, sections, readOnly } = useOpenEditor();
  const [sectionId, setSectionId] = useChoice(doc, "sectionId");
  return (
    <SelectField
      id={fieldId("section")}
      label={fields("section")}
      value={sectionId ?? ""}
      disabled={readOnly}
      onChange={(event) => setSectionId(event.target.value || null)}
    >
      <option value="">{t("chooseSection")}</option>
      {sections
        .filter(({ id, closed }) => !closed || id === sectionId)
        .map(({ id, name, closed }) => (
          <option key={id} value={id}>
            {closed ? t("sectionClosed", { name }) : name}
          </option>
        ))}
    </SelectField>
  );
}

/** The address follows the headline until somebody sets it by hand. */
function SlugField() {
  const t = useTranslations("editor.article");
  const fields = useTranslations("editor.fields");
  const { article, doc, readOnly } = useOpenEditor();
  const [byHand, setByHand] = useChoice(doc, "slugByHand");
  const [headline] = useTextField(doc, "headline");
  const proposed = proposeSlug(headline, article.edition);

  function setOneself(typed: string) {
    doc.transact(() => {
      doc.getMap(choicesRoot).set("slugByHand", true);
      replaceText(doc.getText("slug"), typed);
    });
  }

  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-[0.8125rem]">
        <label htmlFor={fieldId("slug")} className="font-semibold">
          {fields("slug")}
        </label>
        <span className="text-soft">{byHand ? t("slugByHand") : t("slugFollows")}</span>
      </div>
      {byHand ? (
        <>
          <SharedField field="slug" label={fields("slug")} className="input" describedBy="slug-count" />
          <FieldCount field="slug" id="slug-count" />
        </>
      ) : (
        <input
          id={fieldId("slug")}
          className="input"
          dir="auto"
          value={proposed}
          readOnly={readOnly}
          onChange={(event) => setOneself(event.target.value)}
        />
      )}
      {byHand && !readOnly ? (
        <button type="button" className="link justify-self-start text-[0.8125rem]" onClick={() => setByHand(false)}>
          {t("slugFollow")}
        </button>
      ) : null}
      {article.live ? <p className="text-[0.8125rem] text-soft">{t("slugLive")}</p> : null}
    </div>
  );
}

function Counts() {
  const t = useTranslations("editor.article");
  const { article, words, text } = useOpenEditor();
  return (
    <p className="border-t border-line pt-3 text-[0.8125rem] text-soft tabular-nums">
      {t("words", { count: words })} · {t("characters", { count: characterCount(text) })}
      {words > 0 ? ` · ${t("minutes", { count: readingMinutes(words, article.edition) })}` : null}
      <br />
      {t("begunBy", { name: article.createdBy.name })}
    </p>
  );
}
