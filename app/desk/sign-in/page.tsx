import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInHere } from "#components/desk/sign-in-here";
import { currentMember, deskLocale } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { readSettings } from "#lib/settings/read";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await deskLocale(), "desk-shell.signIn")("title") };
}

/** The door of the desk. */
export default async function SignInPage({ searchParams }: Props) {
  const next = deskPath((await searchParams).next);
  if (await currentMember()) redirect(next);
  const [locale, { publication }] = await Promise.all([deskLocale(), readSettings()]);
  const t = translator(locale, "desk-shell.signIn");
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[24rem] content-center gap-6 px-4 py-10">
      <header className="grid gap-1">
        <p className="font-display text-[1.5rem] leading-tight font-medium">
          <bdi>{publication.name[locale]}</bdi>
        </p>
        <h1 className="page-title">{t("title")}</h1>
        <p className="text-soft">{t("lead", { publication: publication.name[locale] })}</p>
      </header>
      <SignInHere next={next} />
      <a href={`/${locale}`} className="link justify-self-start text-[0.8125rem]">
        {t("toPaper")}
      </a>
    </main>
  );
}

/** Only a page of the desk: anything else could lead a person who has just signed in to a stranger. */
function deskPath(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/desk(?:[/?][^\\]*)?$/.test(next) && !next.startsWith("/desk/sign-in")
    ? next
    : "/desk";
}
