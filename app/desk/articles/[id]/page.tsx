import "./editor.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskWords } from "#components/desk/words";
import { Editor } from "#components/editor/editor";
import { getEditorData } from "#lib/articles/editor-data";
import { requireMember } from "#lib/auth/current";
import { catalogue, translator } from "#lib/i18n";
import { isRefusal } from "#lib/platform/errors";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const member = await requireMember(`/desk/articles/${id}`);
  const t = translator(member.locale, "editor");
  const data = await getEditorData(member, id).catch(nothing);
  return data ? { title: t("title", { headline: data.article.headline || t("untitled") }) } : {};
}

/** Where an article is written, reviewed and published. */
export default async function ArticleDeskPage({ params }: Props) {
  const { id } = await params;
  const member = await requireMember(`/desk/articles/${id}`);
  const data = await getEditorData(member, id).catch(nothing);
  if (!data) notFound();
  return (
    <DeskWords
      locale={member.locale}
      timeZone={data.timeZone}
      messages={catalogue(member.locale, ["desk-shell", "editor", "media", "refusals", "states"])}
    >
      <Editor key={id} data={data} />
    </DeskWords>
  );
}

/** Nothing there, or nothing that this member may read; every other failure is one. */
function nothing(error: unknown): null {
  if (isRefusal(error) && error.kind === "not_found") return null;
  throw error;
}
