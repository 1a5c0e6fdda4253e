/** The people, sections and tags of The Lantern, the newspaper of an invented coast: the harbour city of Port Selma, the River Arda and the country around them. */

import type { Edition } from "#lib/editions";
import type { DemoAuthor, DemoMember, DemoSection, DemoTag } from "./types.ts";

export const demoPublication: {
  name: Record<Edition, string>;
  description: Record<Edition, string>;
  closingLine: Record<Edition, string>;
  timeZone: string;
} = {
  name: { en: "The Lantern", ar: "الفانوس" },
  description: {
    en: "News of Port Selma, the River Arda and the coast, in English and Arabic.",
    ar: "أخبار ميناء سلمى ونهر أردا والساحل، بالعربية والإنجليزية.",
  },
  closingLine: {
    en: "Follow The Lantern on Google News and read our reporting as soon as it is published.",
    ar: "تابعوا «الفانوس» على أخبار جوجل لتصلكم تقاريرنا فور نشرها.",
  },
  timeZone: "Asia/Riyadh",
};

export const demoSections: DemoSection[] = [
  {
    key: "local",
    name: { en: "Local", ar: "محليات" },
    description: {
      en: "The city council, the trams, the schools and the tide: daily life in Port Selma and the towns around it.",
      ar: "المجلس البلدي والترام والمدارس والمد والجزر: الحياة اليومية في ميناء سلمى والبلدات المحيطة بها.",
    },
  },
  {
    key: "politics",
    name: { en: "Politics", ar: "سياسة" },
    description: {
      en: "Parliament and government in Tell Amira, the parties, and the seven states that share the Arda.",
      ar: "البرلمان والحكومة في تل أميرة، والأحزاب، والدول السبع التي تتقاسم نهر أردا.",
    },
  },
  {
    key: "economy",
    name: { en: "Economy", ar: "اقتصاد" },
    description: {
      en: "The harbour, the harvest, wages and prices, and the companies that live by them.",
      ar: "الميناء والمحاصيل والأجور والأسعار، والشركات التي تعيش منها.",
    },
  },
  {
    key: "sport",
    name: { en: "Sport", ar: "رياضة" },
    description: {
      en: "The cup, the league, the road and the water, from the national stadium to the harbour wall.",
      ar: "الكأس والدوري والطريق والماء، من الملعب الوطني إلى رصيف الميناء.",
    },
  },
  {
    key: "culture",
    name: { en: "Culture", ar: "ثقافة" },
    description: {
      en: "Stage, music, film, books and the table.",
      ar: "المسرح والموسيقى والسينما والكتب والمائدة.",
    },
  },
  {
    key: "science",
    name: { en: "Science", ar: "علوم" },
    description: {
      en: "The sky above Milhan, the reef off Umm Lulu, and the research done between the two.",
      ar: "سماء ملحان وشعاب أم لولو المرجانية، وما يُنجَز بينهما من أبحاث.",
    },
  },
];

export const demoAuthors: DemoAuthor[] = [
  {
    key: "samira-haddad",
    kind: "person",
    name: { en: "Samira Haddad", ar: "سميرة حداد" },
    jobTitle: { en: "City hall correspondent", ar: "مراسلة الشؤون البلدية" },
    biography: {
      en: "Samira Haddad has sat through more council meetings than any councillor now in office. She grew up behind the eastern wall and has covered its future since the first hearing, nine years ago.",
      ar: "حضرت سميرة حداد من جلسات المجلس البلدي ما لم يحضره أي عضو من أعضائه الحاليين. نشأت خلف السور الشرقي، وتتابع مصيره منذ جلسة الاستماع الأولى قبل تسع سنوات.",
    },
    portrait: "portrait-1",
  },
  {
    key: "tom-okoro",
    kind: "person",
    name: { en: "Tom Okoro", ar: "توم أوكورو" },
    jobTitle: { en: "Reporter", ar: "صحفي" },
    biography: {
      en: "Tom Okoro writes about transport, housing and everything else that makes people in Port Selma late. Before he joined the paper he drove a number 3 tram for two years, and he still knows the timetable by heart.",
      ar: "يكتب توم أوكورو عن النقل والسكن وكل ما يؤخر أهل ميناء سلمى عن مواعيدهم. عمل قبل انضمامه إلى الصحيفة سائقًا للترام رقم ٣ مدة عامين، وما زال يحفظ جدول رحلاته.",
    },
    portrait: "portrait-2",
  },
  {
    key: "leila-mansour",
    kind: "person",
    name: { en: "Leila Mansour", ar: "ليلى منصور" },
    jobTitle: { en: "River correspondent", ar: "مراسلة شؤون النهر" },
    biography: {
      en: "Leila Mansour covers the seven states of the Arda, the commission that tries to keep them talking and the people who live below the dams. She has travelled the river from its source to the harbour twice, once by bus and once by barge.",
      ar: "تغطي ليلى منصور شؤون دول نهر أردا السبع، والمفوضية التي تسعى إلى إبقائها على مائدة الحوار، والناس الذين يعيشون أسفل السدود. قطعت النهر من منبعه إلى الميناء مرتين: مرة بالحافلة ومرة على متن صندل.",
    },
    portrait: "portrait-3",
  },
  {
    key: "karim-saleh",
    kind: "person",
    name: { en: "Karim Saleh", ar: "كريم صالح" },
    jobTitle: { en: "Parliamentary reporter", ar: "مراسل برلماني" },
    biography: {
      en: "Karim Saleh reports from parliament in Tell Amira. He studied law, left it for newspapers after his first trial, and keeps a list of every bill that was passed after midnight.",
      ar: "يعمل كريم صالح مراسلًا من البرلمان في تل أميرة. درس القانون ثم هجره إلى الصحافة بعد أول محاكمة حضرها، ويحتفظ بقائمة تضم كل قانون أُقر بعد منتصف الليل.",
    },
    portrait: "portrait-4",
  },
  {
    key: "nour-aziz",
    kind: "person",
    name: { en: "Nour Aziz", ar: "نور عزيز" },
    jobTitle: { en: "Politics editor", ar: "محررة الشؤون السياسية" },
    biography: {
      en: "Nour Aziz has edited the politics pages since the last general election. She reported from the border provinces for eight years and returns to Wadi Hamra every spring. Her analyses appear in both editions.",
      ar: "تتولى نور عزيز تحرير الصفحات السياسية منذ الانتخابات العامة الأخيرة. عملت ثماني سنوات مراسلة في المحافظات الحدودية، وتعود إلى وادي الحمرا كل ربيع. تُنشر تحليلاتها في الطبعتين.",
    },
    portrait: "portrait-5",
  },
  {
    key: "yusuf-rahal",
    kind: "person",
    name: { en: "Yusuf Rahal", ar: "يوسف رحال" },
    jobTitle: { en: "Photo editor", ar: "محرر الصور" },
    biography: {
      en: "Yusuf Rahal has photographed the harbour at dawn on more than a thousand mornings and says that no two of them were the same colour. He runs the picture desk and writes when a photograph needs more than a caption.",
      ar: "صوّر يوسف رحال الميناء عند الفجر في أكثر من ألف صباح، ويقول إنه لم يجد صباحين بلون واحد. يدير قسم الصور، ويكتب حين تحتاج الصورة إلى أكثر من تعليق.",
    },
    portrait: "portrait-6",
  },
  {
    key: "hana-lindgren",
    kind: "person",
    name: { en: "Hana Lindgren", ar: "هناء ليندغرين" },
    jobTitle: { en: "Economics correspondent", ar: "مراسلة الشؤون الاقتصادية" },
    biography: {
      en: "Hana Lindgren follows the price of things from the field to the shelf. She worked at a statistics office before she became a journalist, and distrusts any percentage that comes without a denominator.",
      ar: "تتعقب هناء ليندغرين أسعار السلع من الحقل إلى الرف. عملت في مكتب للإحصاء قبل أن تصبح صحفية، ولا تثق بنسبة مئوية لا يُذكر أصلها.",
    },
    portrait: "portrait-7",
  },
  {
    key: "owen-prasad",
    kind: "person",
    name: { en: "Owen Prasad", ar: "أوين براساد" },
    jobTitle: { en: "Sports writer", ar: "كاتب رياضي" },
    biography: {
      en: "Owen Prasad has written about football, cycling and open-water swimming on this coast for fifteen years. He once finished the Old Town Run in last place and considers it his best report.",
      ar: "يكتب أوين براساد منذ خمسة عشر عامًا عن كرة القدم والدراجات والسباحة في المياه المفتوحة على هذا الساحل. أنهى مرة سباق البلدة القديمة في المركز الأخير، ويعد ما كتبه عنه أفضل تقاريره.",
    },
    portrait: "portrait-8",
  },
  {
    key: "dalia-murr",
    kind: "person",
    name: { en: "Dalia Murr", ar: "داليا المر" },
    jobTitle: { en: "Culture critic", ar: "ناقدة ثقافية" },
    biography: {
      en: "Dalia Murr writes about theatre, music and food, which she regards as one subject. She trained as a pianist, cooks from her grandmother’s notebooks and contributes to both editions as a freelance critic.",
      ar: "تكتب داليا المر عن المسرح والموسيقى والطعام، وتراها موضوعًا واحدًا. درست العزف على البيانو، وتطبخ من دفاتر جدتها، وتسهم في الطبعتين ناقدةً مستقلة.",
    },
    portrait: "portrait-9",
  },
  {
    key: "ines-barros",
    kind: "person",
    name: { en: "Ines Barros", ar: "إينيس باروس" },
    jobTitle: { en: "Science correspondent", ar: "مراسلة الشؤون العلمية" },
    biography: {
      en: "Ines Barros holds a doctorate in marine biology and gave up the laboratory for the notebook. She reports on the sea, the sky and the machines with which people listen to both.",
      ar: "تحمل إينيس باروس درجة الدكتوراه في الأحياء البحرية، وقد استبدلت بالمختبر دفتر الملاحظات. تكتب عن البحر والسماء وعن الأجهزة التي ينصت بها الناس إليهما.",
    },
    portrait: "portrait-10",
  },
  {
    key: "arda-news-agency",
    kind: "agency",
    name: { en: "Arda News Agency", ar: "وكالة أنباء أردا" },
    jobTitle: { en: "News agency", ar: "وكالة أنباء" },
    biography: {
      en: "The Arda News Agency is a cooperative of eleven newspapers and broadcasters in the river states. It has reporters in all seven capitals and files in five languages.",
      ar: "وكالة أنباء أردا تعاونية تملكها إحدى عشرة صحيفة ومحطة بث في دول النهر. لها مراسلون في العواصم السبع، وتبث أخبارها بخمس لغات.",
    },
  },
];

export const demoTags: DemoTag[] = [
  { key: "hala-nasser", type: "person", name: { en: "Hala Nasser", ar: "هالة ناصر" } },
  { key: "basil-qandil", type: "person", name: { en: "Basil Qandil", ar: "باسل قنديل" } },
  { key: "amal-sirri", type: "person", name: { en: "Amal Sirri", ar: "أمل سري" } },
  { key: "idris-malouf", type: "person", name: { en: "Idris Malouf", ar: "إدريس معلوف" } },
  { key: "nadim-karkour", type: "person", name: { en: "Nadim Karkour", ar: "نديم كركور" } },
  { key: "jamila-sawwaf", type: "person", name: { en: "Jamila Sawwaf", ar: "جميلة الصواف" } },
  { key: "ilyas-dabbour", type: "person", name: { en: "Ilyas Dabbour", ar: "إلياس دبور" } },
  { key: "marta-lindqvist", type: "person", name: { en: "Marta Lindqvist", ar: "مارتا ليندكفيست" } },
  { key: "habib-zeitouni", type: "person", name: { en: "Habib Zeitouni", ar: "حبيب الزيتوني" } },
  { key: "sunniva-okafor", type: "person", name: { en: "Sunniva Okafor", ar: "سونيفا أوكافور" } },
  { key: "port-selma", type: "place", name: { en: "Port Selma", ar: "ميناء سلمى" } },
  { key: "river-arda", type: "place", name: { en: "River Arda", ar: "نهر أردا" } },
  { key: "karim-dam", type: "place", name: { en: "Karim dam", ar: "سد كريم" } },
  { key: "eastern-marsh", type: "place", name: { en: "Eastern Marsh", ar: "الهور الشرقي" } },
  { key: "tell-amira", type: "place", name: { en: "Tell Amira", ar: "تل أميرة" } },
  { key: "wadi-hamra", type: "place", name: { en: "Wadi Hamra", ar: "وادي الحمرا" } },
  { key: "milhan", type: "place", name: { en: "Milhan", ar: "ملحان" } },
  { key: "umm-lulu", type: "place", name: { en: "Umm Lulu", ar: "أم لولو" } },
  { key: "sahir-pass", type: "place", name: { en: "Sahir pass", ar: "ممر ساهر" } },
  { key: "arda-commission", type: "organisation", name: { en: "Arda Commission", ar: "مفوضية نهر أردا" } },
  { key: "city-council", type: "organisation", name: { en: "Port Selma city council", ar: "مجلس مدينة ميناء سلمى" } },
  { key: "harbour-union", type: "organisation", name: { en: "Harbour Workers’ Union", ar: "نقابة عمال الميناء" } },
  { key: "grain-board", type: "organisation", name: { en: "Grain Board", ar: "هيئة الحبوب" } },
  { key: "civic-union", type: "organisation", name: { en: "Civic Union", ar: "الاتحاد المدني" } },
  { key: "selma-fc", type: "organisation", name: { en: "Selma FC", ar: "نادي سلمى" } },
  { key: "milhan-observatory", type: "organisation", name: { en: "Milhan Observatory", ar: "مرصد ملحان" } },
  { key: "selma-university", type: "organisation", name: { en: "University of Port Selma", ar: "جامعة ميناء سلمى" } },
  { key: "coast-railway", type: "organisation", name: { en: "Coast Railway", ar: "سكة حديد الساحل" } },
  { key: "manara-theatre", type: "organisation", name: { en: "Manara Theatre", ar: "مسرح المنارة" } },
  { key: "floods", type: "topic", name: { en: "Floods", ar: "الفيضانات" } },
  { key: "water", type: "topic", name: { en: "Water", ar: "المياه" } },
  { key: "elections", type: "topic", name: { en: "Elections", ar: "الانتخابات" } },
  { key: "labour", type: "topic", name: { en: "Work and wages", ar: "العمل والأجور" } },
  { key: "food", type: "topic", name: { en: "Food", ar: "الطعام" } },
  { key: "farming", type: "topic", name: { en: "Farming", ar: "الزراعة" } },
  { key: "transport", type: "topic", name: { en: "Transport", ar: "النقل" } },
  { key: "health", type: "topic", name: { en: "Health", ar: "الصحة" } },
  { key: "education", type: "topic", name: { en: "Education", ar: "التعليم" } },
  { key: "energy", type: "topic", name: { en: "Energy", ar: "الطاقة" } },
  { key: "football", type: "topic", name: { en: "Football", ar: "كرة القدم" } },
  { key: "weather", type: "topic", name: { en: "Weather", ar: "الطقس" } },
];

export const demoMembers: DemoMember[] = [
  { email: "elif.moran@lantern.example", name: "Elif Moran", role: "administrator" },
  { email: "widad.serhan@lantern.example", name: "Widad Serhan", role: "managing_editor" },
  { email: "nour.aziz@lantern.example", name: "Nour Aziz", role: "editor", author: "nour-aziz" },
  { email: "judith.amari@lantern.example", name: "Judith Amari", role: "editor" },
  { email: "peter.nakhle@lantern.example", name: "Peter Nakhle", role: "sub_editor" },
  { email: "yusuf.rahal@lantern.example", name: "Yusuf Rahal", role: "photo_editor", author: "yusuf-rahal" },
  { email: "leila.mansour@lantern.example", name: "Leila Mansour", role: "journalist", author: "leila-mansour" },
  { email: "karim.saleh@lantern.example", name: "Karim Saleh", role: "journalist", author: "karim-saleh" },
  { email: "dalia.murr@lantern.example", name: "Dalia Murr", role: "contributor", author: "dalia-murr" },
];

/** Keys of the published articles that open each edition's front. */
export const demoFronts: Record<Edition, { lead: string; seconds: [string, string, string, string] }> = {
  en: { lead: "marsh-vote", seconds: ["dock-deal", "bread-harvest", "selma-penalties", "salt-telescope"] },
  ar: { lead: "river-pact", seconds: ["marsh-vote", "dock-deal", "selma-penalties", "salt-telescope"] },
};

/** Keys of what the readers of the demo's first hours opened most, first the most. */
export const demoMostRead: Record<Edition, string[]> = {
  en: ["two-ministers", "marsh-vote", "selma-loaf", "selma-penalties", "noon-sun"],
  ar: ["bay-swim", "river-pact", "oud-maker", "selma-penalties", "open-night"],
};
