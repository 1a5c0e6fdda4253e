import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door";
import { LanguageLink } from "#components/desk/language-link";
import { WelcomeForm } from "#components/desk/welcome-form";
import { currentMember } from "#lib/auth/current";
import { deskFrame } from "#lib/desk/frame";
import { rememberedLocale } from "#lib/desk/locale";
import { translator } from "#lib/i18n";
import { getWelcome } from "#lib/members/join";

type Props = { params: Promise<{ secret: string }> };

// The address is a secret: it goes to no other site, and no history of searches.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const welcome = await getWelcome((await params).secret);
  const t = translator((await deskFrame()).locale, "people.welcome");
  return {
    title: welcome ? t("title") : t("goneTitle"),
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

export default async function WelcomePage({ params }: Props) {
  const { secret } = await params;
  const path = `/desk/welcome/${secret}`;
  const [{ locale, publication }, welcome] = await Promise.all([deskFrame(), getWelcome(secret)]);
  const t = translator(locale, "people.welcome");
  if (!welcome) {
    return (
      <Door publication={publication} title={t("goneTitle")} lead={t("goneText")}>
        <a className="button justify-self-start" href="/desk/sign-in">
          {t("signIn")}
        </a>
      </Door>
    );
  }
  // Whoever is invited is greeted in their own language.
  if (welcome.kind === "invitation" && welcome.locale !== locale && !(await hasLanguage())) {
    redirect(`/desk/language?to=${welcome.locale}&next=${path}`);
  }
  const first = welcome.kind === "first_administrator";
  return (
    <Door
      publication={publication}
      title={first ? t("firstTitle") : t("invitationTitle", { publication })}
      lead={first ? t("firstLead") : t("invitationLead", { name: welcome.name })}
      foot={<LanguageLink locale={locale} path={path} />}
    >
      <WelcomeForm secret={secret} first={first} email={first ? "" : welcome.email} locale={locale} />
    </Door>
  );
}

/** Whether this browser has a language already: of whoever is signed in, or chosen before. */
async function hasLanguage(): Promise<boolean> {
  return (await currentMember()) !== null || rememberedLocale((await headers()).get("cookie")) !== null;
}
