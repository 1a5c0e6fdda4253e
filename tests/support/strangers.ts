import { filesOf } from "#lib/assets/present";
import { isEdition } from "#lib/editions";
import { db } from "#lib/platform/db/index";
import { type ArticleSubject, fixedAddresses, type SurfaceName, surfaces } from "#lib/surfaces";

/**
 * What somebody finds who is signed in nowhere and asks every public address at which an article could be met, in
 * every way that gets an answer.
 */
export type Answer = {
  surface: SurfaceName | "fixed";
  address: string;
  /** How it was asked. */
  way: string;
  status: number;
  /** Headers and body. */
  text: string;
};

/** A page, and the other form in which the framework would hand out the same page. */
const ways: Record<string, Record<string, string>> = {
  "as a page": { Accept: "text/html" },
  "as a flight": { RSC: "1", "Next-Router-Prefetch": "1", Accept: "text/x-component" },
};

/** Every answer; with the words searched for, the search is asked for each of them too. */
export async function askAsStranger(subject: ArticleSubject, words: readonly string[] = []): Promise<Answer[]> {
  const searches = words.map((word) => `/${subject.edition}/search?q=${encodeURIComponent(word)}`);
  const places: Pick<Answer, "surface" | "address">[] = [
    ...fixedAddresses.map((address) => ({ surface: "fixed" as const, address })),
    ...surfaces.flatMap(({ name, addresses }) => addresses(subject).map((address) => ({ surface: name, address }))),
    ...searches.map((address) => ({ surface: "search" as const, address })),
  ];
  const questions = places.flatMap((place) =>
    Object.entries(ways).map(([way, headers]) => ({ ...place, way, headers })),
  );
  const answers: Answer[] = [];
  const next = async (): Promise<void> => {
    for (let question = questions.shift(); question; question = questions.shift()) {
      const { headers, ...rest } = question;
      const response = await fetch(`${process.env.E2E_URL}${rest.address}`, { headers, redirect: "manual" });
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      answers.push({ ...rest, status: response.status, text: `${head}\n${await response.text()}` });
    }
  };
  await Promise.all(Array.from({ length: 8 }, next));
  return answers;
}

/** A line for each answer that holds one of the words; what an address itself says is not what it answers. */
export async function leaksOf(subject: ArticleSubject, words: readonly string[]): Promise<string[]> {
  const answers = await askAsStranger(subject, words);
  return answers.flatMap(({ surface, address, way, status, text }) => {
    const asked = new URL(address, "http://site").searchParams.get("q") ?? "";
    const told = surface === "search" ? text.replaceAll(asked, "").replaceAll(encodeURIComponent(asked), "") : text;
    const found = [...words, subject.id].filter((word) => told.toLowerCase().includes(word.toLowerCase()));
    const picture = surface === "media" && status < 400 ? ["the picture"] : [];
    return [...found, ...picture].map((word) => `${address} ${way} (${status}): ${word}`);
  });
}

/** On which kinds of surface the word stands. */
export async function surfacesThatSay(subject: ArticleSubject, word: string): Promise<SurfaceName[]> {
  const answers = await askAsStranger(subject);
  const names = answers
    .filter(({ way, text }) => way === "as a page" && text.includes(word))
    .map(({ surface }) => surface);
  return [...new Set(names)].filter((name) => name !== "fixed").sort();
}

/** Where the article could be met if what is written now were public. */
export async function workingSubject(articleId: string): Promise<ArticleSubject> {
  const article = await db.article.findUniqueOrThrow({ where: { id: articleId } });
  const { edition } = article;
  if (!isEdition(edition)) throw new Error("an article is of an edition");
  const slugIn = (names: readonly { edition: string; slug: string }[]) =>
    (names.find((name) => name.edition === edition) ?? names[0])?.slug ?? "";
  const [section, tags, authors, assets] = await Promise.all([
    article.sectionId
      ? db.section.findUnique({ where: { id: article.sectionId }, include: { names: true } })
      : Promise.resolve(null),
    db.tag.findMany({ where: { id: { in: article.tagIds } }, include: { names: true } }),
    db.author.findMany({
      where: { id: { in: [...article.authorIds, ...article.translatorIds] } },
      include: { names: true },
    }),
    db.asset.findMany({ where: { id: { in: article.leadAssetId ? [article.leadAssetId] : [] } } }),
  ]);
  return {
    id: articleId,
    edition,
    slug: article.slug,
    headline: article.headline,
    section: section ? { id: section.id, slug: slugIn(section.names) } : null,
    tags: tags.map(({ id, names }) => ({ id, slug: slugIn(names) })),
    authors: authors.map(({ id, names }) => ({ id, slug: slugIn(names) })),
    assets: assets.map((asset) => ({ id: asset.id, storageKey: asset.storageKey, files: filesOf(asset) })),
  };
}
