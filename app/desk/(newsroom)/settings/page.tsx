import { notFound } from "next/navigation";
import { PageHeader } from "#components/desk/page-header";
import { ReviewStepsForm } from "#components/desk/review-steps-form";
import { NewsroomForm, PublicationForm } from "#components/desk/settings-forms";
import { requireMember } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { mayAtDesk } from "#lib/members/policy";
import { listReviewSteps, reviewStepsVersion } from "#lib/review/steps";
import { isTimeZone } from "#lib/settings/fields";
import { readSettings } from "#lib/settings/read";

export async function generateMetadata() {
  const { locale } = await requireMember();
  return { title: translator(locale, "people.settings")("title") };
}

/** What the newsroom decides about itself, for administrators. */
export default async function SettingsPage() {
  const member = await requireMember("/desk/settings");
  if (!mayAtDesk(member, "settings.keep")) notFound();
  const [{ publication, newsroom, versions }, steps] = await Promise.all([readSettings(), listReviewSteps()]);
  const known = Intl.supportedValuesOf("timeZone").filter(isTimeZone);
  const zones = [...new Set([newsroom.timeZone, "UTC", ...known])].sort();
  return (
    <>
      <PageHeader title={translator(member.locale, "people.settings")("title")} />
      <div className="grid max-w-[52rem] gap-10">
        <PublicationForm publication={publication} version={versions.publication} />
        <NewsroomForm newsroom={newsroom} version={versions.newsroom} zones={zones} locale={member.locale} />
        <ReviewStepsForm steps={steps} version={reviewStepsVersion(steps)} />
      </div>
    </>
  );
}
