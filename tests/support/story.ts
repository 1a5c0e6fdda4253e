import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A wire report as it reaches a newsroom: what stands above and below the text, told from the text itself. */
export type Story = {
  /** All of it, as it is pasted. */
  text: string;
  headline: string;
  /** Who is seen in the photo that came with it. */
  subject: string;
  archiveMark: string;
  paragraphs: string[];
  closingLine: string;
};

/** The report that the environment names, or the one that lies beside the checkout, or one of our own writing. */
export function readStory(): Story {
  const root = path.resolve(import.meta.dirname, "../..");
  const candidates = [process.env.STORY_FILE, path.resolve(root, "../shared/stories/wire-report.txt")];
  const file = candidates.find((candidate) => candidate && existsSync(candidate));
  return parseStory(readFileSync(file ?? path.join(root, "tests/fixtures/wire-report.txt"), "utf8"));
}

function parseStory(text: string): Story {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const mark = lines.findIndex((line) => /^\(.*archive.*\)$/i.test(line));
  const [headline, subject] = lines;
  const closingLine = lines.at(-1);
  if (mark !== 2 || !headline || !subject || !closingLine)
    throw new Error("the report is not of the shape that is meant");
  return {
    text,
    headline,
    subject,
    archiveMark: lines[mark] ?? "",
    paragraphs: lines.slice(mark + 1, -1),
    closingLine,
  };
}
