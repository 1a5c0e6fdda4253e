/**
 * When a live document's state is kept by itself, and which of those states stay. Pure.
 *
 * A snapshot is taken at most every five minutes of editing, and before a step that removes more than fifty
 * words. Numbered revisions are another thing: they are never thinned.
 */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const snapshotEveryMs = 5 * minuteMs;
export const removedWordsMin = 50;

/** How many words of `before` are no longer in `after`, wherever they stood. */
export function removedWords(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const word of words(after)) left.set(word, (left.get(word) ?? 0) + 1);
  let removed = 0;
  for (const word of words(before)) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else removed += 1;
  }
  return removed;
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

export type SnapshotMark = { id: bigint; at: Date; memberId: string | null };

/**
 * Which snapshots may go. Stays: everything of the last day; then the last one of each hour for a week; then
 * the last one of each day. Hours and days count for each member by themselves, so that nobody's work is
 * thinned away behind somebody else's. Hours and days are those of UTC.
 */
export function snapshotsToDrop(snapshots: readonly SnapshotMark[], nowMs: number): bigint[] {
  const kept = new Set<string>();
  const dropped: bigint[] = [];
  const newestFirst = [...snapshots].sort((a, b) => b.at.getTime() - a.at.getTime() || (b.id > a.id ? 1 : -1));
  for (const { id, at, memberId } of newestFirst) {
    const ageMs = nowMs - at.getTime();
    if (ageMs <= dayMs) continue;
    const spanMs = ageMs <= 7 * dayMs ? hourMs : dayMs;
    const slot = `${memberId ?? ""}:${spanMs}:${Math.floor(at.getTime() / spanMs)}`;
    if (kept.has(slot)) dropped.push(id);
    else kept.add(slot);
  }
  return dropped;
}
