import { redirect } from "next/navigation";
import { SignInCard } from "#components/desk/sign-in-card";
import { currentMember, deskLocale } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  return { title: translator(await deskLocale(), "desk-shell.signIn")("title") };
}

/** Where staff sign in; who is signed in already is led to the desk. */
export default async function SignInPage() {
  if (await currentMember()) redirect("/desk");
  const [locale, { publication }] = await Promise.all([deskLocale(), readSettings()]);
  return (
    <main className="grid min-h-dvh content-center justify-items-center px-4 py-10">
      <div className="grid w-full max-w-[24rem] gap-6">
        <p className="font-display text-center text-[2rem] leading-tight font-medium">
          <bdi>{publication.name[locale]}</bdi>
        </p>
        <div className="card grid gap-5 p-6">
          <h1 className="font-display text-[1.375rem] leading-tight font-medium">
            {translator(locale, "desk-shell.signIn")("title")}
          </h1>
          <SignInCard />
        </div>
      </div>
    </main>
  );
}
