/** What a tag can stand for. */
export const tagTypes = ["person", "place", "organisation", "topic"] as const;
export type TagType = (typeof tagTypes)[number];
