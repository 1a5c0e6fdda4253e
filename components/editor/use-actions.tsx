"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { useCommand } from "#components/desk/use-command";
import type { DeskArticle } from "#lib/articles/desk-article";
import { type Edition, editions } from "#lib/editions";
import type { OpenEditor } from "./context.tsx";

export type DialogName = "sendBack" | "publish" | "override" | "unschedule" | "unpublish" | "kill" | "shortcuts";

export type Action = {
  key: string;
  label: string;
  danger?: boolean;
  /** Stands in the menu on narrow screens only; elsewhere it has a button of its own. */
  narrow?: boolean;
  run: () => void;
};

/**
 * What the member can do with the article now: one thing that the state asks for, one beside it, and the rest.
 * Only what the server would honour is among them.
 */
export function useActions(editor: OpenEditor, open: (dialog: DialogName) => void) {
  const t = useTranslations("editor");
  const router = useRouter();
  const command = useCommand<{ articleId: string }>();
  const [waiting, setWaiting] = useState(false);
  const { article, connection } = editor;
  const { abilities } = article;
  const number = article.workRevision?.number ?? 0;
  const address = (name: string) => `/desk/api/articles/${article.id}/${name}`;

  async function carryOut(name: string, body: unknown, done: string) {
    const sent = await command.run(address(name), body);
    if (sent.ok) return void toast(done);
    toast.error(Object.values(sent.error.fields)[0] ?? sent.error.message);
  }

  async function submit() {
    // What is frozen must be what stands on this screen.
    setWaiting(true);
    const saved = await connection.whenSaved();
    setWaiting(false);
    if (!saved) return void toast.error(t("save.notYet"));
    await carryOut("submit", {}, t("submit.doneShort"));
  }

  async function translate(edition: Edition) {
    const sent = await command.run(address("translate"), { edition });
    if (sent.ok) router.push(`/desk/articles/${sent.data.articleId}`);
    else toast.error(sent.error.message);
  }

  const all: Record<string, Action | null> = {
    submit: abilities.submit ? { key: "submit", label: t("actions.submit"), run: () => void submit() } : null,
    approve: abilities.approve
      ? {
          key: "approve",
          label: t("actions.approve", { number }),
          run: () =>
            void carryOut(
              "approve",
              { revisionId: article.workRevision?.id, hash: article.workRevision?.hash },
              t("approve.done", { number }),
            ),
        }
      : null,
    publish:
      abilities.publish && !isOut(article)
        ? { key: "publish", label: t("actions.publish"), run: () => open("publish") }
        : null,
    sendBack:
      abilities.send_back && !isOut(article)
        ? { key: "sendBack", label: t("actions.sendBack"), run: () => open("sendBack") }
        : null,
    override: abilities.override
      ? { key: "override", label: t("actions.override"), run: () => open("override") }
      : null,
    unschedule: abilities.unschedule
      ? { key: "unschedule", label: t("actions.unschedule"), run: () => open("unschedule") }
      : null,
    unpublish: abilities.unpublish
      ? { key: "unpublish", label: t("actions.unpublish"), danger: true, run: () => open("unpublish") }
      : null,
    kill: abilities.kill ? { key: "kill", label: t("actions.kill"), danger: true, run: () => open("kill") } : null,
  };
  const primary = all.approve ?? all.publish ?? all.submit ?? null;
  const secondary = all.sendBack ?? null;
  const rest = [all.submit, all.override, all.unschedule, all.unpublish, all.kill].filter(
    (action): action is Action => action !== null && action !== undefined && action !== primary,
  );
  const names = (edition: Edition) => ({ language: t(`languages.${edition}`) });
  const translations: Action[] = editions
    .filter((edition) => edition !== article.edition)
    .flatMap((edition): Action[] => {
      const there = article.translations.find((each) => each.edition === edition);
      if (there) {
        const go = () => router.push(`/desk/articles/${there.id}`);
        return [{ key: `open ${edition}`, label: t("actions.openTranslation", names(edition)), run: go }];
      }
      if (!abilities.translate) return [];
      const begin = () => void translate(edition);
      return [{ key: `translate ${edition}`, label: t("actions.translate", names(edition)), run: begin }];
    });
  return { primary, secondary, rest, translations, busy: command.busy || waiting };
}

/** Whether the approved revision is with readers already, or on its way to them. */
function isOut({ workRevision, live, ahead }: DeskArticle): boolean {
  if (!workRevision) return false;
  return [live, ahead].some((publication) => publication?.revisionNumber === workRevision.number);
}
