"use client";

import { Tabs } from "radix-ui";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { shortMoment } from "#lib/dates";
import { direction, type Edition, editionName } from "#lib/editions";
import { frontSlotsMax, leadsOf } from "#lib/fronts/compose";
import type { FrontChoice } from "#lib/fronts/desk";
import { Button } from "./button.tsx";
import { Combobox } from "./combobox.tsx";
import { Notice } from "./notice.tsx";
import { OrderedRows } from "./ordered-rows.tsx";
import { useCommand } from "./use-command.tsx";
import { useSearch } from "./use-search.tsx";

export type ShownFront = {
  edition: Edition;
  /** What editors chose, the lead first. */
  articles: FrontChoice[];
  version: number;
  newest: FrontChoice[];
  /** The lead and second leads as readers see them. */
  shown: { id: string; headline: string }[];
};

type Place = { locale: Edition; timeZone: string };

/** The fronts, one at a time; what was begun on one stays while the other is looked at. */
export function Fronts({ fronts, first, ...place }: { fronts: ShownFront[]; first: Edition } & Place) {
  const t = useTranslations("people.fronts");
  return (
    <Tabs.Root defaultValue={first} dir={direction[place.locale]}>
      <Tabs.List aria-label={t("edition")} className="mb-5 flex gap-5 border-b border-line">
        {fronts.map(({ edition }) => (
          <Tabs.Trigger
            key={edition}
            value={edition}
            lang={edition}
            className="-mb-px border-b-2 border-transparent py-2 font-medium text-soft data-[state=active]:border-ink data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {editionName[edition]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {fronts.map((front) => (
        <Tabs.Content key={front.edition} value={front.edition} forceMount className="data-[state=inactive]:hidden">
          <FrontForm front={front} place={place} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function FrontForm({ front, place }: { front: ShownFront; place: Place }) {
  const t = useTranslations("people.fronts");
  const filing = useTranslations("filing.fronts");
  const choice = useFrontChoice(front);
  const [full, setFull] = useState(false);
  const { edition } = front;
  const field = `find-${edition}`;
  const live = choice.articles.filter((article) => article.live);
  const automatic = leadsOf(live, front.newest).filter(({ id }) =>
    choice.articles.every((article) => article.id !== id),
  );
  const free = Math.max(0, frontSlotsMax - choice.articles.length);

  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid content-start gap-4">
        <FindArticle
          id={field}
          edition={edition}
          place={place}
          newest={front.newest}
          chosen={choice.articles}
          onChoose={(article) => {
            if (choice.articles.length >= frontSlotsMax) return setFull(true);
            choice.set([...choice.articles, article]);
          }}
        />
        <p role="status" className={full && choice.articles.length >= frontSlotsMax ? "text-attention" : "sr-only"}>
          {full && choice.articles.length >= frontSlotsMax ? t("full") : ""}
        </p>
        <OrderedRows
          items={choice.articles}
          nameOf={({ headline }) => headline}
          words={{
            list: filing("places"),
            drag: "",
            moveUp: (headline) => t("moveUp", { headline }),
            moveDown: (headline) => t("moveDown", { headline }),
            moved: (headline, position) => t("moved", { headline, position }),
          }}
          onOrder={choice.set}
          after={automatic.slice(0, free).map((article, index) => (
            <li key={article.id} className="row flex-wrap gap-y-1.5">
              <span aria-hidden className="-ms-1.5 w-4 flex-none max-sm:hidden" />
              <Slot index={choice.articles.length + index} />
              <div className="grid min-w-0 flex-1 basis-[16rem] gap-0.5 max-sm:basis-full">
                <p
                  lang={edition}
                  dir={direction[edition]}
                  title={article.headline}
                  className="font-serif truncate text-[1.0625rem] text-soft"
                >
                  {article.headline}
                </p>
                <p className="text-[0.8125rem] text-soft">{filing("automatic")}</p>
              </div>
            </li>
          ))}
        >
          {(article, index) => (
            <>
              <Slot index={index} />
              <div className="grid min-w-0 flex-1 basis-[16rem] gap-0.5 max-sm:basis-full">
                <p
                  lang={edition}
                  dir={direction[edition]}
                  className={`font-serif leading-snug ${index === 0 ? "text-[1.25rem]" : "text-[1.0625rem]"}`}
                >
                  {article.headline}
                </p>
                {article.live && !choice.problems[article.id] ? (
                  <p className="text-[0.8125rem] text-soft">
                    <bdi>{article.section}</bdi>
                    {" · "}
                    {shortMoment(new Date(article.firstPublishedAt), place)}
                  </p>
                ) : (
                  <p className="text-[0.8125rem] font-medium text-accent">
                    {choice.problems[article.id] ?? t("notLive")}
                  </p>
                )}
              </div>
              <Button
                small
                look="quiet"
                aria-label={filing("removeName", { headline: article.headline })}
                onClick={() => {
                  choice.set(choice.articles.filter(({ id }) => id !== article.id));
                  document.getElementById(field)?.focus();
                }}
              >
                {filing("remove")}
              </Button>
            </>
          )}
        </OrderedRows>
        {choice.articles.length === 0 && automatic.length === 0 ? (
          <p className="text-soft">{filing("nothing")}</p>
        ) : null}
        {choice.message ? <Notice>{choice.message}</Notice> : null}
        <div className="flex flex-wrap items-center gap-2">
          <p className={`me-2 font-medium ${choice.changed ? "text-attention" : "text-soft"}`}>
            {choice.changed ? t("changed") : t("unchanged")}
          </p>
          {choice.changed ? (
            <>
              <Button look="primary" busy={choice.busy} onClick={choice.save}>
                {t("save")}
              </Button>
              <Button onClick={choice.leave}>{filing("leave")}</Button>
            </>
          ) : null}
        </div>
      </div>
      <ShownNow front={front} />
    </div>
  );
}

/** What readers see now, beside what is being chosen. */
function ShownNow({ front: { edition, shown } }: { front: ShownFront }) {
  const t = useTranslations("people.fronts");
  const filing = useTranslations("filing.fronts");
  const heading = `now-${edition}`;
  return (
    <section aria-labelledby={heading} className="grid content-start gap-3 border-t-2 border-ink pt-3">
      <h2 id={heading} className="font-display text-[1.25rem] leading-snug font-medium">
        {filing("now")}
      </h2>
      {shown.length > 0 ? (
        <ol lang={edition} dir={direction[edition]} className="rows font-serif">
          {shown.map(({ id, headline }, index) => (
            <li key={id} className={`py-2 leading-snug ${index === 0 ? "text-[1.25rem]" : "text-[1rem]"}`}>
              {headline}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-soft">{filing("nothing")}</p>
      )}
      <a href={`/${edition}`} target="_blank" rel="noreferrer" className="link justify-self-start">
        {t("see")}
      </a>
    </section>
  );
}

function Slot({ index }: { index: number }) {
  const t = useTranslations("people.fronts");
  return (
    <p className="w-28 flex-none text-[0.8125rem] font-medium max-sm:flex-1">
      {index === 0 ? t("leadSlot") : t("slot", { number: index })}
    </p>
  );
}

/**
 * The choice as it stands in this browser, over what is out. When another editor has put one out meanwhile, that is
 * told and this one stays; put out again, it takes its place.
 */
function useFrontChoice(front: ShownFront) {
  const filing = useTranslations("filing.fronts");
  const t = useTranslations("people.fronts");
  const command = useCommand<{ version: number }>();
  const [begun, setBegun] = useState<{ articles: FrontChoice[]; version: number } | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [out, setOut] = useState({ version: front.version, ids: idsOf(front.articles) });
  const newest = out.version > front.version ? out : { version: front.version, ids: idsOf(front.articles) };
  const articles = begun?.articles ?? front.articles;
  const changed = idsOf(articles) !== newest.ids;
  const conflict = command.code === "form.changed";
  useLeaveWarning(changed);

  async function save() {
    const version = conflict || !begun ? newest.version : begun.version;
    const body = { edition: front.edition, articleIds: articles.map(({ id }) => id), version };
    const sent = await command.run("/desk/api/fronts", body, "PUT");
    if (!sent.ok) {
      const refused = articles.flatMap(({ id }, index) => {
        const sentence = sent.error.fields[`articleIds.${index}`];
        return sentence ? [[id, sentence]] : [];
      });
      return setProblems(Object.fromEntries(refused));
    }
    setProblems({});
    setOut({ version: sent.data.version, ids: idsOf(articles) });
    setBegun({ articles, version: sent.data.version });
    toast(t("saved"));
  }

  return {
    articles,
    changed,
    problems,
    busy: command.busy,
    message: conflict ? filing("changedMeanwhile") : command.message,
    set: (next: FrontChoice[]) =>
      setBegun({ articles: next, version: changed && begun ? begun.version : newest.version }),
    save,
    leave: () => {
      command.reset();
      setProblems({});
      setBegun(null);
    },
  };
}

function idsOf(articles: readonly { id: string }[]): string {
  return articles.map(({ id }) => id).join();
}

function useLeaveWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}

function FindArticle({
  id,
  edition,
  place,
  newest,
  chosen,
  onChoose,
}: {
  id: string;
  edition: Edition;
  place: Place;
  newest: FrontChoice[];
  chosen: FrontChoice[];
  onChoose: (article: FrontChoice) => void;
}) {
  const t = useTranslations("people.fronts");
  const filing = useTranslations("filing.fronts");
  const [query, setQuery] = useState("");
  const asked = query.trim();
  const address = `/desk/api/fronts/articles?edition=${edition}&q=${encodeURIComponent(asked)}`;
  const { found, searching, problem } = useSearch<{ articles: FrontChoice[] }>(query, asked ? address : null);

  const offered = asked === "" ? newest : (found?.articles ?? []);
  const options = offered.filter((article) => chosen.every((other) => other.id !== article.id));
  return (
    <div className="grid gap-1.5">
      <span className="text-[0.8125rem] font-semibold">{filing("found")}</span>
      <div lang={edition}>
        <Combobox
          id={id}
          label={t("find")}
          placeholder={t("find")}
          options={options.map((article) => ({
            id: article.id,
            name: article.headline,
            aside: shortMoment(new Date(article.firstPublishedAt), place),
          }))}
          empty={searching ? filing("searching") : problem || t("none")}
          searching={searching}
          onQuery={setQuery}
          onChoose={(articleId) => {
            const article = options.find((option) => option.id === articleId);
            if (article) onChoose(article);
          }}
        />
      </div>
    </div>
  );
}
