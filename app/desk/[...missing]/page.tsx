import { notFound } from "next/navigation";
import { requireMember } from "#lib/auth/current";

/** Any address of the desk that nothing else answers. */
export default async function MissingPage(): Promise<never> {
  await requireMember();
  notFound();
}
