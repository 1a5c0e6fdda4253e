import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/desk/door";
import { LanguageLink } from "#components/desk/language-link";
import { Notice } from "#components/desk/notice";
import { SignInHere } from "#components/desk/sign-in-here";
import { currentMember } from "#lib/auth/current";
import { deskFrame } from "#lib/desk/frame";
import { isDeskPath } from "#lib/desk/own-path";
import { translator } from "#lib/i18n";

type Props = { searchParams: Promise<{ next?: string | string[]; kept?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator((await deskFrame()).locale, "desk-shell.signIn")("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, kept } = await searchParams;
  const onward = isDeskPath(next) ? next : "/desk";
  if (await currentMember()) redirect(onward);
  const { locale, publication } = await deskFrame();
  const t = translator(locale, "desk-shell.signIn");
  return (
    <Door
      publication={publication}
      title={t("title")}
      lead={onward === "/desk" ? t("lead", { publication }) : t("ended")}
      foot={
        <>
          <LanguageLink
            locale={locale}
            path={onward === "/desk" ? "/desk/sign-in" : `/desk/sign-in?next=${encodeURIComponent(onward)}`}
          />
          <a className="link" href="/">
            {t("toPaper")}
          </a>
        </>
      }
    >
      {typeof kept === "string" && /^[1-9]\d{0,3}$/.test(kept) ? (
        <Notice kind="mind">{t("kept", { count: Number(kept) })}</Notice>
      ) : null}
      <SignInHere next={onward} />
    </Door>
  );
}
