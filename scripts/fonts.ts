/**
 * Cuts the fonts of the paper down to what it prints: `node scripts/fonts.ts`.
 *
 * Reads the packages on npm (all OFL-1.1) and writes `public/fonts/*.woff2` (the hash is in the name, so they are
 * kept for ever by browsers), `styles/fonts.css` and `lib/paper/fonts.ts`. Its output is committed: run it
 * again only when a font, a glyph or an axis changes.
 *
 * What a first screen needs is kept under 45 KB per edition: letters with accents, bold and italic come in files of
 * their own, which a browser fetches only where a page has such a letter or such a word.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

const root = path.resolve(import.meta.dirname, "..");
const fontsource = path.join(root, "node_modules");
const outDir = path.join(root, "public/fonts");

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");

const latin = `${range(0x20, 0x7e)}\u00a0£§©«°·»×–—‘’“”†•…′″€−`;
const latinAccents = range(0xa1, 0x17f).replace(/[£§©«°·»×]/g, "");
const arabic = `${range(0x621, 0x63a)}${range(0x640, 0x655)}${range(0x660, 0x66d)}\u0670\u0671پچژڤکگیە،؛؟٪`;
/** Digits, spaces and punctuation that Arabic text mixes in; the Arabic fonts have their own of most of them. */
const arabicShared = " \u00a0!%()*+,-./0123456789:=«»–—‘’“”…·•";

const latinFeatures = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"];
const arabicFeatures = [
  ...["kern", "liga", "mark", "mkmk", "ccmp", "locl", "rlig", "calt", "rclt", "curs"],
  ...["init", "medi", "fina", "isol"],
];

type Axes = Record<string, number | { min: number; max: number }>;

type Cut = {
  name: string;
  family: string;
  source: string;
  text: string;
  features: string[];
  /** As printed in `font-weight`. */
  weight: string;
  italic?: boolean;
  axes?: Axes;
};

const newsreader = "@fontsource-variable/newsreader/files/newsreader-";
const inter = "@fontsource-variable/inter/files/inter-";
const plex = "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-";
const naskh = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-";

/** One cut in its basic letters, and the same cut in accented ones. */
function latinCuts(cut: Omit<Cut, "source" | "text" | "features">, base: string, style: string): Cut[] {
  return [
    {
      ...cut,
      source: `${base}latin-${style}.woff2`,
      text: latin,
      features: latinFeatures,
    },
    {
      ...cut,
      name: `${cut.name}-accents`,
      source: `${base}latin-${style}.woff2`,
      text: range(0xa1, 0xff).replace(/[£§©«°·»×]/g, ""),
      features: latinFeatures,
    },
    {
      ...cut,
      name: `${cut.name}-extended`,
      source: `${base}latin-ext-${style}.woff2`,
      text: latinAccents.slice(latinAccents.indexOf("Ā")),
      features: latinFeatures,
    },
  ];
}

const cuts: Cut[] = [
  // Two optical sizes of Newsreader: one drawn for headlines, one for running text.
  ...latinCuts(
    {
      name: "newsreader-display",
      family: "Newsreader Display",
      weight: "500",
      axes: { wght: 500, opsz: 40 },
    },
    newsreader,
    "opsz-normal",
  ),
  ...latinCuts(
    {
      name: "newsreader-text",
      family: "Newsreader",
      weight: "400",
      axes: { wght: 400, opsz: 17 },
    },
    newsreader,
    "opsz-normal",
  ),
  ...latinCuts(
    {
      name: "newsreader-bold",
      family: "Newsreader",
      weight: "650",
      axes: { wght: 650, opsz: 17 },
    },
    newsreader,
    "opsz-normal",
  ),
  ...latinCuts(
    {
      name: "newsreader-italic",
      family: "Newsreader",
      weight: "400",
      italic: true,
      axes: { wght: 400, opsz: 22 },
    },
    newsreader,
    "opsz-italic",
  ),
  ...latinCuts(
    {
      name: "inter",
      family: "Inter",
      weight: "400 600",
      axes: { wght: { min: 400, max: 600 } },
    },
    inter,
    "wght-normal",
  ),
  ...[400, 700].map((weight) => ({
    name: `plex-arabic-${weight}`,
    family: "Plex Arabic",
    weight: weight === 400 ? "400" : "600 700",
    source: `${plex}${weight}-normal.woff2`,
    text: arabic + arabicShared,
    features: arabicFeatures,
  })),
  ...[400, 700].map((weight) => ({
    name: `naskh-${weight}`,
    family: "Naskh",
    weight: String(weight),
    axes: { wght: weight },
    source: `${naskh}arabic-wght-normal.woff2`,
    text: arabic + arabicShared,
    features: arabicFeatures,
  })),
];

/** What the first screen of an edition needs, in the order of need; the first two are preloaded. */
const firstScreen: Record<"en" | "ar", string[]> = {
  en: ["newsreader-display", "newsreader-text", "inter"],
  ar: ["plex-arabic-700", "naskh-400", "plex-arabic-400"],
};
const firstScreenBytesMax = 45 * 1024;

mkdirSync(outDir, { recursive: true });
for (const file of readdirSync(outDir)) if (file.endsWith(".woff2")) rmSync(path.join(outDir, file));

const files = new Map<string, { file: string; bytes: number }>();
const faces: string[] = [];
for (const cut of cuts) {
  const source = readFileSync(path.join(fontsource, cut.source));
  // A name of its own: the published types do not know `noHinting` yet.
  const options = {
    targetFormat: "woff2" as const,
    noHinting: true,
    keepFeatures: cut.features,
    variationAxes: cut.axes,
  };
  const font = await subsetFont(source, cut.text, options);
  const hash = createHash("sha256").update(font).digest("hex").slice(0, 8);
  const file = `${cut.name}-${hash}.woff2`;
  writeFileSync(path.join(outDir, file), font);
  files.set(cut.name, { file, bytes: font.length });
  faces.push(
    `@font-face{font-family:"${cut.family}";font-weight:${cut.weight};${cut.italic ? "font-style:italic;" : ""}font-display:swap;` +
      `src:url(/fonts/${file}) format("woff2");unicode-range:${unicodeRange(cut.text)}}`,
  );
  console.log(`${String(font.length).padStart(6)}  ${file}`);
}

for (const [edition, names] of Object.entries(firstScreen)) {
  const bytes = names.reduce((sum, name) => sum + (files.get(name)?.bytes ?? Number.NaN), 0);
  console.log(`${edition}: ${bytes} bytes before the first paint`);
  if (!(bytes <= firstScreenBytesMax)) throw new Error(`the first screen of ${edition} needs ${bytes} bytes of fonts`);
}

/**
 * Fallbacks with the metrics of the fonts they stand in for, so that nothing moves when those arrive. Measured in a
 * browser on a page of prose: width of the text relative to the fallback's, ascent and descent of the font itself.
 */
const fallbacks = [
  {
    family: "Newsreader Display Fallback",
    local: ["Times New Roman", "Liberation Serif"],
    size: 106.7,
    ascent: 69.4,
    descent: 25.3,
  },
  {
    family: "Newsreader Fallback",
    local: ["Times New Roman", "Liberation Serif"],
    size: 102.2,
    ascent: 72.4,
    descent: 26.4,
  },
  {
    family: "Inter Fallback",
    local: ["Arial", "Liberation Sans"],
    size: 106.4,
    ascent: 91,
    descent: 22.6,
  },
  {
    family: "Plex Arabic Fallback",
    local: ["Noto Sans Arabic"],
    size: 93.5,
    ascent: 116.6,
    descent: 44.9,
  },
].map(
  ({ family, local, size, ascent, descent }) =>
    `@font-face{font-family:"${family}";src:${local.map((name) => `local("${name}")`).join(",")};size-adjust:${size}%;` +
    `ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%}`,
);

const generated = "Made by scripts/fonts.ts; do not edit.";
writeFileSync(path.join(root, "styles/fonts.css"), `/* ${generated} */\n${[...faces, ...fallbacks].join("\n")}\n`);
writeFileSync(
  path.join(root, "lib/paper/fonts.ts"),
  `// ${generated}\nimport type { Edition } from "#lib/editions";\n\n` +
    `/** What the first screen of an edition cannot be drawn without. */\n` +
    `export const preloadedFonts: Record<Edition, readonly string[]> = ${JSON.stringify(
      Object.fromEntries(
        Object.entries(firstScreen).map(([edition, names]) => [
          edition,
          names.slice(0, 2).map((name) => `/fonts/${files.get(name)?.file}`),
        ]),
      ),
      null,
      2,
    )};\n`,
);

/** `U+20-7E,U+A0`: runs of code points as CSS writes them. */
function unicodeRange(text: string): string {
  const points = [...new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(",");
}
