"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { send } from "#components/desk/send";
import { SignInAgain } from "#components/desk/sign-in-again";
import type { CheckField } from "#lib/articles/checks";
import type { DeskArticle } from "#lib/articles/desk-article";
import type { TextField } from "#lib/articles/document";
import { direction } from "#lib/editions";
import { Alerts } from "./alerts.tsx";
import { BodyEditor } from "./body-editor.tsx";
import { type EditorData, EditorProvider, fieldId, type NamedTag, type OpenEditor, useOpenEditor } from "./context.tsx";
import { LeadPhoto } from "./lead-photo.tsx";
import type { LiveConnection } from "./live/live-connection.ts";
import { type LiveDocument, useLiveDocument } from "./live/use-live-document.tsx";
import { ArticleNotices } from "./notices.tsx";
import { Panel, type PanelTab } from "./panel.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { SendBackDialog, TakeDownDialog, UnscheduleDialog } from "./reason-dialogs.tsx";
import { SaveMark } from "./save-mark.tsx";
import { FieldCount, SharedField } from "./shared-field.tsx";
import { useChoice } from "./shared-values.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { SourceColumn } from "./source-column.tsx";
import { TopBar } from "./top-bar.tsx";
import { type DialogName, useActions } from "./use-actions.tsx";
import { useLeadPhoto } from "./use-lead-photo.ts";
import { useLiveChecks } from "./use-live-checks.ts";
import { useNarrow } from "./use-narrow.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** One article, open for writing: the page that readers will see, with the tools around it. */
export function Editor({ data: first }: { data: EditorData }) {
  const { article, refresh } = useArticle(first.article);
  const data = useMemo(() => ({ ...first, article }), [first, article]);
  const live = useLiveDocument(article.id, { member: data.member, onNews: refresh });
  const { connection } = live;
  return (
    <>
      {connection && live.ready ? (
        <Opened data={data} live={live} connection={connection} />
      ) : (
        <Opening data={data} live={live} />
      )}
      <SignInAgain member={data.member} />
    </>
  );
}

/** How the article stands: as the page was given it, and asked for again whenever it may stand elsewhere. */
function useArticle(given: DeskArticle): { article: DeskArticle; refresh: () => void } {
  const [asked, setAsked] = useState<{ since: DeskArticle; article: DeskArticle } | null>(null);
  const refresh = useCallback(async () => {
    const sent = await send<DeskArticle>(`/desk/api/articles/${given.id}`, { method: "GET" });
    if (sent.ok) setAsked({ since: given, article: sent.data });
  }, [given]);
  // The page's own answer is newer than what was asked for before it came.
  return { article: asked?.since === given ? asked.article : given, refresh };
}

/** What can be shown before the document is here: where the article stands, and why it does not open. */
function Opening({ data, live }: { data: EditorData; live: LiveDocument }) {
  const save = <SaveMark state={live.state} connection={live.connection} member={data.member} locale={data.locale} />;
  return (
    <div className="editor">
      <TopBar data={data} sectionId={data.sectionId} bar={null} save={save} peers={[]} />
      <main className="editor-canvas" aria-busy={live.state.kind === "loading"}>
        <article className="canvas" lang={data.article.edition} dir={direction[data.article.edition]}>
          <h1 className="headline text-soft">{data.article.headline}</h1>
        </article>
      </main>
    </div>
  );
}

function Opened({ data, live, connection }: { data: EditorData; live: LiveDocument; connection: LiveConnection }) {
  const t = useTranslations("editor");
  const { article, locale } = data;
  const { doc } = connection;
  const readOnly = !article.abilities.edit || live.readOnly;
  const photo = useLeadPhoto(connection, data.lead);
  const judged = useLiveChecks(doc, live.ready, {
    edition: article.edition,
    lead: photo.asset,
    checks: article.checks,
  });
  const { tags, learnTags } = useKnownTags(data.tags);
  const [tab, setTab] = useState<PanelTab>("article");
  const [sheet, setSheet] = useState(false);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [beside, setBeside] = useState(false);
  const isSheet = useNarrow();
  const covered = isSheet && sheet;
  const goTo = useGoTo(setTab, setSheet);

  const editor: OpenEditor = useMemo(
    () => ({ ...data, doc, connection, peers: live.peers, readOnly, ...judged, tags, learnTags, goTo }),
    [data, doc, connection, live.peers, readOnly, judged, tags, learnTags, goTo],
  );
  const actions = useActions(editor, setDialog);
  const { primary, secondary, rest, translations, busy } = actions;
  const [sectionId] = useChoice(doc, "sectionId");
  const [source] = article.translations;
  const close = () => setDialog(null);

  const preview = () => window.open(`/desk/articles/${article.id}/revisions/working`, "_blank", "noopener");
  useShortcuts({
    save: async () => {
      if (await connection.whenSaved()) toast(t("save.saved"), { duration: 1_500 });
      else toast.error(t("save.notYet"));
    },
    preview,
    primary: () => !busy && primary?.run(),
    help: () => setDialog("shortcuts"),
  });

  const menu = [
    [
      { key: "preview", label: t("actions.preview"), narrow: true, run: preview },
      ...(secondary ? [{ ...secondary, narrow: true }] : []),
    ],
    rest,
    [
      ...translations,
      ...(source
        ? [
            {
              key: "beside",
              label: t(beside ? "actions.besideOff" : "actions.beside", { language: t(`languages.${source.edition}`) }),
              run: () => setBeside(!beside),
            },
          ]
        : []),
    ],
    [{ key: "shortcuts", label: t("actions.shortcuts"), run: () => setDialog("shortcuts") }],
  ];
  const open = judged.checks.filter(({ passed }) => !passed).length;

  const save = <SaveMark state={live.state} connection={connection} member={data.member} locale={locale} />;
  return (
    <EditorProvider value={editor}>
      <div className={`editor ${beside && source ? "editor-beside" : ""}`}>
        <div className="contents" inert={covered}>
          <a href={`#${fieldId("body")}`} className="button absolute z-50 m-2 not-focus:sr-only">
            {t("skip")}
          </a>
          <TopBar
            data={data}
            sectionId={sectionId}
            bar={{ primary, secondary, menu, busy }}
            save={save}
            peers={live.peers}
            panel={{ label: t("panel.openChecks", { count: open }), open: sheet, toggle: () => setSheet(!sheet) }}
          />
        </div>
        {/* They are read out, and can be answered, over the sheet too. */}
        <Alerts conflicts={live.conflicts} lost={live.lost} />
        <div className="contents" inert={covered}>
          {beside && source ? <SourceColumn of={source} /> : null}
          <main className="editor-canvas" aria-label={t("canvas")}>
            <div className="canvas-notices">
              <ArticleNotices />
            </div>
            <Canvas photo={photo} />
          </main>
        </div>
        <Panel
          tab={tab}
          onTab={setTab}
          isSheet={isSheet}
          open={sheet}
          onClose={() => setSheet(false)}
          checksOpen={open}
          save={covered ? save : null}
        />
        {dialog === "sendBack" ? <SendBackDialog onClose={close} /> : null}
        {dialog === "publish" ? <PublishDialog onClose={close} /> : null}
        {dialog === "override" ? <PublishDialog override onClose={close} /> : null}
        {dialog === "unschedule" ? <UnscheduleDialog onClose={close} /> : null}
        {dialog === "unpublish" || dialog === "kill" ? <TakeDownDialog command={dialog} onClose={close} /> : null}
        {dialog === "shortcuts" ? <ShortcutsDialog onClose={close} /> : null}
      </div>
    </EditorProvider>
  );
}

/** The article as readers will see it, in its own type and direction; every part of it can be written in. */
function Canvas({ photo }: { photo: ReturnType<typeof useLeadPhoto> }) {
  const t = useTranslations("editor");
  const { article, doc, sections } = useOpenEditor();
  const [sectionId] = useChoice(doc, "sectionId");
  const section = sections.find(({ id }) => id === sectionId);
  const focus = (field: "standfirst" | "body") => document.getElementById(fieldId(field))?.focus();
  return (
    <article className="canvas" lang={article.edition} dir={direction[article.edition]}>
      <p className="kicker">{section?.name ?? "\u00a0"}</p>
      <h1 className="sr-only">{article.headline || t("untitled")}</h1>
      <SharedField
        field="headline"
        area
        label={t("fields.headline")}
        placeholder={t("article.headlinePlaceholder")}
        className="headline bare-area"
        describedBy="headline-count"
        onEnter={() => focus("standfirst")}
      />
      <FieldCount field="headline" id="headline-count" />
      <SharedField
        field="standfirst"
        area
        label={t("fields.standfirst")}
        placeholder={t("article.standfirstPlaceholder")}
        className="standfirst bare-area"
        describedBy="standfirst-count"
        onEnter={() => focus("body")}
      />
      <FieldCount field="standfirst" id="standfirst-count" />
      <LeadPhoto photo={photo} />
      <BodyEditor onPicture={photo.bring} />
    </article>
  );
}

/** Leads to a field wherever it is: in the text, in the panel, or in the sheet that the panel is on a small screen. */
function useGoTo(setTab: (tab: PanelTab) => void, setSheet: (open: boolean) => void) {
  const wanted = useRef<CheckField | TextField | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the tab that holds the field has been drawn
  useEffect(() => {
    if (!wanted.current) return;
    const field = wanted.current;
    wanted.current = null;
    // A dialog gives its focus back when it closes: after that.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const control = document.getElementById(fieldId(field));
        control?.scrollIntoView({ block: "center" });
        control?.focus();
      }),
    );
  }, [asked]);
  return useCallback(
    (field: CheckField | TextField) => {
      const inPanel = panelFields.includes(field);
      if (inPanel) setTab("article");
      setSheet(inPanel);
      wanted.current = field;
      setAsked((count) => count + 1);
    },
    [setTab, setSheet],
  );
}

const panelFields: readonly (CheckField | TextField)[] = ["section", "bylines", "tags", "dateline", "slug"];

function useKnownTags(first: readonly NamedTag[]) {
  const [learnt, setLearnt] = useState<readonly NamedTag[]>([]);
  const learnTags = useCallback((tags: readonly NamedTag[]) => {
    setLearnt((before) => [...before.filter(({ id }) => !tags.some((tag) => tag.id === id)), ...tags]);
  }, []);
  const tags = useMemo(() => {
    const known = new Map([...first, ...learnt].map((tag) => [tag.id, tag]));
    return [...known.values()];
  }, [first, learnt]);
  return { tags, learnTags };
}
