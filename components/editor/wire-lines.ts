import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { UndoManager } from "yjs";
import { blockText } from "#lib/body/text";
import type { Block } from "#lib/body/types";
import { type Notice, noticeWireLines } from "#lib/body/wire";

/**
 * A line that was noticed, found again by its words: between the notice and the click, anybody may have typed
 * anywhere. `shares`: another offer is about the same line, so taking this one leaves the line where it is.
 */
export type WireLine = Notice & { key: string; blockTexts: string[]; shares: boolean };

/** What there is to offer about what a transaction pasted; nothing for any other transaction. */
export function wireLinesOf(transaction: Transaction): WireLine[] {
  if (transaction.getMeta("uiEvent") !== "paste" && transaction.getMeta("paste") !== true) return [];
  const blocks = touchedBlocks(transaction);
  const notices = noticeWireLines(blocks);
  return notices.map((notice, index) => ({
    ...notice,
    key: `${notice.kind} ${index} ${notice.text}`,
    blockTexts: notice.blockIndexes.flatMap((at) => {
      const block = blocks[at];
      return block ? [blockText(block)] : [];
    }),
    shares: notices.some(
      (other) => other !== notice && other.blockIndexes.some((at) => notice.blockIndexes.includes(at)),
    ),
  }));
}

/**
 * Carries the offer out in the text: takes the lines, or their beginning, away. False when they are gone. One step back
 * brings back them alone, however soon after the paste they were taken.
 */
export function takeFromBody(editor: Editor, line: WireLine): boolean {
  if (line.proposal.action === "flag" && line.shares) return true;
  const { tr, doc } = editor.state;
  const ranges: { from: number; to: number }[] = [];
  for (const text of line.blockTexts) {
    doc.forEach((node, offset) => {
      if (ranges.some(({ from }) => from === offset || from === offset + 1) || blockText(blockOf(node)) !== text)
        return;
      if (line.proposal.action === "lift_start") {
        ranges.push({ from: offset + 1, to: offset + 1 + line.proposal.length });
      } else {
        ranges.push({ from: offset, to: offset + node.nodeSize });
      }
    });
  }
  if (ranges.length === 0) return false;
  for (const { from, to } of ranges.toSorted((a, b) => b.from - a.from)) tr.delete(from, to);
  const history: { undoManager: UndoManager } | undefined = yUndoPluginKey.getState(editor.state);
  history?.undoManager.stopCapturing();
  editor.view.dispatch(tr);
  return true;
}

/** The top-level blocks that the transaction wrote, in order. */
function touchedBlocks(transaction: Transaction): Block[] {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const [index, map] of transaction.mapping.maps.entries()) {
    const rest = transaction.mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  }
  const blocks: Block[] = [];
  transaction.doc.forEach((node, offset) => {
    if (offset < to && offset + node.nodeSize > from) blocks.push(blockOf(node));
  });
  return blocks;
}

function blockOf(node: Node): Block {
  return node.toJSON() as Block;
}
