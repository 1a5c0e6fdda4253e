"use client";

import { SignInForm } from "./sign-in-form.tsx";

/** The form of the sign-in page: leads to the desk with a full load, so that nothing of another person stays in memory. */
export function SignInCard() {
  return <SignInForm onSignedIn={() => location.assign("/desk")} />;
}
