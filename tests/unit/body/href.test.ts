import fc from "fast-check";
import { expect, test } from "vitest";
import { checkHref } from "#lib/body/href";

test.each([
  ["https://EXAMPLE.org", "https://example.org/"],
  ["  http://example.org/a b  ", "http://example.org/a%20b"],
  ["example.org/page", "https://example.org/page"],
  ["www.example.org", "https://www.example.org/"],
  ["https://مثال.إختبار/صفحة", "https://xn--mgbh0fb.xn--kgbechtv/%D8%B5%D9%81%D8%AD%D8%A9"],
  ["desk@example.org", "mailto:desk@example.org"],
  ["mailto:desk@example.org?bcc=all@example.org&body=x", "mailto:desk@example.org"],
])("%s becomes the one spelling of its address", (typed, kept) => {
  expect(checkHref(typed)).toBe(kept);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://example.org/x",
  "ftp://example.org/",
  "tel:+4930",
  "/relative",
  "#part",
  "//example.org/x",
  "http:example.org",
  "https://user:secret@example.org/",
  "https://",
  "mailto:",
  "mailto:nobody",
  "words",
  "",
  "   ",
  `https://example.org/${"a".repeat(3_000)}`,
  null,
  undefined,
  7,
])("%s is no address for a link", (typed) => {
  expect(checkHref(typed)).toBeNull();
});

test("an address that is let through is in its last spelling, and web or mail", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.emailAddress(), fc.string()), (typed) => {
      const href = checkHref(typed);
      if (href === null) return;
      expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
      expect(checkHref(href)).toBe(href);
    }),
  );
});
