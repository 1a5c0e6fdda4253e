/** One thing that was measured, and what it is held against. */
export type Figure = {
  /** In the words of whoever feels it. */
  name: string;
  value: number;
  unit: Unit;
  /** What the same run measured of the least that the machine must do for it. */
  yardstick?: { name: string; value: number };
  /** The promise: of the value itself, or of its ratio to the yardstick. */
  bar?: { of: "value" | "ratio" } & ({ atLeast: number } | { atMost: number });
  /** What explains the figure, or a fault that was found. */
  note?: string;
};

export type Unit = "/s" | "ms" | "µs" | "KB" | "MiB" | "";

/** How often the value holds the yardstick; null where there is none. */
export function ratioOf({ value, yardstick }: Figure): number | null {
  return yardstick && yardstick.value > 0 ? value / yardstick.value : null;
}

/** Whether the promise is kept; null where none was made. Not kept where its ratio could not be measured. */
export function holds(figure: Figure): boolean | null {
  const { bar } = figure;
  if (!bar) return null;
  const measured = bar.of === "value" ? figure.value : ratioOf(figure);
  if (measured === null) return false;
  return "atLeast" in bar ? measured >= bar.atLeast : measured <= bar.atMost;
}

/** The figures as a table of plain text, a line each. */
export function table(figures: readonly Figure[]): string {
  const head = ["figure", "measured", "yardstick", "", "ratio", "bar", ""];
  const rows = figures.map((figure) => [
    figure.name,
    amount(figure.value, figure.unit),
    figure.yardstick?.name ?? "",
    figure.yardstick ? amount(figure.yardstick.value, figure.unit) : "",
    ratioText(ratioOf(figure)),
    barText(figure),
    [verdict(holds(figure)), figure.note].filter(Boolean).join("; "),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isNumber = [false, true, false, true, true, true, false];
  const line = (row: string[]) =>
    row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}

function verdict(isKept: boolean | null): string {
  return isKept === null ? "" : isKept ? "holds" : "MISSED";
}

function barText({ bar, unit }: Figure): string {
  if (!bar) return "";
  const sign = "atLeast" in bar ? "≥" : "≤";
  const limit = "atLeast" in bar ? bar.atLeast : bar.atMost;
  return bar.of === "ratio" ? `${sign} ${limit} ×` : `${sign} ${amount(limit, unit)}`;
}

function ratioText(ratio: number | null): string {
  return ratio === null ? "" : `${number(ratio)} ×`;
}

function amount(value: number, unit: Unit): string {
  return `${number(value)} ${unit}`.trim();
}

function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: Number.isInteger(value) ? 0 : digits });
}
