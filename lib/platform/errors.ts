/**
 * Refusals: what the product says no to, as values that every edge can answer with.
 *
 * A refusal names a sentence of the catalogue (`messages/<language>/refusals.json`), never text of its own,
 * so that each person reads it in their language. Anything else that is thrown is a fault: logged, and shown
 * as a general sentence.
 */
export const refusalStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  throttled: 429,
  unavailable: 503,
  no_room: 507,
} as const;

export type RefusalKind = keyof typeof refusalStatus;

export type RefusalValues = Record<string, string | number>;

export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** Key in `messages/<language>/refusals.json`. */
  readonly code: string;
  readonly values: RefusalValues;
  /** By field: the code of the sentence to show beside it. */
  readonly fields: Record<string, { code: string; values?: RefusalValues }>;

  constructor(kind: RefusalKind, code: string, options: { values?: RefusalValues; fields?: Refusal["fields"] } = {}) {
    super(`${kind}: ${code}`);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.values = options.values ?? {};
    this.fields = options.fields ?? {};
  }

  get status(): number {
    return refusalStatus[this.kind];
  }
}

/** Server and bundled code hold two copies of this class: a refusal is known by its name, not by identity. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "code" in error;
}
