import type { PublishedArticle } from "#lib/articles/present";
import { wholePhoto } from "#lib/assets/present";
import { renditionAddress } from "#lib/assets/renditions";
import { type Edition, editions, openGraphLocale } from "#lib/editions";
import type { House } from "#lib/paper/house";
import { absolute } from "#lib/platform/site";

export type HeadProps = {
  house: House;
  title: string;
  description?: string;
  /** Address of this page, without the origin: canonical, and what share cards name. */
  address: string;
  /** The same page in other editions, those that exist. */
  elsewhere?: Partial<Record<Edition, string>>;
  /** Addresses of the lists whose feeds are announced; each has all three formats. */
  feeds?: { title: string; address: string }[];
  article?: PublishedArticle;
  noindex?: boolean;
};

/** What machines are told of a page. React puts all of it into `<head>`. */
export function Head({ house, title, description, address, elsewhere = {}, feeds = [], article, noindex }: HeadProps) {
  const { words } = house;
  const versions = editions.flatMap((edition) => {
    const there = edition === house.edition ? address : elsewhere[edition];
    return there ? [{ edition, url: absolute(there) }] : [];
  });
  return (
    <>
      <title>{title}</title>
      {description ? <meta name="description" content={description} /> : null}
      <meta name="robots" content={noindex ? "noindex" : "max-image-preview:large"} />
      {noindex ? null : <link rel="canonical" href={absolute(address)} />}
      {versions.length > 1
        ? [...versions, { edition: "x-default", url: xDefault(versions, house.firstEdition) }].map(
            ({ edition, url }) => <link key={edition} rel="alternate" hrefLang={edition} href={url} />,
          )
        : null}
      {feeds.map((feed) =>
        feedKinds.map(([file, type, kind]) => (
          <link
            key={feed.address + file}
            rel="alternate"
            type={type}
            title={words(`feeds.${kind}`, { name: feed.title })}
            href={`${feed.address}/${file}`}
          />
        )),
      )}
      {noindex ? null : <OpenGraph {...{ house, title, description, address, versions, article }} />}
    </>
  );
}

const feedKinds = [
  ["feed.xml", "application/rss+xml", "rss"],
  ["feed.atom", "application/atom+xml", "atom"],
  ["feed.json", "application/feed+json", "json"],
] as const;

/** The first edition's page, or the only one there is. */
function xDefault(versions: { edition: Edition; url: string }[], first: Edition): string {
  return versions.find(({ edition }) => edition === first)?.url ?? versions[0]?.url ?? "";
}

type OpenGraphProps = Pick<HeadProps, "house" | "title" | "description" | "address" | "article"> & {
  versions: { edition: Edition }[];
};

function OpenGraph({ house, title, description, address, versions, article }: OpenGraphProps) {
  const lead = article?.lead;
  // The one shape of search engines and share cards alike, or the whole photo.
  const image = lead && (article.crops.find(({ name }) => name === "16x9") ?? wholePhoto(lead));
  return (
    <>
      <meta property="og:site_name" content={house.name} />
      <meta property="og:type" content={article ? "article" : "website"} />
      <meta property="og:title" content={article?.headline ?? title} />
      {description ? <meta property="og:description" content={description} /> : null}
      <meta property="og:url" content={absolute(address)} />
      <meta property="og:locale" content={openGraphLocale[house.edition]} />
      {versions
        .filter(({ edition }) => edition !== house.edition)
        .map(({ edition }) => (
          <meta key={edition} property="og:locale:alternate" content={openGraphLocale[edition]} />
        ))}
      {article ? (
        <>
          <meta property="article:published_time" content={article.firstPublishedAt.toISOString()} />
          <meta property="article:modified_time" content={article.modifiedAt.toISOString()} />
          {article.section.name ? <meta property="article:section" content={article.section.name} /> : null}
          {article.bylines.map(({ id, address: author }) =>
            author ? <meta key={id} property="article:author" content={absolute(author)} /> : null,
          )}
          {article.tags.map(({ id, name }) => (
            <meta key={id} property="article:tag" content={name} />
          ))}
        </>
      ) : null}
      {lead && image ? (
        <>
          <meta property="og:image" content={absolute(renditionAddress(lead.storageKey, image.name, "jpg"))} />
          <meta property="og:image:type" content="image/jpeg" />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          {lead.alt ? <meta property="og:image:alt" content={lead.alt} /> : null}
        </>
      ) : null}
      <meta name="twitter:card" content={lead ? "summary_large_image" : "summary"} />
    </>
  );
}
