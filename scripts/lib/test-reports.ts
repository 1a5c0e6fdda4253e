import { readFileSync } from "node:fs";

/** What a test runner found: how many tests held, and each that did not by its full name. */
export type Findings = { passed: number; failures: string[] };

/** Reads Vitest's JSON report. A report that is not there has nothing in it: its runner has failed on the way. */
export function readVitest(file: string): Findings {
  const report = read<{
    numPassedTests: number;
    testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
  }>(file);
  const failures = report?.testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName);
    // A file that does not load, or whose set-up breaks, fails without a failed test.
    return (status === "failed" && failed.length === 0 ? ["the file as a whole"] : failed).map(
      (test) => `${withoutRoot(name)} › ${test}`,
    );
  });
  return { passed: report?.numPassedTests ?? 0, failures: failures ?? [] };
}

type Suite = {
  file: string;
  suites?: Suite[];
  specs: { title: string; line: number; tests: { status: string }[] }[];
};

/** Reads Playwright's JSON report; a test that passed only when tried again has failed. */
export function readPlaywright(file: string): Findings {
  const report = read<{ stats: { expected: number }; suites: Suite[]; errors: { message?: string }[] }>(file);
  if (!report) return { passed: 0, failures: [] };
  const failed = (suite: Suite): string[] => [
    ...suite.specs
      .filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky"))
      .map(({ title, line }) => `tests/e2e/${suite.file}:${line} › ${title}`),
    ...(suite.suites ?? []).flatMap(failed),
  ];
  const broken = report.errors.map(({ message }) => `the run as a whole: ${message?.split("\n")[0] ?? "no reason"}`);
  return { passed: report.stats.expected, failures: [...report.suites.flatMap(failed), ...broken] };
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
