/**
 * What a live document may hold. These keep a server and its database safe; what makes good copy (a headline
 * of ninety letters) is said beside the field and by the checks before publishing.
 */
import type { TextField } from "#lib/articles/document";

/** Bytes of one update as it arrives. A person who was offline for a day sends far less. */
export const updateBytesMax = 1024 * 1024;

/** Bytes of the whole document as it is stored. */
export const documentBytesMax = 5 * 1024 * 1024;

/** UTF-16 units of a text field; inputs take this as their `maxLength`. */
export const textLengthMax: Record<TextField, number> = {
  headline: 1000,
  standfirst: 4000,
  slug: 300,
  dateline: 300,
  leadCaption: 4000,
  leadCredit: 1000,
  leadAlt: 4000,
};

/** Entries of a list of ids. */
export const listLengthMax = 200;

/** Elements inside elements in the body: lists in lists, at the most. */
export const bodyDepthMax = 24;

/** UTF-16 units of one block's text. */
export const blockLengthMax = 200_000;

/** UTF-16 units of an attribute: the name of a speaker, an address. */
export const attributeLengthMax = 4000;
