"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { type Edition, editions } from "#lib/editions";

type Names = Record<Edition, { name: string; slug: string }>;

/** The name in one's own language over that of the other edition, or the word that it has none there; and what must be known of it. */
export function ShownNames({
  names,
  path,
  locale,
  children,
}: {
  names: Names;
  path: string;
  locale: Edition;
  children?: ReactNode;
}) {
  const t = useTranslations("filing.row");
  const editionNames = useTranslations("desk-shell.editions");
  const [first, second] = names[locale].name === "" ? others(locale) : [locale, ...others(locale)];
  return (
    <div className="grid min-w-0 flex-1 basis-[14rem] gap-0.5">
      <p className="truncate font-semibold">
        <bdi lang={first} title={names[first ?? locale].name}>
          {names[first ?? locale].name}
        </bdi>
      </p>
      <p className="truncate text-[0.8125rem] text-soft">
        {second && names[second].name ? (
          <bdi lang={second} title={names[second].name}>
            {names[second].name}
          </bdi>
        ) : (
          t("missingIn", { edition: editionNames(second ?? locale) })
        )}
        <span aria-hidden> · </span>
        <bdi dir="ltr">
          /{first}/{path}/{names[first ?? locale].slug}
        </bdi>
      </p>
      {children ? <p className="text-[0.8125rem] text-attention">{children}</p> : null}
    </div>
  );
}

function others(locale: Edition): Edition[] {
  return editions.filter((edition) => edition !== locale);
}
