"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Combobox, Command } from "#components/desk/combobox";
import { send } from "#components/desk/send";
import { useSearch } from "#components/desk/use-search";
import { fieldId, type NamedTag, tagName, useOpenEditor } from "./context.tsx";
import { useSharedList } from "./shared-values.ts";

const tagTypes = ["person", "place", "organisation", "topic"] as const;

/** The article's tags, found by typing in either script, or made on the spot with a type by those who may. */
export function TagsField() {
  const t = useTranslations("editor.tags");
  const fields = useTranslations("editor.fields");
  const { article, doc, tags, readOnly, mayMakeTags, learnTags } = useOpenEditor();
  const list = useSharedList(doc, "tags");
  const [query, setQuery] = useState("");
  const asked = query.trim();
  const { found, searching, problem } = useSearch<{ tags: NamedTag[] }>(
    query,
    asked ? `/desk/api/tags?q=${encodeURIComponent(asked)}&edition=${article.edition}` : null,
  );
  useEffect(() => {
    if (found) learnTags(found.tags);
  }, [found, learnTags]);
  const known = new Map(tags.map((tag) => [tag.id, tag]));
  useMissingNames(list.ids, known, learnTags);

  async function make(type: NamedTag["type"], name: string, close: () => void) {
    const names = { en: "", ar: "", [article.edition]: name };
    const sent = await send<{ id: string }>("/desk/api/tags", {
      body: { type, names: { en: { name: names.en }, ar: { name: names.ar } } },
    });
    if (!sent.ok) return void toast.error(Object.values(sent.error.fields)[0] ?? sent.error.message);
    learnTags([{ id: sent.data.id, type, names }]);
    list.add(sent.data.id);
    close();
  }

  const options = (found?.tags ?? [])
    .filter(({ id }) => !list.ids.includes(id))
    .map((tag) => ({ id: tag.id, name: tagName(tag, article.edition), aside: t(`types.${tag.type}`) }));
  return (
    <div className="grid gap-1.5">
      <span className="text-[0.8125rem] font-semibold">{fields("tags")}</span>
      {list.ids.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {list.ids.map((id) => {
            const tag = known.get(id);
            const name = tag ? tagName(tag, article.edition) : t("unknown");
            return (
              <li key={id} className="chip">
                <bdi>{name}</bdi>
                {tag ? <span className="text-[0.75rem] text-soft">{t(`types.${tag.type}`)}</span> : null}
                {readOnly ? null : <ChipButton label={t("remove", { name })} onClick={() => list.remove(id)} />}
              </li>
            );
          })}
        </ul>
      ) : null}
      {readOnly ? null : (
        <Combobox
          id={fieldId("tags")}
          label={t("add")}
          placeholder={t(mayMakeTags ? "placeholder" : "placeholderFind")}
          options={options}
          empty={searching ? t("searching") : problem || t("none")}
          searching={searching}
          onQuery={setQuery}
          onChoose={list.add}
          {...(mayMakeTags && problem === ""
            ? {
                below: (name: string, close: () => void) => (
                  <NewTag name={name} onMake={(type) => make(type, name, close)} />
                ),
              }
            : {})}
        />
      )}
    </div>
  );
}

function NewTag({ name, onMake }: { name: string; onMake: (type: NamedTag["type"]) => void }) {
  const t = useTranslations("editor.tags");
  return (
    <Command.Group heading={t("make", { name })} className="combobox-group">
      {tagTypes.map((type) => (
        <Command.Item key={type} value={`make ${type}`} className="combobox-item" onSelect={() => onMake(type)}>
          <bdi className="truncate" title={name}>
            {name}
          </bdi>
          <span className="text-[0.75rem] text-soft">{t(`types.${type}`)}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

export function ChipButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="chip-button" aria-label={label} title={label} onClick={onClick}>
      <X aria-hidden size={13} />
    </button>
  );
}

/** A colleague has added a tag that this browser has not met: its name is asked for. */
function useMissingNames(
  ids: readonly string[],
  known: ReadonlyMap<string, NamedTag>,
  learn: (tags: readonly NamedTag[]) => void,
) {
  const missing = ids.filter((id) => !known.has(id)).join(",");
  useEffect(() => {
    if (missing === "") return;
    const abort = new AbortController();
    void send<{ tags: NamedTag[] }>(`/desk/api/tags?ids=${missing}`, { method: "GET", signal: abort.signal }).then(
      (sent) => sent.ok && learn(sent.data.tags),
    );
    return () => abort.abort();
  }, [missing, learn]);
}
