// What must not stand in a file and the linter does not know, each with a sentence that says what to do. Who may import whom: `.dependency-cruiser.js`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "*.ts", "*.tsx", "*.css"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));

/** What must not stand in a file. */
const textRules = [
  {
    in: (file) => /^(app|components|styles)\/.*\.css$/.test(file),
    pattern:
      /(?<![-\w])(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)\b|float:\s*(?:left|right)\b|^\s*(?:left|right)\s*:/m,
    why: "layout mirrors for Arabic: use logical properties (margin-inline-start, inset-inline-end, text-align: start).",
  },
  {
    in: (file) => /^(app|components|lib)\//.test(file),
    pattern: /\$(?:query|execute)RawUnsafe\b/,
    why: "SQL is never put together from strings: use the tagged $queryRaw.",
  },
  {
    in: (file) => /^(app|components|lib)\/.*\.tsx?$/.test(file),
    pattern: /:\s*any\b|\bas any\b|@ts-ignore|@ts-nocheck/,
    why: "types are strict: say what it is, or `unknown` and find out.",
  },
];

const problems = [];
for (const file of files.filter((name) => !name.startsWith("lib/platform/db/generated/"))) {
  const text = readFileSync(file, "utf8");
  for (const rule of textRules) {
    const match = rule.in(file) ? rule.pattern.exec(text) : null;
    if (match) problems.push(`${file}:${text.slice(0, match.index).split("\n").length}: ${rule.why}`);
  }
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} files, ${problems.length} against the rules\n`);
process.exit(problems.length === 0 ? 0 : 1);
