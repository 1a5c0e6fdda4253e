import { ArticleFilter, isFiltered } from "#components/desk/article-filter";
import { ArticleList } from "#components/desk/article-list";
import { NewArticle } from "#components/desk/new-article";
import { PageHeader } from "#components/desk/page-header";
import { leaveEmptyPage, Pages } from "#components/desk/pages";
import { listArticles, parseDeskFilter } from "#lib/articles/desk";
import { mayCreateArticle } from "#lib/articles/policy";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { now } from "#lib/platform/clock";
import { listOpenSections } from "#lib/sections/desk";
import { readSettings } from "#lib/settings/read";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props) {
  const { locale } = await requireMember();
  return { title: translator(locale, "desk.views")(parseDeskFilter(await searchParams).view) };
}

/** Articles by view and filter: all, one's own drafts, what is scheduled, a section's. */
export default async function ArticlesPage({ searchParams }: Props) {
  const member = await requireMember();
  const query = await searchParams;
  const filter = parseDeskFilter(query);
  const { page = 1 } = filter;
  const [{ rows, hasMore }, sections, { newsroom }] = await Promise.all([
    listArticles(member, filter),
    listOpenSections(member.locale),
    readSettings(),
  ]);
  leaveEmptyPage("/desk/articles", query, page, rows.length);
  const place = { locale: member.locale, timeZone: newsroom.timeZone, now: now() };
  const section = sections.find(({ id }) => id === filter.sectionId);
  return (
    <>
      <PageHeader title={section?.name ?? translator(member.locale, "desk.views")(filter.view)}>
        {mayCreateArticle(member) ? (
          <NewArticle sections={sections} locale={member.locale} sectionId={section?.id} />
        ) : null}
      </PageHeader>
      <ArticleFilter filter={filter} sections={sections} locale={member.locale} />
      <ArticleList rows={rows} view={filter.view} place={place} filtered={isFiltered(filter) || page !== 1} />
      <Pages path="/desk/articles" query={query} page={page} hasMore={hasMore} locale={member.locale} />
    </>
  );
}
