import { newId } from "#lib/platform/ids";

const boot = newId().slice(0, 6);
let count = 0;

/** Names one request in the log and in the answer's `X-Request-Id`; cheap enough for every hit. */
export function newRequestId(): string {
  count += 1;
  return `${boot}-${count.toString(36)}`;
}
