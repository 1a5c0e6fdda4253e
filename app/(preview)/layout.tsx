import "../(reader)/reader.css";
import "../../styles/article-page.css";
import "./preview.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "same-origin" };
export const viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

/** The page brings its own `<html>`: only it knows in which edition the article is. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
