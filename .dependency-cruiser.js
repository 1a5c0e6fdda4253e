import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// Who may import whom (docs: README, "How it is made"). On resolved paths, so that no alias or `../` walks round a rule; each
// comment is what a person is told who breaks it. Types are erased before anything runs and may be imported from anywhere.

const withClientDirective = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "*.tsx", "*.ts"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && startsWithUseClient(file));

const reader = "^(app/\\(reader\\)|components/(reader|body))/";

/** What readers' pages may ask of lib: the readers' questions (published.ts), and what is pure. */
const forReaders = [
  ".+/published",
  "addresses|editions|isolate|surfaces",
  "articles/present",
  "assets/(present|renditions)",
  "body/(href|html|text)",
  "paper/(fonts|names)",
  "platform/(page-context|site)",
  "search/normalise",
  "sitemaps/sitemaps",
  "structured-data/.+",
];

/** What the readers' questions themselves are made of. A file that can read what is not public has no place here. */
const belowPublished = [
  "dates|i18n",
  "body/(clean|direction)",
  "directory/former-addresses",
  "feeds/(atom|feed|json-feed|rss)",
  "fronts/compose",
  "paper/dates",
  "platform/(clock|env|errors|ids|log|shared|site|xml|db/.+)",
  "settings/(fields|read)",
  "tags/standing",
];

const anyOf = (files) => `^lib/(${files.join("|")})\\.ts$`;

const inBrowser = withClientDirective.map((file) => `^${RegExp.escape(file)}$`);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "Two files that need each other are one file, or share a third: move what both need below them.",
      from: {},
      to: { circular: true },
    },
    {
      name: "unresolvable",
      severity: "error",
      comment: "An import that leads nowhere.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "lib-knows-no-page",
      severity: "error",
      comment: "lib holds the newsroom's rules and knows no page: move what both need into lib.",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "platform-is-the-ground",
      severity: "error",
      comment: "lib/platform stands below the nouns: pass in what it needs, or move the file up to its noun.",
      from: { path: "^lib/platform/" },
      to: { path: "^lib/", pathNot: "^lib/platform/" },
    },
    {
      name: "only-db-makes-a-client",
      severity: "error",
      comment: "Only lib/platform makes a Prisma client: import `db` or `transaction` from #lib/platform/db/index.",
      from: { pathNot: "^(lib/platform/|prisma\\.config\\.ts)" },
      to: { path: "^(node_modules/@prisma/|lib/platform/db/generated/(client|internal))" },
    },
    {
      name: "components-receive-data",
      severity: "error",
      comment:
        "Components are given what they show: ask lib in the page (app/), and keep what they import of lib pure.",
      from: { path: "^components/" },
      to: { path: "^lib/(platform/(db|jobs|migrate|embedded)|auth/|live/live-server)", reachable: true },
    },
    {
      name: "browser-code-is-pure",
      severity: "error",
      comment: "This runs in a browser: no settings, no log and nothing of Node may come along with it.",
      from: { path: inBrowser },
      to: {
        path: "^lib/platform/(env|log|clock)\\.ts$|^(node:)?(fs|path|os|net|http|crypto|child_process)(/|$)",
        reachable: true,
      },
    },
    {
      name: "reader-carries-no-desk",
      severity: "error",
      comment: "Reader pages carry nothing of the desk: share through components/body or components/reader.",
      from: { path: reader },
      to: { path: "^components/(editor|desk)/", reachable: true },
    },
    {
      name: "reader-needs-no-script",
      severity: "error",
      comment: "Reader pages need no script: a client component has no place under them.",
      from: { path: reader },
      to: { path: inBrowser, reachable: true },
    },
    {
      name: "reader-asks-published",
      severity: "error",
      comment:
        "Readers' pages ask published.ts files and what is pure, and nothing else: a draft must have no way out. Write the question into the noun's published.ts; if the file reads nothing, add it to `forReaders`.",
      from: { path: reader },
      to: { path: "^lib/", pathNot: anyOf(forReaders) },
    },
    {
      name: "published-leans-on-little",
      severity: "error",
      comment:
        "What readers' questions are made of stands in a list (`belowPublished`): a file that can read what is not public must not be among it.",
      from: { path: reader },
      to: { path: "^lib/", pathNot: anyOf([...forReaders, ...belowPublished]), reachable: true },
    },
    {
      name: "auth-behind-one-door",
      severity: "error",
      comment: "Only lib/auth knows next-auth: ask #lib/auth/current or #lib/auth/session.",
      from: { pathNot: "^(lib/auth|app/api/auth)/" },
      to: { path: "^node_modules/next-auth/" },
    },
    {
      name: "product-without-tests",
      severity: "error",
      comment: "What ships imports neither tests nor packages that are only installed to develop.",
      from: { path: "^(app|components|lib)/|^server\\.ts$" },
      to: { path: "^tests/", dependencyTypes: ["local", "npm-dev"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|test-results)|\\.css$" },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};

function startsWithUseClient(file) {
  try {
    return /^\s*["']use client["']/.test(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
}
