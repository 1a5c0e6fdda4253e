import Link from "next/link";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/** What a newsroom without sections needs before anything can go out, in order; links where the member may do it. */
export function FirstSteps({
  may,
  locale,
}: {
  may: Record<"settings" | "people" | "sections", boolean>;
  locale: Edition;
}) {
  const t = translator(locale, "desk.firstSteps");
  return (
    <section aria-labelledby="first-steps" className="card grid gap-4 border-dashed px-6 py-8">
      <h2 id="first-steps" className="font-display text-[1.25rem]">
        {t("title")}
      </h2>
      <ol
        className={`grid max-w-[38rem] gap-3 ps-5 ${locale === "ar" ? "[list-style-type:arabic-indic]" : "list-decimal"}`}
      >
        {(["settings", "people", "sections", "article"] as const).map((step) => (
          <li key={step} className="ps-1">
            <p className="font-semibold">
              {step !== "article" && may[step] ? (
                <Link href={`/desk/${step}`} className="underline decoration-accent underline-offset-4">
                  {t(step)}
                </Link>
              ) : (
                t(step)
              )}
            </p>
            <p className="text-soft">{t(`${step}Hint`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
