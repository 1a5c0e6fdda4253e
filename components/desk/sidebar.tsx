"use client";

import { Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { useFormatter, useTranslations } from "use-intl/react";
import { Avatar } from "./avatar.tsx";
import { signOut } from "./sign-in.tsx";

export type SidebarData = {
  publication: string;
  member: { id: string; name: string; role: string };
  counts: { waiting: number; mine: number; scheduled: number; bySection: Record<string, number> };
  sections: { id: string; name: string }[];
  /** Pages of the newsroom that this member has a use for. */
  pages: NewsroomPage[];
};

export const newsroomPages = ["front", "photos", "tags", "authors", "sections", "people", "settings"] as const;
export type NewsroomPage = (typeof newsroomPages)[number];

/**
 * The desk's navigation: a column at the side; on a narrow screen a bar with a menu, which Escape closes and which
 * gives the focus back to its button.
 */
export function Sidebar({ publication, member, counts, sections, pages }: SidebarData) {
  const t = useTranslations("desk-shell");
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const menu = useId();
  const at = useWhere();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [at.key]);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      toggle.current?.focus();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [open]);

  return (
    <header className="z-30 border-line bg-desk max-desk:sticky max-desk:top-0 max-desk:border-b desk:sticky desk:top-0 desk:h-dvh desk:w-[14.5rem] desk:flex-none desk:border-e">
      <div className="flex h-full flex-col desk:overflow-y-auto">
        <div className="flex items-center justify-between gap-3 px-4 py-2 desk:px-[1.375rem] desk:pt-3.5 desk:pb-3">
          <Link
            href="/desk"
            title={publication}
            className="font-display truncate text-[1.5rem] leading-[1.3] font-medium tracking-[-0.01em]"
          >
            <bdi>{publication}</bdi>
          </Link>
          <button
            ref={toggle}
            type="button"
            className="button desk:hidden"
            aria-expanded={open}
            aria-controls={menu}
            onClick={() => setOpen(!open)}
          >
            {open ? <X aria-hidden size={16} /> : <Menu aria-hidden size={16} />}
            {open ? t("menu.close") : t("menu.open")}
          </button>
        </div>
        <div
          id={menu}
          className={`flex-1 flex-col px-3 pb-4 max-desk:max-h-[calc(100dvh-3.25rem)] max-desk:overflow-y-auto max-desk:border-t max-desk:border-line desk:flex ${open ? "flex" : "hidden"}`}
        >
          <nav aria-label={t("menu.label")} className="grid gap-[0.1875rem] pt-1">
            <Item href="/desk" current={at.path === "/desk"} count={counts.waiting}>
              {t("nav.waiting")}
            </Item>
            <Item href="/desk/articles" current={at.articles("all")}>
              {t("nav.all")}
            </Item>
            <Item href="/desk/articles?view=mine" current={at.articles("mine")} count={counts.mine}>
              {t("nav.mine")}
            </Item>
            <Item href="/desk/articles?view=scheduled" current={at.articles("scheduled")} count={counts.scheduled}>
              {t("nav.scheduled")}
            </Item>
            {sections.length > 0 ? <Heading>{t("nav.desks")}</Heading> : null}
            {sections.map((section) => (
              <Item
                key={section.id}
                href={`/desk/articles?section=${section.id}`}
                current={at.section === section.id}
                count={counts.bySection[section.id] ?? 0}
              >
                <bdi title={section.name}>{section.name}</bdi>
              </Item>
            ))}
            {pages.length > 0 ? <Heading>{t("nav.newsroom")}</Heading> : null}
            {pages.map((page) => (
              <Item key={page} href={hrefOf[page]} current={at.path.startsWith(hrefOf[page])}>
                {t(`nav.${page}`)}
              </Item>
            ))}
          </nav>
          <MemberMenu member={member} current={at.path === "/desk/profile"} />
        </div>
      </div>
    </header>
  );
}

const hrefOf: Record<NewsroomPage, string> = {
  front: "/desk/fronts",
  photos: "/desk/media",
  tags: "/desk/tags",
  authors: "/desk/authors",
  sections: "/desk/sections",
  people: "/desk/people",
  settings: "/desk/settings",
};

function useWhere() {
  const path = usePathname();
  const query = useSearchParams();
  const section = path === "/desk/articles" ? query.get("section") : null;
  const view = query.get("view") ?? "all";
  return {
    key: `${path}?${query}`,
    path,
    section,
    articles: (wanted: string) => path === "/desk/articles" && section === null && view === wanted,
  };
}

function Item({
  href,
  current,
  count = 0,
  children,
}: {
  href: string;
  current: boolean;
  count?: number;
  children: ReactNode;
}) {
  const t = useTranslations("desk-shell.nav");
  const format = useFormatter();
  return (
    <Link href={href} className="nav-link" aria-current={current ? "page" : undefined}>
      <span className="truncate">{children}</span>
      {count > 0 ? (
        <span className="nav-count" title={t("count", { count })}>
          {format.number(count)}
        </span>
      ) : null}
    </Link>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return <h2 className="px-2.5 pt-4 pb-1 text-[0.8125rem] font-semibold text-soft">{children}</h2>;
}

function MemberMenu({ member, current }: { member: SidebarData["member"]; current: boolean }) {
  const t = useTranslations("desk-shell");
  async function leave() {
    const sent = await signOut(t("offline"));
    if (!sent.ok) {
      toast(sent.error.message);
      return;
    }
    // What this computer keeps of her articles goes with her; only pages with an editor need the rest of that code.
    let kept = 0;
    try {
      const { forgetLocalCopies } = await import("../editor/live/local-copy.ts");
      ({ kept } = await forgetLocalCopies(member.id));
    } finally {
      // Whatever this browser refuses, nothing of the desk stays on the screen of somebody who has signed out.
      location.assign(kept > 0 ? `/desk/sign-in?kept=${kept}` : "/desk/sign-in");
    }
  }
  return (
    <div className="mt-auto grid gap-0.5 pt-6">
      <Link
        href="/desk/profile"
        aria-current={current ? "page" : undefined}
        className="nav-link justify-start gap-2.5 py-1.5"
      >
        <Avatar member={member} />
        <span className="grid min-w-0 leading-tight">
          <bdi className="truncate text-[0.90625rem] font-medium text-ink" title={member.name}>
            {member.name}
          </bdi>
          <span className="truncate text-[0.8125rem] font-normal text-soft">{member.role}</span>
        </span>
        <span className="sr-only">{t("nav.profile")}</span>
      </Link>
      <button type="button" onClick={leave} className="nav-link text-start text-[0.8125rem]">
        {t("nav.signOut")}
      </button>
    </div>
  );
}
