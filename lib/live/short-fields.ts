/**
 * Letters typed apart into one short field merge into nonsense ("Mayor quitsMayor resigns"): where both sides
 * changed it while they did not hear of each other, a person chooses. Pure.
 */
import { type TextField, textFields } from "#lib/articles/document";

export type TextValues = Partial<Record<TextField, string>>;

/** A field that both sides changed while apart, with both texts as they were. */
export type FieldConflict = { field: TextField; mine: string; theirs: string };

/** `base`: the texts when both sides last had the same. */
export function fieldConflicts(base: TextValues, mine: TextValues, theirs: TextValues): FieldConflict[] {
  return textFields.flatMap((field) => {
    const [before, here, there] = [base[field], mine[field], theirs[field]];
    if (before === undefined || here === undefined || there === undefined) return [];
    return here !== before && there !== before && here !== there ? [{ field, mine: here, theirs: there }] : [];
  });
}
