import "../editor.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { CompareChoice } from "#components/desk/compare-choice";
import { Differences } from "#components/desk/differences";
import { TooFewVersions } from "#components/desk/too-few-versions";
import { compare } from "#lib/articles/compare";
import { getDeskArticle } from "#lib/articles/desk-article";
import { getContent, listRevisions } from "#lib/articles/desk-history";
import { requireMember } from "#lib/auth/current";
import type { SignedIn } from "#lib/auth/session";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { isRefusal } from "#lib/platform/errors";
import { readSettings } from "#lib/settings/read";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireMember();
  return { title: translator(locale, "editor.history")("compare") };
}

/**
 * What differs between two revisions, or a revision and the working copy, and the choice of any other two. Where none are
 * named, the two newest are, in the address.
 */
export default async function ComparePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const member = await requireMember();
  if (query.from === undefined && query.to === undefined) return newestOf(member, id);
  const from = revisionOf(query.from);
  const to = query.to === "working" ? "working" : revisionOf(query.to);
  if (from === null || to === null || to === 0) notFound();
  const asked = await ask(member, id, from, to).catch(nothing);
  if (!asked?.after || (from !== 0 && !asked.before)) notFound();
  const { before, after, revisions, article, timeZone } = asked;
  const differences = compare(before, after);
  const t = translator(member.locale, "editor.compare");
  return (
    <Frame id={id} locale={member.locale}>
      <h1 className="page-title pt-4">{titleOf(from, to, t)}</h1>
      <CompareChoice
        articleId={id}
        revisions={revisions}
        live={article.live?.revisionNumber ?? null}
        chosen={{ from, to }}
        locale={member.locale}
        timeZone={timeZone}
      />
      <p className="pb-6 text-soft">{differences.length > 0 ? t("lead") : t("same")}</p>
      <Differences differences={differences} edition={after.edition} locale={member.locale} />
    </Frame>
  );
}

/** Leads to the address of the two newest revisions; where there are no two, says so. */
async function newestOf(member: SignedIn, id: string) {
  const revisions = await listRevisions(member, id).catch(nothing);
  if (!revisions) notFound();
  const [newest, before] = revisions;
  if (newest && before) redirect(`/desk/articles/${id}/compare?from=${before.number}&to=${newest.number}`);
  return (
    <Frame id={id} locale={member.locale}>
      <TooFewVersions articleId={id} only={newest?.number ?? null} locale={member.locale} />
    </Frame>
  );
}

function Frame({ id, locale, children }: { id: string; locale: Edition; children: ReactNode }) {
  return (
    <main className="mx-auto max-w-[46rem] px-4 pt-5 pb-24">
      <Link href={`/desk/articles/${id}`} className="link">
        {translator(locale, "editor.compare")("back")}
      </Link>
      {children}
    </main>
  );
}

async function ask(member: SignedIn, id: string, from: number, to: number | "working") {
  const [before, after, revisions, article, { newsroom }] = await Promise.all([
    from === 0 ? null : getContent(member, id, from),
    getContent(member, id, to),
    listRevisions(member, id),
    getDeskArticle(member, id),
    readSettings(),
  ]);
  return { before, after, revisions, article, timeZone: newsroom.timeZone };
}

function titleOf(from: number, to: number | "working", t: ReturnType<typeof translator<"editor.compare">>): string {
  if (to === "working") return from === 0 ? t("titleWhole") : t("titleWorking", { from });
  return from === 0 ? t("titleFirst", { to }) : t("title", { from, to });
}

function revisionOf(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function nothing(error: unknown): null {
  if (isRefusal(error) && error.kind === "not_found") return null;
  throw error;
}
