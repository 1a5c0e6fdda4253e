"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { DeskAsset } from "#lib/assets/present";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";
import { send } from "./send.tsx";

type Page = { assets: DeskAsset[]; hasMore: boolean };

/** The photos that are there already, found by their words. */
export function PhotoLibrary({
  lead,
  onClose,
  onChoose,
}: {
  /** What the photo is chosen for, where it is not an article's lead. */
  lead?: string;
  onClose: () => void;
  onChoose: (asset: DeskAsset) => void;
}) {
  const t = useTranslations("media");
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<Page | null>(null);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const abort = new AbortController();
    // A moment after the last letter; the first page at once.
    const timer = setTimeout(
      async () => {
        const sent = await send<Page>(`/desk/api/assets?q=${encodeURIComponent(query)}&page=${page}`, {
          method: "GET",
          signal: abort.signal,
        });
        if (abort.signal.aborted) return;
        if (!sent.ok) return setProblem(sent.error.message);
        setProblem("");
        setFound((before) => ({
          assets: page > 1 ? [...(before?.assets ?? []), ...sent.data.assets] : sent.data.assets,
          hasMore: sent.data.hasMore,
        }));
      },
      query === "" ? 0 : 200,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, page]);

  return (
    <Dialog open onOpenChange={onClose} title={t("libraryTitle")} lead={lead ?? t("libraryLead")}>
      <input
        type="search"
        dir="auto"
        className="input"
        aria-label={t("search")}
        placeholder={t("search")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPage(1);
        }}
      />
      <p role="status" className={found?.assets.length ? "sr-only" : "text-soft"}>
        {found === null && !problem ? t("loading") : found?.assets.length === 0 ? t("none") : ""}
      </p>
      {problem ? <Notice>{problem}</Notice> : null}
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {found?.assets.map((asset) => {
          const name = asset.caption || asset.alt || asset.fileName;
          return (
            <li key={asset.id}>
              <button
                type="button"
                className="photo-choice"
                aria-label={t("use", { name })}
                onClick={() => {
                  onChoose(asset);
                  onClose();
                }}
              >
                <img
                  src={renditionAddress(asset.storageKey, widthAtLeast(asset.widths, 320), "webp")}
                  alt=""
                  loading="lazy"
                  style={{ backgroundColor: asset.colour }}
                  className="aspect-[3/2] w-full object-cover"
                />
                <bdi className="line-clamp-2" title={name}>
                  {name}
                </bdi>
              </button>
            </li>
          );
        })}
      </ul>
      {found?.hasMore ? (
        <Button onClick={() => setPage(page + 1)} className="justify-self-start">
          {t("more")}
        </Button>
      ) : null}
    </Dialog>
  );
}
