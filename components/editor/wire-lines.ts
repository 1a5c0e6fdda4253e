import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { choicesRoot, replaceText } from "#lib/articles/document";
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

/** Carries an offer out. False when its lines are gone: then nothing is done. */
export function carryOut(editor: Editor, doc: Y.Doc, line: WireLine): boolean {
  const { proposal } = line;
  const lines = proposal.action === "flag" && line.shares ? null : withoutLines(editor, line);
  if (lines && !lines.docChanged) return false;
  asOneStep(editor, doc, lines, () => {
    if (proposal.action === "lift" || proposal.action === "lift_start") {
      replaceText(doc.getText(proposal.field), proposal.value);
    }
    if (proposal.action === "flag") doc.getMap(choicesRoot).set("leadArchive", true);
  });
  return true;
}

/** Takes a line away that was offered for something else. False when it is gone. */
export function removeLine(editor: Editor, doc: Y.Doc, line: WireLine): boolean {
  const lines = withoutLines(editor, { ...line, proposal: { action: "remove" } });
  if (!lines.docChanged) return false;
  asOneStep(editor, doc, lines, () => {});
  return true;
}

/** The text without the lines of the offer, or without their beginning. */
function withoutLines(editor: Editor, line: WireLine): Transaction {
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
  for (const { from, to } of ranges.toSorted((a, b) => b.from - a.from)) tr.delete(from, to);
  return tr;
}

/**
 * One step back in the text brings back the lines and takes back what was put into a field for them, and nothing else,
 * however soon after the paste it was done: a line that came back while the field kept its words would stand there twice.
 */
function asOneStep(editor: Editor, doc: Y.Doc, lines: Transaction | null, writeFields: () => void): void {
  const history: { undoManager: Y.UndoManager } | undefined = yUndoPluginKey.getState(editor.state);
  history?.undoManager.addToScope([
    ...(["headline", "dateline", "leadCaption"] as const).map((field) => doc.getText(field)),
    doc.getMap(choicesRoot),
  ]);
  history?.undoManager.stopCapturing();
  if (lines) editor.view.dispatch(lines);
  doc.transact(writeFields, ySyncPluginKey);
  history?.undoManager.stopCapturing();
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
