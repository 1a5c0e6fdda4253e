import { notFound } from "next/navigation";
import { Fronts } from "#components/desk/fronts";
import { PageHeader } from "#components/desk/page-header";
import { requireMember } from "#lib/auth/current";
import { editions, isEdition } from "#lib/editions";
import { findFrontArticles, getFrontChoice, getShownLeads } from "#lib/fronts/desk";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { readSettings } from "#lib/settings/read";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.fronts")("title") };
}

/** What leads the front of each edition, for editors; `?edition=` says which is looked at first. */
export default async function FrontsPage({ searchParams }: Props) {
  const member = await requireMember("/desk/fronts");
  if (!mayAtDesk(member, "fronts.keep")) notFound();
  const { edition: asked } = await searchParams;
  const [{ newsroom }, ...fronts] = await Promise.all([
    readSettings(),
    ...editions.map(async (edition) => {
      const [choice, newest, shown] = await Promise.all([
        getFrontChoice(member, edition),
        findFrontArticles(member, edition, ""),
        getShownLeads(member, edition),
      ]);
      return { edition, ...choice, newest, shown };
    }),
  ]);
  const t = translator(member.locale, "people.fronts");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Fronts
        fronts={fronts}
        first={isEdition(asked) ? asked : member.locale}
        locale={member.locale}
        timeZone={newsroom.timeZone}
      />
    </>
  );
}
