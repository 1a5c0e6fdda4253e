import type pg from "pg";
import type { Edition } from "#lib/editions";
import { makePicture } from "#tests/factories/pictures";
import type { Staff } from "./e2e.ts";

/** Lets a member read the desk in another language from the next page on. */
export async function readsDeskIn(database: pg.Pool, { member }: Staff, locale: Edition): Promise<void> {
  await database.query("UPDATE members SET locale = $2::edition WHERE id = $1", [member.id, locale]);
}

/** The JSON command that the desk's pages send, as somebody might send it who is shown no button for it. */
export async function command(
  staff: Staff,
  address: string,
  body: object,
  method: "POST" | "PUT" = "POST",
): Promise<{ status: number; error?: { message: string; fields: Record<string, string> } }> {
  const site = process.env.E2E_URL ?? "";
  const response = await fetch(site + address, {
    method,
    headers: { "Content-Type": "application/json", Origin: site, Cookie: staff.cookie },
    body: JSON.stringify(body),
  });
  const { error } = (await response.json()) as { error?: { message: string; fields: Record<string, string> } };
  return error ? { status: response.status, error } : { status: response.status };
}

/** The kinds of line of the audit trail about something, oldest first. */
export async function eventsAbout(database: pg.Pool, subject: string): Promise<string[]> {
  const { rows } = await database.query<{ action: string }>(
    "SELECT action FROM events WHERE subject = $1 ORDER BY seq",
    [subject],
  );
  return rows.map(({ action }) => action);
}

/** A photo at the desk that is used nowhere. */
export async function uploadPicture(staff: Staff, name = "photo.jpg"): Promise<{ id: string; storageKey: string }> {
  const site = process.env.E2E_URL ?? "";
  const response = await fetch(`${site}/desk/api/assets?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", Origin: site, Cookie: staff.cookie },
    body: new Uint8Array(await makePicture("jpeg", { width: 1_280, height: 853 })),
  });
  if (!response.ok) throw new Error(`the photo was not taken in: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: string; storageKey: string };
}
