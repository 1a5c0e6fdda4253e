import type { Edition } from "#lib/editions";
import type { translator } from "#lib/i18n";

/** What every page of an edition shares: its name, its sections, its words, its dates. */
export type House = {
  edition: Edition;
  /** The edition that the newsroom made its first: whoever reads neither language is led there. */
  firstEdition: Edition;
  /** The publication's name, description and closing line in this edition. */
  name: string;
  description: string;
  closingLine: string;
  sections: { id: string; name: string; address: string }[];
  words: ReturnType<typeof translator<"reader">>;
  dates: Dates;
};

/** Instants as readers are told them: in the newsroom's time zone, in the edition's language and digits. */
export type Dates = {
  /** `Monday 23 November 2026`, of the day on which the page is made. */
  today: string;
  /** `09:40` today, `22 November` this year, `22 November 2025` before. */
  brief(instant: Date): string;
  /** `09:40, 23 November 2026 (GMT+3)`. */
  full(instant: Date): string;
  /** `09:40`. */
  time(instant: Date): string;
  /** `23 November 2026`. */
  day(instant: Date): string;
};
