import { OwnSessions } from "#components/desk/own-sessions";
import { PageHeader } from "#components/desk/page-header";
import { PasswordForm, ProfileForm } from "#components/desk/profile-forms";
import { requireMember } from "#lib/auth/current";
import { shortMoment } from "#lib/dates";
import { translator } from "#lib/i18n";
import { describeBrowser } from "#lib/members/browser";
import { getProfile } from "#lib/members/profile";
import { listOpenSessions } from "#lib/members/sessions";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.profile")("title") };
}

/** One's own name, language and password, and where one is signed in. */
export default async function ProfilePage() {
  const member = await requireMember("/desk/profile");
  const [profile, sessions, { newsroom }] = await Promise.all([
    getProfile(member),
    listOpenSessions(member.id),
    readSettings(),
  ]);
  const t = translator(member.locale, "people.profile");
  const place = { locale: member.locale, timeZone: newsroom.timeZone };
  const shown = sessions.map((session) => {
    const { browser, system } = describeBrowser(session.userAgent);
    return {
      id: session.id,
      current: session.id === member.sessionId,
      browser: browser && system ? t("browserOn", { browser, system }) : (browser ?? t("unknownBrowser")),
      address: session.address,
      since: t("since", { when: shortMoment(session.createdAt, place) }),
      lastUsed: t("lastUsed", { when: shortMoment(session.lastSeenAt, place) }),
    };
  });
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-[44rem] gap-10">
        <ProfileForm profile={profile} />
        <PasswordForm email={profile.email} />
        <OwnSessions sessions={shown} timeZone={newsroom.timeZone} />
      </div>
    </>
  );
}
