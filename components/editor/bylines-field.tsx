"use client";

import { ArrowUp } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { searchForm } from "#lib/search/normalise";
import { Combobox } from "./combobox.tsx";
import { fieldId, useOpenEditor } from "./context.tsx";
import { useSharedList } from "./shared-values.ts";
import { ChipButton } from "./tags-field.tsx";

/** Who signs the article: authors of the paper or an agency, in the order that readers see. */
export function BylinesField() {
  const t = useTranslations("editor.bylines");
  const fields = useTranslations("editor.fields");
  const { authors, doc, readOnly } = useOpenEditor();
  const list = useSharedList(doc, "bylines");
  const [query, setQuery] = useState("");
  const known = useMemo(() => new Map(authors.map((author) => [author.id, author])), [authors]);
  const wanted = searchForm(query);
  const options = authors
    .filter(({ id, name, closed }) => !closed && !list.ids.includes(id) && searchForm(name).includes(wanted))
    .slice(0, 30)
    .map(({ id, name, kind }) => ({ id, name, ...(kind === "agency" ? { aside: t("agency") } : {}) }));
  return (
    <div className="grid gap-1.5">
      <span className="text-[0.8125rem] font-semibold">{fields("bylines")}</span>
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
                    onClick={() => list.raise(id)}
                  >
                    <ArrowUp aria-hidden size={13} />
                  </button>
                )}
                {readOnly ? null : <ChipButton label={t("remove", { name })} onClick={() => list.remove(id)} />}
              </li>
            );
          })}
        </ol>
      ) : null}
      {readOnly ? null : (
        <Combobox
          id={fieldId("bylines")}
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
