"use client";

import { SignInForm } from "./sign-in-form.tsx";

/** Signs in and goes on to where the person was led from. */
export function SignInHere({ next }: { next: string }) {
  return <SignInForm onSignedIn={() => location.assign(next)} />;
}
