import type { DeskAsset } from "#lib/assets/present";
import { type SendError, send } from "./send.tsx";

export type Uploaded = { ok: true; asset: DeskAsset } | { ok: false; message: string };

/**
 * Sends a photo as it is; tells how much has gone, from 0 to 1. Never throws. When the sign-in has ended, asks for
 * it in place and sends the photo again.
 */
export async function uploadPhoto(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal; words: { offline: string; stopped: string } },
): Promise<Uploaded> {
  const first = await once(file, options);
  if (first.ok || first.kind !== "unauthenticated") return first;
  const back = await send("/desk/api/session", { method: "GET" });
  return back.ok ? once(file, options) : first;
}

type Once = { ok: true; asset: DeskAsset } | { ok: false; kind: string; message: string };

/** By XMLHttpRequest: fetch does not tell how an upload goes on. */
function once(file: File, { onProgress, signal, words }: Parameters<typeof uploadPhoto>[1]): Promise<Once> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (kind: string, message: string) => resolve({ ok: false, kind, message });
    request.open("POST", `/desk/api/assets?name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = request.response as (DeskAsset & { error?: SendError }) | null;
      if (answer && !answer.error && request.status < 300) resolve({ ok: true, asset: answer });
      else fail(answer?.error?.kind ?? "fault", answer?.error?.message ?? words.offline);
    };
    request.onerror = () => fail("offline", words.offline);
    request.onabort = () => fail("stopped", words.stopped);
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
