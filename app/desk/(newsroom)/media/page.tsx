import { notFound } from "next/navigation";
import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { leaveEmptyPage, Pages } from "#components/desk/pages";
import { AddPhotos, Photos } from "#components/desk/photos";
import { listAssets } from "#lib/assets/desk";
import { mayUseAssets } from "#lib/assets/policy";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "desk.media")("title") };
}

/** Every photo that was brought in, newest first, found by caption, credit, alt text or file name. */
export default async function MediaPage({ searchParams }: Props) {
  const member = await requireMember("/desk/media");
  if (!mayUseAssets(member)) notFound();
  const query = await searchParams;
  const words = typeof query.q === "string" ? query.q.slice(0, 200) : "";
  const page = Math.max(1, Math.trunc(Number(query.page)) || 1);
  const { assets, hasMore } = await listAssets(member, { query: words, page });
  leaveEmptyPage("/desk/media", query, page, assets.length);
  const t = translator(member.locale, "desk.media");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <AddPhotos />
      <search aria-label={t("search")} className="mb-6">
        <form method="get" className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={words}
            placeholder={t("search")}
            aria-label={t("search")}
            dir="auto"
            className="input min-w-0 flex-1 sm:max-w-[22rem]"
          />
          <button type="submit" className="button">
            {t("find")}
          </button>
        </form>
      </search>
      {assets.length === 0 ? <Empty title={t("empty")}>{t("emptyHint")}</Empty> : <Photos assets={assets} />}
      <Pages path="/desk/media" query={query} page={page} hasMore={hasMore} locale={member.locale} />
    </>
  );
}
