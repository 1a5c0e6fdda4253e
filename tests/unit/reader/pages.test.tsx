import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Article } from "#components/reader/article";
import { Front } from "#components/reader/front";
import { Head } from "#components/reader/head";
import { JsonLd } from "#components/reader/json-ld";
import { Paper } from "#components/reader/paper";
import type { Card, PublishedArticle } from "#lib/articles/present";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { datesFor } from "#lib/paper/dates";
import type { House } from "#lib/paper/house";
import { newsArticle } from "#lib/structured-data/article";

/** The HTML of reader pages, without a server: what is in it, and what typed words can never become. */

const at = new Date("2026-11-23T09:00:00Z");

function house(edition: Edition): House {
  return {
    edition,
    firstEdition: "en",
    name: edition === "ar" ? "الفانوس" : "The Lantern",
    description: "News",
    closingLine: "Follow us",
    sections: [{ id: "s", name: "Politics", address: `/${edition}/sections/politics` }],
    words: translator(edition, "reader"),
    dates: datesFor(edition, "Asia/Riyadh", at),
  };
}

const typed = `"><img src=x onerror=alert(1)></script><script>alert(1)</script> & 'q'`;

function article(edition: Edition, text: string): PublishedArticle {
  const photo = { storageKey: "k".repeat(24), width: 2400, height: 1600, colour: "#aabbcc", widths: [320, 640] };
  return {
    id: "0123456789ab",
    edition,
    slug: "river",
    address: `/${edition}/articles/river-0123456789ab`,
    headline: text,
    standfirst: text,
    dateline: text,
    section: { id: "s", name: text, address: `/${edition}/sections/politics` },
    bylines: [
      {
        id: "a",
        kind: "person",
        name: text,
        address: "/en/authors/a",
        jobTitle: text,
        portrait: { ...photo, alt: text },
      },
      { id: "b", kind: "agency", name: text, address: null, jobTitle: "", portrait: null },
    ],
    translators: [{ id: "c", kind: "person", name: text, address: "/en/authors/c", jobTitle: text, portrait: null }],
    tags: [
      { id: "t", type: "topic", name: text, address: "/en/tags/t" },
      { id: "p", type: "person", name: text, address: null },
    ],
    lead: { ...photo, assetId: "x", caption: text, credit: text, alt: text, archive: true },
    crops: [{ name: "16x9", width: 1200, height: 675 }],
    body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
    corrections: [{ kind: "correction", text, at }],
    translations: [{ edition: edition === "en" ? "ar" : "en", address: "/x", headline: text }],
    firstPublishedAt: at,
    modifiedAt: new Date(at.getTime() + 3_600_000),
    endsAt: null,
  };
}

function card(text: string): Card {
  const { lead, ...rest } = article("en", text);
  return { ...rest, bylines: [text], photo: lead, portrait: null };
}

function page(edition: Edition, text: string): string {
  const shown = article(edition, text);
  return renderToStaticMarkup(
    <Paper house={house(edition)} section={shown.section.address}>
      <Head house={house(edition)} title={text} description={text} address={shown.address} article={shown} />
      <JsonLd data={newsArticle(shown, { name: text, wordCount: 3 })} />
      <Article article={shown} related={[card(text), card(text)]} house={house(edition)} />
    </Paper>,
  );
}

/** The tags alone, without what stands in quotation marks: where a word could do harm. */
function markupOf(html: string): string {
  return (html.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? []).join("");
}

describe("typed words", () => {
  const html = page("en", typed);

  test("become no element, attribute or script anywhere on an article's page", () => {
    expect(markupOf(html)).not.toMatch(/\son\w+=|src=x/i);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/script/g)).toHaveLength(1);
  });

  test("are shown exactly, escaped once", () => {
    expect(html).toContain(`<h1 class="headline">&quot;&gt;&lt;img src=x onerror=alert(1)&gt;`);
    expect(html).not.toContain("&amp;amp;");
    expect(html).not.toContain("&amp;lt;");
  });

  test("do the same on a front", () => {
    const front = { lead: card(typed), seconds: [card(typed)], latest: [], bands: [], mostRead: [card(typed)] };
    const shown = renderToStaticMarkup(<Front front={front} house={house("en")} />);
    expect(markupOf(shown)).not.toMatch(/<script|\son\w+=|src=x/i);
  });
});

describe("an article's page", () => {
  test("needs no script and no style attribute, and has one heading of the first level", () => {
    const html = page("en", "Words");
    expect(html.replace(/<script type="application\/ld\+json">/, "")).not.toContain("<script");
    expect(html).not.toMatch(/\sstyle=/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const landmark of ["<header", "<nav", "<main", "<footer"]) expect(html).toContain(landmark);
    expect(html).toContain('<a class="skip" href="#main">');
  });

  test("labels a correction as one, with its time to the minute and its zone", () => {
    const html = page("en", "Words");
    expect(html).toMatch(
      /<b>Correction<\/b> · <time dateTime="2026-11-23T09:00:00.000Z">12:00, 23 November 2026 \(GMT\+3\)<\/time>/,
    );
    expect(html).toContain("Last updated 13:00");
    expect(html).toContain('<a href="#corrected">Corrected: see below</a>');
    expect(html).toContain('<div id="corrected"><aside class="correction">');
  });

  test("names who translated it under the byline, in the edition's own way, and in no line where nobody did", () => {
    const shown = (edition: Edition, names: string[]) => {
      const translators = names.map((name, index) => ({
        ...{ id: name, kind: "person" as const, name, jobTitle: "Critic", portrait: null },
        address: index === 0 ? `/${edition}/authors/first` : null,
      }));
      const html = renderToStaticMarkup(
        <Article article={{ ...article(edition, "Words"), translators }} related={[]} house={house(edition)} />,
      );
      return html.match(/<p class="names">.*?<\/p>/g)?.slice(1);
    };
    const first = (edition: Edition, name: string) => `<bdi><a href="/${edition}/authors/first">${name}</a></bdi>`;
    expect(shown("en", ["A"])).toEqual([`<p class="names">Translated by ${first("en", "A")}</p>`]);
    expect(shown("en", ["A", "B"])).toEqual([
      `<p class="names">Translated by ${first("en", "A")} and <bdi><b>B</b></bdi></p>`,
    ]);
    expect(shown("ar", ["ليلى", "كريم"])).toEqual([
      `<p class="names">ترجمة: ${first("ar", "ليلى")} و<bdi><b>كريم</b></bdi></p>`,
    ]);
    expect(shown("en", [])).toEqual([]);
  });

  test("gives its photo a place, three formats and a credit", () => {
    const html = page("en", "Words");
    expect(html).toContain('type="image/avif"');
    expect(html).toContain(`/media/${"k".repeat(24)}/640.webp 640w`);
    expect(html).toMatch(/<img src="\/media\/k{24}\/1200\.jpg" width="2400" height="1600" alt="Words"/);
    expect(html).toContain("Archive photo · <bdi>Words</bdi>");
  });

  test("is in the edition's own words throughout", () => {
    const html = page("ar", "كلمات");
    expect(html).toContain("تصحيح");
    expect(html).toContain("صورة أرشيفية");
    const text = html
      .replace(/<(script|title)[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/English|RSS|News|Politics|Follow us/g, "");
    expect(text).not.toMatch(/[A-Za-z]{3}/);
  });
});

describe("what machines are told", () => {
  const html = (props: Partial<Parameters<typeof Head>[0]>) =>
    renderToStaticMarkup(<Head house={house("en")} title="T" address="/en/articles/a" {...props} />);

  test("canonical is absolute; versions name each other, themselves and a default; alone there are none", () => {
    const two = html({ elsewhere: { ar: "/ar/articles/b" } });
    expect(two).toContain('<link rel="canonical" href="http://localhost:3000/en/articles/a"/>');
    expect(two.match(/hrefLang="(\w|-)+"/g)).toEqual(['hrefLang="en"', 'hrefLang="ar"', 'hrefLang="x-default"']);
    expect(html({})).not.toContain("hrefLang");
    const arabicFirst = html({ elsewhere: { ar: "/ar/articles/b" }, house: { ...house("en"), firstEdition: "ar" } });
    expect(arabicFirst).toContain('hrefLang="x-default" href="http://localhost:3000/ar/articles/b"');
  });

  test("what must not be found says so, and nothing else", () => {
    const hidden = html({ noindex: true });
    expect(hidden).toContain('<meta name="robots" content="noindex"/>');
    expect(hidden).not.toMatch(/canonical|og:/);
    expect(html({})).toContain("max-image-preview:large");
  });

  test("an article's share card has its times, section, writers and photo", () => {
    const shared = html({ article: article("en", "Words") });
    for (const property of [
      "og:image:alt",
      "og:image:width",
      "article:published_time",
      "article:author",
      "article:tag",
    ]) {
      expect(shared).toContain(`property="${property}"`);
    }
    expect(shared).toContain("summary_large_image");
  });

  test("the share card's photo is the 16:9 crop that search engines are told of; the whole photo where there is none", () => {
    const shown = article("en", "Words");
    const cropped = html({ article: shown });
    expect(cropped).toMatch(/property="og:image" content="http:\/\/localhost:3000\/media\/k{24}\/16x9\.jpg"/);
    expect(cropped).toContain('<meta property="og:image:width" content="1200"/>');
    expect(cropped).toContain('<meta property="og:image:height" content="675"/>');
    const whole = html({ article: { ...shown, crops: [] } });
    expect(whole).toMatch(/property="og:image" content="http:\/\/localhost:3000\/media\/k{24}\/1200\.jpg"/);
    expect(whole).toContain('<meta property="og:image:height" content="800"/>');
  });
});
