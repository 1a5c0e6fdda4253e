"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import { dateLocale, type Edition } from "#lib/editions";
import type { Messages } from "#lib/i18n";

/** Gives the client components below it their words: `catalogue(locale, names)` of lib/i18n, no more than they use. */
export function DeskWords({
  locale,
  messages,
  timeZone,
  children,
}: {
  locale: Edition;
  messages: Partial<Messages>;
  timeZone: string;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={dateLocale[locale]} messages={messages as Messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
