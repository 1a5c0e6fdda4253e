"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import type { DeskAsset } from "#lib/assets/present";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { PhotoDetails } from "./photo-details.tsx";
import { uploadPhoto } from "./upload-photo.tsx";

/** A page of photos; each opens what is written about it and where it is used. */
export function Photos({ assets }: { assets: DeskAsset[] }) {
  const t = useTranslations("filing.photos");
  const [open, setOpen] = useState<DeskAsset | null>(null);
  return (
    <>
      <ul
        aria-label={t("list")}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,45%),1fr))] gap-x-5 gap-y-7"
      >
        {assets.map((asset) => {
          const name = asset.caption || asset.alt || asset.fileName;
          return (
            <li key={asset.id} className="relative grid content-start gap-1.5">
              <img
                src={renditionAddress(asset.storageKey, widthAtLeast(asset.widths, 640), "webp")}
                alt=""
                width={asset.width}
                height={asset.height}
                loading="lazy"
                style={{ backgroundColor: asset.colour }}
                className="aspect-[3/2] w-full object-cover"
              />
              <button
                type="button"
                aria-haspopup="dialog"
                title={name}
                className="text-start text-[0.8125rem] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
                onClick={() => setOpen(asset)}
              >
                <bdi dir="auto" className="line-clamp-2">
                  {name}
                </bdi>
              </button>
              <p dir="auto" className="truncate text-[0.8125rem] text-soft">
                {asset.credit}
              </p>
            </li>
          );
        })}
      </ul>
      {open ? <PhotoDetails key={open.id} asset={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

type Upload = { id: number; name: string; share: number; refusal: string };

/** Brings photos in, several at a time one after the other: chosen, dropped anywhere on the page, or pasted. */
export function AddPhotos() {
  const t = useTranslations("filing.photos");
  const media = useTranslations("media");
  const actions = useTranslations("desk-shell.actions");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [over, setOver] = useState(false);
  const queue = useRef(Promise.resolve());
  const numbers = useRef(0);
  const stops = useRef(new Map<number, AbortController>());

  const change = (id: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)));
  const drop = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));

  async function bring(file: File, id: number) {
    const stop = stops.current.get(id);
    if (!stop || stop.signal.aborted) return drop(id);
    const sent = await uploadPhoto(file, {
      onProgress: (share) => change(id, { share }),
      signal: stop.signal,
      words: { offline: media("offline"), stopped: media("stopped") },
    });
    stops.current.delete(id);
    if (stop.signal.aborted) return drop(id);
    if (!sent.ok) return change(id, { refusal: sent.message });
    drop(id);
    toast(t("added", { count: 1 }));
    router.refresh();
  }

  function take(files: readonly File[]) {
    const started = files.map((file) => {
      numbers.current += 1;
      const id = numbers.current;
      stops.current.set(id, new AbortController());
      // One after the other: the server makes one photo's sizes at a time.
      queue.current = queue.current.then(() => bring(file, id));
      return { id, name: file.name, share: 0, refusal: "" };
    });
    setUploads((all) => [...all, ...started]);
  }

  const taker = useRef(take);
  taker.current = take;
  useEffect(() => {
    const carries = (event: globalThis.DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const inDialog = () => document.querySelector('[role="dialog"]') !== null;
    const onOver = (event: globalThis.DragEvent) => {
      if (!carries(event) || inDialog()) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: globalThis.DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: globalThis.DragEvent) => {
      setOver(false);
      if (!carries(event) || inDialog()) return;
      event.preventDefault();
      taker.current([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || inDialog()) return;
      event.preventDefault();
      taker.current(files);
    };
    document.addEventListener("dragover", onOver);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("dragover", onOver);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
      document.removeEventListener("paste", onPaste);
    };
  }, []);

  return (
    <section
      aria-label={t("upload")}
      className={`card mb-6 grid gap-3 border-dashed px-4 py-3.5 ${over ? "border-accent bg-tint" : ""}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="primary" onClick={() => input.current?.click()}>
          {t("upload")}
        </Button>
        <p className="min-w-0 flex-1 basis-[16rem] text-soft">{over ? t("drop") : t("uploadHint")}</p>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-label={t("upload")}
        hidden
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {uploads.length > 0 ? (
        <ul className="grid gap-2">
          {uploads.map(({ id, name, share, refusal }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {refusal ? (
                <>
                  <div className="min-w-0 flex-1 basis-[16rem]">
                    <Notice>
                      <bdi>{name}</bdi>: {refusal}
                    </Notice>
                  </div>
                  <Button small onClick={() => drop(id)}>
                    {actions("close")}
                  </Button>
                </>
              ) : (
                <>
                  <span className="min-w-0 truncate" title={name}>
                    {t("uploading", { name })}
                  </span>
                  <progress
                    max={1}
                    value={share >= 1 ? undefined : share}
                    aria-label={t("uploading", { name })}
                    className="accent-accent"
                  />
                  <Button small onClick={() => stops.current.get(id)?.abort()}>
                    {media("cancelUpload")}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
