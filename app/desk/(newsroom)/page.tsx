import { ArticleList } from "#components/desk/article-list";
import { NewArticle } from "#components/desk/new-article";
import { PageHeader } from "#components/desk/page-header";
import { listArticles } from "#lib/articles/desk";
import { mayCreateArticle } from "#lib/articles/policy";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { now } from "#lib/platform/clock";
import { listOpenSections } from "#lib/sections/desk";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "desk.views")("waiting") };
}

/** What waits for the member who is signed in, the oldest first. */
export default async function WaitingPage() {
  const member = await requireMember();
  const [{ rows }, sections, { newsroom }] = await Promise.all([
    listArticles(member, { view: "waiting" }),
    listOpenSections(member.locale),
    readSettings(),
  ]);
  const place = { locale: member.locale, timeZone: newsroom.timeZone, now: now() };
  return (
    <>
      <PageHeader title={translator(member.locale, "desk.views")("waiting")}>
        {mayCreateArticle(member) ? <NewArticle sections={sections} locale={member.locale} /> : null}
      </PageHeader>
      <ArticleList rows={rows} view="waiting" place={place} />
    </>
  );
}
