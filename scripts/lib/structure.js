// Rules of the structure that the linter does not know, on resolved imports, each with a sentence that says where the code belongs.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "*.ts", "*.tsx", "*.css"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));

const inside = (folder) => (file) => file.startsWith(`${folder}/`);
const isReader = (file) =>
  file.startsWith("app/(reader)/") || file.startsWith("components/reader/") || file.startsWith("components/body/");
const isClient = (file) => /^\s*["']use client["']/.test(readFileSync(file, "utf8"));

/** Who may not import what. */
const importRules = [
  {
    from: inside("lib"),
    to: (target) => target.startsWith("app/") || target.startsWith("components/"),
    why: "lib holds the newsroom's rules and knows no page: move what both need into lib.",
  },
  {
    from: isReader,
    to: (target) => target.startsWith("components/editor/") || target.startsWith("components/desk/"),
    why: "reader pages carry nothing of the desk: share through components/body or components/reader.",
  },
  {
    from: isReader,
    to: (target) => target.endsWith(".tsx") && existsSync(target) && isClient(target),
    why: "reader pages need no script: a client component has no place under them.",
  },
  {
    from: (file) => !file.startsWith("lib/auth/") && !file.startsWith("app/api/auth/"),
    to: (target) => target === "next-auth" || target.startsWith("next-auth/"),
    why: "only lib/auth knows next-auth: ask #lib/auth/current or #lib/auth/session.",
  },
  {
    from: (file) => file.startsWith("app/(reader)/"),
    to: (target) => /^lib\/.+\/(desk|keep)\.ts$/.test(target),
    why: "readers' pages ask published.ts files and nothing else: a draft must have no way out.",
  },
];

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
  for (const [, specifier] of text.matchAll(/^\s*(?:import|export)\b[^"';]*?["']([^"']+)["']/gm)) {
    const target = resolve(file, specifier);
    for (const rule of importRules) {
      if (rule.from(file) && rule.to(target)) problems.push(`${file} imports ${target}: ${rule.why}`);
    }
  }
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} files, ${problems.length} against the rules of the structure\n`);
process.exit(problems.length === 0 ? 0 : 1);

/** The path in the repository that an import leads to, or the package's name. */
function resolve(file, specifier) {
  if (specifier.startsWith("#lib/")) return `${specifier.slice(1)}.ts`;
  if (specifier.startsWith("#components/")) return `${specifier.slice(1)}.tsx`;
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file), specifier);
  return specifier;
}
