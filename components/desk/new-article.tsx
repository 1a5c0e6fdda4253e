"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { type Edition, editions } from "#lib/editions";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { SelectField } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

/** The button that begins an article: asks for the edition, and the section if it is known, and opens the editor. */
export function NewArticle({
  sections,
  locale,
  sectionId,
}: {
  sections: { id: string; name: string }[];
  locale: Edition;
  sectionId?: string | undefined;
}) {
  const t = useTranslations("desk.create");
  const editionNames = useTranslations("desk-shell.editions");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const command = useCommand<{ articleId: string }>();
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")}>
        <form
          className="grid gap-4"
          onSubmit={async (event) => {
            event.preventDefault();
            const data = new FormData(event.currentTarget);
            const sent = await command.run("/desk/api/articles", {
              edition: data.get("edition"),
              sectionId: data.get("section") || null,
            });
            if (sent.ok) router.push(`/desk/articles/${sent.data.articleId}`);
          }}
        >
          <SelectField label={t("edition")} name="edition" defaultValue={locale}>
            {editions.map((edition) => (
              <option key={edition} value={edition}>
                {editionNames(edition)}
              </option>
            ))}
          </SelectField>
          <SelectField label={t("section")} name="section" defaultValue={sectionId ?? ""}>
            <option value="">{t("noSection")}</option>
            {sections.map((section) => (
              <option key={section.id} value={section.id}>
                {section.name}
              </option>
            ))}
          </SelectField>
          {command.message ? <Notice kind="problem">{command.message}</Notice> : null}
          <DialogActions>
            <Button type="submit" look="primary" busy={command.busy}>
              {t("submit")}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t("cancel")}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
