import type { ReactNode } from "react";
import { defaultEdition, direction, isEdition } from "#lib/editions";
import { preloadedFonts } from "#lib/paper/fonts";
import "../reader.css";

/** Every reader page is rendered when it is asked for and kept by the reader cache, not by Next. */
export const dynamic = "force-dynamic";

export default async function ReaderLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ edition: string }>;
}) {
  const { edition: asked } = await params;
  const edition = isEdition(asked) ? asked : defaultEdition;
  return (
    <html lang={edition} dir={direction[edition]}>
      <head>
        {preloadedFonts[edition].map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
        ))}
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffefb" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14130f" />
      </head>
      <body>{children}</body>
    </html>
  );
}
