"use client";

import { ArrowLeft, Ellipsis, PanelRight } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Avatar } from "#components/desk/avatar";
import { Button } from "#components/desk/button";
import { publicColour, workColour, workWord } from "#components/desk/state-looks";
import type { DeskArticle } from "#lib/articles/desk-article";
import { direction } from "#lib/editions";
import type { EditorData } from "./context.tsx";
import type { LivePeer } from "./live/use-live-document.tsx";
import type { Action } from "./use-actions.tsx";

export type Bar = {
  primary: Action | null;
  secondary: Action | null;
  /** Groups of the menu, parted by lines. */
  menu: Action[][];
  busy: boolean;
};

/** Where the article stands, whether it is saved, who else is here, and what can be done now. */
export function TopBar({
  data,
  sectionId,
  bar,
  save,
  peers,
  panel,
}: {
  data: EditorData;
  sectionId: string | null;
  bar: Bar | null;
  save: ReactNode;
  peers: readonly LivePeer[];
  /** The button that opens the panel where it is a sheet. */
  panel?: { label: string; open: boolean; toggle: () => void };
}) {
  const t = useTranslations("editor");
  const { article } = data;
  const section = data.sections.find(({ id }) => id === sectionId);
  return (
    <header className="editor-bar">
      <Link href="/desk" className="button" aria-label={t("back")} title={t("back")}>
        <ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />
      </Link>
      <div className="editor-where">
        {section ? (
          <bdi className="editor-section" title={section.name}>
            {section.name}
          </bdi>
        ) : null}
        <States article={article} />
        {save}
      </div>
      <Presence peers={peers} own={data.member.id} />
      <div className="editor-acts">
        <a
          className="button max-sm:hidden"
          href={`/desk/articles/${article.id}/revisions/working`}
          target="_blank"
          rel="noopener"
          aria-keyshortcuts="Control+Alt+P"
        >
          {t("actions.preview")}
        </a>
        {bar?.secondary ? (
          <Button className="max-sm:hidden" onClick={bar.secondary.run}>
            {bar.secondary.label}
          </Button>
        ) : null}
        {bar?.primary ? (
          <Button look="primary" busy={bar.busy} onClick={bar.primary.run} aria-keyshortcuts="Control+Enter">
            {bar.primary.label}
          </Button>
        ) : null}
        {panel ? (
          <Button
            className="panel-opener"
            onClick={panel.toggle}
            aria-label={panel.label}
            aria-expanded={panel.open}
            title={panel.label}
          >
            <PanelRight aria-hidden size={16} className="rtl:-scale-x-100" />
          </Button>
        ) : null}
        {bar ? <Menu bar={bar} data={data} /> : null}
      </div>
    </header>
  );
}

function States({ article: { workState, publicState, workRevision, sentBackReason } }: { article: DeskArticle }) {
  const t = useTranslations("states");
  const words = useTranslations("editor.state");
  const sentBack = sentBackReason !== null;
  const state = t(workWord(workState, sentBack));
  return (
    <>
      <span className={`state ${workColour(workState, sentBack)}`}>
        {workRevision ? words("revision", { state, number: workRevision.number }) : state}
      </span>
      {publicState === "none" ? null : (
        <span className={`state ${publicColour[publicState]}`}>{t(`public.${publicState}`)}</span>
      )}
    </>
  );
}

/** As many faces as the bar has room for. */
const facesMax = 4;

/** One face for each colleague, however many windows they have open; a number for those beyond. */
function Presence({ peers, own }: { peers: readonly LivePeer[]; own: string }) {
  const t = useTranslations("editor.presence");
  const people = [...new Map(peers.map((peer) => [peer.id, peer])).values()].filter(({ id }) => id !== own);
  const shown = people.length > facesMax + 1 ? people.slice(0, facesMax) : people;
  const rest = people.slice(shown.length);
  return (
    <ul
      className="presence"
      aria-label={people.length > 0 ? t("label", { names: people.map(({ name }) => name).join(t("join")) }) : undefined}
      hidden={people.length === 0}
    >
      {shown.map((peer) => (
        <li key={peer.id}>
          <Avatar member={peer} titled />
        </li>
      ))}
      {rest.length > 0 ? (
        <li className="presence-more" title={rest.map(({ name }) => name).join(t("join"))}>
          {t("more", { count: rest.length })}
        </li>
      ) : null}
    </ul>
  );
}

function Menu({ bar, data }: { bar: Bar; data: EditorData }) {
  const t = useTranslations("editor.actions");
  const groups = bar.menu.filter((group) => group.length > 0);
  return (
    <DropdownMenu.Root dir={direction[data.locale]} modal={false}>
      <DropdownMenu.Trigger className="button" aria-label={t("menu")} title={t("menu")}>
        <Ellipsis aria-hidden size={16} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" sideOffset={6} className="float menu">
        {groups.map((group) => (
          <DropdownMenu.Group
            key={group[0]?.key}
            className={`menu-group ${group.every(({ narrow }) => narrow) ? "sm:hidden" : ""}`}
          >
            {group.map((action) => (
              <DropdownMenu.Item
                key={action.key}
                className={`menu-item ${action.danger ? "text-accent" : ""} ${action.narrow ? "sm:hidden" : ""}`}
                onSelect={action.run}
              >
                {action.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Group>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
