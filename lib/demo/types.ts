/** The shapes in which the demo newsroom is written down; `lib/demo/fill.ts` turns them into rows through the ordinary use cases. */
import type { Edition } from "#lib/editions";

export type DemoBlock =
  | { kind: "p"; text: string; dir?: "ltr" | "rtl" }
  | { kind: "h2" | "h3"; text: string }
  /** A quotation set apart, with its speaker and role as data. */
  | { kind: "quote"; text: string; speaker: string; role: string }
  | { kind: "list"; ordered: boolean; items: string[] };

/** In texts, `[words](https://…)` is a link, `**words**` bold and `_words_` italic. */
export type DemoArticle = {
  /** Names the article inside the demo content only; a translation has the same key in the other edition. */
  key: string;
  edition: Edition;
  section: string;
  headline: string;
  standfirst: string;
  /** Place of reporting, as it is printed before the first words; empty for none. */
  dateline: string;
  /** Keys of `DemoAuthor`. */
  bylines: string[];
  /** The same; absent for what nobody translated. */
  translators?: string[];
  /** Keys of `DemoTag`. */
  tags: string[];
  body: DemoBlock[];
  /** Key of the picture (`lib/demo/pictures`), absent for an article without one. */
  photo?: { picture: string; caption: string; credit: string; alt: string; archive?: boolean };
  /** Hours before the demo newsroom is made at which the article first went out (published ones only). */
  hoursAgo: number;
  state:
    | "published"
    | "draft"
    | "in_review"
    | "sent_back"
    | "approved"
    | "scheduled"
    | "embargoed"
    | "unpublished"
    | "killed";
  correction?: { text: string; hoursAgo: number };
};

export type DemoAuthor = {
  key: string;
  kind: "person" | "agency";
  name: Record<Edition, string>;
  jobTitle: Record<Edition, string>;
  biography: Record<Edition, string>;
  /** Key of the drawn portrait. */
  portrait?: string;
};

export type DemoTag = {
  key: string;
  type: "person" | "place" | "organisation" | "topic";
  name: Record<Edition, string>;
};

export type DemoSection = { key: string; name: Record<Edition, string>; description: Record<Edition, string> };

export type DemoMember = {
  email: string;
  name: string;
  role: import("#lib/members/roles").Role;
  /** Key of the author that this member signs as, if any. */
  author?: string;
};
