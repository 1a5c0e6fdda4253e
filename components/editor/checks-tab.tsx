"use client";

import { useTranslations } from "use-intl/react";
import { ChecksList } from "./checks-list.tsx";
import { useOpenEditor } from "./context.tsx";

export function ChecksTab() {
  const t = useTranslations("editor.checks");
  const { checks } = useOpenEditor();
  const stops = checks.filter(({ level, passed }) => level === "stop" && !passed).length;
  return (
    <section className="grid gap-1.5">
      <h2 className="font-semibold">{t("title")}</h2>
      <p role="status" className="text-soft">
        {checks.every(({ passed }) => passed) ? t("allPassed") : t("stops", { count: stops })}
      </p>
      <ChecksList />
    </section>
  );
}
