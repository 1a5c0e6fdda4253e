import { notFound } from "next/navigation";
import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { leaveEmptyPage, Pages } from "#components/desk/pages";
import { TagFilter } from "#components/desk/tag-filter";
import { NewTag, Tags } from "#components/desk/tags";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { listTags } from "#lib/tags/desk";
import { tagTypes } from "#lib/tags/types";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.tags")("title") };
}

/** Every tag that articles are filed under, found by type and by name in either script. */
export default async function TagsPage({ searchParams }: Props) {
  const member = await requireMember("/desk/tags");
  if (!mayAtDesk(member, "directory.read")) notFound();
  const asked = await searchParams;
  const query = typeof asked.q === "string" ? asked.q.slice(0, 100).trim() : "";
  const type = tagTypes.find((candidate) => candidate === asked.type);
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1);
  const { tags, hasMore } = await listTags(member, { query, type, page });
  leaveEmptyPage("/desk/tags", asked, page, tags.length);
  const t = translator(member.locale, "people.tags");
  const filtered = query !== "" || type !== undefined;
  const mayKeep = mayAtDesk(member, "tags.keep");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {mayKeep || mayAtDesk(member, "tags.create") ? <NewTag type={type} /> : null}
      </PageHeader>
      <TagFilter query={query} type={type} locale={member.locale} />
      <Tags tags={tags} locale={member.locale} mayKeep={mayKeep}>
        <Empty title={t(filtered ? "noneFound" : "empty")}>{t(filtered ? "noneFoundText" : "emptyText")}</Empty>
      </Tags>
      <Pages path="/desk/tags" query={asked} page={page} hasMore={hasMore} locale={member.locale} ordered />
    </>
  );
}
