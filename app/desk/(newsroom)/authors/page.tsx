import { notFound } from "next/navigation";
import { Authors, NewAuthor } from "#components/desk/authors";
import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { requireMember } from "#lib/auth/current";
import { getAccountChoices, listAuthors } from "#lib/authors/desk";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.authors")("title") };
}

/** Everyone who can sign an article; editors keep them. */
export default async function AuthorsPage() {
  const member = await requireMember("/desk/authors");
  if (!mayAtDesk(member, "directory.read")) notFound();
  const mayKeep = mayAtDesk(member, "authors.keep");
  const [authors, accounts] = await Promise.all([listAuthors(member), mayKeep ? getAccountChoices(member) : []]);
  const t = translator(member.locale, "people.authors");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {mayKeep ? <NewAuthor accounts={accounts} /> : null}
      </PageHeader>
      {authors.length > 0 ? (
        <Authors authors={authors} accounts={accounts} mayKeep={mayKeep} locale={member.locale} />
      ) : (
        <Empty title={t("empty")}>{t("emptyText")}</Empty>
      )}
    </>
  );
}
