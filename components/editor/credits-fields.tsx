"use client";

import { ArrowUp } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Combobox } from "#components/desk/combobox";
import { searchForm } from "#lib/search/normalise";
import { fieldId, useOpenEditor } from "./context.tsx";
import { type SharedList, useSharedList } from "./shared-values.ts";
import { ChipButton } from "./tags-field.tsx";

/** Who signs the article: authors of the paper or an agency, in the order that readers see. */
export function BylinesField() {
  const { doc } = useOpenEditor();
  return <CreditsField field="bylines" list={useSharedList(doc, "bylines")} />;
}

/**
 * Who translated it. Most articles have nobody to name there, and a report of an agency may be a translation as well: where
 * it was not begun as one, a line offers the field, which stays once it was there.
 */
export function TranslatorsField() {
  const t = useTranslations("editor.translators");
  const { article, doc, readOnly } = useOpenEditor();
  const list = useSharedList(doc, "translators");
  const [shown, setShown] = useState(article.isTranslation);
  const [asked, setAsked] = useState(false);
  if (list.ids.length > 0 && !shown) setShown(true);
  useEffect(() => {
    if (asked) document.getElementById(fieldId("translators"))?.focus();
  }, [asked]);
  if (readOnly && list.ids.length === 0) return null;
  if (shown || asked) return <CreditsField field="translators" list={list} />;
  return (
    <button
      type="button"
      className="link -mt-2.5 min-h-6 justify-self-start text-[0.8125rem] text-soft hover:text-ink"
      onClick={() => setAsked(true)}
    >
      {t("offer")}
    </button>
  );
}

function CreditsField({ field, list }: { field: "bylines" | "translators"; list: SharedList }) {
  const t = useTranslations(`editor.${field}`);
  const fields = useTranslations("editor.fields");
  const { authors, readOnly } = useOpenEditor();
  const [query, setQuery] = useState("");
  const heading = useId();
  const { group, keepFocus } = useFocusWithin(list.ids);
  const known = useMemo(() => new Map(authors.map((author) => [author.id, author])), [authors]);
  const wanted = searchForm(query);
  const options = authors
    .filter(({ id, name, closed }) => !closed && !list.ids.includes(id) && searchForm(name).includes(wanted))
    .slice(0, 30)
    .map(({ id, name, kind }) => ({ id, name, ...(kind === "agency" ? { aside: t("agency") } : {}) }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend with rules of its own
    <div ref={group} role="group" aria-labelledby={heading} tabIndex={-1} className="grid gap-1.5">
      <span id={heading} className="text-[0.8125rem] font-semibold">
        {fields(field)}
      </span>
      {list.ids.length > 0 ? (
        <ol className="flex flex-wrap gap-1.5">
          {list.ids.map((id, index) => {
            const author = known.get(id);
            const name = author?.name ?? t("unknown");
            return (
              <li key={id} className="chip">
                <bdi>{name}</bdi>
                {author?.kind === "agency" ? <span className="text-[0.75rem] text-soft">{t("agency")}</span> : null}
                {readOnly || index === 0 ? null : (
                  <button
                    type="button"
                    className="chip-button"
                    aria-label={t("up", { name })}
                    title={t("up", { name })}
                    onClick={keepFocus(() => list.raise(id))}
                  >
                    <ArrowUp aria-hidden size={13} />
                  </button>
                )}
                {readOnly ? null : (
                  <ChipButton label={t("remove", { name })} onClick={keepFocus(() => list.remove(id))} />
                )}
              </li>
            );
          })}
        </ol>
      ) : null}
      {readOnly ? null : (
        <Combobox
          id={fieldId(field)}
          label={t("add")}
          placeholder={t("placeholder")}
          options={options}
          empty={t("none")}
          onQuery={setQuery}
          onChoose={list.add}
        />
      )}
    </div>
  );
}

/** A button that goes with what it did leaves the focus here, not at the top of the page. */
function useFocusWithin(ids: readonly string[]) {
  const group = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the list has been drawn anew
  useEffect(() => {
    if (acted.current && document.activeElement === document.body) group.current?.focus();
    acted.current = false;
  }, [ids]);
  const keepFocus = (act: () => void) => () => {
    acted.current = true;
    act();
  };
  return { group, keepFocus };
}
