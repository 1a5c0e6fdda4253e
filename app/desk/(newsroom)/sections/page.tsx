import { notFound } from "next/navigation";
import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { NewSection, Sections } from "#components/desk/sections";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { listKeptSections } from "#lib/sections/desk";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.sections")("title") };
}

/** The sections of the paper, for editors. */
export default async function SectionsPage() {
  const member = await requireMember("/desk/sections");
  if (!mayAtDesk(member, "sections.keep")) notFound();
  const sections = await listKeptSections(member);
  const t = translator(member.locale, "people.sections");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <NewSection />
      </PageHeader>
      {sections.length > 0 ? (
        <Sections sections={sections} locale={member.locale} />
      ) : (
        <Empty title={t("empty")}>{t("emptyText")}</Empty>
      )}
    </>
  );
}
