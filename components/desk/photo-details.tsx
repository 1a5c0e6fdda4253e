"use client";

import Link from "next/link";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import { useLocale, useTimeZone, useTranslations } from "use-intl/react";
import type { AssetDetails } from "#lib/assets/desk";
import type { DeskAsset } from "#lib/assets/present";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { longMoment } from "#lib/dates";
import { direction, type Edition } from "#lib/editions";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { TextArea, TextField } from "./field.tsx";
import { KeptForm } from "./kept-form.tsx";
import { Notice } from "./notice.tsx";
import { NowSays } from "./now-says.tsx";
import { send } from "./send.tsx";

const words = ["caption", "credit", "alt"] as const;

/** The photo at a size at which it can be judged, what is written about it, and where it is used. */
export function PhotoDetails({ asset, onClose }: { asset: DeskAsset; onClose: () => void }) {
  const t = useTranslations("filing.photos");
  const actions = useTranslations("desk-shell.actions");
  const { details, problem, load } = useDetails(asset.id);
  const [first, setFirst] = useState<AssetDetails | null>(null);
  const begun = first ?? details;
  if (first === null && details !== null) setFirst(details);

  const picture = (
    <img
      src={renditionAddress(asset.storageKey, widthAtLeast(asset.widths, 960), "webp")}
      alt={asset.alt}
      width={asset.width}
      height={asset.height}
      style={{ backgroundColor: asset.colour }}
      className="h-auto max-h-[50dvh] w-auto max-w-full justify-self-center"
    />
  );
  // One window from the start, so that it gives the focus back to what opened it.
  if (!details && !problem) return null;
  if (!details?.mayKeep || !begun) {
    return (
      <Dialog open wide onOpenChange={onClose} title={t("details")}>
        {picture}
        {problem ? <Notice>{problem}</Notice> : null}
        {details ? (
          <>
            <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
              {words.map((word) => (
                <Line key={word} label={t(word)}>
                  <bdi dir="auto">{details[word] || "—"}</bdi>
                </Line>
              ))}
            </dl>
            <p className="text-[0.8125rem] text-soft">{t("readOnly")}</p>
            <About details={details} />
          </>
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>{actions("close")}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  const now = (word: (typeof words)[number]): ReactNode => {
    if (details[word] === begun[word]) return word === "alt" ? t("altHint") : null;
    return <NowSays value={details[word]} />;
  };
  return (
    <KeptForm
      wide
      title={t("details")}
      address={`/desk/api/assets/${asset.id}`}
      version={details.version}
      submit={actions("save")}
      read={(data) => Object.fromEntries(words.map((word) => [word, String(data.get(word) ?? "")]))}
      onChanged={load}
      onDone={() => toast(t("saved"))}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {picture}
          <TextArea
            label={t("caption")}
            name="caption"
            rows={2}
            defaultValue={begun.caption}
            hint={now("caption")}
            error={errors.caption}
          />
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextField
              label={t("credit")}
              name="credit"
              defaultValue={begun.credit}
              hint={now("credit")}
              error={errors.credit}
            />
            <TextArea
              label={t("alt")}
              name="alt"
              rows={2}
              defaultValue={begun.alt}
              hint={now("alt")}
              error={errors.alt}
            />
          </div>
          <p className="text-[0.8125rem] text-soft">{t("wordsHint")}</p>
          <About details={details} />
        </>
      )}
    </KeptForm>
  );
}

function About({ details }: { details: AssetDetails }) {
  const t = useTranslations("filing.photos");
  const timeZone = useTimeZone() ?? "UTC";
  const locale: Edition = useLocale().startsWith("ar") ? "ar" : "en";
  const when = longMoment(new Date(details.createdAt), { locale, timeZone });
  const { leads, portraits } = details;
  return (
    <dl className="grid gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <Line label={t("uses")}>
        {leads.length + portraits.length === 0 ? <p>{t("unused")}</p> : null}
        <ul className="grid gap-1">
          {leads.map(({ id, headline, edition }) => (
            <li key={id}>
              <span className="text-soft">{t("useLead")}: </span>
              <Link href={`/desk/articles/${id}`} lang={edition} dir={direction[edition]} className="link">
                <bdi>{headline || "—"}</bdi>
              </Link>
            </li>
          ))}
          {portraits.map((name) => (
            <li key={name}>
              <span className="text-soft">{t("usePortrait")}: </span>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        <p className={`state mt-1 ${details.public ? "text-done" : "text-soft"}`}>
          {details.public ? t("public") : t("private")}
        </p>
      </Line>
      <Line label={t("file")}>
        <bdi className="break-all">{details.fileName}</bdi>
        <p className="text-soft">{t("size", { width: details.width, height: details.height })}</p>
        <p className="text-soft">{t("brought", { name: details.uploadedBy, when })}</p>
      </Line>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-[0.8125rem] font-semibold">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function useDetails(id: string) {
  const [details, setDetails] = useState<AssetDetails | null>(null);
  const [problem, setProblem] = useState("");
  const load = useCallback(async () => {
    const sent = await send<AssetDetails>(`/desk/api/assets/${id}/details`, { method: "GET" });
    if (sent.ok) setDetails(sent.data);
    else setProblem(sent.error.message);
  }, [id]);
  useEffect(() => void load(), [load]);
  return { details, problem, load };
}
