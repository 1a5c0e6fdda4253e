import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBody } from "#lib/body/check";
import { bodyHtml } from "#lib/body/html";
import { blocksFromHtml, isOwnClipboard } from "#lib/body/paste-html";
import type { Block } from "#lib/body/types";
import { anyBody } from "./bodies.ts";
import { parseHtml } from "./dom.ts";

/** What pasting gives, written as the HTML of a feed without its directions, which is easy to read. */
function pasted(html: string): string {
  const blocks = blocksFromHtml(html, parseHtml);
  if (blocks.length === 0) return "";
  return bodyHtml(checkBody({ type: "doc", content: blocks })).replaceAll(/ dir="(?:ltr|rtl)"/g, "");
}

function directions(html: string): unknown[] {
  return blocksFromHtml(html, parseHtml).map((block) => (block as { attrs?: { dir?: string } }).attrs?.dir ?? null);
}

const word = (
  body: string,
) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Report</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const item = (text: string, place: string, marker: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${place}'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

test("Word: paragraphs, headings, bold, italic and links stay; its own markup goes", () => {
  expect(
    pasted(
      word(`<h1 style='mso-margin-top-alt:auto'><b>River states</b> agree<o:p></o:p></h1>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='line-height:150%'><span lang=EN-US style='font-size:12.0pt;mso-bidi-font-weight:bold'>The seven
governments <b style='mso-bidi-font-weight:normal'>signed</b> an <i>agreement</i> <a
href="https://example.org/pact"><span style='color:blue'>here</span></a>.</span><o:p></o:p></p>
<h3>Later<o:p></o:p></h3><p class=MsoNormal>Two capitals<span style='mso-spacerun:yes'>&nbsp; </span>abstained.</p>`),
    ),
  ).toBe(
    `<h2>River states agree</h2>
<p>The seven governments <strong>signed</strong> an <em>agreement</em> <a href="https://example.org/pact">here</a>.</p>
<h3>Later</h3>
<p>Two capitals abstained.</p>`,
  );
});

test("Word: list paragraphs become real lists, nested by their level, numbered from where they were", () => {
  expect(
    pasted(
      word(
        [
          item("Upstream dams", "l0 level1 lfo1", "·"),
          item("the Karim", "l0 level2 lfo1", "o"),
          item("Gauges", "l0 level1 lfo1", "·"),
          item("Third point", "l2 level1 lfo3", "3."),
          item("Fourth point", "l2 level1 lfo3", "4."),
          item("first part", "l2 level2 lfo3", "a)"),
        ].join("\n"),
      ),
    ),
  ).toBe(
    "<ul><li><p>Upstream dams</p><ul><li><p>the Karim</p></li></ul></li><li><p>Gauges</p></li></ul>\n" +
      '<ol start="3"><li><p>Third point</p></li><li><p>Fourth point</p><ol><li><p>first part</p></li></ol></li></ol>',
  );
});

test("Word: an Arabic list keeps its numbers and its direction", () => {
  const html = word(item("أولاً", "l0 level1 lfo1", "٢.").replace("<p ", "<p dir=RTL "));
  expect(pasted(html)).toBe('<ol start="2"><li><p>أولاً</p></li></ol>');
});

test("Word: what was deleted under track changes, comments and hidden text go, what was inserted stays", () => {
  expect(
    pasted(
      word(`<p class=MsoNormal>The <del cite="mailto:a" datetime="2026-11-03T10:00">five </del><ins cite="mailto:a">seven </ins>states<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1" id="_anchor_1">[A1]</a></span> signed<span style='display:none;mso-hide:all'>secret</span>.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Really five?</p></div></div>`),
    ),
  ).toBe("<p>The seven states signed.</p>");
});

test("Word: quotations become a blockquote, the title a heading, footnotes paragraphs", () => {
  expect(
    pasted(
      word(`<p class=MsoTitle>The pact</p><p class=MsoQuote>First line of it.</p><p class=MsoIntenseQuote>Second.</p>
<p class=MsoNormal>Text<a style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a></p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div><p class=MsoFootnoteText>[1] Source.</p></div></div>`),
    ),
  ).toBe(
    "<h2>The pact</h2>\n<blockquote><p>First line of it.</p><p>Second.</p></blockquote>\n<p>Text[1]</p>\n<p>[1] Source.</p>",
  );
});

test("Word in the browser: lists written item by item are joined, headings known by their role", () => {
  const single = (text: string, level: number) =>
    `<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-listid="1" aria-setsize="-1" data-aria-level="${level}" role="listitem" class="OutlineElement"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">${text}</span></span><span class="EOP" data-ccp-props="{}">&nbsp;</span></p></li></ul></div>`;
  expect(
    pasted(
      `<div class="OutlineElement"><p class="Paragraph" role="heading" aria-level="2"><span>The pact</span></p></div>${single("One", 1)}${single("deeper", 2)}${single("Two", 1)}`,
    ),
  ).toBe("<h2>The pact</h2>\n<ul><li><p>One</p><ul><li><p>deeper</p></li></ul></li><li><p>Two</p></li></ul>");
});

test("Google Docs: the wrapper that says bold and is not, weights of spans, wrapped addresses, blank lines", () => {
  expect(
    pasted(
      `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">River states agree</span></h1><p dir="ltr" style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-weight:400;white-space:pre-wrap;">The governments </span><span style="font-weight:700;font-style:italic;white-space:pre-wrap;">signed</span><span style="font-weight:400"> it </span><a href="https://www.google.com/url?q=https://example.org/pact&amp;sa=D&amp;ust=1" style="text-decoration:none;"><span style="text-decoration:underline">here</span></a><span>.</span></p><br /><p dir="ltr"><span>Second.</span></p></b><br class="Apple-interchange-newline">`,
    ),
  ).toBe(
    '<h2>River states agree</h2>\n<p>The governments <strong><em>signed</em></strong> it <a href="https://example.org/pact">here</a>.</p>\n<p>Second.</p>',
  );
});

test("Google Docs: a list between items belongs to the item before it", () => {
  expect(
    pasted(
      '<ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>One</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>deeper</span></p></li></ul><li dir="ltr" aria-level="1"><p>Two</p></li></ul>',
    ),
  ).toBe("<ul><li><p>One</p><ul><li><p>deeper</p></li></ul></li><li><p>Two</p></li></ul>");
});

test("LibreOffice: fonts and styles go, paragraphs, lists and type stay", () => {
  expect(
    pasted(`<!DOCTYPE html><html><head><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB" dir="ltr"><p style="margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3"><b>Karim dam</b> said.</font></font></p>
<p style="margin-bottom: 0cm"><br/>
</p>
<ol start="2"><li><p>two</p></li><li><p>three</p></li></ol></body></html>`),
  ).toBe('<p><strong>Karim dam</strong> said.</p>\n<ol start="2"><li><p>two</p></li><li><p>three</p></li></ol>');
});

test("a web page: pictures, scripts, forms, navigation and tables' frames go, their words stay", () => {
  expect(
    pasted(`<article class="a b" onclick="alert(1)"><nav>Home</nav><script>alert(1)</script><style>p{}</style>
<h2 id="x">The pact</h2><figure><picture><source srcset="a.avif"><img src="a.jpg" alt="A dam" onerror="alert(1)"></picture><figcaption>The dam in spring</figcaption></figure>
<div>Loose words <span>in a <div>block</div> and</span> after.</div>
<table><tr><th>River</th><td><p>Arda</p><p>Karim</p></td></tr></table>
<button>Share</button><iframe src="https://evil.example"></iframe><hr><p><q>Nobody owns it</q>, she said.</p><p>&nbsp;</p><p></p></article>`),
  ).toBe(
    "<h2>The pact</h2>\n<p>The dam in spring</p>\n<p>Loose words in a</p>\n<p>block</p>\n<p>and after.</p>\n<p>River</p>\n<p>Arda</p>\n<p>Karim</p>\n<hr>\n<p>“Nobody owns it”, she said.</p>",
  );
});

test("a single line break stays, two part the paragraph", () => {
  expect(pasted("one<br>two<br><br>three<br> <br><br>four<br>")).toBe("<p>one<br>two</p>\n<p>three</p>\n<p>four</p>");
  expect(pasted("<h2>one<br>two</h2>")).toBe("<h2>one two</h2>");
  expect(pasted("<pre>one\ntwo\n\nthree</pre>")).toBe("<p>one<br>two</p>\n<p>three</p>");
});

test("runs of blanks become one, a no-break blank stays only where it holds a number or a sign to its word", () => {
  expect(
    pasted(
      "<p>&nbsp; a &nbsp;&nbsp; b&nbsp;c \n\t 10&nbsp;km «&nbsp;mot&nbsp;» 50&nbsp;% so&shy;ft z\u200Bero &nbsp;</p>",
    ),
  ).toBe("<p>a b c 10\u00A0km «\u00A0mot\u00A0» 50\u00A0% soft zero</p>");
});

test("blanks at the edge of bold words and links belong to neither, and are not lost", () => {
  expect(pasted('<p>one<b> two </b>three <a href="https://a.example/"> four </a>five</p>')).toBe(
    '<p>one <strong>two</strong> three <a href="https://a.example/">four</a> five</p>',
  );
});

test("a link to anything but web and mail is only its words", () => {
  expect(
    pasted(
      `<p><a href="javascript:alert(1)">one</a> <a href="data:text/html,x">two</a> <a href="#top">three</a> <a href="/x">four</a> <a href="mailto:desk@example.org">five</a> <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx&data=1">six</a></p>`,
    ),
  ).toBe(
    '<p>one two three four <a href="mailto:desk@example.org">five</a> <a href="https://example.org/x">six</a></p>',
  );
});

test("a quotation with a caption is a quote with its speaker; without one a blockquote", () => {
  const blocks = blocksFromHtml(
    "<figure><blockquote><p>Nobody owns the rain.</p><p>Nobody.</p></blockquote><figcaption>— <cite>Hala Nasser</cite>, mediator of the talks</figcaption></figure><figure><blockquote>لا أحد</blockquote><figcaption>هالة ناصر، الوسيطة</figcaption></figure><blockquote><h2>Loose</h2><ul><li>item</li></ul></blockquote>",
    parseHtml,
  );
  expect(blocks).toEqual<Block[]>([
    {
      type: "quote",
      attrs: { speaker: "Hala Nasser", role: "mediator of the talks" },
      content: [
        { type: "text", text: "Nobody owns the rain." },
        { type: "hardBreak" },
        { type: "text", text: "Nobody." },
      ],
    },
    { type: "quote", attrs: { speaker: "هالة ناصر", role: "الوسيطة" }, content: [{ type: "text", text: "لا أحد" }] },
    {
      type: "blockquote",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "Loose" }] },
        { type: "paragraph", content: [{ type: "text", text: "item" }] },
      ],
    },
  ]);
});

test("a direction is kept where the letters alone would give another", () => {
  expect(
    directions(
      `<body dir="rtl"><p dir="rtl">نص</p><p dir=RTL>WHO قالت إن</p><p dir="ltr">القاهرة (AFP)</p><p dir="ltr">plain</p><p>plain</p><p style="direction:rtl">2026</p><div dir="rtl"><h2>The خبر</h2></div></body>`,
    ),
  ).toEqual([null, "rtl", "ltr", null, null, "rtl", "rtl"]);
});

test("lists nested without end and elements nested without end are read to their last word", () => {
  const lists = `${"<ul><li>x".repeat(40)}${"</li></ul>".repeat(40)}`;
  expect(pasted(lists).match(/<p>x<\/p>/g)).toHaveLength(40);
  expect(pasted(`${"<div>".repeat(3_000)}deep<b>er</b>${"</div>".repeat(3_000)}`)).toMatch(/^<p>deep/);
});

test("only what an editor of ours copied passes as it is", () => {
  expect(isOwnClipboard('<p dir="auto" data-pm-slice="1 1 []">a <strong>b</strong></p>', parseHtml)).toBe(true);
  expect(isOwnClipboard('<p data-pm-slice="1 1 []" style="color:red">a</p>', parseHtml)).toBe(false);
  expect(isOwnClipboard('<table data-pm-slice="1 1 []"><tr><td>a</td></tr></table>', parseHtml)).toBe(false);
  expect(isOwnClipboard("<p>a</p>", parseHtml)).toBe(false);
});

test("our own feed HTML comes back as the words it was made of", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const words = (text: string) => text.replaceAll(/[\s\u00AD\u200B\u2060\uFEFF]+/g, "");
      const text = words(parseHtml(bodyHtml(body)).body.textContent ?? "");
      const again = words(
        parseHtml(bodyHtml({ type: "doc", content: blocksFromHtml(bodyHtml(body), parseHtml) })).body.textContent ?? "",
      );
      // A quote without words is no quote: then its caption goes with it.
      if (!body.content.some((block) => block.type === "quote")) expect(again).toBe(text);
    }),
  );
});

const tag = fc.constantFrom(
  ..."p div h1 h4 b i span a ul ol li blockquote figure figcaption table tr td br hr pre q del o:p section cite".split(
    " ",
  ),
);
const attribute = fc.constantFrom(
  "",
  ' dir="rtl"',
  ' style="font-weight:700"',
  " style='mso-list:l0 level3 lfo1'",
  " style='mso-list:l0 level9 lfo1'",
  ' style="display:none"',
  ' href="https://example.org/"',
  ' href="javascript:alert(1)"',
  ' start="99999"',
  ' data-quote="" data-speaker="a"',
  ' data-aria-level="4"',
  ' class="MsoQuote"',
  ' role="heading" aria-level="5"',
);
const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "medium" },
    fc.constantFrom("words", "  ", "&nbsp;", "نص", "&lt;b&gt;", "\u0000x\uD800", "<!-- c -->", "1.\tx"),
    fc
      .tuple(tag, attribute, fc.array(tie("node"), { maxLength: 4 }), fc.boolean())
      .map(([name, with_, inside, closed]) => `<${name}${with_}>${inside.join("")}${closed ? `</${name}>` : ""}`),
  ),
})).node;

test("whatever is pasted, the result is a body that may be stored, without an empty block", () => {
  fc.assert(
    fc.property(fc.array(html, { maxLength: 5 }), (nodes) => {
      const blocks = blocksFromHtml(nodes.join(""), parseHtml);
      if (blocks.length === 0) return;
      const body = checkBody({ type: "doc", content: blocks });
      expect(body.content).toEqual(blocks);
      for (const block of body.content) {
        if (block.type !== "horizontalRule") expect(block.content?.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
