/** The English edition of The Lantern. People, places and organisations are invented. */
import type { DemoArticle } from "./types.ts";

export const articlesEn: DemoArticle[] = [
  {
    key: "marsh-vote",
    edition: "en",
    section: "local",
    headline: "Harbour city votes to give its last marsh back to the tide",
    standfirst:
      "After nine years of hearings, councillors in Port Selma agreed to breach the eastern wall. Farmers behind it have until spring to move their orchards.",
    dateline: "Port Selma",
    bylines: ["samira-haddad", "tom-okoro"],
    tags: ["eastern-marsh", "port-selma", "city-council", "basil-qandil", "floods"],
    photo: {
      picture: "marsh",
      caption: "The Eastern Marsh at low water, seen from the wall that has kept the sea out since 1931.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Reeds and winding channels of still water under a pale sky, with a low dark wall along the horizon.",
    },
    hoursAgo: 0.2,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The city council voted by 23 to 17 late last night to open the eastern sea wall and return 620 hectares of drained land to salt water. One councillor abstained. The public gallery, which had been told three times to be quiet, stood up and was not.",
      },
      {
        kind: "p",
        text: "The decision ends the longest planning case in the city’s history. It began nine years ago with a single page from the harbour engineer, who calculated that the wall would have to be raised by two metres to hold back the storms expected by the middle of the century, and that the money for it did not exist.",
      },
      {
        kind: "p",
        text: "“We can pay for a higher wall for ever, or we can let the marsh do the work for nothing,” the mayor, Basil Qandil, said before the vote. “The sea has made us an offer. I do not think that it will make a better one.”",
      },
      { kind: "h2", text: "Forty-eight families" },
      {
        kind: "p",
        text: "Behind the wall stand some 11,000 orange and pomegranate trees, worked by 48 families, most of whom have held the land on long leases since it was drained. They have until the spring tides to leave. Each will be offered a plot of equal size on the Rabia terraces, seven kilometres inland, and a share of a fund of 61 million dinars.",
      },
      {
        kind: "quote",
        text: "They tell me that the soil up there is good. I have met this soil. I know what it thinks.",
        speaker: "Umm Faris",
        role: "orchard keeper on the eastern leases",
      },
      {
        kind: "p",
        text: "Umm Faris, 71, who gave the name by which everybody in the district knows her, has spoken at every hearing since the first. Last night she used her two minutes to read out the year in which each of her trees had been planted. She was still reading when the bell rang, and the chairwoman let her finish.",
      },
      {
        kind: "p",
        text: "The growers’ association said that it would not go to court. Its secretary, Hatem Bustani, called the fund “late, but no longer insulting”, and asked the council to send lorries, labourers and a soil scientist before the end of the month.",
      },
      { kind: "h2", text: "What happens now" },
      {
        kind: "list",
        ordered: true,
        items: [
          "Surveyors mark the two breaches, each 90 metres wide, within three weeks.",
          "A new inner bank of clay, lower than the wall but much broader, is built along the tram depot and the cemetery road.",
          "Families who move before the end of winter receive a third of their compensation in advance.",
          "The wall is opened on the first spring tide. The harbour engineer has asked that nobody make a speech.",
        ],
      },
      {
        kind: "p",
        text: "Ecologists at the University of Port Selma expect the first samphire within a year and wading birds within two. In a [report to the council](https://example.com/eastern-marsh-report) they estimate that the marsh will take up to 40 centimetres off the highest storm waves before these reach the old town.",
      },
      {
        kind: "p",
        text: "Not everyone who voted yes did so gladly. Councillor Rosalind Peck, whose ward includes half of the leases, changed her mind during the final adjournment. “I walked down there at six o’clock and the ground was already wet,” she said. “It has been wet for four winters. _The vote was taken by the water._ We only counted it.”",
      },
      {
        kind: "p",
        text: "Those who voted no complained chiefly of the cost of the inner bank, which has risen by a fifth since last year, and of a clause that allows the council to review it every twelve months. The mayor said that the clause would be published in full today.",
      },
    ],
  },
  {
    key: "dock-deal",
    edition: "en",
    section: "economy",
    headline: "Dockworkers and shippers agree a two-year deal, hours before the deadline",
    standfirst:
      "The agreement gives 3,200 people nine per cent over two years and an end to the twelve-hour night. Nineteen ships waiting offshore began to move at dawn.",
    dateline: "Port Selma",
    bylines: ["hana-lindgren"],
    tags: ["harbour-union", "jamila-sawwaf", "port-selma", "labour"],
    photo: {
      picture: "cranes",
      caption: "Cranes on the northern quay, where unloading was to have stopped at midnight.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A row of tall dock cranes in silhouette against an orange evening sky.",
    },
    hoursAgo: 0.5,
    state: "published",
    body: [
      {
        kind: "p",
        text: "There will be no strike in the harbour. Shortly before nine in the evening, with three hours left on the clock, the Harbour Workers’ Union and the Selma Harbour Company signed a two-year agreement on pay and hours in the only room on the quay that was large enough for both delegations: the canteen.",
      },
      {
        kind: "p",
        text: "Wages rise by five per cent at once and by four per cent a year from now. More important to many of the workers who had gathered outside, the night shift falls from twelve hours to eight, with a fourth crew to be recruited by the summer.",
      },
      {
        kind: "quote",
        text: "Our members did not ask to be rich. They asked to be awake when their children are.",
        speaker: "Jamila Sawwaf",
        role: "general secretary of the Harbour Workers’ Union",
      },
      {
        kind: "p",
        text: "The company had argued that a fourth crew would cost it 14 million dinars a year and send traffic to other ports. It agreed after the two sides’ own figures for accidents were laid next to each other: of 31 serious injuries in the past three years, 22 happened in the last quarter of a night shift.",
      },
      {
        kind: "p",
        text: "“That table ended the argument,” Anton Reyes, the company’s chief executive, told reporters. “One does not bargain against a table like that.”",
      },
      { kind: "h2", text: "What the shippers got" },
      {
        kind: "p",
        text: "In return the union accepts that cranes may be assigned an hour before arrival instead of a day, which shipping lines say will save each vessel about four hours alongside. It also gives up a rule from 1974 under which no gang could be split between two holds.",
      },
      {
        kind: "p",
        text: "The vote is not over. Members have until the end of next week to confirm the deal by ballot. Ms Sawwaf recommended a yes; the branch on the grain quay, which is the smallest and the loudest, has asked for a meeting first.",
      },
      {
        kind: "p",
        text: "Outside, where someone had brought a drum in case of a strike, it was used anyway. The first of 19 ships waiting in the roads, a carrier with cement and tinned tomatoes, came in on the morning tide. The [full text of the agreement](https://example.com/harbour-agreement) runs to six pages, two of which are about breaks.",
      },
    ],
  },
  {
    key: "bread-harvest",
    edition: "en",
    section: "economy",
    headline: "What a smaller harvest means for the price of bread this winter",
    standfirst:
      "Analysis: a third of the wheat is missing, but the loaf will not cost a third more. The flour is the least of it.",
    dateline: "",
    bylines: ["hana-lindgren"],
    tags: ["grain-board", "food", "farming"],
    photo: {
      picture: "bread-price-chart",
      caption: "Price of the standard 400-gram loaf in Port Selma over five years, in dinars.",
      credit: "Chart: The Lantern. Source: Grain Board",
      alt: "A line chart on which the price of a loaf rises gently, jumps once and then levels off at a higher step.",
    },
    hoursAgo: 1,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The wheat is in, and there is not enough of it. The Grain Board’s final count puts this year’s harvest at 1.1 million tonnes, against an average of 1.6 million for the past ten years. The spring was dry, the early summer was wet, and wheat likes the two the other way round.",
      },
      {
        kind: "p",
        text: "It is tempting to conclude that bread will become a third dearer. It will not. The standard loaf of 400 grams, which costs four dinars in most bakeries of the city, is likely to reach about 4.60 by the end of winter. To see why, it helps to take the loaf apart.",
      },
      { kind: "h2", text: "Where four dinars go" },
      {
        kind: "list",
        ordered: false,
        items: [
          "**Flour: 1.10.** Only the part of this that is home-grown wheat feels the harvest directly.",
          "**Wages: 1.25.** The largest share, and one that has nothing to do with rain.",
          "**Gas and electricity: 0.70.** Ovens are lit at two in the morning, when power is cheap. For how long is another question.",
          "**Rent, transport and packaging: 0.60.**",
          "**What the baker keeps: 0.35.** Before tax, and before the broken mixer.",
        ],
      },
      {
        kind: "p",
        text: "Flour, in other words, makes up little more than a quarter of the price. If it rose by 40 per cent, as millers in the Arda valley expect, and if nothing else changed, the loaf would cost 44 piastres more.",
      },
      {
        kind: "p",
        text: "Other things do change, of course. Imported wheat has to be paid for in hard currency and has to pass through the harbour. The agreement reached there on pay and hours removes the most immediate risk, that of grain ships waiting off the breakwater while the reserve runs down.",
      },
      { kind: "h2", text: "Five months in the silos" },
      {
        kind: "p",
        text: "That reserve is the second reason for calm. The Board holds enough for five months, twice as much as in the bad year of 2019, when queues formed outside bakeries that were perfectly well stocked. _The queue was the shortage_, as its director, Safwan Metri, likes to say.",
      },
      {
        kind: "quote",
        text: "A reserve is only useful if people know that it is there and nobody has to see it.",
        speaker: "Safwan Metri",
        role: "director of the Grain Board",
      },
      {
        kind: "p",
        text: "The people with least room are not in the city at all. In the hill villages around the Sahir pass, where families bake at home from flour bought by the sack, flour is not a quarter of the price of bread but nearly all of it. For them a rise of 40 per cent is a rise of 40 per cent. The subsidy that the government is preparing is paid, as before, to bakeries.",
      },
      {
        kind: "p",
        text: "The finance minister, Nadim Karkour, was asked about this in parliament two weeks ago and promised to look at it. Winter sacks are bought this month. The Board [publishes the flour price](https://example.com/grain-board/prices) every morning at seven.",
      },
    ],
  },
  {
    key: "selma-penalties",
    edition: "en",
    section: "sport",
    headline: "Selma hold their nerve on penalties to reach the final",
    standfirst:
      "Ilyas Dabbour saved two and scored the last himself after a night on which Qilaa were the better side for an hour.",
    dateline: "Port Selma",
    bylines: ["owen-prasad"],
    tags: ["selma-fc", "ilyas-dabbour", "marta-lindqvist", "football"],
    photo: {
      picture: "penalty",
      caption: "Ilyas Dabbour goes the right way, for the second time, in front of the harbour end.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A goalkeeper at full stretch towards a ball beside the post, floodlights and a dark crowd behind the net.",
    },
    hoursAgo: 2,
    state: "published",
    body: [
      { kind: "p", text: "**Selma 1 Qilaa 1** _(after extra time; Selma win 4–3 on penalties)_" },
      {
        kind: "p",
        text: "Goalkeepers are not supposed to take the fifth penalty. Ilyas Dabbour picked up the ball because, he explained afterwards, nobody else was looking at it. He placed it, took three steps as if to post a letter, and sent Selma to their first cup final in 22 years.",
      },
      {
        kind: "p",
        text: "It was more than the home side had earned. Qilaa, quick and orderly, had the first half to themselves and the lead after half an hour, when Bruno Salvat was left alone at the far post by a defence that was arguing with the linesman. They hit the bar twice. They also, and this will keep them awake, missed an open goal in the 64th minute from a distance that one could have covered by falling over.",
      },
      { kind: "h2", text: "The change" },
      {
        kind: "p",
        text: "Marta Lindqvist does not wave her arms on the touchline. She sent on Tarek Umari, moved the captain ten metres back, and sat down again. Six minutes later Umari turned on a loose ball at the edge of the area and hit it low through more legs than there appeared to be players. The harbour end, silent for the better part of an hour, made up the difference.",
      },
      {
        kind: "p",
        text: "Extra time was a contest in who could be more tired. Then came the shoot-out: two saves from Dabbour, both to his left; one shot from Selma’s captain, Rami Costandi, that is still rising over the grain quay; and at three all the goalkeeper’s own.",
      },
      {
        kind: "quote",
        text: "I told them to choose. They looked at their boots. He looked at the ball. That is a choice.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      {
        kind: "p",
        text: "Qilaa’s coach, Anselm Ruiz, stayed on the pitch to shake hands with all 23 of his opponents’ squad, including three who had not played. “We did nearly everything,” he said. “The rest was done by him.”",
      },
      {
        kind: "p",
        text: "In the final Selma meet Tell Amira, who have won the cup nine times and have not conceded a goal in this one. Tickets [go on sale](https://example.com/cup-final) tomorrow at ten; each supporter may buy two. Costandi, who twisted an ankle during the celebrations and not before, is expected to be fit.",
      },
      {
        kind: "p",
        text: "**Selma:** Dabbour; Hijazi, Norberg, Costandi, Wehbe; Asfour, Lanza (Umari 71), Bou Daher; Pires, Khayyat (Tamimi 105), Jonsson.",
      },
    ],
  },
  {
    key: "salt-telescope",
    edition: "en",
    section: "science",
    headline: "A telescope made of salt flats hears its first signal",
    standfirst:
      "Ninety-six wires laid on the crust of Milhan have picked up a dead star that turns four times a second. The mirror, in a manner of speaking, is the desert.",
    dateline: "Milhan",
    bylines: ["ines-barros"],
    tags: ["milhan", "milhan-observatory", "sunniva-okafor"],
    photo: {
      picture: "telescope",
      caption: "The control dish at Milhan. The telescope proper is the ground in front of it.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A radio dish on a low mount under a deep blue sky full of stars, with a flat white plain stretching away.",
    },
    hoursAgo: 3,
    state: "published",
    body: [
      {
        kind: "p",
        text: "It sounds like a tap that has not been closed. For 33 minutes in the night before last, loudspeakers in a container on the Milhan salt flats gave out a soft, even ticking, 4.2 times a second, and eleven people stood around it without talking.",
      },
      {
        kind: "p",
        text: "The ticks came from a pulsar, the remains of a star that burned out long before there was anybody to miss it. Larger observatories have known it for decades. What is new is the instrument: 96 plain copper wires, each 40 metres long, laid flat on a sheet of salt.",
      },
      { kind: "h2", text: "Why salt" },
      {
        kind: "p",
        text: "A radio telescope needs something to reflect the waves that it collects. Usually this is a dish of metal. At Milhan it is the brine that lies half a metre below the crust: salt water conducts electricity, and at long wavelengths a layer of it behaves like a mirror of 18 square kilometres. It is also level to within the width of a hand, a feat that no builder would promise.",
      },
      {
        kind: "quote",
        text: "Everyone else has to build a mirror. We had to find one, and then stop people from driving across it.",
        speaker: "Sunniva Okafor",
        role: "director of the Milhan Observatory",
      },
      {
        kind: "p",
        text: "Dr Okafor first had the idea nine years ago, when a colleague’s car sank to the axles and she spent a night waiting for a tractor. The radio in the car, she noticed, had improved. The observatory was built for 7.4 million dinars, about a fiftieth of the price of a comparable dish, and runs on solar panels and a diesel generator that is switched off whenever anything interesting is in the sky.",
      },
      { kind: "h2", text: "Good for two seasons" },
      {
        kind: "p",
        text: "There are drawbacks. In winter a few centimetres of rain cover the flats, and the wires have to be lifted onto trestles by volunteers in rubber boots. In the hottest weeks the crust cracks, the brine sinks and the mirror blurs. Flamingos, which are protected, may stand wherever they like.",
      },
      {
        kind: "p",
        text: "And wires cannot be turned. The telescope sees what passes overhead, picking a direction by adding up the signals with tiny delays. The sums are done by a computer that students at the University of Port Selma built from parts; its [design is open](https://example.com/milhan-correlator) for anyone to copy.",
      },
      {
        kind: "p",
        text: "From next month the array will look for the faint hum of hydrogen from before the first stars. Whether 96 wires are enough for that is in dispute. Dr Okafor thinks not. She has asked for 400, and in the meantime has put a sign on the track from the road. It says, in four languages: _Please do not drive on the mirror._",
      },
    ],
  },
  {
    key: "river-pact",
    edition: "en",
    section: "politics",
    headline: "River states agree to share flood warnings, six years after the talks began",
    standfirst:
      "The pact obliges upstream dams to announce every release a day ahead. Two of the seven capitals signed with reservations.",
    dateline: "Karim dam",
    bylines: ["leila-mansour"],
    tags: ["hala-nasser", "river-arda", "karim-dam", "arda-commission", "floods"],
    photo: {
      picture: "river-flood",
      caption: "The Arda in flood below the Karim dam in the spring of 2023.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A wide brown river out of its bed, with the tops of trees and a roof standing in the water.",
      archive: true,
    },
    hoursAgo: 5,
    state: "published",
    correction: {
      text: "An earlier version of this article said that eight governments had signed the agreement. Seven did.",
      hoursAgo: 3.6,
    },
    body: [
      {
        kind: "p",
        text: "The seven governments along the Arda have signed an agreement that will, for the first time, oblige each of them to warn the others before opening a dam.",
      },
      {
        kind: "p",
        text: "“According to our engineers, a day’s notice would have saved most of what was lost in the spring of 2023,” the mediator, Dr Hala Nasser, told delegates by video link from the river commission’s seat. In that flood 64 people died and some 9,000 houses below the Karim dam were made uninhabitable within a night.",
      },
      {
        kind: "quote",
        text: "Nobody here owns the rain. All of us own the warning.",
        speaker: "Hala Nasser",
        role: "mediator of the Arda Commission",
      },
      {
        kind: "p",
        text: "Two capitals attached reservations. Officials of Belket and Ishkan, which hold the steepest reaches of the river, said that a day was too long in winter, when reservoirs can fill within hours. They will give notice “as early as conditions allow”, a phrase that the five others accepted after an adjournment of three hours and a good deal of tea.",
      },
      { kind: "h2", text: "What is agreed" },
      {
        kind: "list",
        ordered: false,
        items: [
          "Every planned release above 400 cubic metres a second is announced 24 hours ahead, to all seven states and to the public.",
          "Gauges at 38 points report every ten minutes to one open list, kept by the commission.",
          "A duty engineer at each dam can be reached at any hour, and has the right to warn without asking a ministry first.",
          "Each state pays a seventh of the cost, whatever its share of the river.",
        ],
      },
      {
        kind: "p",
        text: "The third point was the last to be settled and may matter most. In 2023 the engineer on duty at an upstream dam asked for permission to telephone his colleagues below it. The permission arrived by fax the following afternoon.",
      },
      {
        kind: "p",
        text: "The talks began six years ago in a hotel at Tell Amira, broke down twice, and were revived by Dr Nasser, a hydrologist who had never mediated anything before. Delegates say that she opened each session with the level of the river on that day, and nothing else.",
      },
      { kind: "h2", text: "From the gauge to the door" },
      {
        kind: "p",
        text: "It is not yet settled how a warning will travel from the commission’s list to a house on the bank. Selmara and Orzan have sirens; two states plan to use mobile telephones; in Verra, according to its delegate, “people will be told by the postmistress, who is very quick”.",
      },
      {
        kind: "p",
        text: "The prime minister, Idris Malouf, welcomed the agreement and said that parliament would be asked to ratify it before the spring vote. The opposition said that it would support it, and asked why the sirens on the lower river had not been tested since they were installed. The commission [has published the text](https://example.com/arda-pact).",
      },
      {
        kind: "p",
        text: "At Karim itself the signing took place in the turbine hall, because it has the best acoustics. When it was over, the seven delegates went up to the crest to have their picture taken. The gates were closed, and a sheet pinned to the rail gave notice that they would be until Thursday.",
      },
    ],
  },
  {
    key: "tram-nights",
    edition: "en",
    section: "local",
    headline: "Tram 3 to skip Customs Square for nine nights",
    standfirst: "Rails dating from 1958 are being replaced between the square and the fish market.",
    dateline: "Port Selma",
    bylines: ["tom-okoro"],
    tags: ["transport", "port-selma"],
    hoursAgo: 6,
    state: "published",
    body: [
      {
        kind: "p",
        text: "Trams on line 3 will not stop at Customs Square between 22:00 and 04:30 for the next nine nights, the city’s transport office said. Rails laid in 1958 are being replaced between the square and the fish market. Buses marked **3B** run every 12 minutes from the library steps. Tickets remain valid. Residents were told to expect noise “until about two”, and offered earplugs, which can be collected at [any tram kiosk](https://example.com/line-3).",
      },
    ],
  },
  {
    key: "two-ministers",
    edition: "en",
    section: "politics",
    headline: "The minister who answers every letter, and the one who never does",
    standfirst:
      "Two offices on one corridor in Tell Amira receive four hundred letters a day between them. What becomes of those letters says a good deal about how the country is run.",
    dateline: "Tell Amira",
    bylines: ["karim-saleh"],
    tags: ["tell-amira", "nadim-karkour", "idris-malouf", "water"],
    photo: {
      picture: "minister-desk",
      caption: "The desk of the water minister at six in the morning, before the second post.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A broad wooden desk with a green lamp and tall stacks of envelopes, a window with grey morning light behind it.",
    },
    hoursAgo: 9,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The second floor of the government building in Tell Amira has a corridor 60 paces long. At one end sits Faiza Belhadi, the minister of water. At the other sits Nadim Karkour, the minister of finance. The post trolley, which is pushed by a man named Wadie Sham and has a wheel that can be heard in the cabinet room, visits both of them three times a day.",
      },
      {
        kind: "p",
        text: "At Ms Belhadi’s end it arrives full and leaves full. At Mr Karkour’s it arrives full and leaves empty. In the seven years since the two took office, on the same afternoon, that is very nearly the only thing about them on which everyone agrees.",
      },
      { kind: "h2", text: "Two hundred and eleven a day" },
      {
        kind: "p",
        text: "The water minister answers every letter. Her office counted 211 a day last year: about leaks, bills, wells, a neighbour’s hose, the taste of the water in Bab al-Rih and, once a week without fail, a proposal from a retired surveyor for moving the mouth of the Arda. She begins at half past five. A secretary has sorted them into three piles, which are known as _pipe_, _person_ and _poem_.",
      },
      {
        kind: "p",
        text: "A _pipe_ is passed to the engineer of the district, who has ten days; a copy of what he did comes back to the desk. A _person_ is somebody who needs to be heard, and the minister writes those replies by hand. A _poem_ is everything else. “Poems take longest,” she said, when I was allowed to watch. “They are usually right about something.”",
      },
      {
        kind: "quote",
        text: "A complaint is a measuring instrument that nobody paid for. Why would I switch it off?",
        speaker: "Faiza Belhadi",
        role: "minister of water",
      },
      {
        kind: "p",
        text: "On the morning of my visit there were two pipes from the same street, three weeks apart. She put them next to each other and telephoned the district. It turned out that the street had been dug up twice for one leak, and that the leak was somewhere else. This, she says, is what the letters are for. Her ministry’s map of the old town’s mains, the only one to show where they actually run, was drawn from 4,600 of them.",
      },
      {
        kind: "p",
        text: "It is an odd way to run a ministry, and there are people in the building who say so. A former deputy, who left for the railways, described to me a house in which nothing could be decided before the post had been read. The plan to meter the old town was late by a year, he said, because the minister had insisted on answering all 1,900 objections to it. “They were answered beautifully,” he said. “And in that year we lost eleven million cubic metres of water.”",
      },
      { kind: "h2", text: "The other end of the corridor" },
      {
        kind: "p",
        text: "Mr Karkour receives almost as many letters: 190 a day, by his own office’s estimate. They are opened, because the law requires it, and their number is entered in a book. Then they go to a room on the ground floor, where they are kept for five years. I asked to see it. It has steel shelves, a dehumidifier and a very good lock.",
      },
      {
        kind: "p",
        text: "He does not answer them and has never pretended otherwise. “If I reply to the man who writes, I have helped the man who writes,” he said. “The one who cannot write pays for it. The budget is the only letter that I send, and everyone gets the same copy.”",
      },
      { kind: "quote", text: "Fairness has no handwriting.", speaker: "Nadim Karkour", role: "minister of finance" },
      {
        kind: "p",
        text: "It would be easy to make him the villain. But under Mr Karkour the treasury has published, every month, what was spent on what, down to the last box of staples, in a form that any schoolchild can search. Favours that used to be asked for in letters, a customs fine forgotten, a cousin’s licence, are no longer granted, since there is nobody to read the request. A study by the University of Port Selma found that small traders wait 19 days for a tax refund now. Under his predecessor, who was known for his charming replies, they waited 140.",
      },
      {
        kind: "p",
        text: "Nor is silence without its costs. In the autumn of last year 312 pensioners in Wadi Hamra were paid a month’s pension twice and then, when the mistake was noticed, not at all for four months. They wrote. Some wrote nine times. The letters were entered in the book. It was in the end the minister of water who found out, because one of them had added a line to a complaint about a well.",
      },
      {
        kind: "p",
        text: "She walked down the corridor. Nobody can tell me what was said; the door was shut, and even Mr Sham had left his trolley at the other end. The pensions were paid within the week. The rules were changed so that a pension can no longer be stopped by a machine alone. No letter of apology was sent.",
      },
      { kind: "h2", text: "What the trolley knows" },
      {
        kind: "p",
        text: "The prime minister, Idris Malouf, appointed both and is said to be fond of neither. Asked this week which of the two methods he preferred, he said that a government needed _a door and a wall_. It was pointed out to him that this was not an answer. He agreed.",
      },
      {
        kind: "p",
        text: "In the spring there will be an election. The Civic Union has promised a single office for all complaints, with a number for each and a limit of 14 days. Ms Belhadi thinks that it will be a very efficient way of not reading. Mr Karkour thinks that it will be expensive. For once they are on the same side.",
      },
      {
        kind: "p",
        text: "Mr Sham, who has pushed the trolley for 26 years, under eleven ministers of finance and six of water, was the only person on the corridor who asked not to be quoted on which of the two he would write to, if he had to. He has never written to either. When his own street was dug up, he mentioned it to the minister while handing her the post. She told him to put it in a letter. He did, and pushed it sixty paces in the wrong direction, so as not to be seen to have an advantage, and back.",
      },
      { kind: "p", text: "It was answered in two days. The leak turned out to be somewhere else." },
    ],
  },
  {
    key: "border-hospital",
    edition: "en",
    section: "politics",
    headline: "Border towns ask for a hospital before they ask for a road",
    standfirst: "The government has offered Wadi Hamra 94 kilometres of asphalt. Five mayors have sent it back.",
    dateline: "Wadi Hamra",
    bylines: ["nour-aziz"],
    tags: ["wadi-hamra", "health", "transport", "elections"],
    photo: {
      picture: "border-road",
      caption: "The track to Bab al-Rih. In winter an ambulance needs four hours to reach the nearest ward.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "An unpaved road runs through a bare red valley towards distant hills, with one lorry raising dust.",
    },
    hoursAgo: 14,
    state: "published",
    body: [
      {
        kind: "p",
        text: "It is not often that a government is refused a gift before an election. The five mayors of Wadi Hamra met on a threshing floor this week, because none of them has a hall that would hold the other four, and unanimously declined a new road.",
      },
      {
        kind: "p",
        text: "The road, announced in the summer, would run 94 kilometres from the provincial capital to the frontier and cost 212 million dinars. The mayors want the same sum to be spent on a hospital with 60 beds at Bab al-Rih, in the middle of the valley, and on the staff to run it for ten years.",
      },
      {
        kind: "quote",
        text: "A road takes our sick away faster. It takes our young away faster too. A hospital brings a doctor here, and the doctor will complain about the road. Then you will build it.",
        speaker: "Munira Dabbagh",
        role: "mayor of Bab al-Rih",
      },
      {
        kind: "p",
        text: "About 38,000 people live in the valley. They have one clinic, open on three days, and a midwife, Sabah Onsi, who keeps a notebook of journeys. According to its pages, 57 women in labour were driven to the coast last year, and nine gave birth on the way, two of them at the same bend.",
      },
      {
        kind: "p",
        text: "The ministry of works says that one thing cannot be done without the other. “You cannot supply a hospital over a track,” a spokesman said. “Oxygen has to come from somewhere.” The mayors reply that oxygen can now be made on the spot by a machine the size of a wardrobe, and that they have [a quotation for one](https://example.com/wadi-hamra-plan).",
      },
      {
        kind: "p",
        text: "Behind the argument lies another. Wadi Hamra has had a road promised to it before four of the past five elections; a stone laid for the first can still be seen at kilometre eleven, with a fig tree growing out of it. “A road can be stopped anywhere and still be called a road,” said Ms Dabbagh. “Nobody can open half a hospital.”",
      },
      {
        kind: "p",
        text: "The health minister, who had not been consulted about the road, said that she would travel to the valley before the end of the month. She was advised to allow four hours.",
      },
    ],
  },
  {
    key: "schoolteacher",
    edition: "en",
    section: "politics",
    headline: "Opposition picks a schoolteacher to lead it into the spring vote",
    standfirst: "Amal Sirri won the Civic Union’s ballot by 312 votes, and asked for a day to hand in her marks.",
    dateline: "Tell Amira",
    bylines: ["karim-saleh"],
    tags: ["amal-sirri", "civic-union", "elections", "education"],
    photo: {
      picture: "school-yard",
      caption: "The yard of the Third Secondary School in Tell Amira, where Amal Sirri taught until yesterday.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "An empty school yard with a single tree, a painted ball court and a two-storey building with open shutters.",
    },
    hoursAgo: 20,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The Civic Union has chosen Amal Sirri, a teacher of mathematics who has never sat in parliament, to lead it into the general election. She beat the party’s parliamentary leader, Gideon Farah, by 20,418 votes to 20,106 after three counts.",
      },
      {
        kind: "p",
        text: "Ms Sirri, 46, learned of the result in a corridor of her school, between two lessons, and taught the second. Her first statement, read out on the steps, lasted less than a minute. She thanked Mr Farah, promised a programme “with the sums shown”, and asked for a day’s grace because her marks were due.",
      },
      {
        kind: "quote",
        text: "I have spent twenty-three years explaining things to people who did not wish to be there. I am not afraid of parliament.",
        speaker: "Amal Sirri",
        role: "leader of the Civic Union",
      },
      {
        kind: "p",
        text: "She became known outside her district two years ago, when the government moved school examinations by a week to make room for a football tournament. Her letter of protest, which consisted of eleven numbered questions, was copied by hand in staff rooms all over the country. Nine of the eleven were answered. She still asks the other two.",
      },
      { kind: "h2", text: "A divided party" },
      {
        kind: "p",
        text: "It will not be an easy term. Three of the Union’s four largest branches voted for Mr Farah, and most of its 44 deputies regard the ballot, the first that was open to all members, as a mistake. He offered his congratulations and his help. He did not offer to withdraw from the list in the capital, where she will need a seat.",
      },
      {
        kind: "p",
        text: "The prime minister, Idris Malouf, wished her luck and observed that “running a country is not a multiple-choice paper”. Ms Sirri replied that she had never set one.",
      },
      {
        kind: "p",
        text: "Her programme is to be presented in three weeks. She has named three points: one office for all complaints to the state, a cap on class sizes at 28, and a rule that no bill may be voted on within a day of its last amendment. The third was greeted with applause by the parliamentary stenographers’ association.",
      },
    ],
  },
  {
    key: "night-shift",
    edition: "en",
    section: "politics",
    headline: "Parliament’s night shift: four hours, nine laws, one cleaner",
    standfirst:
      "Between midnight and four, deputies passed more legislation than in the three months before. We stayed to watch.",
    dateline: "Tell Amira",
    bylines: ["karim-saleh"],
    tags: ["tell-amira", "elections"],
    photo: {
      picture: "parliament",
      caption: "The parliament building at a quarter to three, with the light on in the chamber.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A domed building at night with a row of lit windows, columns in shadow and an empty square in front.",
    },
    hoursAgo: 27,
    state: "published",
    body: [
      {
        kind: "p",
        text: "**00:04.** The session that was to begin at four in the afternoon begins. There are 71 deputies in the chamber, one above the number needed. The speaker apologises for the delay, which she attributes to printing.",
      },
      {
        kind: "p",
        text: "**00:11.** The first law is passed. It concerns the labelling of honey. Nobody speaks against honey.",
      },
      {
        kind: "p",
        text: "**00:40.** An amendment to the law on harbour pilots is handed round on paper that is still warm. It is four lines long and repeals a paragraph that refers to another paragraph. A deputy of the Civic Union asks what it does. The minister says that it clarifies. It is passed by 40 to 30.",
      },
      {
        kind: "p",
        text: "**01:15.** Rashida Moussa, who has cleaned the chamber for nineteen years, begins with the gallery. She works round the four of us who are still in it. “Lift,” she says, and we lift our feet.",
      },
      {
        kind: "quote",
        text: "By day they make speeches and by night they make laws. I see both floors. The paper is all from the night.",
        speaker: "Rashida Moussa",
        role: "cleaner at the parliament",
      },
      {
        kind: "p",
        text: "**01:50.** Laws four, five and six in eleven minutes: veterinary fees, a bridge, the calendar of public holidays. The last is important to more people than anything else tonight and is passed while the speaker is looking for her glasses.",
      },
      {
        kind: "p",
        text: "**02:30.** A pause. In the corridor the deputies’ drivers have a card school that, they say, has been going on since the last parliament but one. The stakes are matches.",
      },
      {
        kind: "p",
        text: "**02:48.** The law on the Grain Board, the reason why everyone is here. The government wants the Board to be able to buy wheat abroad without asking parliament in a year when the harvest falls short. The debate is good: short, angry and about the subject. Three deputies of the governing list vote against. It is passed by two votes.",
      },
      {
        kind: "p",
        text: "**03:35.** Law eight is withdrawn, law nine becomes law eight, and a law ten, of which nobody in the gallery had heard, becomes law nine. It allows ministries to keep records in electronic form only. A sheet with its text reaches us after the vote.",
      },
      {
        kind: "p",
        text: "**03:57.** The session is closed. In less than four hours parliament has passed nine laws; in the previous three months it passed seven. Half of the deputies have an election to fight in spring and a bus to their province at five.",
      },
      {
        kind: "p",
        text: "**04:10.** Ms Moussa fills six sacks with paper. On the top of one lies the amendment about the pilots. She has read it, she says, as she reads all of them. “It means the company chooses who inspects the company.” We checked. It does.",
      },
    ],
  },
  {
    key: "oud-maker",
    edition: "en",
    section: "culture",
    headline: "Habib Zeitouni, who built ouds for three generations and signed none of them, dies at 91",
    standfirst:
      "Obituary: the instrument maker of Lantern Quarter believed that a name inside the bowl spoiled the sound.",
    dateline: "",
    bylines: ["dalia-murr"],
    tags: ["habib-zeitouni", "port-selma"],
    photo: {
      picture: "oud-player",
      caption: "A player with one of Habib Zeitouni’s last instruments, at the Manara in 2021.",
      credit: "Drawing: Mina Sorour / The Lantern",
      alt: "A seated musician bends over an oud with a round walnut bowl, in a pool of warm light on a dark stage.",
      archive: true,
    },
    hoursAgo: 30,
    state: "published",
    body: [
      {
        kind: "p",
        text: "Anyone who has listened to music on this coast in the past 60 years has heard Habib Zeitouni, and few would know his name. He died on the morning after the first rain, in the room above the workshop in Lantern Quarter in which he was born. He was 91.",
      },
      {
        kind: "p",
        text: "He made, by his own reckoning, 640 ouds. None of them is signed. Other makers glue a printed label inside the bowl, where it can be seen through the rose; Zeitouni said that paper drank the low notes, and that anyone who needed to read who had made an instrument could not be very interested in playing it.",
      },
      {
        kind: "p",
        text: "He could be recognised all the same. His bowls had 19 ribs where the custom is 21 or 23, alternately walnut and apricot, and the ribs grew wider by the thickness of a hair towards the player’s side. Asked why, he would hand over two ouds, one of his own and another, and go to make coffee. The question had usually been withdrawn by the time he came back.",
      },
      { kind: "h2", text: "Ship’s timber" },
      {
        kind: "p",
        text: "Zeitouni was the son of a ship’s carpenter and learned to bend wood on hulls. His first oud, made at fourteen out of a broken rudder, was bought by a customs officer who could not play and who gave it back to him on his wedding day. It hung in the workshop, without strings, until the end.",
      },
      {
        kind: "p",
        text: "He never raised his prices in a bad year and never lowered them for a famous player. The waiting list stood at six years, but anyone under sixteen was moved to the front. At least four members of the city’s radio orchestra had their first instrument in this way, for a sum that their parents remember as _whatever you have in that hand_.",
      },
      {
        kind: "quote",
        text: "He told me that I did not owe him money. I owed him an hour a day. I am still paying.",
        speaker: "Nisrine Abboud",
        role: "oud player",
      },
      {
        kind: "p",
        text: "Over the door he had painted a line by a poet of the quarter, whose name is as little known as his:",
      },
      { kind: "p", text: "الخشبُ ينسى الشجرةَ، لكنه لا ينسى الريح.", dir: "rtl" },
      { kind: "p", text: "_The wood forgets the tree, but it does not forget the wind._" },
      {
        kind: "p",
        text: "He is survived by a daughter, Maha, who has run the workshop since his hands began to shake, and who has let it be known that the list stands. Her ouds have 19 ribs. She has been asked whether she will sign them.",
      },
      { kind: "p", text: "“Paper drinks the low notes,” she said." },
    ],
  },
  {
    key: "rail-reopening",
    edition: "en",
    section: "local",
    headline: "The Coast line reopens in stages: what changes for you, and when",
    standfirst:
      "After fourteen months of buses, trains return between Port Selma and Rabia on the first of the month. Here is what to know before you buy a ticket.",
    dateline: "",
    bylines: ["tom-okoro"],
    tags: ["coast-railway", "transport", "port-selma"],
    photo: {
      picture: "rail-line-map",
      caption: "The Coast line and its three stages of reopening.",
      credit: "Map: The Lantern",
      alt: "A schematic map of a railway along a coast, drawn in three colours, with eleven stations between a harbour and the hills.",
    },
    hoursAgo: 36,
    state: "published",
    body: [
      {
        kind: "p",
        text: "Fourteen months after a landslide carried off 300 metres of track at Ras Tin, the Coast Railway has announced when its trains will run again. The answer is: some of them soon, most of them by summer, and one of them not at all.",
      },
      { kind: "h2", text: "When does my station reopen?" },
      {
        kind: "list",
        ordered: true,
        items: [
          "**First of next month:** Port Selma Harbour, Customs Square, Fish Market, Cemetery Road and Rabia. A train every 20 minutes until 23:00.",
          "**Ten weeks later:** Ras Tin, Old Lighthouse and Salt Works. Trains every 40 minutes, on a single track, with a speed limit of 40 kilometres an hour past the slide.",
          "**Before the summer timetable:** the rest of the line as far as Tell Amira South, 11 stations in all, with through trains to the capital in an hour and 50 minutes.",
        ],
      },
      {
        kind: "p",
        text: "The halt at Bustan, used by nine people a day before the slide, will not reopen. The company offers those nine, whom it has written to by name, a shared taxi at the price of a ticket.",
      },
      { kind: "h2", text: "What about my pass?" },
      {
        kind: "p",
        text: "Annual passes bought before the closure are valid for 14 months longer than the date printed on them. You do not have to apply. If you returned yours for a refund, you can buy it back at the old price until the end of the year at the harbour station, window 4. It is the window with the queue.",
      },
      { kind: "h2", text: "Is it safe?" },
      {
        kind: "p",
        text: "The slope at Ras Tin has been cut back by 30 metres and is held by 412 steel anchors. Sensors measure it every minute; if it moves by more than two millimetres, signals on both sides turn red without anyone being asked. The safety office approved the first stage last week and will look at the second when it is finished. Its [reports are public](https://example.com/ras-tin-safety).",
      },
      { kind: "h2", text: "And the buses?" },
      {
        kind: "p",
        text: "Replacement buses run in parallel for the first two weeks, then stop wherever a train stops. Line R2 over the hill road, which many passengers have come to prefer because it passes the bakery at Salt Works, is to be kept for a trial year.",
      },
      { kind: "h3", text: "In short" },
      {
        kind: "list",
        ordered: false,
        items: [
          "Check the stage of your station before you give up your seat in a shared car.",
          "Old passes live longer; do nothing.",
          "Bicycles travel free, but not before nine.",
        ],
      },
    ],
  },
  {
    key: "selma-loaf",
    edition: "en",
    section: "culture",
    headline: "Selma loaf: the bread that dockers carried in their coats",
    standfirst:
      "Dense, sour, scented with aniseed and the better for being three days old. A recipe, and the quarrel that comes with it.",
    dateline: "",
    bylines: ["dalia-murr"],
    tags: ["food", "port-selma"],
    photo: {
      picture: "bakery",
      caption: "The oven of the Abu Nasr bakery on Ropewalk Street, which has not been cold since 1946.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Round loaves on a long wooden peel in front of a glowing brick oven, flour in the air.",
    },
    hoursAgo: 48,
    state: "published",
    body: [
      {
        kind: "p",
        text: "A Selma loaf should fit the inside pocket of a docker’s coat, and survive there. That is the whole of its design. It is flat because the pocket is flat, dense because the shift was long, and sour because nobody on Ropewalk Street could be bothered to feed the yeast with anything but yesterday’s dough.",
      },
      {
        kind: "p",
        text: "There are two schools about the aniseed. The northern quay kneads it in; the southern quay scatters it on top, and holds that the others are hiding something. My grandmother, who married across the harbour, did both and was forgiven by neither side. This is her recipe, from a notebook with a burn on the cover.",
      },
      { kind: "h2", text: "For two loaves" },
      {
        kind: "list",
        ordered: false,
        items: [
          "400 g wholemeal wheat flour and 100 g barley flour",
          "150 g ripe sourdough starter (or yesterday’s dough)",
          "330 ml water, lukewarm",
          "10 g sea salt",
          "1 tablespoon aniseed, half of it lightly crushed",
          "1 tablespoon olive oil and a handful of coarse semolina",
        ],
      },
      { kind: "h2", text: "How to do it" },
      {
        kind: "list",
        ordered: true,
        items: [
          "In the evening, stir starter and water until milky. Add both flours, wait half an hour, then work in the salt and the crushed aniseed. The dough is sticky. Leave it so.",
          "Fold it over itself four times, once every half an hour. Cover it and go to bed.",
          "In the morning, shape two flat rounds on semolina, each as thick as two fingers. Press a thumb into the middle: the _docker’s mark_, so that the loaf does not dome.",
          "Rub with oil, scatter the whole seeds, and let it stand for an hour.",
          "Bake at 240 °C on a very hot stone for ten minutes, then at 200 °C for 25 more. It should sound like a door.",
          "**Do not cut it today.** Wrap it in a cloth. It is at its best on the third day, thinly sliced, with white cheese and something pickled.",
        ],
      },
      {
        kind: "p",
        text: "Abu Nasr’s grandson Ziad, who bakes 300 of them a night, adds a spoonful of date syrup and asks you not to tell his grandfather. His grandfather, who is 88 and sits beside the oven, knows.",
      },
      {
        kind: "quote",
        text: "When a man came home with half a loaf, the work had been light. When he came home with none, we did not ask him anything until he had slept.",
        speaker: "Abu Nasr",
        role: "baker on Ropewalk Street",
      },
      {
        kind: "p",
        text: "Few dockers carry bread now; the new agreement gives them a canteen at night. But the coats are still cut with that pocket, and at the tailor’s by the Customs House you can still hear a customer say that it should be “a loaf deep”.",
      },
    ],
  },
  {
    key: "lindqvist-interview",
    edition: "en",
    section: "sport",
    headline: "“I coach the pass before the pass”: an hour with Marta Lindqvist",
    standfirst:
      "Before the semi-final the coach of Selma FC talks about silence on the touchline, the harbour end, and why her players learn to cook.",
    dateline: "Port Selma",
    bylines: ["owen-prasad"],
    tags: ["marta-lindqvist", "selma-fc", "football"],
    photo: {
      picture: "stadium-night",
      caption: "The Harbour Ground on the eve of the semi-final.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A small football stadium at night, four floodlight masts and a bright green pitch seen from above the stand.",
    },
    hoursAgo: 60,
    state: "published",
    body: [
      {
        kind: "p",
        text: "She has chosen the groundsman’s hut, because it has a stove. Marta Lindqvist has been coach of Selma for three seasons; in the first they nearly went down, in the second they were ninth, and now they are one match from a final. She pours the tea before she sits down and does not look at her telephone once.",
      },
      { kind: "h3", text: "You hardly ever shout during a match. Is that temperament or method?" },
      {
        kind: "quote",
        text: "It is respect for physics. From where I stand, with ten thousand people behind me, a player hears one word in twelve. If I shout twelve words, he will hear one of them, and I cannot choose which.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      { kind: "h3", text: "Then what is coaching, on the day?" },
      {
        kind: "quote",
        text: "Almost nothing. On the day I am a woman with three substitutes. The work is done before. I coach the pass before the pass: everybody sees the last one and half of them see the one before that. I want to know who made that one possible by running somewhere and not getting the ball.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      {
        kind: "p",
        text: "She keeps a list of such runs and reads it out after each match, without names. The players know whose they were.",
      },
      { kind: "h3", text: "Is it true that they have to cook?" },
      {
        kind: "quote",
        text: "Every week two of them cook for the squad. A boy of nineteen who has made lentils for twenty-six people has learned something about timing, and about complaints. Ilyas burned the rice four times. The fifth time he asked someone. He has been a better goalkeeper since.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      { kind: "h3", text: "What do you fear about Qilaa?" },
      {
        kind: "quote",
        text: "That they are better than we are. I do not find it frightening, it is only information. They will have an hour. We must not lose the match in that hour. Then they will look at the clock, and then we will see.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      { kind: "h3", text: "And the harbour end?" },
      {
        kind: "p",
        text: "Here she laughs, for the first time. In her first winter somebody there held up a bedsheet with the words _Go back to the snow_. She had it washed and returned it with a note: _I would, but you have no goalkeeping coach._ The sheet, with the note sewn on, is now brought to every match.",
      },
      {
        kind: "quote",
        text: "They are the most honest people in the city. They boo the pass, and not the player. It took me a year to hear the difference.",
        speaker: "Marta Lindqvist",
        role: "coach of Selma FC",
      },
      {
        kind: "p",
        text: "She looks out at the pitch, where the groundsman is waiting for his hut. One more question, then: has she practised penalties?",
      },
      {
        kind: "p",
        text: "“No,” she says. “One cannot practise being afraid. We have practised walking from the halfway line. It is 41 steps, and most people forget to breathe.”",
      },
    ],
  },
  {
    key: "reef-tiles",
    edition: "en",
    section: "science",
    headline: "Off Umm Lulu, divers replant a reef one tile at a time",
    standfirst:
      "Four years after the hot summer that bleached it, a fifth of the island’s coral has been put back by hand. Now it must survive without being watched.",
    dateline: "Umm Lulu",
    bylines: ["ines-barros", "yusuf-rahal"],
    tags: ["umm-lulu", "selma-university"],
    photo: {
      picture: "coral-reef",
      caption: "Young staghorn on fired clay tiles at a depth of six metres.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Branching coral in pink and ochre on a slope under blue-green water, with small fish and slanting light.",
    },
    hoursAgo: 72,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The reef gardeners of Umm Lulu start before the wind does. At half past five their two boats leave the jetty with tea, cement, a crate of toothbrushes and about 80 clay tiles, each with a piece of living coral no longer than a finger. By nine, when the sea gets up, all must be in place.",
      },
      {
        kind: "p",
        text: "Four summers ago the water round the island stayed above 32 degrees for eleven weeks. Coral can live with that for about four. Of the fringing reef, which keeps the swell off the village and feeds half of it, less than a third was left alive.",
      },
      { kind: "h2", text: "The ones that stayed brown" },
      {
        kind: "p",
        text: "It was a fisherman, Saif Marjan, who noticed that the survivors were not scattered at random. In a channel on the southern side, where the water at low tide is as hot as in any bad summer, nearly all the coral had kept its colour. He told the university. The university, to its credit, sent somebody.",
      },
      {
        kind: "p",
        text: "Fragments from that channel are now grown on ropes in a sheltered bay, broken, grown again and cemented to tiles of fired clay from the island’s own kiln. So far 31,000 have been set out. Of those that have been down for two years or more, 68 per cent are alive, according to a [count made last month](https://example.com/umm-lulu-count) by divers from three countries.",
      },
      {
        kind: "quote",
        text: "My father took from this reef, and I took from it. I am sixty-three and I have a toothbrush in my hand. It is only fair.",
        speaker: "Saif Marjan",
        role: "fisherman and reef gardener",
      },
      {
        kind: "p",
        text: "The toothbrushes are for algae, which smother young coral unless they are brushed away every other week. Parrotfish used to see to that. They are returning, slowly, since the village closed the reef to nets, a decision that was taken in the mosque yard by a show of hands and that cost 40 families a third of their income for the first two years.",
      },
      { kind: "h2", text: "An honest sum" },
      {
        kind: "p",
        text: "Dr Lamis Ferro, who leads the project, does not claim that this will save the world’s reefs. A hectare costs about as much as a small house and takes a dozen people a year. The heat-hardened fragments may stand one more degree, perhaps two. “We are buying time by the square metre,” she says. “Others have to decide what to do with it.”",
      },
      {
        kind: "p",
        text: "In spring the brushing will stop on the oldest plots. It is the real test: a reef that needs a toothbrush is a garden. Mr Marjan has promised not to cheat. He has been seen, all the same, at the edge of plot number one, looking down.",
      },
    ],
  },
  {
    key: "noon-sun",
    edition: "en",
    section: "economy",
    headline: "The village that rents out its noon sun",
    standfirst:
      "Tell Zaytun leases its stoniest fields to a solar company and keeps the grazing underneath. Six years on, the sheep are the part that pays best.",
    dateline: "Tell Zaytun",
    bylines: ["hana-lindgren"],
    tags: ["energy", "farming"],
    photo: {
      picture: "solar-farm",
      caption: "Panels above Tell Zaytun stand two metres clear of the ground, at the insistence of the shepherds.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Rows of tilted solar panels on a stony slope at midday, with a few sheep in the strips of shade.",
    },
    hoursAgo: 90,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The contract was read aloud, all 44 pages of it, in the yard of the olive press. It took two evenings. On the second the shepherds, who had said nothing on the first, asked how high the panels would be. Eighty centimetres, said the man from the company. Two metres, said the shepherds, or no.",
      },
      {
        kind: "p",
        text: "That was six years ago. Today 140 hectares above Tell Zaytun are covered with glass, and the village of 900 receives 1.2 million dinars a year in rent. Half goes to the families on whose fields the panels stand; half goes into a common purse, which has paid for a school bus, a new press and the wages of a nurse.",
      },
      {
        kind: "p",
        text: "The surprise lies in the shade. Grass under the panels stays green until July, two months longer than on the open slope, because dew collects on the glass and drips from the lower edge. The flock has grown from 400 head to 1,100. A lamb _from under the glass_ fetches a tenth more at the market in Rabia, where buyers claim to taste the difference.",
      },
      {
        kind: "quote",
        text: "The company harvests the noon. We harvest the morning and the evening. Nobody wanted the noon before.",
        speaker: "Shaher Odeh",
        role: "shepherd",
      },
      { kind: "h2", text: "What was learned" },
      {
        kind: "list",
        ordered: false,
        items: [
          "Sheep keep the grass down better than machines, and the company pays for that too: 60 dinars a hectare.",
          "Goats do not. A goat climbs. The matter was settled by arbitration.",
          "Rent was tied to the price of electricity after the third year, at the village’s request. It has risen every year since.",
        ],
      },
      {
        kind: "p",
        text: "Not everyone is content. Families without a stony field get a share of the common purse only, and three have gone to court over a boundary that nobody had cared about while it ran through thistles. The view, says the schoolmistress, is “a lake that does not move”.",
      },
      {
        kind: "p",
        text: "Eleven other villages on the plateau have asked for a copy of the contract. Tell Zaytun sells it, for 50 dinars, with the second evening’s questions stapled to the back.",
      },
    ],
  },
  {
    key: "old-town-run",
    edition: "en",
    section: "sport",
    headline: "A baker wins the Old Town Run, then opens the shop",
    standfirst:
      "Ziad Nasr covered ten kilometres of steps and cobbles in 34 minutes and 12 seconds. The first loaves were late by five.",
    dateline: "Port Selma",
    bylines: ["owen-prasad"],
    tags: ["port-selma"],
    photo: {
      picture: "runners",
      caption: "The field on the steps below the citadel, at kilometre seven.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A line of runners in bright vests climbs a stepped lane between old stone houses.",
    },
    hoursAgo: 110,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The Old Town Run starts at half past five in the morning, so that the streets may be used for other things afterwards. This suits bakers. Ziad Nasr, 27, who had been at the oven since one, hung up his apron on Ropewalk Street, walked to the start and beat 2,300 people who had slept.",
      },
      {
        kind: "p",
        text: "He took the lead on the citadel steps, of which there are 214, and was not caught. Layla Sunnergren was second in the overall race and the first woman for the third year running, in 34:40; the defending champion, Pascal Abu Zeid, turned an ankle on a wet fish crate at kilometre four and finished at a walk, carrying the crate.",
      },
      {
        kind: "p",
        text: "“On the steps everyone looks at his feet,” Mr Nasr said, while he was letting up the shutter. “I carry flour up stairs. I looked at the next landing.” He then asked to be excused, as there was a queue.",
      },
      {
        kind: "p",
        text: "The women of the harbour laundry, who run together in a team of twenty with a single sheet, completed the course in an hour and 31 minutes and a new club record. Results are [online](https://example.com/old-town-run). The oldest finisher was 81. The last was not, this year, your correspondent.",
      },
    ],
  },
  {
    key: "city-budget",
    edition: "en",
    section: "local",
    headline: "City budget doubles what it spends on schools, and stops mowing the parks",
    standfirst:
      "Councillors passed the budget by a single vote after eleven hours. The grass will be allowed to grow to the knee.",
    dateline: "Port Selma",
    bylines: ["samira-haddad"],
    tags: ["city-council", "basil-qandil", "education", "port-selma"],
    photo: {
      picture: "council-hall",
      caption: "The council chamber during the debate, which ended at one in the morning.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Rows of curved wooden benches under a high ceiling, a lit speaker’s desk and people seen from behind.",
    },
    hoursAgo: 130,
    state: "published",
    correction: {
      text: "This article first gave the sum for school repairs as 84 million dinars. It is 48 million.",
      hoursAgo: 121,
    },
    body: [
      {
        kind: "p",
        text: "Port Selma will spend 96 million dinars on its schools next year, twice as much as this year and more than it has ever spent on anything but the harbour wall. The budget was passed shortly before one in the morning by 21 votes to 20, one of them cast by telephone from a maternity ward.",
      },
      {
        kind: "p",
        text: "Half of the money, 48 million, is for repairs: roofs at eleven schools, heating at nineteen, and the eastern annexe of the Fourth Primary, which has been closed since a wall was found to be leaning on a bookcase. The other half pays for 310 teachers, the first to be hired by the city rather than by the ministry.",
      },
      {
        kind: "quote",
        text: "You can see a hole in a road. A hole in a school takes twenty years to show, and then it is a hole in everything.",
        speaker: "Basil Qandil",
        role: "mayor of Port Selma",
      },
      { kind: "h2", text: "Where it comes from" },
      {
        kind: "list",
        ordered: false,
        items: [
          "A harbour levy of 40 piastres a tonne, agreed with the company in the summer: 22 million.",
          "The sale of the old tram depot: 15 million, once only.",
          "No new cars for the administration for three years: 6 million.",
          "No mowing in the 14 larger parks, except for paths and ball courts: 5 million.",
        ],
      },
      {
        kind: "p",
        text: "It was the last and smallest of these that took up most of the night. Supporters of the lawn spoke for three hours, and a petition with 7,000 signatures was carried in on a wheelbarrow. The parks department, asked for its opinion, said that the grass would reach the knee by May and that it had always wondered what would come up.",
      },
      {
        kind: "p",
        text: "The finance committee’s chairman, Emile Khazen, voted against his own mayor. A depot can be sold once, he said, and a teacher is paid every month. “In two years we will sit here again, and there will be no depot.” The mayor conceded the point and asked for two years.",
      },
      {
        kind: "p",
        text: "The budget needs the signature of the provincial governor, who has 30 days. The [tables are open](https://example.com/city-budget) to all readers.",
      },
    ],
  },
  {
    key: "night-library",
    edition: "en",
    section: "culture",
    headline: "The library that closes at four in the morning",
    standfirst:
      "It was meant to be a trial for the examination weeks. Then the night porters came, and the bakers, and a woman who is writing a novel about them.",
    dateline: "Port Selma",
    bylines: ["dalia-murr"],
    tags: ["port-selma", "education"],
    photo: {
      picture: "library",
      caption: "The reading room of the municipal library at half past two.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Tall bookshelves and long tables with green lamps, a few readers far apart, dark windows above.",
    },
    hoursAgo: 160,
    state: "published",
    body: [
      {
        kind: "p",
        text: "At eleven the students have the room. They sit where the sockets are. By half past twelve most of them have gone, and there is a quarter of an hour when the municipal library of Port Selma belongs to nobody; then the door lets in the cold again, and the second shift begins.",
      },
      {
        kind: "p",
        text: "A hospital porter reads about the Byzantines, one emperor a night. Two taxi drivers share the same atlas without ever having exchanged a word. A man in a good coat, who has been coming since the second week, takes down a dictionary, opens it and sleeps. The staff have a name for him, which is a word on page 811.",
      },
      {
        kind: "p",
        text: "The night opening was a trial for six weeks. It is now in its third year. It costs 140,000 dinars, says the librarian, Philippa Nouri, most of it for heat, and it brings in about 90 people a night, of whom a third borrow something.",
      },
      {
        kind: "quote",
        text: "In the daytime they ask me where a book is. At night they ask me what to read. It is a different profession.",
        speaker: "Philippa Nouri",
        role: "night librarian",
      },
      {
        kind: "p",
        text: "There are few rules. One may bring tea but not soup. One may sleep, if it is quiet. One may not ask another reader why he is there, and a small card on each table says so, in the hand of Ms Nouri’s predecessor: _Everyone has a reason._",
      },
      {
        kind: "p",
        text: "Near the radiator, at table nine, a woman with three pencils writes for two hours, most nights. She has published four novels under a name that she asks me to leave out. The fifth is about people who meet in a library and never speak. “I stole them all,” she says. “I think they know.”",
      },
      {
        kind: "p",
        text: "At ten to four the lamps are dimmed, once. It is enough. The bakers are the last to leave, since they have the shortest way to go; one of them puts back the book that the porter has left open, on the reign of an emperor who lasted for eleven months.",
      },
    ],
  },
  {
    key: "dam-explained",
    edition: "en",
    section: "science",
    headline: "How a dam warns a river: the Karim spillway, gate by gate",
    standfirst:
      "Between the first drop of rain in the hills and the water at your door lie 31 hours, nine gates and one telephone. An explainer for everyone who lives below.",
    dateline: "Karim dam",
    bylines: ["ines-barros", "leila-mansour"],
    tags: ["karim-dam", "river-arda", "arda-commission", "floods", "water"],
    photo: {
      picture: "dam",
      caption: "The Karim dam from downstream, with gates four to six open by a hand’s breadth.",
      credit: "Drawing: Mina Sorour / The Lantern",
      alt: "A high curved dam between two rocky slopes, with three white streams of water falling from its gates.",
    },
    hoursAgo: 200,
    state: "published",
    body: [
      {
        kind: "p",
        text: "A dam does not stop a flood. It argues with it. It can take the top off a wave, delay it, and let it go in portions; but what comes down the Arda in a wet spring, some eleven cubic kilometres of it, has to reach the sea in the end, and it passes the doors of 400,000 people on its way.",
      },
      {
        kind: "p",
        text: "How well the argument goes depends on warning. This is how it works at Karim, the largest of the river’s nine dams and the last before the plain.",
      },
      { kind: "h2", text: "Hour 0: rain" },
      {
        kind: "p",
        text: "It begins 240 kilometres away, on the slopes under the Sahir pass. There are 38 gauges in the upper basin. The simplest is a funnel over a small see-saw: each time that a fifth of a millimetre has collected, it tips, and a switch counts. The most elaborate looks at raindrops with a radar on a water tower in Orzan.",
      },
      {
        kind: "p",
        text: "What counts is less how much falls than on what. Dry soil drinks the first 30 millimetres. Frozen soil drinks nothing. On wet snow, warm rain counts twice, since it brings the snow down with it. That was the trouble in the spring of 2023: 70 millimetres, no more than in many years, on snow that had been lying since December.",
      },
      { kind: "h2", text: "Hour 9: the sum" },
      {
        kind: "p",
        text: "At Karim the readings arrive in a room with a view of the car park. Here Noor Bassam and three colleagues take turns, day and night, to keep up a forecast of the inflow. A computer does the sum every ten minutes. It does it 50 times over with slightly different assumptions, and draws the results as a bundle of lines.",
      },
      {
        kind: "quote",
        text: "If the lines stay together I drink my coffee. If they fan out I let it go cold.",
        speaker: "Noor Bassam",
        role: "duty engineer at the Karim dam",
      },
      {
        kind: "p",
        text: "A narrow bundle means that the river is doing something it has done before. A broad one means that a small mistake in the rain will make a large difference to the water. Then the engineers do what the computer cannot, and ring a man called Daoud, who lives beside the river in Orzan and looks out of the window.",
      },
      { kind: "h2", text: "Hour 12: making room" },
      {
        kind: "p",
        text: "An engineer’s instinct in a dry country is to keep a reservoir full. A flood wants it empty. The compromise is a line on a chart, the _rule curve_, that says for each day of the year how high the lake may stand. In autumn it may be nearly full; by the end of February a fifth must be free. If the forecast is bad enough, more room is made in advance, by letting water go before the wave arrives.",
      },
      {
        kind: "p",
        text: "That is the hardest decision of all. Water released early cannot be called back if the rain turns away. In 2021 it did, and farmers went short in August. Two years later, with the same forecast on the table, the engineers waited for six hours longer. They have been asked about those six hours ever since.",
      },
      { kind: "h2", text: "Hour 15: the gates" },
      { kind: "p", text: "Karim has nine. From left to right, as one looks downstream, they are used in this order:" },
      {
        kind: "list",
        ordered: true,
        items: [
          "**Gates four, five and six**, in the middle, open first and together, so that the jet falls into the deepest part of the basin. Up to 400 cubic metres a second this is routine, and no siren sounds.",
          "**Gates three and seven** follow. From here on the water leaves its summer bed. It is the point at which the new agreement requires a day’s notice to all seven states.",
          "**Gates two and eight** mean that the low road at Rabia will be under water within 14 hours. Police close it after ten.",
          "**Gates one and nine** have been opened together twice, in 1967 and in 2023. There is not much more to be done then than to tell the truth quickly.",
        ],
      },
      {
        kind: "p",
        text: "Each gate weighs 112 tonnes and rises at the speed of a snail with an appointment: 30 centimetres a minute. There are two motors to each, a diesel engine for both, and a hand crank for which, according to the instructions, eight persons are needed for three hours.",
      },
      { kind: "h2", text: "Hour 16: the telephone" },
      {
        kind: "p",
        text: "In 2023 the engineer on duty at a dam upstream could see what was coming and was not allowed to say so. Under the pact that the river states have been negotiating for six years, that is to change: the duty engineer may warn first and inform the ministry afterwards. In the control room at Karim they have already pinned up the list. It has 61 numbers. The first is a school.",
      },
      {
        kind: "p",
        text: "“It has the best caretaker on the river,” Ms Bassam explains. “He rings the bell and the whole valley knows.” The sirens come second. They are tested on the first day of each month on the upper river; those below Rabia have never been tested at all, since it has not been settled who pays for the electricity.",
      },
      { kind: "h2", text: "Hour 31: you" },
      {
        kind: "p",
        text: "From gate five to the quays of Port Selma the crest of a flood takes between 14 and 16 hours. What to do with them is printed on the back of every water bill:",
      },
      {
        kind: "list",
        ordered: false,
        items: [
          "Go up, not away. More people drowned in cars in 2023 than in houses.",
          "Turn off gas and electricity before the water is at the door.",
          "Fill the bath with clean water. It sounds odd, and you will be glad of it.",
          "Knock at the door on the left. Somebody will knock at yours from the right.",
        ],
      },
      {
        kind: "p",
        text: "You can watch the lake’s level, the gates and the bundle of lines [on the commission’s site](https://example.com/karim-live), which is brought up to date every ten minutes. If the lines fan out, there is no need for alarm. But it might be a good moment to let your coffee go cold.",
      },
    ],
  },
  {
    key: "pass-closed",
    edition: "en",
    section: "local",
    headline: "Sahir pass shut to lorries after first snow",
    standfirst: "Cars may cross with chains until nightfall.",
    dateline: "Sahir pass",
    bylines: ["arda-news-agency"],
    translators: ["karim-saleh"],
    tags: ["sahir-pass", "weather", "transport"],
    photo: {
      picture: "snow-pass",
      caption: "The road below the Sahir pass after an earlier snowfall.",
      credit: "Photograph: Arda News Agency",
      alt: "A winding mountain road between snowy slopes, with one small car and a line of marker poles.",
      archive: true,
    },
    hoursAgo: 240,
    state: "published",
    body: [
      {
        kind: "p",
        text: "The Sahir pass was closed to lorries yesterday afternoon after 25 centimetres of snow fell within three hours, the road service said. Cars with chains may cross until nightfall, behind a plough, on the hour. About 60 lorries were waiting on the southern side, where the inn has opened its hall to drivers. It was the earliest snow on the pass since 2011. Clearer weather is forecast for tomorrow.",
      },
    ],
  },
  {
    key: "waiting-room",
    edition: "en",
    section: "culture",
    headline: "At the Manara, a play in which nobody leaves the waiting room",
    standfirst:
      "Theatre: “Number Forty-One” keeps eight people and the audience in suspense over a door. Two hours pass like one.",
    dateline: "",
    bylines: ["dalia-murr"],
    tags: ["manara-theatre"],
    photo: {
      picture: "theatre",
      caption: "The stage of the Manara before the doors open.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "An empty theatre stage between red curtains under a single spotlight, the dark backs of seats in front.",
    },
    hoursAgo: 300,
    state: "published",
    body: [
      {
        kind: "p",
        text: "You take a number at the entrance. Mine was 63. It is not needed for anything, the usher says, and of course by the interval everyone has compared theirs with their neighbour’s and formed an opinion.",
      },
      {
        kind: "p",
        text: "_Number Forty-One_, by the young Port Selma playwright Rand Costa, is set in the waiting room of an office of which we learn only that it is upstairs. Eight people sit on nine chairs. A display says 37. Over the next two hours it will go to 38, 39 and, in a stroke of wickedness that drew a groan from the whole house, back to 38.",
      },
      {
        kind: "p",
        text: "That is all, and it is plenty. Ms Costa has an ear for the way in which strangers become a people: first they complain, then they agree on a villain, then they elect someone to go and ask. The someone is a schoolboy with a cello, played by Adam Ferhat with a stillness that made me forget to take notes. When he comes back from the door, he is unable to say what he has seen, and nobody believes him when he does.",
      },
      {
        kind: "quote",
        text: "I waited eleven hours for a stamp once. When I had it, I missed the others.",
        speaker: "Rand Costa",
        role: "playwright",
      },
      {
        kind: "p",
        text: "Gerda Haddadin’s production trusts the text and a very good clock. The set, by Tomas Nahhas, is a wall of that green which exists only in public buildings; the light has the faint flicker of a tube about to go, and the tube goes exactly when it should.",
      },
      {
        kind: "p",
        text: "There are faults. The speech of the widow in the second half explains what we had understood. The woman at the counter is a type, and Hind Saber deserves more than a type. But I have rarely heard an audience listen so hard to a number.",
      },
      {
        kind: "p",
        text: "And the ninth chair? It stays empty until the last minute. I will not tell you who sits down. Keep your ticket.",
      },
      {
        kind: "p",
        text: "“Number Forty-One”, [Manara Theatre](https://example.com/manara), Port Selma, until the end of the month. _Two hours and ten minutes with an interval._",
      },
    ],
  },
  {
    key: "empty-boxes",
    edition: "en",
    section: "economy",
    headline: "Why empty containers are the best news from the harbour in years",
    standfirst: "Analysis: for a decade Port Selma has shipped out mostly air. Last quarter it ran short of it.",
    dateline: "",
    bylines: ["hana-lindgren"],
    tags: ["port-selma", "labour", "farming"],
    photo: {
      picture: "container-ship",
      caption: "A container ship leaves the roads of Port Selma, deeper in the water than it came.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A large container ship with coloured boxes stacked high passes a small lighthouse on a calm sea.",
    },
    hoursAgo: 400,
    state: "published",
    body: [
      {
        kind: "p",
        text: "There is a field behind the grain quay, 26 hectares of it, where containers go when nobody needs them. For ten years it has been full. From the tram it looked like prosperity; it was the reverse. A box that comes in with washing machines and goes out with nothing is a sign of a country that buys and does not sell.",
      },
      {
        kind: "p",
        text: "Last month you could see the fence on the other side. The harbour company counted 2,100 empty containers, against 14,000 two years ago, and for nine days in a row exporters had to wait for one. Shippers call this a shortage. Economists, for once, may call it good news.",
      },
      { kind: "h2", text: "Who is filling them" },
      {
        kind: "list",
        ordered: false,
        items: [
          "**Tomato paste and pickles**, from the three canneries in the Arda plain, have doubled in two years.",
          "**Glass for greenhouses**, made at the Salt Works since the new furnace was lit, was not exported at all before.",
          "**Seed potatoes** from the plateau, in refrigerated boxes that used to go back empty at the shippers’ expense.",
          "**Furniture.** Nobody planned it. Some 60 workshops in the old town sell through one website and share one lorry.",
        ],
      },
      {
        kind: "p",
        text: "In all, the weight of goods shipped out rose by 38 per cent in a year. Imports rose by six. The gap is still wide, at three tonnes in for every two out, but it has not been so narrow since the wool trade.",
      },
      {
        kind: "p",
        text: "Caution is in order. A third of the increase comes from one harvest of tomatoes, and the currency has lost a tenth of its value, which flatters every exporter. If freight rates rise, the same shortage that is now a compliment will be a bottleneck.",
      },
      {
        kind: "quote",
        text: "I have been a dispatcher for thirty years, and I had never said the sentence ‘We have no empties’. I said it twice, to hear it again.",
        speaker: "Fadia Tawil",
        role: "dispatcher at the grain quay",
      },
      {
        kind: "p",
        text: "The company wants to turn a part of the field into a cold store. The city, which owns the land, would rather have houses. That there is something to quarrel about is new as well.",
      },
    ],
  },
  {
    key: "tide-market",
    edition: "en",
    section: "local",
    headline: "The market that moves when the tide does",
    standfirst: "On Lower Quay the stalls are on wheels, and for good reason.",
    dateline: "Port Selma",
    bylines: ["tom-okoro"],
    tags: ["port-selma", "food"],
    photo: {
      picture: "market",
      caption: "Lower Quay market an hour before high water.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Market stalls with striped awnings and baskets of fruit, shoppers in the lane, water close to the kerb.",
    },
    hoursAgo: 0,
    state: "draft",
    body: [
      {
        kind: "p",
        text: "Nobody gives the order. At some point in the afternoon the woman with the herbs looks at the third step of the quay, which is wet, and kicks away the wedge under her wheel. Within ten minutes the whole market, 84 stalls, has moved uphill by the length of a tram.",
      },
      {
        kind: "p",
        text: "It has done so twice a day for as long as anyone can remember. The stalls are built on pram wheels, bicycle wheels and, in one case, the undercarriage of a piano.",
      },
      { kind: "h2", text: "The rules of the slope" },
      {
        kind: "p",
        text: "Fish goes last and comes back first. Whoever sells eggs may use the pavement. [Ask Umm Rashid about the year the tide was early; check date with harbour office.]",
      },
    ],
  },
  {
    key: "six-towns",
    edition: "en",
    section: "politics",
    headline: "Why the spring vote will be decided in six small towns",
    standfirst:
      "Analysis: the capital cancels itself out and the coast has made up its mind. What is left fits on one bus route.",
    dateline: "",
    bylines: ["nour-aziz"],
    tags: ["elections", "civic-union", "amal-sirri", "idris-malouf"],
    photo: {
      picture: "election-chart",
      caption: "Margins at the last election in the 12 closest constituencies.",
      credit: "Chart: The Lantern",
      alt: "A bar chart in two colours with twelve rows, the six shortest bars marked at the top.",
    },
    hoursAgo: 0,
    state: "in_review",
    body: [
      {
        kind: "p",
        text: "At the last general election 3.1 million people voted, and 4,900 of them decided it. Had that many voters in the right places changed their minds, the Civic Union would now be in government, and the prime minister would be growing roses, as he says that he intends to.",
      },
      {
        kind: "p",
        text: "The right places are few. In 127 of the 139 constituencies the winner was ahead by more than ten points. Of the remaining twelve, six lie along the route of the 41 bus, which goes from Rabia to the foot of the Sahir pass and takes three hours and a quarter.",
      },
      { kind: "h2", text: "What they have in common" },
      {
        kind: "list",
        ordered: false,
        items: [
          "They bake at home, and feel the price of flour before anybody else does.",
          "They lost their secondary schools in the reform of eight years ago, and their pupils take the 41.",
          "Turnout is high: 81 per cent, against 66 in the country as a whole.",
          "None has been visited by a prime minister in office since 1988.",
        ],
      },
      {
        kind: "p",
        text: "It is easy to see why the opposition thought of a schoolteacher. Amal Sirri was born in the fourth of the six, Ain Kharrub, and her mother still runs the stationer’s by the bus stop. Her rival for the leadership had the better speeches. She has the better timetable.",
      },
      {
        kind: "quote",
        text: "Everyone tells us that we decide the election. We would sooner decide when the bus comes.",
        speaker: "Ruba Sirri",
        role: "stationer in Ain Kharrub",
      },
      {
        kind: "p",
        text: "The government has begun to notice. In the draft of its spring budget, seen by The Lantern, there is a line for _rural connections_ with a sum that would pay for a bus every half an hour. The line has no explanation. It has six stops.",
      },
    ],
  },
  {
    key: "night-doctor",
    edition: "en",
    section: "local",
    headline: "One night, one doctor, four hundred kilometres of coast",
    standfirst:
      "After ten in the evening a single emergency physician answers every call between the harbour and the salt works. We went along.",
    dateline: "Port Selma",
    bylines: ["tom-okoro", "yusuf-rahal"],
    tags: ["health", "port-selma"],
    photo: {
      picture: "hospital-night",
      caption: "The emergency entrance of the Coast Hospital, a little after midnight.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A hospital entrance at night with a red sign, a waiting ambulance and lit windows on three floors.",
    },
    hoursAgo: 0,
    state: "in_review",
    body: [
      {
        kind: "p",
        text: "Dr Salwa Mensah drinks her coffee standing, at the window, from where she can see the ambulance bay. It is six minutes to ten. At ten her two colleagues will go home, and until six in the morning she will be the only emergency physician on duty on 400 kilometres of coast.",
      },
      {
        kind: "p",
        text: "It is not supposed to be so. The plan for the province provides for four. One post has been vacant for three years, one is paid for by a grant that ran out in June, and the fourth doctor has broken her wrist, on the stairs of this building.",
      },
      { kind: "h2", text: "22:40" },
      {
        kind: "p",
        text: "The first call is from the Salt Works: a man of 58, chest pain, two hours away by road. She speaks to the nurse, then to the patient, then to his wife. She asks the wife to count his breaths aloud. A helicopter is free, and there is no fog. “Tonight he is lucky twice,” she says.",
      },
      { kind: "h2", text: "01:15" },
      {
        kind: "p",
        text: "Three calls in four minutes. She has a sheet of paper with three columns, and moves a rubber, a coin and a paper clip up and down in them. The coin is a child with croup in Rabia. The coin goes to the top.",
      },
      {
        kind: "quote",
        text: "People think that the difficult thing is to act. The difficult thing is the order.",
        speaker: "Salwa Mensah",
        role: "emergency physician",
      },
      { kind: "h2", text: "05:50" },
      {
        kind: "p",
        text: "Eleven calls, two flights, one birth by telephone. The man from the Salt Works has a new stent and wants his trousers. When her relief arrives, she hands over the sheet, and keeps the rubber, the coin and the paper clip.",
      },
    ],
  },
  {
    key: "water-meters",
    edition: "en",
    section: "economy",
    headline: "Water meters arrive in the old town, and so do the plumbers",
    standfirst: "Nineteen hundred objections later, the first hundred houses have a dial by the door.",
    dateline: "Port Selma",
    bylines: ["samira-haddad"],
    tags: ["water", "port-selma"],
    photo: {
      picture: "old-town",
      caption: "Lantern Quarter, where some pipes are older than the streets.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Narrow stone houses with blue shutters and arches crowd a lane, a minaret and a clock tower behind them.",
    },
    hoursAgo: 0,
    state: "sent_back",
    body: [
      {
        kind: "p",
        text: "The first hundred water meters in the old town were fitted this week. They brought to light 31 leaks, four wells that nobody had declared, and a bath house that had been using the mosque’s supply since before either had an address.",
      },
      {
        kind: "p",
        text: "Until now households paid by the number of rooms. A family of six in two rooms paid less than a widow in three. From the new year each will pay for what it uses, with the first 40 litres a person a day free of charge.",
      },
      {
        kind: "p",
        text: "One resident is said to have seen his bill fall by half. Others fear the opposite. “I have four daughters,” said a man who did not wish to be named, “and each of them has hair.”",
      },
      {
        kind: "p",
        text: "The ministry expects to save eleven million cubic metres a year, according to people familiar with the figures.",
      },
      {
        kind: "p",
        text: "Plumbers have raised their rates by a third. There are seven of them in the quarter, and all seven were on the same roof when we called.",
      },
    ],
  },
  {
    key: "moving-orchards",
    edition: "en",
    section: "local",
    headline: "How do you move an orchard? Slowly, and with its own soil",
    standfirst:
      "Eleven thousand trees have to be out of the Eastern Marsh by spring. A nurseryman who has moved six hundred explains what can be saved.",
    dateline: "Rabia",
    bylines: ["samira-haddad"],
    tags: ["eastern-marsh", "farming", "port-selma"],
    photo: {
      picture: "orchard",
      caption: "Orange trees on the eastern leases, a kilometre from the wall.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "Straight rows of round orange trees heavy with fruit, a ladder against one of them and a ditch of water.",
    },
    hoursAgo: 0,
    state: "approved",
    body: [
      {
        kind: "p",
        text: "An orange tree can be moved until it is about thirty. After that, says Joachim Barakat, it has opinions. He runs the nursery on the Rabia terraces to which the city will send the first families from the Eastern Marsh, and he has been asked the same question so often that he has painted the answer on a board by the gate: _Yes. Not all. Start now._",
      },
      {
        kind: "p",
        text: "The work begins a season ahead. A trench is cut round the tree, as wide as its crown, and filled with compost; the roots that have been severed grow a dense mat of new ones inside. After ten weeks the ball is undercut, wrapped in sacking and lifted. For a tree of twenty years it weighs two tonnes.",
      },
      {
        kind: "list",
        ordered: true,
        items: [
          "Prune a third of the crown on the day of the trench, not on the day of the move.",
          "Mark the southern side of the trunk with chalk. It must face south again.",
          "Bring a cubic metre of the old soil. The fungi in it are worth more than any fertiliser.",
          "Water every evening for two summers.",
        ],
      },
      {
        kind: "p",
        text: "Done in this way, nine trees out of ten survive. Done in a hurry, four. There are 11,000 on the leases, of which perhaps 5,000 are young enough; the city has ordered eight lifting frames, each good for six trees a day. Mr Barakat did the sum on the back of the board.",
      },
      {
        kind: "quote",
        text: "It comes out exactly, if it does not rain and nobody dies. So it does not come out.",
        speaker: "Joachim Barakat",
        role: "nurseryman",
      },
      {
        kind: "p",
        text: "For the old trees there are cuttings. He has taken 2,000, and keeps them under glass with a label for each family. Umm Faris, who knows the year of every tree she has, sent him a list of eleven that she would like to meet again.",
      },
    ],
  },
  {
    key: "cycle-race",
    edition: "en",
    section: "sport",
    headline: "Two hundred riders, one headwind: the Tour of the Arda begins",
    standfirst: "Seven stages, seven countries and, for the first time, the Sahir pass from its steeper side.",
    dateline: "Port Selma",
    bylines: ["owen-prasad"],
    tags: ["river-arda", "sahir-pass", "port-selma"],
    photo: {
      picture: "bicycle-race",
      caption: "The field on the corniche during last year’s first stage.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A tight group of racing cyclists leans into a bend on a coast road, sea behind them.",
      archive: true,
    },
    hoursAgo: 0,
    state: "scheduled",
    body: [
      {
        kind: "p",
        text: "The Tour of the Arda has always gone upstream. It starts on the quay of Port Selma, follows the river through all seven countries that share it, and ends at the spring, a hole in a rock from which the winner is expected to drink. In eleven editions nobody has done so without making a face.",
      },
      {
        kind: "p",
        text: "This year’s race is 1,048 kilometres long, and everyone talks about 14 of them. The fifth stage crosses the Sahir pass by the old mule road from the east, newly paved, at an average of nine per cent and a maximum that the organisers describe as _interesting_.",
      },
      { kind: "h2", text: "Three to watch" },
      {
        kind: "list",
        ordered: false,
        items: [
          "**Kenan Aslani** (Orzan), last year’s winner, climbs like a man who is late for something.",
          "**Thea Bakkali** (Port Selma) leads the women’s field, which rides the same course 40 minutes ahead.",
          "**Jory Mattar** (Verra), 20, postman, won the hill trials on a bicycle with a basket.",
        ],
      },
      {
        kind: "p",
        text: "The first day runs along the corniche and across the plain, 162 kilometres without a hill. The wind will be in the north, as it is on every first day. “People say that it is a stage for sprinters,” Ms Bakkali said. “It is a stage for those with friends.”",
      },
    ],
  },
  {
    key: "salt-wheat",
    edition: "en",
    section: "science",
    headline: "Bread wheat that drinks brackish water passes its third trial",
    standfirst:
      "A variety bred in Port Selma yielded four fifths of a normal crop on land that had been given up. The study is published today.",
    dateline: "Port Selma",
    bylines: ["ines-barros"],
    tags: ["selma-university", "farming", "food", "water"],
    photo: {
      picture: "laboratory",
      caption: "Seedlings in solutions of rising salinity at the University of Port Selma.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A laboratory bench with a row of glass tubes, each holding a green seedling, shorter from left to right.",
    },
    hoursAgo: 0,
    state: "embargoed",
    body: [
      {
        kind: "p",
        text: "A wheat that was bred at the University of Port Selma has, for the third year in a row, given a worthwhile harvest when watered with a mixture of one part sea water and five parts fresh. On four test fields near the Salt Works it yielded 2.9 tonnes a hectare; ordinary wheat on good land in the same year yielded 3.6, and beside it, on the same salt soil, almost nothing.",
      },
      {
        kind: "p",
        text: "The plant owes its patience to a wild grass. Dr Aurelio Shahin’s group found it at the edge of the Milhan flats, where it grows with its roots in brine, and spent fourteen years crossing it with _Arda Red_, an old variety of the plain. The trait depends on one gene, which keeps sodium in the roots and out of the leaves.",
      },
      {
        kind: "quote",
        text: "It does not like salt. It has learned to keep it in the cellar.",
        speaker: "Aurelio Shahin",
        role: "plant breeder at the University of Port Selma",
      },
      {
        kind: "p",
        text: "Some 90,000 hectares along the lower river have been lost to salt in the past thirty years. Not all could be won back: the wheat needs drainage, and watering with brackish water for ever would ruin the soil for anything else. The authors recommend it for one year in three.",
      },
      {
        kind: "p",
        text: "And the bread? Twelve bakers were given the flour without being told. Eleven noticed nothing. The twelfth left out the salt.",
      },
    ],
  },
  {
    key: "ferry-halt",
    edition: "en",
    section: "local",
    headline: "Umm Lulu ferry to stop for the winter",
    standfirst: "The island’s only regular link with the mainland is to be suspended from the end of the month.",
    dateline: "Port Selma",
    bylines: ["arda-news-agency"],
    tags: ["umm-lulu", "transport"],
    photo: {
      picture: "harbour-dawn",
      caption: "The ferry pier in Port Selma in the early morning.",
      credit: "Photograph: Yusuf Rahal / The Lantern",
      alt: "A calm harbour at sunrise with a low sun, masts and two towers in silhouette, and a pier on the left.",
      archive: true,
    },
    hoursAgo: 150,
    state: "unpublished",
    body: [
      {
        kind: "p",
        text: "The ferry between Port Selma and Umm Lulu will be suspended for the winter from the end of this month, according to a notice seen at the pier. The company that runs the boat could not be reached.",
      },
      {
        kind: "p",
        text: "About 600 people live on the island, which has a school and a clinic but no hospital. In earlier winters the boat made two crossings a day whenever the sea allowed it.",
      },
      { kind: "p", text: "The notice, which is not dated, advises passengers to “make arrangements in good time”." },
    ],
  },
  {
    key: "harbour-fees",
    edition: "en",
    section: "politics",
    headline: "Papers suggest a deputy’s yacht paid no harbour fees for six years",
    standfirst: "Three invoices, none of them stamped, have been shown to The Lantern.",
    dateline: "Port Selma",
    bylines: ["karim-saleh"],
    tags: ["port-selma"],
    hoursAgo: 0,
    state: "killed",
    body: [
      {
        kind: "p",
        text: "A motor yacht that belongs to a member of the governing list has been moored in the inner harbour of Port Selma for six years without paying for its berth, according to copies of three invoices that have been shown to The Lantern.",
      },
      {
        kind: "p",
        text: "The copies bear the letterhead of the harbour office, but no stamp and no number. The office says that it has no record of them. The deputy, through his lawyer, denies that he owns a boat.",
      },
      { kind: "p", text: "The person who provided the copies did not agree to show the originals." },
    ],
  },
];
