import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { Pages } from "#components/desk/pages";
import { listAssets } from "#lib/assets/desk";
import { renditionAddress } from "#lib/assets/renditions";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "desk.media")("title") };
}

/** Every photo that was brought in, newest first, found by caption, credit, alt text or file name. */
export default async function MediaPage({ searchParams }: Props) {
  const member = await requireMember();
  const query = await searchParams;
  const words = typeof query.q === "string" ? query.q.slice(0, 200) : "";
  const page = Math.max(1, Math.trunc(Number(query.page)) || 1);
  const { assets, hasMore } = await listAssets(member, { query: words, page });
  const t = translator(member.locale, "desk.media");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <search aria-label={t("search")} className="mb-6">
        <form method="get" className="flex flex-wrap gap-2">
          <input
            type="search"
            name="q"
            defaultValue={words}
            placeholder={t("search")}
            aria-label={t("search")}
            dir="auto"
            className="input w-full sm:w-[22rem]"
          />
          <button type="submit" className="button">
            {t("find")}
          </button>
        </form>
      </search>
      {assets.length === 0 ? (
        <Empty title={t("empty")}>{t("emptyHint")}</Empty>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-5 gap-y-7">
          {assets.map((asset) => (
            <li key={asset.id} className="grid content-start gap-1.5">
              <img
                src={renditionAddress(asset.storageKey, asset.widths[1] ?? asset.widths[0] ?? asset.width, "webp")}
                alt={asset.alt}
                width={asset.width}
                height={asset.height}
                loading="lazy"
                style={{ backgroundColor: asset.colour }}
                className="aspect-[3/2] w-full object-cover"
              />
              <p dir="auto" className="line-clamp-2 text-[0.8125rem]">
                {asset.caption || asset.alt || asset.fileName}
              </p>
              <p dir="auto" className="truncate text-[0.8125rem] text-soft">
                {asset.credit}
              </p>
              <p className="text-[0.75rem] text-soft tabular-nums" dir="ltr">
                {asset.width} × {asset.height}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pages path="/desk/media" query={query} page={page} hasMore={hasMore} locale={member.locale} />
    </>
  );
}
