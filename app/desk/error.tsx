"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";

export default function DeskError({ retry }: { error: Error; retry: () => void }) {
  const t = useTranslations("desk-shell.error");
  return (
    <main className="mx-auto grid max-w-[30rem] gap-4 px-5 py-16">
      <h1 className="page-title">{t("title")}</h1>
      <p className="text-soft">{t("text")}</p>
      <Button onClick={retry} className="justify-self-start">
        {t("retry")}
      </Button>
    </main>
  );
}
