import { notFound } from "next/navigation";
import { Empty } from "#components/desk/empty";
import { PageHeader } from "#components/desk/page-header";
import { SectionRules } from "#components/desk/section-rules";
import { NewSection, Sections } from "#components/desk/sections";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { listKeptSections, listSectionRules } from "#lib/sections/desk";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.sections")("title") };
}

/** The sections of the paper: for editors who keep them, and for administrators, who say where one editor is enough. */
export default async function SectionsPage() {
  const member = await requireMember("/desk/sections");
  const [keeps, decides] = [mayAtDesk(member, "sections.keep"), mayAtDesk(member, "sections.rule")];
  if (!keeps && !decides) notFound();
  const [sections, rules] = await Promise.all([
    keeps ? listKeptSections(member) : [],
    decides ? listSectionRules(member, member.locale) : [],
  ]);
  const t = translator(member.locale, "people.sections");
  return (
    <>
      <PageHeader title={t("title")} lead={t(keeps ? "lead" : "leadRules")}>
        {keeps ? <NewSection /> : null}
      </PageHeader>
      {sections.length + rules.length > 0 ? (
        <div className="grid gap-8">
          {sections.length > 0 ? <Sections sections={sections} locale={member.locale} /> : null}
          {rules.length > 0 ? <SectionRules rules={rules} /> : null}
        </div>
      ) : (
        <Empty title={t("empty")}>{t(keeps ? "emptyText" : "emptyRules")}</Empty>
      )}
    </>
  );
}
