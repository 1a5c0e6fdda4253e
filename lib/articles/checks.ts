import { bodyText } from "#lib/body/text";
import type { BodyDoc } from "#lib/body/types";
import { noticeWireLines } from "#lib/body/wire";
import type { ArticleContent } from "./content.ts";
import type { TextField } from "./document.ts";
import { judgeField } from "./fields.ts";

/**
 * What must be true of an article before it may go out, in the order in which a reader meets the fields.
 * Drafts may be as incomplete as they like: `stop` holds back a publication, `warn` only speaks.
 */
export type CheckLevel = "stop" | "warn";

/** Where the form can take the writer to put it right. */
export type CheckField =
  | "headline"
  | "standfirst"
  | "body"
  | "section"
  | "slug"
  | "dateline"
  | "bylines"
  | "tags"
  | "lead"
  | "leadCaption"
  | "leadCredit"
  | "leadAlt";

/** Names the sentence in `messages/<language>/editor.json` under `checks`. */
export const checkIds = [
  "headline",
  "headlineLength",
  "headlineFits",
  "standfirst",
  "standfirstFits",
  "body",
  "agencyLines",
  "section",
  "slug",
  "slugFits",
  "datelineFits",
  "bylines",
  "tags",
  "lead",
  "leadCaption",
  "leadCaptionFits",
  "leadCredit",
  "leadCreditFits",
  "leadAlt",
  "leadAltFits",
  "leadSize",
] as const;
export type CheckId = (typeof checkIds)[number];

export type CheckResult = { id: CheckId; field: CheckField; level: CheckLevel; passed: boolean };

type Check = { field: CheckField; level: CheckLevel; passes: (content: ArticleContent) => boolean };

/** Search engines cut titles near this many characters. */
export const headlineComfort = 65;
/** Width below which Google Discover shows no large picture. */
export const leadComfortWidth = 1200;

const filled = (text: string) => text.trim() !== "";
/** Typing is never cut short; what is longer than its field goes no further than the draft. */
const fits = (field: TextField, text: string) => judgeField(field, text)?.level !== "stop";

/** Lines of a wire report that were offered for removal when they were pasted, and stayed. */
const holdsAgencyLines = (body: BodyDoc) =>
  noticeWireLines(body.content).some(({ kind }) => kind === "caption" || kind === "archive" || kind === "closing_line");

const checks: Record<CheckId, Check> = {
  headline: { field: "headline", level: "stop", passes: (c) => filled(c.headline) },
  headlineLength: { field: "headline", level: "warn", passes: (c) => [...c.headline].length <= headlineComfort },
  headlineFits: { field: "headline", level: "stop", passes: (c) => fits("headline", c.headline) },
  standfirst: { field: "standfirst", level: "warn", passes: (c) => filled(c.standfirst) },
  standfirstFits: { field: "standfirst", level: "stop", passes: (c) => fits("standfirst", c.standfirst) },
  body: { field: "body", level: "stop", passes: (c) => filled(bodyText(c.body)) },
  agencyLines: { field: "body", level: "warn", passes: (c) => !holdsAgencyLines(c.body) },
  section: { field: "section", level: "stop", passes: (c) => c.section !== null },
  slug: { field: "slug", level: "stop", passes: (c) => filled(c.slug) },
  slugFits: { field: "slug", level: "stop", passes: (c) => fits("slug", c.slug) },
  datelineFits: { field: "dateline", level: "stop", passes: (c) => fits("dateline", c.dateline) },
  bylines: { field: "bylines", level: "stop", passes: (c) => c.bylines.length > 0 },
  tags: { field: "tags", level: "warn", passes: (c) => c.tags.length > 0 },
  lead: { field: "lead", level: "warn", passes: (c) => c.lead !== null },
  leadCaption: { field: "leadCaption", level: "stop", passes: (c) => !c.lead || filled(c.lead.caption) },
  leadCaptionFits: {
    field: "leadCaption",
    level: "stop",
    passes: (c) => !c.lead || fits("leadCaption", c.lead.caption),
  },
  leadCredit: { field: "leadCredit", level: "stop", passes: (c) => !c.lead || filled(c.lead.credit) },
  leadCreditFits: { field: "leadCredit", level: "stop", passes: (c) => !c.lead || fits("leadCredit", c.lead.credit) },
  leadAlt: { field: "leadAlt", level: "stop", passes: (c) => !c.lead || filled(c.lead.alt) },
  leadAltFits: { field: "leadAlt", level: "stop", passes: (c) => !c.lead || fits("leadAlt", c.lead.alt) },
  leadSize: { field: "lead", level: "warn", passes: (c) => !c.lead || c.lead.width >= leadComfortWidth },
};

/** Every check with its result, passed ones too. */
export function runChecks(content: ArticleContent): CheckResult[] {
  return checkIds.map((id) => {
    const { field, level, passes } = checks[id];
    return { id, field, level, passed: passes(content) };
  });
}

/** The checks that hold a publication back. */
export function stops(results: readonly CheckResult[]): CheckResult[] {
  return results.filter((result) => result.level === "stop" && !result.passed);
}
