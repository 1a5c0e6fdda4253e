import type { ReactNode } from "react";
import { type NewsroomPage, Sidebar } from "#components/desk/sidebar";
import { SignInAgain } from "#components/desk/sign-in-again";
import { deskCounts } from "#lib/articles/desk";
import { mayUseAssets } from "#lib/assets/policy";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { principalRole } from "#lib/members/present";
import { listOpenSections } from "#lib/sections/desk";
import { readSettings } from "#lib/settings/read";

/** The pages of the desk that stand beside its navigation; the editor stands alone. */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const [counts, sections, { publication }] = await Promise.all([
    deskCounts(member),
    listOpenSections(member.locale),
    readSettings(),
  ]);
  const t = translator(member.locale, "desk-shell");
  const role = translator(member.locale, "people.roles")(principalRole(member.roles));
  const pages: NewsroomPage[] = [
    ...(mayAtDesk(member, "fronts.keep") ? (["front"] as const) : []),
    ...(mayUseAssets(member) ? (["photos"] as const) : []),
    "tags",
    "authors",
    ...(mayAtDesk(member, "sections.keep") || mayAtDesk(member, "sections.rule") ? (["sections"] as const) : []),
    ...(mayAtDesk(member, "people.keep") ? (["people"] as const) : []),
    ...(mayAtDesk(member, "settings.keep") ? (["settings"] as const) : []),
  ];
  return (
    <div className="desk:flex">
      <a href="#main" className="button absolute z-50 m-2 not-focus:sr-only">
        {t("skip")}
      </a>
      <Sidebar
        publication={publication.name[member.locale]}
        member={{ id: member.id, name: member.name, role }}
        counts={counts}
        sections={sections}
        pages={pages}
      />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 flex-1 px-4 pt-5 pb-16 outline-none desk:px-[1.8125rem] desk:pt-[1.1875rem]"
      >
        {children}
      </main>
      <SignInAgain member={{ id: member.id, name: member.name }} />
    </div>
  );
}
