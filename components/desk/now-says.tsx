"use client";

import { useTranslations } from "use-intl/react";

/** Under a field that somebody else has changed since the form was opened: what it says now. */
export function NowSays({ value, lang }: { value: string; lang?: string }) {
  const t = useTranslations("filing.form");
  return (
    <span className="text-attention">
      {value === "" ? (
        t("nowEmpty")
      ) : (
        <>
          {t("now")} <bdi lang={lang}>{value}</bdi>
        </>
      )}
    </span>
  );
}
