"use client";

import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { FormSection } from "./form-section.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";
import { useFocusKept } from "./use-focus-kept.tsx";

type Rule = { id: string; name: string; closed: boolean; needsSecondPerson: boolean };

/** Where approving takes somebody else than the author: said for each section, and asked before it is lifted. */
export function SectionRules({ rules }: { rules: Rule[] }) {
  const t = useTranslations("people.sections.rules");
  const [asking, setAsking] = useState<Rule | null>(null);
  const command = useCommand();
  useFocusKept(rules.map(({ id, needsSecondPerson }) => `${id} ${needsSecondPerson}`));

  async function require(rule: Rule) {
    const sent = await command.run(`/desk/api/sections/${rule.id}/require-second-person`);
    if (!sent.ok) return;
    toast(t("requiredToast", { name: rule.name }));
  }

  return (
    <FormSection title={t("title")} lead={t("lead")}>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <ul className="card rows" aria-label={t("title")}>
        {rules.map((rule) => (
          <li key={rule.id} className="row flex-wrap gap-y-1.5">
            <div className="grid min-w-0 flex-1 basis-[14rem] gap-0.5">
              <p className="truncate font-semibold">
                <bdi title={rule.name}>{rule.name}</bdi>
              </p>
              <p className={`text-[0.8125rem] ${rule.needsSecondPerson ? "text-soft" : "text-attention"}`}>
                {t(rule.needsSecondPerson ? "required" : rule.closed ? "waivedClosed" : "waived")}
              </p>
            </div>
            <Button
              small
              busy={command.busy}
              aria-label={t(rule.needsSecondPerson ? "waiveName" : "requireName", { name: rule.name })}
              onClick={() => (rule.needsSecondPerson ? setAsking(rule) : require(rule))}
            >
              {t(rule.needsSecondPerson ? "waive" : "require")}
            </Button>
          </li>
        ))}
      </ul>
      {asking ? (
        <CloseDialog
          address={`/desk/api/sections/${asking.id}/waive-second-person`}
          title={t("waiveTitle", { name: asking.name })}
          lead={t("waiveLead")}
          submit={t("waive")}
          done={t("waivedToast", { name: asking.name })}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </FormSection>
  );
}
