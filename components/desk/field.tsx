"use client";

import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";

type Shared = {
  label: string;
  /** Stands at the end of the label's line, in soft ink. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** The sentence that a refusal had for this field. */
  error?: string | undefined;
};

/** One line of text. Its direction follows what is typed, unless `dir` says otherwise (addresses, email). */
export function TextField({
  label,
  aside,
  hint,
  error,
  ...input
}: Shared & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const frame = useFrame({ label, aside, hint, error, id: input.id });
  return frame(<input dir="auto" {...input} {...frame.control} className={`input ${input.className ?? ""}`} />);
}

/** Several lines of text; grows with them. */
export function TextArea({
  label,
  aside,
  hint,
  error,
  ...input
}: Shared & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const frame = useFrame({ label, aside, hint, error, id: input.id });
  return frame(
    <textarea dir="auto" rows={3} {...input} {...frame.control} className={`input ${input.className ?? ""}`} />,
  );
}

/** A choice of a few; give `<option>`s as children. */
export function SelectField({ label, aside, hint, error, ...input }: Shared & SelectHTMLAttributes<HTMLSelectElement>) {
  const frame = useFrame({ label, aside, hint, error, id: input.id });
  return frame(
    <div className="select" dir={input.dir}>
      <select {...input} {...frame.control} className={`input ${input.className ?? ""}`} />
    </div>,
  );
}

function useFrame({ label, aside, hint, error, id }: Shared & { id?: string | undefined }) {
  const made = useId();
  const control = {
    id: id ?? made,
    "aria-invalid": error ? true : undefined,
    "aria-describedby":
      [hint ? `${made}-hint` : "", error ? `${made}-error` : ""].filter(Boolean).join(" ") || undefined,
  } as const;
  const frame = (input: ReactNode) => (
    <div className="grid content-start gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-[0.8125rem]">
        <label htmlFor={control.id} className="font-semibold">
          {label}
        </label>
        {aside ? <span className="text-soft">{aside}</span> : null}
      </div>
      {input}
      {error ? (
        <p id={`${made}-error`} className="text-[0.8125rem] text-accent">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${made}-hint`} className="text-[0.8125rem] text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
  return Object.assign(frame, { control });
}
