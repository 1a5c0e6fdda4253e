import { expect, test } from "vitest";
import { readAddress } from "#lib/reader-cache/address";

const arabic = "/ar/articles/%D9%86%D8%B9%D9%86%D8%A7%D8%B9-0123456789ab";

test.each([
  ["/en", "/en"],
  ["/en?utm_source=x&fbclid=y", "/en"],
  ["/en?_rsc=abc", "/en"],
  ["/en/sections/world?page=2&utm_medium=mail", "/en/sections/world?page=2"],
  ["/en/sections/world?page=1", "/en/sections/world"],
  ["/en/sections/world?page=02", "/en/sections/world"],
  ["/en/sections/world?page=2;drop", "/en/sections/world"],
  ["/en/articles/a-0123456789ab?page=2", "/en/articles/a-0123456789ab"],
  ["/en/search?q=%20%20two%20%0A%20words%20&page=3&q=other", "/en/search?q=two%20words&page=3"],
  ["/en/search?q=cafe%CC%81", "/en/search?q=caf%C3%A9"],
  [arabic.toLowerCase().replace("0123456789ab", "0123456789ab"), arabic],
  ["/%65n/corrections", "/en/corrections"],
  ["http://other.example/en?x=1", "/en"],
])("%s is the same page as %s", (url, canonical) => {
  expect(readAddress(url)).toMatchObject({ kind: "surface", url: canonical });
});

test("letters sent raw, and a slash too many at the end, lead to the one form", () => {
  const raw = Buffer.from(decodeURIComponent(arabic), "utf8").toString("latin1");
  expect(readAddress(raw)).toEqual({ kind: "moved", location: arabic });
  expect(readAddress("/en/sections/world/")).toEqual({ kind: "moved", location: "/en/sections/world" });
});

test.each([
  "/ar/%",
  "/ar/articles/%ED%A0%80-0123456789ab",
  "/en/articles/a%2f..%2f..%2fdesk",
  "/en/articles/a%5C..%5Cdesk",
  "/en/articles/..",
  "/en/articles/%2e%2e",
  "/en/articles/a%00b",
  "/en//articles/a-0123456789ab",
  "//desk",
  "/x/../desk",
  "/EN",
  "/en/articles/a-0123456789ab/x.css",
  "/en/sections/",
  "/en/status/404",
  "/media/key/800.svg",
  "/media/../800.jpg",
  "/wp-login.php",
])("%s is no address of ours", (url) => {
  expect(readAddress(url).kind).toBe("unknown");
});

test("a missing page speaks the language of the edition it was looked for in", () => {
  expect(readAddress("/ar/nothing")).toEqual({ kind: "unknown", edition: "ar" });
  expect(readAddress("/nothing")).toEqual({ kind: "unknown", edition: null });
});

test("a search longer than anybody types is cut, not carried along", () => {
  const address = readAddress(`/en/search?q=${"ab ".repeat(5_000)}`);
  expect(address.kind === "surface" && address.url.length).toBeLessThan(700);
});

test("an address that has no meaning is still one of the edition that it begins with", () => {
  for (const path of ["/ar/%00", "/ar/%ff", "/ar/a%2fb", "/ar/%", "/ar/x/..%5c"]) {
    expect(readAddress(path), path).toEqual({ kind: "unknown", edition: "ar" });
  }
  expect(readAddress("/%00/ar")).toEqual({ kind: "unknown", edition: null });
});
