"use client";

import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { type CheckResult, runChecks } from "#lib/articles/checks";
import { bodyRoot, type DocumentFields, readFields } from "#lib/articles/document";
import { proposeSlug } from "#lib/articles/slug";
import type { DeskAsset } from "#lib/assets/present";
import { bodyFromYjs } from "#lib/body/from-yjs";
import { bodyText, wordCount } from "#lib/body/text";
import type { Edition } from "#lib/editions";
import { onDocumentChange } from "./shared-values.ts";

export type Judged = { checks: readonly CheckResult[]; text: string; words: number };

/** The checks on what is written now, a moment after it was; the server runs them again before anything goes out. */
export function useLiveChecks(
  doc: Y.Doc | null,
  ready: boolean,
  given: { edition: Edition; lead: DeskAsset | null; checks: readonly CheckResult[] },
): Judged {
  const { edition, lead } = given;
  const [judged, setJudged] = useState<Judged>({ checks: given.checks, text: "", words: 0 });
  useEffect(() => {
    if (!doc || !ready) return;
    const judge = (fields: DocumentFields) => {
      const found = judgeDocument(doc, fields, edition, lead);
      if (found) setJudged(found);
    };
    judge(readFields(doc));
    return onDocumentChange(doc, judge);
  }, [doc, ready, edition, lead]);
  return judged;
}

function judgeDocument(doc: Y.Doc, fields: DocumentFields, edition: Edition, lead: DeskAsset | null): Judged | null {
  try {
    const body = bodyFromYjs(doc.getXmlFragment(bodyRoot));
    const text = bodyText(body);
    const checks = runChecks({
      version: 1,
      edition,
      headline: fields.headline,
      standfirst: fields.standfirst,
      slug: fields.slugByHand ? fields.slug : proposeSlug(fields.headline, edition),
      dateline: fields.dateline,
      // Of these the checks ask only whether they are there.
      section: fields.sectionId ? { id: fields.sectionId, name: "", slug: "" } : null,
      bylines: fields.bylines.map((id) => ({ id, kind: "person", name: "", slug: "" })),
      tags: fields.tags.map((id) => ({ id, type: "topic", name: "", slug: "" })),
      lead: fields.leadAssetId
        ? {
            assetId: fields.leadAssetId,
            storageKey: "",
            width: lead?.width ?? Number.POSITIVE_INFINITY,
            height: lead?.height ?? 0,
            colour: "",
            widths: [],
            caption: fields.leadCaption,
            credit: fields.leadCredit,
            alt: fields.leadAlt,
            archive: fields.leadArchive,
          }
        : null,
      body,
    });
    return { checks, text, words: wordCount(text, edition) };
  } catch {
    // A document that is none: the body says so, and the last judgement stands.
    return null;
  }
}
