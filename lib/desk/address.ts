/** The network address of whoever asks: `server.ts` has put it in place of what the request claimed. Empty where none is known. */
export function addressOf(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",")[0]?.trim().slice(0, 64) ?? "";
}
