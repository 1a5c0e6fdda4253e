import type { Metadata } from "next";
import { Door } from "#components/desk/door";
import { WelcomeForm } from "#components/desk/welcome-form";
import { deskLocale } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { getWelcome } from "#lib/members/join";
import { readSettings } from "#lib/settings/read";

// The address is a secret: it goes to no other site, and no history of searches.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function WelcomePage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const [locale, welcome, { publication }] = await Promise.all([deskLocale(), getWelcome(secret), readSettings()]);
  const t = translator(locale, "people.welcome");
  const name = publication.name[locale];
  if (!welcome) {
    return (
      <Door publication={name} title={t("goneTitle")} lead={t("goneText")}>
        <a className="button justify-self-start" href="/desk/sign-in">
          {t("signIn")}
        </a>
      </Door>
    );
  }
  const first = welcome.kind === "first_administrator";
  return (
    <Door
      publication={name}
      title={first ? t("firstTitle") : t("invitationTitle", { publication: name })}
      lead={first ? t("firstLead") : t("invitationLead", { name: welcome.name })}
    >
      <WelcomeForm secret={secret} first={first} email={first ? "" : welcome.email} locale={locale} />
    </Door>
  );
}
