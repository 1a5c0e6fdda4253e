import "../editor.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { compare, type Difference } from "#lib/articles/compare";
import { getContent } from "#lib/articles/desk";
import { requireMember } from "#lib/auth/current";
import { direction, type Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { isRefusal } from "#lib/platform/errors";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireMember(`/desk/articles/${(await params).id}/compare`);
  return { title: translator(locale, "editor.history")("compare") };
}

/** What differs between two revisions, or a revision and the working copy: words added and removed, field by field. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const member = await requireMember(`/desk/articles/${id}/compare`);
  const from = revisionOf(query.from);
  const to = query.to === "working" ? "working" : revisionOf(query.to);
  if (from === null || to === null || to === 0) notFound();
  const [before, after] = await Promise.all([
    from === 0 ? null : getContent(member, id, from),
    getContent(member, id, to),
  ]).catch(nothing);
  if (!after || (from !== 0 && !before)) notFound();
  const differences = compare(before ?? null, after);
  const t = translator(member.locale, "editor.compare");
  const title =
    from === 0
      ? t("titleFirst", { to: String(to) })
      : to === "working"
        ? t("titleWorking", { from })
        : t("title", { from, to });
  return (
    <main className="mx-auto max-w-[46rem] px-4 pt-5 pb-24">
      <Link href={`/desk/articles/${id}`} className="link">
        {t("back")}
      </Link>
      <h1 className="page-title pt-4">{title}</h1>
      <p className="pt-1 pb-6 text-soft">{differences.length > 0 ? t("lead") : t("same")}</p>
      {differences.map((difference) => (
        <FieldDifference
          key={difference.field}
          difference={difference}
          edition={after.edition}
          locale={member.locale}
        />
      ))}
    </main>
  );
}

function FieldDifference({
  difference,
  edition,
  locale,
}: {
  difference: Difference;
  edition: Edition;
  locale: Edition;
}) {
  const t = translator(locale, "editor.compare");
  const fields = translator(locale, "editor.fields");
  return (
    <section className="border-t border-line py-5">
      <h2 className="pb-2 text-[0.8125rem] font-semibold text-soft">{fields(difference.field)}</h2>
      <div
        lang={edition}
        dir={direction[edition]}
        className={`difference ${difference.field === "headline" ? "difference-headline" : ""}`}
      >
        {difference.parts.map(({ kind, text }, index) => {
          const key = `${index} ${kind}`;
          if (kind === "same") return <span key={key}>{text}</span>;
          const Tag = kind === "added" ? "ins" : "del";
          return (
            <Tag key={key}>
              <span className="sr-only" lang={locale}>
                [{t(kind)}{" "}
              </span>
              {text}
              <span className="sr-only">]</span>
            </Tag>
          );
        })}
      </div>
    </section>
  );
}

function revisionOf(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function nothing(error: unknown): [null, null] {
  if (isRefusal(error) && error.kind === "not_found") return [null, null];
  throw error;
}
