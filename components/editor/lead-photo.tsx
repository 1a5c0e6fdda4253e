"use client";

import { type DragEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Notice } from "#components/desk/notice";
import { PhotoLibrary } from "#components/desk/photo-library";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { direction } from "#lib/editions";
import { fieldId, useOpenEditor } from "./context.tsx";
import { FieldCount, SharedField } from "./shared-field.tsx";
import { useChoice, useTextField } from "./shared-values.ts";
import type { LeadPhotoState } from "./use-lead-photo.ts";

/** The lead photo where readers will see it: brought by click, drop or paste, its words typed beneath it. */
export function LeadPhoto({ photo }: { photo: LeadPhotoState }) {
  const t = useTranslations("media");
  const { readOnly, locale } = useOpenEditor();
  // Words of the interface inside an article that may be in the other language.
  const own = { lang: locale, dir: direction[locale] };
  const [over, setOver] = useState(false);
  const [library, setLibrary] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const { asset, upload, refusal } = photo;
  if (readOnly && !asset) return null;

  const choose = () => input.current?.click();
  const dropped = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file || readOnly) return;
    event.preventDefault();
    void photo.bring(file);
  };
  return (
    <figure
      className={`photo lead-photo ${asset && asset.height > asset.width ? "lead-tall" : ""} ${over ? "lead-over" : ""}`}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
      onPaste={(event) => {
        const [file] = event.clipboardData.files;
        if (!file || readOnly) return;
        event.preventDefault();
        void photo.bring(file);
      }}
    >
      {upload ? (
        <div {...own}>
          <Uploading upload={upload} onStop={photo.stop} />
        </div>
      ) : asset ? (
        <div className="relative">
          <img
            src={renditionAddress(asset.storageKey, widthAtLeast(asset.widths, 1280), "webp")}
            width={asset.width}
            height={asset.height}
            alt={asset.alt}
            style={{ backgroundColor: asset.colour }}
            className="block h-auto w-full"
          />
          {readOnly ? null : (
            <div {...own} className="lead-tools" id={fieldId("lead")} tabIndex={-1}>
              <Button small onClick={choose}>
                {t("replace")}
              </Button>
              <Button small onClick={() => setLibrary(true)}>
                {t("library")}
              </Button>
              <Button small look="danger" onClick={photo.remove}>
                {t("remove")}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div {...own} className="lead-empty">
          <p className="font-semibold">{over ? t("drop") : t("add")}</p>
          <p className="text-soft" id={hint}>
            {photo.missing ? t("missing") : t("addHint")}
          </p>
          <div className="flex flex-wrap justify-center gap-2 pt-1">
            <Button id={fieldId("lead")} onClick={choose} aria-describedby={hint}>
              {t("choose")}
            </Button>
            <Button onClick={() => setLibrary(true)}>{t("library")}</Button>
          </div>
        </div>
      )}
      {refusal ? (
        <div {...own} className="pt-2">
          <Notice>{refusal}</Notice>
        </div>
      ) : null}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-label={t("choose")}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void photo.bring(file);
        }}
      />
      {asset ? <PhotoWords /> : null}
      {library ? <PhotoLibrary onClose={() => setLibrary(false)} onChoose={photo.use} /> : null}
    </figure>
  );
}

/** Caption, credit and alt text: for readers on the page, so for the writer beneath the picture. */
function PhotoWords() {
  const t = useTranslations("media");
  const fields = useTranslations("editor.fields");
  const { article, doc, readOnly, locale } = useOpenEditor();
  const [archive, setArchive] = useChoice(doc, "leadArchive");
  const [alt] = useTextField(doc, "leadAlt");
  const id = useId();
  return (
    <figcaption className="caption grid gap-1.5">
      <div>
        <SharedField
          field="leadCaption"
          area
          label={fields("leadCaption")}
          placeholder={t("captionPlaceholder")}
          className="bare-input"
          describedBy={`${id}-caption`}
        />
        <FieldCount field="leadCaption" id={`${id}-caption`} />
      </div>
      <div className="photo-words" lang={locale} dir={direction[locale]}>
        <label htmlFor={fieldId("leadCredit")}>{fields("leadCredit")}</label>
        <div lang={article.edition}>
          <SharedField
            field="leadCredit"
            label={fields("leadCredit")}
            placeholder={t("creditPlaceholder")}
            className="bare-input"
            describedBy={`${id}-credit`}
          />
          <FieldCount field="leadCredit" id={`${id}-credit`} />
        </div>
        <label htmlFor={fieldId("leadAlt")} className={alt.trim() === "" ? "text-attention" : undefined}>
          {fields("leadAlt")}
        </label>
        <div lang={article.edition}>
          <SharedField
            field="leadAlt"
            area
            label={fields("leadAlt")}
            placeholder={t("altPlaceholder")}
            className="bare-input"
            describedBy={`${id}-alt`}
          />
          <FieldCount field="leadAlt" id={`${id}-alt`} />
        </div>
        <label className="col-span-2 flex items-center gap-2 py-0.5">
          <input
            type="checkbox"
            checked={archive}
            disabled={readOnly}
            onChange={(event) => setArchive(event.target.checked)}
          />
          <span>
            <span className="font-medium text-ink">{t("archive")}</span> {t("archiveHint")}
          </span>
        </label>
      </div>
    </figcaption>
  );
}

function Uploading({ upload, onStop }: { upload: { preview: string; share: number }; onStop: () => void }) {
  const t = useTranslations("media");
  const percent = Math.round(upload.share * 100);
  const words = percent >= 100 ? t("working") : t("uploadingPercent", { percent });
  return (
    <div className="relative">
      <img src={upload.preview} alt="" className="block min-h-32 w-full bg-tint opacity-50" />
      <div className="lead-progress">
        <p role="status">{percent === 0 ? t("uploading") : words}</p>
        <progress max={100} value={percent >= 100 ? undefined : percent} aria-label={t("uploading")} />
        <Button small onClick={onStop}>
          {t("cancelUpload")}
        </Button>
      </div>
    </div>
  );
}
