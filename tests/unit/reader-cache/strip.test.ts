import { expect, test } from "vitest";
import { strip } from "#lib/reader-cache/strip";

test("what the framework adds to run itself is taken out, and nothing else", () => {
  const html = `<!DOCTYPE html><html lang="en"><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><link rel="modulepreload" href="/_next/b.js"><link rel="preload" href="/fonts/serif.woff2" as="font" crossorigin=""/><script src="/_next/static/chunks/a.js" async=""></script><style>p{color:red}</style></head><body><p>Text</p><!--$--><!--/$--><script>self.__next_f.push([1,"<p>twice</p>"])</script><script id="_R_">requestAnimationFrame(function(){$RT=performance.now()});</script></body></html>`;
  expect(strip(html)).toEqual({
    html: `<!DOCTYPE html><html lang="en"><head><link rel="preload" href="/fonts/serif.woff2" as="font" crossorigin=""/><style>p{color:red}</style></head><body><p>Text</p></body></html>`,
    styles: ["p{color:red}"],
    scripts: [],
  });
});

test("structured data and our own scripts stay; ours are named for the policy, data is not", () => {
  const html = `<script type="application/ld+json">{"@type":"NewsArticle"}</script><script data-reader="">let a = 1 < 2</script>`;
  expect(strip(html)).toEqual({ html, styles: [], scripts: ["let a = 1 < 2"] });
});

test("a script that is loaded from an address goes, whatever it calls itself", () => {
  const sneaky = [
    `<script data-reader src="/x.js"></script>`,
    `<script type="application/ld+json" src="/x.js"></script>`,
    `<SCRIPT SRC=/x.js></SCRIPT>`,
    `<script type="module">x()</script>`,
    `<script type='application/json' id="__NEXT_DATA__">{}</script>`,
    `<script/src="/x.js"></script >`,
  ];
  expect(strip(`<p>a</p>${sneaky.join("")}<p>b</p>`).html).toBe("<p>a</p><p>b</p>");
});

test.each([
  ["a headline in the title", "<title><script>alert(1)</script> wins</title>"],
  ["an attribute", `<img alt="</p><script src='/_next/a.js'></script>" src="/a.avif">`],
  ["an attribute in single quotes", `<img alt='<script>' src="/a.avif"><p>text</p>`],
  ["escaped text", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["a lone sign", "<p>1 < 2 and 3 <4 <= 5</p>"],
  ["a text area", "<textarea><script>typed</script></textarea>"],
])("%s that looks like a script to a careless reader is left as it is", (_what, html) => {
  expect(strip(html).html).toBe(html);
});

test("a headline that ends the script it is quoted in does not smuggle anything past", () => {
  const html = `<script>self.__next_f.push("<\\/script><b>")</script><h1>H</h1>`;
  expect(strip(html).html).toBe("<h1>H</h1>");
});

test("structured data ends where a browser ends it", () => {
  const html = `<script type="application/ld+json">{"headline":"\\u003c/script>"}</script><script>x()</script><p>a</p>`;
  expect(strip(html).html).toBe(`<script type="application/ld+json">{"headline":"\\u003c/script>"}</script><p>a</p>`);
});

test("comments go, broken ones with all that follows them, as in a browser", () => {
  expect(strip("<p>a<!-- -->b<!--> c --></p><p>d</p><!-- e").html).toBe("<p>ab c --></p><p>d</p>");
});

test("a page that stops in the middle of a tag, a value or a script is kept without falling into a loop", () => {
  for (const html of ["<p>a<", "<p>a<b", '<p>a<b c="', "<p>a<script>", "<p>a</", "<p>a<style>b"]) {
    expect(strip(html).html.startsWith("<p>a")).toBe(true);
  }
});

test("a long page of signs is read in one pass", () => {
  const began = performance.now();
  strip("<".repeat(200_000) + "<script".repeat(20_000) + '<a b="'.repeat(20_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
