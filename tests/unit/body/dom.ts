import { Window } from "happy-dom";

const window = new Window({ settings: { disableJavaScriptEvaluation: true } as never });

/** The HTML parser that tests use in place of the browser's. */
export function parseHtml(html: string): Document {
  return new window.DOMParser().parseFromString(html, "text/html") as unknown as Document;
}
