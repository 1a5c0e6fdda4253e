"use client";

import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Dialog, DialogActions } from "#components/desk/dialog";
import { TextField } from "#components/desk/field";
import { checkHref, hrefLengthMax } from "#lib/body/href";

/** Asks where the selected words lead. Without a selection, the address itself becomes the words. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations("editor.body");
  const before = String(editor.getAttributes("link").href ?? "");
  const [address, setAddress] = useState(before);
  const [wrong, setWrong] = useState(false);

  function set(event: FormEvent) {
    event.preventDefault();
    const href = checkHref(address);
    if (href === null) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && before === "") {
      chain.insertContent({ type: "text", text: address.trim(), marks: [{ type: "link", attrs: { href } }] }).run();
    } else {
      // Words that stayed selected would be gone with the next key.
      chain
        .setLink({ href })
        .command(({ tr, commands }) => commands.setTextSelection(tr.selection.to))
        .run();
    }
    onClose();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("linkTitle")}>
      <form onSubmit={set} className="grid gap-4">
        <TextField
          label={t("linkAddress")}
          dir="ltr"
          inputMode="url"
          value={address}
          maxLength={hrefLengthMax}
          hint={t("linkHint")}
          error={wrong ? t("linkWrong") : undefined}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong(false);
          }}
        />
        <DialogActions>
          <Button type="submit" look="primary">
            {t("linkSet")}
          </Button>
          {before ? (
            <Button
              look="danger"
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetLink().run();
                onClose();
              }}
            >
              {t("linkRemove")}
            </Button>
          ) : null}
          <Button look="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
