import "./desk.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { DeskWords } from "#components/desk/words";
import { deskLocale } from "#lib/auth/current";
import { direction } from "#lib/editions";
import { catalogue, translator } from "#lib/i18n";
import { readSettings } from "#lib/settings/read";

// Each answer carries a nonce of its own, and the desk is somebody's: nothing of it is made ahead.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const [locale, { publication }] = await Promise.all([deskLocale(), readSettings()]);
  const name = publication.name[locale];
  return {
    title: { default: `${translator(locale, "desk-shell")("title")} · ${name}`, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

export const viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [locale, { newsroom }] = await Promise.all([deskLocale(), readSettings()]);
  return (
    <html lang={locale} dir={direction[locale]}>
      <body>
        <DeskWords
          locale={locale}
          timeZone={newsroom.timeZone}
          messages={catalogue(locale, ["desk", "desk-shell", "filing", "media", "people"])}
        >
          {children}
          <Toaster
            containerAriaLabel={translator(locale, "desk-shell")("notifications")}
            dir={direction[locale]}
            position="bottom-center"
            toastOptions={{ className: "desk-toast" }}
          />
        </DeskWords>
      </body>
    </html>
  );
}
