import type { ButtonHTMLAttributes, Ref } from "react";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  ref?: Ref<HTMLButtonElement>;
  look?: "plain" | "primary" | "danger" | "quiet";
  small?: boolean;
  /** While true the button cannot be pressed again, and says so to assistive technology. */
  busy?: boolean;
};

/** A button that does nothing by itself in a form unless it says `type="submit"`. */
export function Button({
  look = "plain",
  small,
  busy,
  className = "",
  type = "button",
  disabled,
  ...rest
}: ButtonProps) {
  const looks = ["button", look === "plain" ? "" : `button-${look}`, small ? "button-small" : "", className].filter(
    Boolean,
  );
  return (
    <button
      {...rest}
      type={type}
      className={looks.join(" ")}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    />
  );
}
