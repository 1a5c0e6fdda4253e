import { notFound } from "next/navigation";

/** Any address of the desk that nothing else answers, whoever asks. */
export default function MissingPage(): never {
  notFound();
}
