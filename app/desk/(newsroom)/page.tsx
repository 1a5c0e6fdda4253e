import { ArticleList } from "#components/desk/article-list";
import { FirstSteps } from "#components/desk/first-steps";
import { NewArticle } from "#components/desk/new-article";
import { PageHeader } from "#components/desk/page-header";
import { leaveEmptyPage, Pages } from "#components/desk/pages";
import { listArticles, parseDeskFilter } from "#lib/articles/desk";
import { mayCreateArticle } from "#lib/articles/policy";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import type { MemberActor } from "#lib/members/actor";
import { mayAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import { listOpenSections } from "#lib/sections/desk";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "desk.views")("waiting") };
}

/** What waits for the member who is signed in, the oldest first. */
export default async function WaitingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const member = await requireMember();
  const query = await searchParams;
  const { page = 1 } = parseDeskFilter(query);
  const [{ rows, hasMore }, sections, { newsroom }] = await Promise.all([
    listArticles(member, { view: "waiting", page }),
    listOpenSections(member.locale),
    readSettings(),
  ]);
  leaveEmptyPage("/desk", query, page, rows.length);
  const place = { locale: member.locale, timeZone: newsroom.timeZone, now: now() };
  return (
    <>
      <PageHeader title={translator(member.locale, "desk.views")("waiting")}>
        {mayCreateArticle(member) ? <NewArticle sections={sections} locale={member.locale} /> : null}
      </PageHeader>
      {sections.length === 0 && rows.length === 0 ? (
        <FirstSteps may={mayPrepare(member)} locale={member.locale} />
      ) : (
        <ArticleList rows={rows} view="waiting" place={place} />
      )}
      <Pages path="/desk" query={query} page={page} hasMore={hasMore} locale={member.locale} ordered />
    </>
  );
}

function mayPrepare(member: MemberActor) {
  return {
    settings: mayAtDesk(member, "settings.keep"),
    people: mayAtDesk(member, "people.keep"),
    sections: mayAtDesk(member, "sections.keep"),
  };
}
