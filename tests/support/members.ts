import { isRefusal } from "#lib/platform/errors";

/** What became of it: "done", or a refusal's kind, code and fields. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const fields = Object.entries(error.fields).map(([field, { code }]) => `${field}:${code}`);
    return [error.kind, error.code, ...fields].join(" ");
  }
}

/** What a one-time address has behind its last slash. */
export function secretOf(address: string | null): string {
  return /\/desk\/welcome\/([\w-]{43})$/.exec(address ?? "")?.[1] ?? "";
}
