import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** A test that did not hold: its full name, and the first lines of the reason as its runner gives it. */
export type Miss = { test: string; why: string };

/** What a test runner found: how many tests held, which of them only when tried again, and which did not. */
export type Findings = { passed: number; unsteady: Miss[]; failures: Miss[] };

export const nothing: Findings = { passed: 0, unsteady: [], failures: [] };

/** All findings as one. */
export function sum(...parts: Findings[]): Findings {
  return {
    passed: parts.reduce((all, { passed }) => all + passed, 0),
    unsteady: parts.flatMap(({ unsteady }) => unsteady),
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** Reads Vitest's JSON report. A report that is not there has nothing in it: its runner has failed on the way. */
export function readVitest(file: string): Findings {
  const report = read<{
    numPassedTests: number;
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    }[];
  }>(file);
  if (!report) return nothing;
  const told = (name: string, test: string, why = ""): Miss => ({
    test: `${withoutRoot(name)} › ${test}`,
    why: firstLines(why),
  });
  const found = report.testResults.map(({ name, status, message, assertionResults }) => {
    // What has passed and tells of a failure has been tried again.
    const missed = assertionResults.filter(({ failureMessages }) => failureMessages.length > 0);
    const among = (wanted: string) =>
      missed.filter((test) => test.status === wanted).map((test) => told(name, test.fullName, test.failureMessages[0]));
    const failed = among("failed");
    // A file that does not load, or whose set-up breaks, fails without a failed test.
    const broken = status === "failed" && failed.length === 0 ? [told(name, "the file as a whole", message)] : [];
    return { passed: 0, unsteady: among("passed"), failures: [...failed, ...broken] };
  });
  return sum({ ...nothing, passed: report.numPassedTests }, ...found);
}

type Suite = {
  file: string;
  suites?: Suite[];
  specs: {
    title: string;
    line: number;
    tests: { status: string; results: { status: string; errors: { message?: string }[] }[] }[];
  }[];
};

/** Reads Playwright's JSON report. */
export function readPlaywright(file: string): Findings {
  const report = read<{
    stats: { expected: number; flaky: number };
    suites: Suite[];
    errors: { message?: string }[];
  }>(file);
  if (!report) return nothing;
  const missed = (suite: Suite, wanted: string): Miss[] => [
    ...suite.specs.flatMap(({ title, line, tests }) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ results }) => ({
          test: `tests/e2e/${suite.file}:${line} › ${title}`,
          why: firstLines(results.find(({ errors }) => errors.length > 0)?.errors[0]?.message ?? ""),
        })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => missed(inner, wanted)),
  ];
  const broken = report.errors.map(({ message }) => ({ test: "the run as a whole", why: firstLines(message ?? "") }));
  return {
    passed: report.stats.expected + report.stats.flaky,
    unsteady: report.suites.flatMap((suite) => missed(suite, "flaky")),
    failures: [...report.suites.flatMap((suite) => missed(suite, "unexpected")), ...broken],
  };
}

/** As much of a reason as one reads at the end of a run; the whole stands further up. */
function firstLines(reason: string): string {
  const lines = stripVTControlCharacters(reason).split("\n");
  return lines
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(0, 24)
    .join("\n");
}

function withoutRoot(file: string): string {
  return file.replace(/^.*\/(?=tests\/)/, "");
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
