import { notFound } from "next/navigation";
import { PageHeader } from "#components/desk/page-header";
import { InviteMember, People } from "#components/desk/people";
import { requireMember } from "#lib/auth/current";
import { shortMoment } from "#lib/dates";
import { translator } from "#lib/i18n";
import { listMembers } from "#lib/members/desk";
import { mayAtDesk } from "#lib/members/policy";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.members")("title") };
}

/** Everyone with an account, for administrators. */
export default async function PeoplePage() {
  const member = await requireMember("/desk/people");
  if (!mayAtDesk(member, "people.keep")) notFound();
  const [members, { newsroom }] = await Promise.all([listMembers(member), readSettings()]);
  const t = translator(member.locale, "people.members");
  const place = { locale: member.locale, timeZone: newsroom.timeZone };
  const shown = members.map(({ lastSeenAt, ...rest }) => ({
    ...rest,
    self: rest.id === member.id,
    lastSeen: lastSeenAt ? t("lastSeen", { when: shortMoment(lastSeenAt, place) }) : t("neverSeen"),
  }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <InviteMember timeZone={newsroom.timeZone} locale={member.locale} />
      </PageHeader>
      <People members={shown} timeZone={newsroom.timeZone} locale={member.locale} />
    </>
  );
}
