import { expect, test } from "vitest";
import { askedAddress } from "#lib/desk/asked-address";
import { isDeskPath } from "#lib/desk/own-path";

test.each([
  ["/desk", "/desk"],
  ["/desk/articles?view=mine", "/desk/articles?view=mine"],
  ["/desk/articles?view=mine&_rsc=1x2y", "/desk/articles?view=mine"],
  ["/desk/tags?_rsc=1x2y", "/desk/tags"],
  ["/desk/articles?q=who?&view=mine", "/desk/articles?q=who%3F&view=mine"],
  ["/desk/articles?q=%D8%B3%D9%84%D9%85%D9%89+x", "/desk/articles?q=%D8%B3%D9%84%D9%85%D9%89+x"],
])("%s is asked for as %s, and sign-in leads back there", (url, asked) => {
  expect(askedAddress(url)).toBe(asked);
  expect(isDeskPath(asked)).toBe(true);
});
