import "./desk.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { DeskWords } from "#components/desk/words";
import { deskFrame } from "#lib/desk/frame";
import { direction } from "#lib/editions";
import { catalogue, translator } from "#lib/i18n";

// Each answer carries a nonce of its own, and the desk is somebody's: nothing of it is made ahead.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { locale, publication } = await deskFrame();
  return {
    title: {
      default: `${translator(locale, "desk-shell")("title")} · ${publication}`,
      template: `%s · ${publication}`,
    },
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

export const viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { locale, timeZone } = await deskFrame();
  return (
    <html lang={locale} dir={direction[locale]}>
      <body>
        <DeskWords
          locale={locale}
          timeZone={timeZone}
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
