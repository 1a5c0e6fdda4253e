import { searchForm } from "#lib/search/normalise";
import { blockText, characterCount } from "./text.ts";
import type { Block } from "./types.ts";

/**
 * A line of a pasted wire report that is not part of its text, with what the desk can offer to do about it.
 * Nothing is ever done without a person's click.
 */
export type Notice = {
  kind: NoticeKind;
  /** Where it stands among the blocks that were given. */
  blockIndexes: number[];
  /** The words that were recognised. */
  text: string;
  proposal: Proposal;
};

export type NoticeKind = "headline" | "caption" | "archive" | "closing_line" | "dateline";

export type Proposal =
  /** Put `value` into the field and take the blocks out. */
  | { action: "lift"; field: "headline" | "leadCaption"; value: string }
  /** Put `value` into the field and take the first `length` code units out of the block. */
  | { action: "lift_start"; field: "dateline"; value: string; length: number }
  /** Mark the lead photo as one from the archive and take the blocks out. */
  | { action: "flag"; field: "leadArchive" }
  | { action: "remove" };

/**
 * What stands in these blocks that a reader should not get as text: a headline above the report, the caption of a photo, the
 * mark of an archive photo, a dateline, the agency's closing line; in English and Arabic. Better silent than wrong:
 * a paragraph of the report is never offered. In the order of the blocks.
 */
export function noticeWireLines(blocks: readonly Block[]): Notice[] {
  const lines = blocks
    .map((block, index): Line => ({ index, block, text: blockText(block).replace(/\s+/gu, " ").trim() }))
    .filter(({ text }) => text !== "");
  const headline = noticeHeadline(lines);
  const photo = noticePhoto(lines.slice(headline ? 1 : 0, headLines));
  const taken = new Set([headline, ...photo].flatMap((notice) => notice?.blockIndexes ?? []));
  const dateline = noticeDateline(lines.filter(({ index }) => !taken.has(index)));
  const closing = noticeClosingLines(lines.filter(({ index }) => !taken.has(index)));
  return [headline, ...photo, dateline, ...closing]
    .filter((notice) => notice !== null)
    .sort((a, b) => (a.blockIndexes[0] ?? 0) - (b.blockIndexes[0] ?? 0));
}

type Line = { index: number; block: Block; text: string };

/** Lines at the top among which a headline, a caption and its marks stand. */
const headLines = 6;
/** Above this, a line is a paragraph of the report. */
const bodyCharacters = 120;

const sentenceEnd = /[.!…؛:][)\]"'”’»]*$/u;

// ── Headline ─────────────────────────────────────────────────────────────────

const headlineCharacters = { min: 12, max: 130 };

/** A first line of a few words without a full stop, with a report below it. */
function noticeHeadline(lines: readonly Line[]): Notice | null {
  const [line, ...rest] = lines;
  if (!line || (line.block.type !== "paragraph" && line.block.type !== "heading")) return null;
  const length = characterCount(line.text);
  const words = line.text.split(" ").length;
  if (length < headlineCharacters.min || length > headlineCharacters.max || words < 3) return null;
  if (sentenceEnd.test(line.text) || /[,،)\]]$/u.test(line.text)) return null;
  if (
    byline.test(line.text) ||
    datelineOf(line.text) ||
    archiveMark.test(line.text) ||
    captionStart.test(line.text) ||
    creditMark.test(line.text)
  )
    return null;
  if (!rest.some(({ block, text }) => block.type === "paragraph" && isBodyText(text) && text.length > line.text.length))
    return null;
  return {
    kind: "headline",
    blockIndexes: [line.index],
    text: line.text,
    proposal: { action: "lift", field: "headline", value: line.text },
  };
}

const byline =
  /^(?:(?:[Bb]y|BY)\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}.'’-]+){1,6}$|بقلم\s|(?:كتب|كتبت|إعداد|تقرير)\s*[:/])/u;

function isBodyText(text: string): boolean {
  return text.length >= 80 && /[.!?…؟][)\]"'”’»]*$/u.test(text);
}

// ── Photo ────────────────────────────────────────────────────────────────────

const archivePhrase =
  "(?:archive|archived|archival|file|stock)\\s+(?:photo|picture|image|photograph|footage)s?|(?:photo|picture|image|photograph)\\s*[:\\-–—]?\\s*(?:archives?|file)|(?:ال)?صور[ةه]\\s+(?:من\\s+ال)?[أا]رشيف(?:ي[ةه])?|(?:ال)?صور[ةه]\\s+من\\s+ال[أا]رشيف";
/** One word is a mark only where brackets say so. */
const bracketed = "archives?|file|[أا]رشيفي[ةه]|[أا]رشيف|من\\s+ال[أا]رشيف";
const archiveMark = new RegExp(
  `^(?:[-–—*]\\s*)?(?:[([]\\s*(?:${archivePhrase}|${bracketed})\\s*[)\\]]|(?:${archivePhrase}))\\s*[.:]?$`,
  "iu",
);
const archiveEnd = new RegExp(`\\s*[([]\\s*(?:${archivePhrase}|${bracketed})\\s*[)\\]]\\s*[.]?$`, "iu");

const agencies =
  "Reuters|AP|AFP|EPA|dpa|UPI|PA|PTI|ANI|IANS|Xinhua|TASS|RIA|Sputnik|Bloomberg|ANSA|EFE|Kyodo|Yonhap|Anadolu(?: Agency)?|AA|WAFA|SANA|Petra|MENA|NNA|WAM|SPA|KUNA|QNA|INA|Interfax|(?:The )?Associated Press|Agence France-Presse|Getty(?: Images)?|" +
  "رويترز|[أا]\\s?\\.?\\s?ف\\s?\\.?\\s?ب\\.?|فرانس برس|[أا]سوشيتد برس|[أا]\\s?ب|د\\s?\\.?\\s?ب\\s?\\.?\\s?[أا]\\.?|[أا]\\s?ش\\s?[أا]|الأناضول|الاناضول|شينخوا|سبوتنيك|تاس|سانا|وام|واس|وفا|قنا|كونا|بترا|واع|وكالات|الوكالات";

const captionStart = /^(?:photo|picture|image|caption|photo caption|file photo|الصورة|صورة|تعليق الصورة)\s*[:：]\s*/iu;
const creditMark = new RegExp(
  `(?:[([]\\s*(?:photo|photograph|picture|image|credit|تصوير|عدسة)?\\s*[:/]?\\s*(?:${agencies})(?:\\s*/\\s*[^)\\]]{1,40})?\\s*[)\\]]|(?:photo(?:graph)?(?: by)?|credit|تصوير|عدسة)\\s*[:/]\\s*[^.]{2,60}|\\S\\s*/\\s*(?:${agencies}))\\s*\\.?$`,
  "iu",
);

/** The caption of a photo and the mark of the archive, above the first paragraph of the report. */
function noticePhoto(head: readonly Line[]): Notice[] {
  const notices: Notice[] = [];
  for (const [position, line] of head.entries()) {
    const next = head[position + 1];
    if (line.block.type !== "paragraph") continue;
    if (archiveMark.test(line.text)) {
      notices.push({
        kind: "archive",
        blockIndexes: [line.index],
        text: line.text,
        proposal: { action: "flag", field: "leadArchive" },
      });
      continue;
    }
    const marked = archiveEnd.test(line.text);
    const words = line.text.replace(archiveEnd, "").replace(captionStart, "").trim();
    if (
      isCaption(line.text, { marked, beforeMark: next !== undefined && archiveMark.test(next.text) }) &&
      words !== ""
    ) {
      notices.push({
        kind: "caption",
        blockIndexes: [line.index],
        text: words,
        proposal: { action: "lift", field: "leadCaption", value: words },
      });
      if (marked) {
        const mark = archiveEnd.exec(line.text)?.[0].trim() ?? "";
        notices.push({
          kind: "archive",
          blockIndexes: [line.index],
          text: mark,
          proposal: { action: "flag", field: "leadArchive" },
        });
      }
    }
    // Below the first paragraph of the report, nothing belongs to its photo.
    else if (line.text.length > bodyCharacters) break;
  }
  return notices;
}

const captionCharactersMax = 300;

function isCaption(text: string, { marked, beforeMark }: { marked: boolean; beforeMark: boolean }): boolean {
  if (text.length > captionCharactersMax || datelineOf(text)) return false;
  if (marked || captionStart.test(text)) return true;
  if (beforeMark) return text.length <= bodyCharacters * 2;
  return (creditMark.test(text) && text.length <= bodyCharacters * 2) || isNameAlone(text);
}

/** "Vladimir Putin.": who is seen, closed with a full stop as captions are and names elsewhere are not. */
function isNameAlone(text: string): boolean {
  const words = text.replace(/\.$/u, "").split(" ");
  return (
    text.endsWith(".") &&
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[-'’]\p{Lu}\p{Ll}+)*$/u.test(word))
  );
}

// ── Dateline ─────────────────────────────────────────────────────────────────

/** "KABUL, Nov 3 (Reuters) —" before the first words of the report. */
function noticeDateline(lines: readonly Line[]): Notice | null {
  for (const { index, block, text } of lines.slice(0, headLines)) {
    if (block.type !== "paragraph") continue;
    const found = datelineOf(text);
    if (found && text.length - found.whole.length >= 20) {
      const start = blockText(block).search(/\S/u);
      return {
        kind: "dateline",
        blockIndexes: [index],
        text: found.whole.trim(),
        proposal: {
          action: "lift_start",
          field: "dateline",
          value: found.place,
          length: start + lengthInSource(blockText(block).slice(start), found.whole),
        },
      };
    }
    // Only the first paragraph of the report has one.
    if (text.length > bodyCharacters) return null;
  }
  return null;
}

/** As many code units as the recognised words take where blanks are not yet collapsed. */
function lengthInSource(source: string, collapsed: string): number {
  let length = 0;
  for (const sign of collapsed) {
    if (/\s/u.test(sign)) length += /^\s+/u.exec(source.slice(length))?.[0].length ?? 0;
    else length += sign.length;
  }
  return length;
}

const months =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const date = `(?:(?:${months})\\.?\\s+\\d{1,2}|\\d{1,2}\\s+(?:${months})\\.?)(?:,?\\s+\\d{4})?`;
const arabicMonths =
  "يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون الثاني|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|[أا]يلول|تشرين الأول|تشرين الثاني|كانون الأول|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت";
const arabicDate = `\\p{Nd}{1,2}\\s+(?:${arabicMonths})(?:\\s+\\p{Nd}{4})?`;

const capitals = "\\p{Lu}[\\p{Lu}.'’\\-]{2,}(?:[ /]\\p{Lu}[\\p{Lu}.'’\\-]+){0,3}";
const titled = "\\p{Lu}[\\p{L}.'’\\-]+(?:[ /]\\p{Lu}[\\p{L}.'’\\-]+){0,2}";
const country = "(?:,\\s+\\p{Lu}[\\p{L}.'’\\-]+(?:\\s\\p{Lu}[\\p{L}.'’\\-]+){0,2})?";
const dash = "\\s*(?:—|–|--|-)\\s+";
const agency = `\\(\\s*(?:${agencies})\\s*\\)`;
const anyAgency = "\\(\\s*\\p{Lu}[\\p{L} .&-]{1,30}\\)";

const datelines = [
  // A place in capitals with a date, or an agency, or both: nothing else looks like it.
  new RegExp(`^(?<place>${capitals}${country}),?\\s+${date}\\s*(?:${anyAgency})?${dash}`, "u"),
  new RegExp(`^(?<place>${capitals}${country}),?\\s*(?:${anyAgency})${dash}`, "u"),
  // A place as it is written in text needs a known agency, or a date and any agency.
  new RegExp(`^(?<place>${titled}${country}),?\\s+${date}\\s*(?:${anyAgency})${dash}`, "u"),
  new RegExp(`^(?<place>${titled}${country}),?\\s*${agency}${dash}`, "u"),
  // A place in capitals alone is one where a sentence begins after a long dash.
  new RegExp(
    `^(?<place>\\p{Lu}[\\p{Lu}'’\\-]{4,}(?:[ ]\\p{Lu}[\\p{Lu}'’\\-]+){0,2}${country})\\s+(?:—|–|--)\\s+(?=["“‘']?\\p{Lu}\\p{Ll}*\\s)`,
    "u",
  ),
  new RegExp(
    `^(?<place>\\p{Script=Arabic}+(?:\\s\\p{Script=Arabic}+){0,2})\\s*[،,]?\\s+${arabicDate}\\s*(?:\\([^)]{2,30}\\))?${dash}`,
    "u",
  ),
  new RegExp(`^(?<place>\\p{Script=Arabic}+(?:\\s\\p{Script=Arabic}+){0,2})\\s*[،,]?\\s*${agency}${dash}`, "u"),
  new RegExp(
    `^(?<place>\\p{Script=Arabic}+(?:\\s\\p{Script=Arabic}+){0,2})\\s*[-–—/]\\s*(?:${agencies})\\s*(?::|${dash})\\s*`,
    "u",
  ),
];

function datelineOf(text: string): { whole: string; place: string } | null {
  for (const pattern of datelines) {
    const found = pattern.exec(text);
    const place = found?.groups?.place;
    if (found && place) return { whole: found[0], place: place.replace(/[\s،,]+$/u, "") };
  }
  return null;
}

// ── Closing line ─────────────────────────────────────────────────────────────

/** A closing line is one of the last, and one or two sentences long. */
const closingLines = 3;
const closingCharactersMax = 300;

function noticeClosingLines(lines: readonly Line[]): Notice[] {
  const notices: Notice[] = [];
  for (const { index, block, text } of lines.slice(1).slice(-closingLines).reverse()) {
    if (block.type !== "paragraph" || text.length > closingCharactersMax || !isClosingLine(text)) continue;
    notices.push({ kind: "closing_line", blockIndexes: [index], text, proposal: { action: "remove" } });
  }
  return notices;
}

function isClosingLine(text: string): boolean {
  const line = text.replace(/[’‘ʼ`´]/gu, "'").replace(/^[^\p{L}\p{N}]+(?=\p{L})/u, "");
  // What somebody says is not addressed to the reader.
  if (/^["“«„]/u.test(text)) return false;
  if (/\p{Script=Arabic}/u.test(line)) return isArabicClosingLine(searchForm(line));
  return isEnglishClosingLine(line);
}

const channels =
  "google\\s*news|telegram|whats\\s?app|facebook|twitter|instagram|you\\s?tube|tik\\s?tok|linkedin|threads|bluesky|\\bx\\b";

function isEnglishClosingLine(line: string): boolean {
  if (/^the post .+ (?:first appeared|appeared first) on /iu.test(line)) return true;
  if (/^our standards: /iu.test(line)) return true;
  const calls =
    /^(?:please\s+)?(?:follow|subscribe|join|sign up|download|get|read|click|stay|don't miss|never miss|keep up|to follow|to stay|for (?:the )?(?:more|latest)|like|watch|visit)\b/iu;
  const ours = /\b(?:our|us)\b/iu;
  const there = new RegExp(`${channels}|\\b(?:channel|newsletter|app|page|website|account|group)s?\\b`, "iu");
  const news = /\b(?:latest|more|breaking)\b.*\b(?:news|updates|stories|headlines|coverage|developments)\b/iu;
  const known = new RegExp(channels, "iu");
  if (!calls.test(line) || /\b(?:said|says|told|added)\b/iu.test(line)) return false;
  return (ours.test(line) && there.test(line)) || (news.test(line) && known.test(line));
}

function isArabicClosingLine(line: string): boolean {
  const calls =
    /^(?:(?:و|ل)?(?:للاطلاع|لمتابعه|للمتابعه|لمزيد|للمزيد|لقراءه|للاشتراك)|تابعوا|تابعونا|تابعنا|تابع|تابعي|اشتركوا|اشترك|انضموا|انضم|حملوا|حمل|شاهدوا|اقراوا|اقرا|زوروا|كونوا|لا تفوتوا|يمكنكم)(?:\s|:|،)/u;
  const ours =
    /(?:^|[^\u0621-\u064A])(?:و|ل|ب|عبر)?(?:تابعونا|تابعنا|قناتنا|قنواتنا|صفحتنا|صفحاتنا|موقعنا|تطبيقنا|نشرتنا|حسابنا|حساباتنا|منصاتنا|اخبارنا|مجموعتنا|خدمتنا)(?![\u0621-\u064A])/u;
  const there =
    /google\s*news|telegram|whats\s?app|facebook|twitter|instagram|you\s?tube|غوغل|جوجل|قوقل|تل[يج]+رام|تيل[يج]+رام|تلغرام|تيليغرام|تليغرام|واتس\s?اب|فيس\s?بوك|تويتر|انست[غج]رام|يوتيوب|منصه اكس|قناه|قناتنا|قنواتنا|تطبيق|صفحتنا|صفحاتنا|موقعنا|نشرتنا|حسابنا|حساباتنا/u;
  const news = /(?:اخر|احدث|مزيد من|المزيد من|جديد)\s+(?:ال)?(?:اخبار|تطورات|مستجدات|انباء)/u;
  return calls.test(line) && there.test(line) && (ours.test(line) || news.test(line));
}
