"use client";

import { SignInForm } from "./sign-in-form.tsx";

/** Signs in and goes on to `next`, as a new page: what was shown before belonged to nobody. */
export function SignInHere({ next }: { next: string }) {
  return <SignInForm onSignedIn={() => location.assign(next)} />;
}
