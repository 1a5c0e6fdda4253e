import { expect, test } from "vitest";
import { blocksFromText } from "#lib/body/paste-text";
import type { Block } from "#lib/body/types";
import { noticeWireLines } from "#lib/body/wire";
import { readStory } from "#tests/support/story";

const notices = (...texts: string[]) =>
  noticeWireLines(texts.flatMap((text) => blocksFromText(text))).map(({ kind, text }) => [kind, text]);

const body = [
  "The seven governments along the Arda signed an agreement on Monday that will, for the first time, oblige each of them to warn the others before opening a dam.",
  "“According to our engineers, a day’s notice would have saved most of what was lost in the spring of 2023,” the mediator, Dr Hala Nasser, told delegates by video link.",
  "She pointed out that two of the seven capitals had signed with reservations, which their parliaments are to discuss next week.",
];
const arabicBody = [
  "وقّعت الحكومات السبع الواقعة على نهر أردا، الاثنين، اتفاقاً يُلزم كلاً منها، للمرة الأولى، بإنذار جاراتها قبل فتح أي سد على المجرى بيوم كامل.",
  "وقالت الوسيطة الدكتورة هالة ناصر أمام الوفود عبر الفيديو من مقر مفوضية النهر إن إشعار يوم واحد كان كفيلاً بإنقاذ معظم ما فُقد في ربيع العام الماضي.",
  "وأوضحت أن عاصمتين من السبع وقّعتا بتحفظات ستناقشها المجالس النيابية الأسبوع المقبل.",
];

test("a report with all of them: headline, caption, archive mark, dateline, closing line", () => {
  const found = noticeWireLines(
    [
      "River states agree to share flood warnings",
      "Hala Nasser.",
      "(archive photo)",
      `KARIM DAM, Nov 3 (Reuters) — ${body[0]}`,
      ...body.slice(1),
      "Follow our latest local news and the latest developments via Google news",
    ].flatMap((text) => blocksFromText(text)),
  );
  expect(found).toEqual([
    {
      kind: "headline",
      blockIndexes: [0],
      text: "River states agree to share flood warnings",
      proposal: { action: "lift", field: "headline", value: "River states agree to share flood warnings" },
    },
    {
      kind: "caption",
      blockIndexes: [1],
      text: "Hala Nasser.",
      proposal: { action: "lift", field: "leadCaption", value: "Hala Nasser." },
    },
    {
      kind: "archive",
      blockIndexes: [2],
      text: "(archive photo)",
      proposal: { action: "flag", field: "leadArchive" },
    },
    {
      kind: "dateline",
      blockIndexes: [3],
      text: "KARIM DAM, Nov 3 (Reuters) —",
      proposal: {
        action: "lift_start",
        field: "dateline",
        value: "KARIM DAM",
        length: "KARIM DAM, Nov 3 (Reuters) — ".length,
      },
    },
    {
      kind: "closing_line",
      blockIndexes: [6],
      text: "Follow our latest local news and the latest developments via Google news",
      proposal: { action: "remove" },
    },
  ]);
});

test("the same in Arabic", () => {
  expect(
    notices(
      "دول النهر تتفق على تبادل إنذارات الفيضان",
      "هالة ناصر في مقر المفوضية",
      "(صورة أرشيفية)",
      `سد كريم، 3 تشرين الثاني (رويترز) - ${arabicBody[0]}`,
      ...arabicBody.slice(1),
      "للاطلاع على آخر الأخبار المحلية والرياضية تابعوا قناتنا على Google News",
    ),
  ).toEqual([
    ["headline", "دول النهر تتفق على تبادل إنذارات الفيضان"],
    ["caption", "هالة ناصر في مقر المفوضية"],
    ["archive", "(صورة أرشيفية)"],
    ["dateline", "سد كريم، 3 تشرين الثاني (رويترز) -"],
    ["closing_line", "للاطلاع على آخر الأخبار المحلية والرياضية تابعوا قناتنا على Google News"],
  ]);
});

test("a caption with its mark in one line gives both, and the mark leaves the caption", () => {
  expect(
    notices("River states agree to share warnings", "The Arda in flood below the dam (Archive photo).", ...body),
  ).toEqual([
    ["headline", "River states agree to share warnings"],
    ["caption", "The Arda in flood below the dam"],
    ["archive", "(Archive photo)."],
  ]);
});

test.each([
  "(archive photo)",
  "[File photo]",
  "Archive photo",
  "ARCHIVE IMAGE.",
  "(Archive)",
  "File picture",
  "Photo: archive",
  "(أرشيفية)",
  "صورة أرشيفية",
  "صورة من الأرشيف",
  "(من الأرشيف)",
  "صوره ارشيفيه",
])("%s above the report marks an archive photo", (mark) => {
  expect(notices(mark, ...body)).toContainEqual(["archive", mark]);
});

test.each([
  "Photo: delegates at the river commission",
  "Delegates at the river commission (Reuters)",
  "Delegates at the river commission. Photo: Yusuf Rahal",
  "Delegates at the commission, Monday / AFP",
  "صورة: الوفود في مقر المفوضية",
  "الوفود في مقر المفوضية (رويترز)",
])("%s above the report is a caption", (caption) => {
  expect(notices(caption, ...body).map(([kind]) => kind)).toContain("caption");
});

test.each([
  "Follow our latest local and sports news via Google News",
  "FOLLOW US ON TELEGRAM",
  "Follow us on Facebook, Instagram and X",
  "Subscribe to our channel on WhatsApp for breaking news.",
  "Join our WhatsApp channel",
  "Don’t miss our latest stories: follow us on Google News",
  "Don't miss our latest stories: follow us on Google News",
  "For the latest news, follow us on Telegram.",
  "Sign up for our newsletter",
  "Download our app",
  "👉 Follow our page on Facebook",
  "The post River states agree appeared first on Example Wire.",
  "تابعوا آخر أخبارنا المحلية والرياضية وآخر المستجدات السياسية والاقتصادية عبر Google news",
  "تابعونا على تلغرام",
  "اشتركوا في قناتنا على واتساب",
  "لمتابعة آخر الأخبار اشترك في قناتنا على تيليجرام",
  "للمزيد من الأخبار زوروا صفحتنا على فيسبوك",
  "تابعوا آخر الأخبار عبر غوغل نيوز",
  "حمّلوا تطبيقنا من متجر غوغل",
])("%s at the end is a closing line", (line) => {
  expect(notices(...body, line)).toEqual([["closing_line", line]]);
  expect(notices(...arabicBody, line)).toEqual([["closing_line", line]]);
});

test.each([
  ["KABUL, Nov 3 (Reuters) - ", "KABUL"],
  ["KABUL, November 3, 2026 (Example News Agency) — ", "KABUL"],
  ["KARIM DAM, Ardania (AP) — ", "KARIM DAM, Ardania"],
  ["UNITED NATIONS (AP) -- ", "UNITED NATIONS"],
  ["PARIS — ", "PARIS"],
  ["Kabul, 3 November (AFP) – ", "Kabul"],
  ["New York (Reuters) - ", "New York"],
  ["القاهرة (أ ف ب) - ", "القاهرة"],
  ["القاهرة، 3 نوفمبر 2026 (وكالة المثال) — ", "القاهرة"],
  ["بيروت – رويترز: ", "بيروت"],
])("%s is a dateline", (dateline, place) => {
  const text = dateline + (/\p{Script=Arabic}/u.test(dateline) ? arabicBody[0] : body[0]);
  const [notice] = noticeWireLines(blocksFromText(text));
  expect(notice).toMatchObject({ kind: "dateline", proposal: { value: place, length: dateline.length } });
});

test.each([
  "NATO — which met on Monday — said nothing about the dams, and the delegates left without a word to the press.",
  "The council (the highest body of the river commission) - which met on Monday - said nothing about the dams.",
  "Karim — the largest dam on the river — was opened on Monday without a word to the villages below it.",
  "حركة النهر (حركة سكان الضفاف) - وهي الأكبر في الدول السبع - رفضت الاتفاق وقالت إنها ستطعن فيه.",
  "The IMF (AP reported) expects growth of two per cent in the seven states by the end of next year.",
  "Nasser - Reuters has learned - will resign on Friday, after six years in which she led the talks.",
])("a paragraph that only resembles a dateline is left alone: %s", (text) => {
  expect(notices(text, ...body)).toEqual([]);
});

test.each([
  "Follow the money, the minister said on Facebook, and you will find our dams.",
  "Follow-up talks are planned on Telegram, according to the mediator.",
  "“Follow us on Telegram,” the group told its supporters.",
  "Join the talks, Nasser told our correspondent.",
  "The ministry published the text on its Telegram channel.",
  "Google News removed the page of the ministry on Friday.",
  "Read the agreement in full before the vote on Thursday.",
  "تابع الوزير حديثه عبر فيسبوك قائلاً إن السدود ستُفتح غداً.",
  "تابعوا المباراة عبر يوتيوب من مقاهي العاصمة حتى ساعة متأخرة.",
  "وتابع أن قناة الهيئة على تلغرام ستنشر القياسات كل ساعة.",
  "«تابعونا على تلغرام»، قال المتحدث لأنصاره.",
  "شاهدوا النهر يرتفع أمام بيوتهم طوال الليل.",
])("a last paragraph that only resembles a closing line is left alone: %s", (text) => {
  expect(notices(...body, text)).toEqual([]);
});

test("a closing line is one only at the end", () => {
  expect(notices("Follow us on Facebook, Instagram and X.", ...body, ...body)).toEqual([]);
});

test("a report of whole paragraphs gives no notice, in either language", () => {
  expect(notices(...body)).toEqual([]);
  expect(notices(...arabicBody)).toEqual([]);
  expect(notices()).toEqual([]);
});

test.each([
  ["a first paragraph with a full stop", "The council met."],
  ["a byline", "By Leila Mansour"],
  ["a line that goes on", "Dear colleagues of the desk,"],
  ["a long line", `${"words ".repeat(30)}end`],
  ["two words", "River talks"],
])("%s is no headline", (_, line) => {
  expect(notices(line, ...body)).toEqual([]);
});

test("a heading above the report may be lifted; one without a report may not", () => {
  const heading: Block = {
    type: "heading",
    attrs: { level: 2 },
    content: [{ type: "text", text: "River states agree to share" }],
  };
  expect(noticeWireLines([heading, ...blocksFromText(body.join("\n\n"))]).map(({ kind }) => kind)).toEqual([
    "headline",
  ]);
  expect(noticeWireLines([heading])).toEqual([]);
});

test("blocks are named by their place among all, empty ones too", () => {
  const empty: Block = { type: "paragraph" };
  const found = noticeWireLines([
    empty,
    ...blocksFromText("River states agree to share"),
    empty,
    ...blocksFromText(body.join("\n\n")),
  ]);
  expect(found.map(({ blockIndexes }) => blockIndexes)).toEqual([[1]]);
});

test("of a wire report exactly four lines are noticed, and no paragraph", () => {
  const { text, paragraphs, subject } = readStory();
  const found = noticeWireLines(blocksFromText(text));
  expect(found.map(({ kind, blockIndexes }) => [kind, ...blockIndexes])).toEqual([
    ["headline", 0],
    ["caption", 1],
    ["archive", 2],
    ["closing_line", 3 + paragraphs.length],
  ]);
  expect(found[1]?.text).toBe(subject);
});
