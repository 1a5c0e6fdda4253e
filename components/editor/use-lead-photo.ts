"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { send } from "#components/desk/send";
import { uploadPhoto } from "#components/desk/upload-photo";
import { choicesRoot, replaceText } from "#lib/articles/document";
import type { DeskAsset } from "#lib/assets/present";
import type { EditorData } from "./context.tsx";
import type { LiveConnection } from "./live/live-connection.ts";
import { useChoice } from "./shared-values.ts";

export type LeadPhotoState = {
  asset: DeskAsset | null;
  /** The article names a photo that is not there any more. */
  missing: boolean;
  upload: { preview: string; share: number } | null;
  /** Why the last photo was not taken in. */
  refusal: string;
  bring: (file: File) => Promise<void>;
  stop: () => void;
  use: (asset: DeskAsset) => void;
  remove: () => void;
};

/** The lead photo of the document, and the ways to bring, choose and remove it. */
export function useLeadPhoto(connection: LiveConnection, first: EditorData["lead"]): LeadPhotoState {
  const t = useTranslations("media");
  const { doc } = connection;
  const [assetId] = useChoice(doc, "leadAssetId");
  const [known, setKnown] = useState<ReadonlyMap<string, DeskAsset | null>>(
    () => new Map(first ? [[first.id, first]] : []),
  );
  const [upload, setUpload] = useState<LeadPhotoState["upload"]>(null);
  const [refusal, setRefusal] = useState("");
  const abort = useRef<AbortController | null>(null);
  const asset = assetId ? known.get(assetId) : null;

  const learn = useCallback(
    (id: string, found: DeskAsset | null) => setKnown((before) => new Map(before).set(id, found)),
    [],
  );

  useEffect(() => {
    if (!assetId || known.has(assetId)) return;
    let current = true;
    void send<DeskAsset>(`/desk/api/assets/${assetId}`, { method: "GET" }).then((sent) => {
      if (current && (sent.ok || sent.error.kind === "not_found")) learn(assetId, sent.ok ? sent.data : null);
    });
    return () => {
      current = false;
    };
  }, [assetId, known, learn]);

  function use(chosen: DeskAsset) {
    const before = asset ?? null;
    learn(chosen.id, chosen);
    doc.transact(() => {
      doc.getMap(choicesRoot).set("leadAssetId", chosen.id);
      // What somebody wrote stays; what came with the photo before gives way to what comes with this one.
      for (const [field, name] of [
        ["leadCaption", "caption"],
        ["leadCredit", "credit"],
        ["leadAlt", "alt"],
      ] as const) {
        const text = doc.getText(field);
        if (text.toString().trim() === "" || text.toString() === before?.[name]) replaceText(text, chosen[name]);
      }
    });
  }

  async function bring(file: File) {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const preview = URL.createObjectURL(file);
    setRefusal("");
    setUpload({ preview, share: 0 });
    const sent = await uploadPhoto(file, {
      onProgress: (share) => abort.current === controller && setUpload({ preview, share }),
      signal: controller.signal,
      words: { offline: t("offline"), stopped: t("stopped") },
    });
    URL.revokeObjectURL(preview);
    if (abort.current !== controller) return;
    abort.current = null;
    setUpload(null);
    if (sent.ok) use(sent.asset);
    else setRefusal(sent.message);
  }

  return {
    asset: asset ?? null,
    missing: assetId !== null && asset === null,
    upload,
    refusal,
    bring,
    stop: () => abort.current?.abort(),
    use,
    remove: () =>
      doc.transact(() => {
        doc.getMap(choicesRoot).set("leadAssetId", null);
        doc.getMap(choicesRoot).set("leadArchive", false);
        for (const field of ["leadCaption", "leadCredit", "leadAlt"] as const) replaceText(doc.getText(field), "");
      }),
  };
}
