/** Fields, mountains, roads and desert: the country around the demo newspaper's town. */
import {
  type Canvas,
  circle,
  type Drawing,
  ellipse,
  group,
  limb,
  line,
  mix,
  type Point,
  path,
  place,
  polygon,
  rect,
  times,
} from "./drawing.ts";
import { anyLook, person } from "./figures.ts";
import {
  cable,
  clouds,
  crest,
  cumulus,
  cypress,
  ear,
  glow,
  land,
  lens,
  mist,
  pine,
  reeds,
  sky,
  tree,
} from "./motifs.ts";

export const landscape = {
  "wheat-field": {
    format: "landscape",
    description: "A combine harvester at work in a wheat field",
    scene: (c) => {
      const horizon = 360;
      const row = (at: number) =>
        [
          [600 + at * 90, horizon],
          [600 + at * 900, 800],
        ] as const;
      return [
        sky(c, ["#4f90b8", "#9cc6d3", "#f2e4b8"], horizon + 10),
        cumulus(c, 250, 250, 210, "#fffaf0", "#d8dfe0"),
        cumulus(c, 900, 200, 270, "#fffaf0", "#d5dcdf"),
        cumulus(c, 560, 300, 110, "#fff6e2", "#e3dfd2"),
        land(c, crest(c, 340, 26), "#8fa37b"),
        cypress(180, 352, 60, "#4b6547", "#66805a"),
        cypress(200, 354, 74, "#4b6547", "#66805a"),
        cypress(226, 354, 52, "#4b6547", "#66805a"),
        rect(290, 326, 54, 28, "#efe0c0"),
        polygon(
          [
            [282, 328],
            [317, 306],
            [352, 328],
          ],
          "#b65f3f",
        ),
        tree(c, 380, 356, 56, ["#56704a", "#6d875a", "#8ca06c"], "#4b4030"),
        rect(0, horizon - 8, 1200, 450, c.linear(["#edc968", "#e0ac3e", "#b67b22"])),
        ...times(60, (i) => {
          const at = (i - 30) / 9;
          const [[x1, y1], [x2, y2]] = row(at);
          return polygon(
            [
              [x1, y1],
              [x1 + 3, y1],
              [x2 + 36, y2],
              [x2, y2],
            ],
            { fill: i % 2 ? "#c58a28" : "#f3d27a", opacity: 0.5 },
          );
        }),
        polygon(
          [
            [640, horizon - 6],
            [760, horizon - 6],
            [1700, 800],
            [820, 800],
          ],
          "#d9b872",
        ),
        ...times(9, (i) =>
          polygon(
            [
              [644 + i * 13, horizon - 6],
              [650 + i * 13, horizon - 6],
              [920 + i * 100, 800],
              [860 + i * 100, 800],
            ],
            { fill: "#b98d4a", opacity: 0.5 },
          ),
        ),
        ...times(40, () =>
          circle(c.random.around(880, 190), c.random.around(420, 44), c.random.between(14, 54), {
            fill: "#f7e6b8",
            opacity: c.random.between(0.06, 0.22),
          }),
        ),
        harvester(c, 690, 540, 1.25),
        ...times(220, () =>
          lens(c.random.around(560, 320), c.random.between(440, 640), c.random.between(3, 10), 2.4, "#fff0bb"),
        ),
        ...times(90, (i) =>
          ear(
            c.random.between(-20, 1220),
            820 + c.random.between(0, 40),
            c.random.between(90, 210),
            c.random.around(4, 22),
            c.random.pick(["#8d5a17", "#a86d1d", "#c98f2f", "#eec25c"]),
            i % 2 === 0,
          ),
        ),
      ];
    },
  },

  orchard: {
    format: "landscape",
    description: "Orange trees in rows on the land behind the sea wall",
    scene: (c) => {
      const tones = [
        ["#27533a", "#3b6f45", "#6b9a55"],
        ["#2d5c3e", "#467c4a", "#7ba85b"],
      ] as const;
      const fruitTree = (x: number, y: number, h: number, i: number) => [
        ellipse(x + h * 0.28, y + h * 0.02, h * 0.52, h * 0.09, { fill: "#3c4a23", opacity: 0.45 }),
        tree(c, x, y, h, tones[i % 2] as (typeof tones)[number], "#4f3826"),
        ...times(h / 9, () => {
          const [fx, fy, r] = [c.random.around(x, h * 0.36), c.random.around(y - h * 0.62, h * 0.3), h * 0.022 + 0.6];
          return group([circle(fx, fy, r, "#e8792b"), circle(fx - r * 0.3, fy - r * 0.3, r * 0.45, "#ffc27a")]);
        }),
      ];
      const depths = times(8, (i) => 1 / (1 + i * 0.62)).reverse();
      return [
        sky(c, ["#7fb4cf", "#cfe3dc", "#fbe8c0"], 380),
        glow(c, 1000, 120, 420, "#fff2c0", 0.9),
        clouds(c, 8, 40, 200, "#ffffff", 0.6),
        land(c, crest(c, 300, 80, 0.3), "#8eaab0"),
        land(c, crest(c, 330, 50, 0.3), "#7b9b83"),
        rect(0, 350, 1200, 450, c.linear(["#a8b25a", "#8b9c44", "#5f7a35"])),
        polygon(
          [
            [590, 350],
            [612, 350],
            [860, 800],
            [330, 800],
          ],
          c.linear(["#d9bf8a", "#b98f5c"]),
        ),
        ...times(60, () => {
          const depth = c.random.between(0, 1) ** 2;
          return lens(
            600 + c.random.around(0, 40 + depth * 190),
            356 + depth * 440,
            10 + depth * 90,
            2 + depth * 8,
            c.random.pick(["#c7a570", "#e6cf9f", "#9f7a4d"]),
          );
        }),
        ...depths.flatMap((d, i) => [
          ...fruitTree(600 - d * 1000, 352 + d * 380, d * 560, i),
          ...fruitTree(600 + d * 1010, 352 + d * 380, d * 560, i + 1),
          ...fruitTree(600 - d * 480, 352 + d * 380, d * 520, i + 1),
          ...fruitTree(600 + d * 500, 352 + d * 380, d * 520, i),
        ]),
        line(
          [
            [440, 742],
            [512, 470],
          ],
          "#c99b5d",
          8,
        ),
        line(
          [
            [486, 748],
            [540, 474],
          ],
          "#c99b5d",
          8,
        ),
        ...times(8, (i) =>
          line(
            [
              [446 + i * 8.5, 718 - i * 32],
              [490 + i * 6.6, 722 - i * 32],
            ],
            "#a97c43",
            6,
          ),
        ),
        person(540, 716, 190, "#3e4f74", { build: "dress", head: "scarf" }, "#f0dcb8"),
        ...[620, 706].flatMap((x, i) => [
          ...times(16, () =>
            circle(
              x + c.random.between(6, 70),
              710 + i * 26 - c.random.between(0, 16),
              9,
              c.random.pick(["#e8792b", "#f0913d", "#d9661f"]),
            ),
          ),
          rect(x, 708 + i * 26, 78, 44, "#b98548"),
          rect(x, 720 + i * 26, 78, 5, "#7d5528"),
          rect(x, 736 + i * 26, 78, 5, "#7d5528"),
        ]),
      ];
    },
  },

  "border-road": {
    format: "landscape",
    description: "The road to the border crossing, with the mountains behind it",
    scene: (c) => [
      sky(c, ["#3d4a78", "#a66f7f", "#eba26c", "#f8d69a"], 430),
      clouds(c, 14, 60, 300, "#e8927a", 0.55),
      clouds(c, 8, 240, 360, "#fce0a8", 0.5),
      land(c, crest(c, 330, 150, 0.7), "#8b6379", true),
      land(c, crest(c, 372, 90, 0.6), "#74516a", true),
      land(c, crest(c, 408, 30, 0.4), "#6a4753"),
      rect(0, 420, 1200, 380, c.linear(["#b9754f", "#8c5540", "#4d3230"])),
      ...times(110, () => {
        const depth = c.random.between(0, 1) ** 1.7;
        return lens(
          c.random.between(0, 1200),
          424 + depth * 376,
          20 + depth * 150,
          2 + depth * 9,
          c.random.pick(["#d08c5c", "#744537", "#a5654a", "#5f3a35"]),
        );
      }),
      path(
        "M575 424C640 440 700 450 655 480C600 515 470 540 330 800L900 800C860 660 700 540 715 490C728 452 660 436 596 424Z",
        c.linear(["#c89a86", "#6b545c", "#34303a"]),
      ),
      path(
        "M593 426C662 441 706 452 676 486C646 520 600 560 606 800L626 800C622 570 660 520 686 488C712 452 668 440 597 426Z",
        { fill: "#f4d9a4", opacity: 0.75 },
      ),
      ...times(9, (i) => {
        const depth = (i / 8) ** 1.9;
        const [x, y, h] = [760 + depth * 420, 428 + depth * 330, 26 + depth * 430];
        const next = ((i + 1) / 8) ** 1.9;
        const wire = (dx: number) =>
          i < 8
            ? cable(
                [x + dx * h * 0.12, y - h * 0.94],
                [760 + next * 420 + dx * (26 + next * 430) * 0.12, 428 + next * 330 - (26 + next * 430) * 0.94],
                6 + next * 40,
                "#2b2233",
                1.2,
              )
            : "";
        return group([
          line(
            [
              [x, y],
              [x, y - h],
            ],
            "#2b2233",
            1.4 + depth * 11,
          ),
          line(
            [
              [x - h * 0.13, y - h * 0.93],
              [x + h * 0.13, y - h * 0.93],
            ],
            "#2b2233",
            1.2 + depth * 7,
          ),
          wire(-1),
          wire(1),
        ]);
      }),
      rect(420, 424, 108, 54, "#e8cfa5"),
      rect(494, 424, 34, 54, "#a97c66"),
      rect(408, 414, 210, 12, "#5b3d48"),
      rect(440, 440, 26, 20, "#ffd98a"),
      rect(608, 424, 5, 60, "#5b3d48"),
      glow(c, 453, 450, 60, "#ffd98a", 0.8),
      ...times(12, (i) =>
        polygon(
          [
            [540 + i * 15, 477 - i * 1.2],
            [555 + i * 15, 475.8 - i * 1.2],
            [555 + i * 15, 481.8 - i * 1.2],
            [540 + i * 15, 483 - i * 1.2],
          ],
          i % 2 ? "#f6ead2" : "#b8402e",
        ),
      ),
      rect(532, 466, 9, 26, "#3a2b33"),
      person(570, 512, 46, "#2b2233", { build: "coat", head: "cap" }),
      line(
        [
          [470, 380],
          [470, 420],
        ],
        "#3a2b33",
        3,
      ),
      path("M472 381Q490 376 506 384L504 399Q488 392 472 397Z", "#b8402e"),
      ...[
        [430, 560, 62],
        [470, 566, 58],
        [500, 580, 44],
      ].map(([x, y, h]) => person(x as number, y as number, h as number, "#2b2233", anyLook(c.random))),
      place(
        [
          path("M-60 0L-60 -34Q-58 -44 -46 -44L10 -44Q22 -44 34 -28L58 -22Q66 -20 66 -8L66 0Z", "#33283a"),
          path("M-50 -38L-22 -38L-22 -26L-54 -26ZM-16 -38L8 -38Q16 -36 24 -26L-16 -26Z", "#d9997a"),
          circle(-34, 0, 11, "#1d1722"),
          circle(40, 0, 11, "#1d1722"),
          ...times(5, (i) => rect(-50 + i * 14, -56 - (i % 2) * 5, 16, 14, i % 2 ? "#7c4a42" : "#54405a")),
        ],
        640,
        620,
        1.5,
      ),
      glow(c, 742, 606, 46, "#ffe2a0", 0.9),
      ...times(34, () => {
        const x = c.random.chance(0.5) ? c.random.between(0, 320) : c.random.between(950, 1200);
        return reeds(c, x - 14, x + 14, c.random.between(690, 812), 40, ["#3a2730", "#54363a", "#7c4f43"], 7, 0);
      }),
    ],
  },

  "desert-stars": {
    format: "landscape",
    description: "The sky turning over a desert camp, in a long exposure",
    scene: (c) => {
      const [px, py] = [760, 330];
      return [
        sky(c, ["#0a1030", "#1b2858", "#44427c", "#a5637c", "#e39a72"], 640),
        ...times(420, () => {
          const radius = c.random.between(0, 1) ** 0.6 * 980 + 8;
          const start = c.random.between(0, 6.283);
          const sweep = c.random.between(0.35, 0.8);
          const at = (angle: number) =>
            `${(px + Math.cos(angle) * radius).toFixed(1)} ${(py + Math.sin(angle) * radius).toFixed(1)}`;
          return path(`M${at(start)}A${radius} ${radius} 0 0 1 ${at(start + sweep)}`, {
            stroke: c.random.pick(["#ffffff", "#ffe9c4", "#cfdcff", "#b9c9ff"]),
            width: c.random.between(0.6, 2.4),
            opacity: c.random.between(0.2, 0.85),
          });
        }),
        circle(px, py, 2.6, "#ffffff"),
        dune(
          c,
          "M-20 640C200 560 340 600 520 590C760 575 960 500 1220 560L1220 820L-20 820Z",
          "M520 590C760 575 960 500 1220 560L1220 620C980 560 760 640 520 590Z",
          "#5a3350",
          "#8d5263",
        ),
        dune(
          c,
          "M-20 560C120 560 220 620 420 690C640 760 900 640 1220 690L1220 820L-20 820Z",
          "M-20 560C120 560 220 620 420 690C300 690 120 640 -20 660Z",
          "#331f3d",
          "#6b3b55",
        ),
        glow(c, 700, 690, 240, "#ffb35c", 0.85),
        polygon(
          [
            [590, 700],
            [660, 606],
            [740, 612],
            [820, 704],
          ],
          "#3a1d2c",
        ),
        polygon(
          [
            [590, 700],
            [660, 606],
            [700, 704],
          ],
          "#f2a04e",
        ),
        polygon(
          [
            [636, 702],
            [660, 606],
            [672, 703],
          ],
          "#ffe3a0",
        ),
        line(
          [
            [660, 606],
            [560, 712],
          ],
          "#1d1228",
          1.5,
        ),
        line(
          [
            [740, 612],
            [856, 716],
          ],
          "#1d1228",
          1.5,
        ),
        person(610, 722, 60, "#1d1228", { build: "robe", head: "scarf" }),
        person(566, 726, 62, "#1d1228", { build: "coat", head: "short" }, "#1d1228", true),
        camel(900, 742, 0.9, "#1d1228"),
        camel(1010, 736, 0.8, "#1d1228"),
        path("M-20 760C240 700 420 790 700 770C900 756 1050 770 1220 740L1220 820L-20 820Z", "#190f26"),
      ];
    },
  },

  "solar-farm": {
    format: "landscape",
    description: "Rows of solar panels on the plain, seen from the service road",
    scene: (c) => {
      const panel = (x: number, y: number, s: number) => {
        const tilt = c.linear(["#7fb0d8", "#2f5f9c", "#14305e"], [0, 0, 1, 1]);
        const corners: Point[] = [
          [x - 150 * s, y],
          [x + 120 * s, y],
          [x + 150 * s, y - 92 * s],
          [x - 120 * s, y - 92 * s],
        ];
        return group([
          polygon(
            [
              [x - 150 * s, y + 40 * s],
              [x + 150 * s, y + 40 * s],
              [x + 190 * s, y + 16 * s],
              [x - 110 * s, y + 16 * s],
            ],
            { fill: "#4c3a20", opacity: 0.35 },
          ),
          line(
            [
              [x - 90 * s, y + 36 * s],
              [x - 80 * s, y - 30 * s],
            ],
            "#6f6a60",
            5 * s,
          ),
          line(
            [
              [x + 80 * s, y + 36 * s],
              [x + 90 * s, y - 30 * s],
            ],
            "#6f6a60",
            5 * s,
          ),
          polygon(corners, tilt),
          polygon(
            [
              [x - 60 * s, y],
              [x + 10 * s, y],
              [x + 40 * s, y - 92 * s],
              [x - 30 * s, y - 92 * s],
            ],
            { fill: "#e9f5ff", opacity: 0.2 },
          ),
          ...times(8, (i) =>
            line(
              [
                [x - 150 * s + i * 38.5 * s, y],
                [x - 120 * s + i * 38.5 * s, y - 92 * s],
              ],
              "#b6d3ea",
              1.3 * s,
              { opacity: 0.75 },
            ),
          ),
          ...times(4, (i) =>
            line(
              [
                [x - 150 * s + i * 10 * s, y - i * 30.6 * s],
                [x + 120 * s + i * 10 * s, y - i * 30.6 * s],
              ],
              "#b6d3ea",
              1.3 * s,
              { opacity: 0.75 },
            ),
          ),
          polygon(corners, { stroke: "#e6eef4", width: 2.4 * s }),
        ]);
      };
      return [
        sky(c, ["#3f86c2", "#a5cfe3", "#fdf0cf"], 400),
        glow(c, 930, 130, 460, "#fff6cf", 1),
        circle(930, 130, 40, "#fffdf0"),
        clouds(c, 8, 100, 300, "#ffffff", 0.6),
        land(c, crest(c, 350, 60, 0.5), "#a9b3b0", true),
        land(c, crest(c, 382, 24, 0.4), "#b59f78"),
        ...[
          [150, 80],
          [250, 100],
          [340, 74],
          [432, 90],
        ].map(([x, h]) => turbine(x as number, 386, h as number, c.random.between(0, 120))),
        rect(0, 380, 1200, 420, c.linear(["#d9bf88", "#c29f63", "#8f7040"])),
        ...times(70, () => {
          const depth = c.random.between(0, 1) ** 1.6;
          return lens(
            c.random.between(0, 1200),
            386 + depth * 414,
            16 + depth * 80,
            2 + depth * 6,
            c.random.pick(["#e6cf9c", "#a98a52", "#8d9a56"]),
          );
        }),
        ...times(9, (i) => 1 / (1 + (8 - i) * 0.75)).flatMap((s) =>
          times(15, (k) => k - 8).map((k) => panel(600 + (k * 330 + (k < 0 ? 60 : 330)) * s, 384 + s * 330, s)),
        ),
        person(640, 745, 150, "#2b3a4f", { build: "trousers", head: "cap" }, "#1d2836"),
      ];
    },
  },

  "snow-pass": {
    format: "landscape",
    description: "A snow plough on the hairpins of the mountain pass",
    scene: (c) => {
      const road: Point[] = [
        [760, 330],
        [690, 352],
        [560, 372],
        [520, 398],
        [640, 420],
        [800, 440],
        [860, 476],
        [720, 520],
        [480, 560],
        [400, 624],
        [560, 700],
        [760, 820],
      ];
      return [
        sky(c, ["#44607f", "#8ea6bb", "#d9d9dc", "#f6dfcb"], 420),
        clouds(c, 10, 60, 220, "#c9d1d8", 0.6),
        peak(c, 250, 400, 330, 300, "#8fa3b8", "#dbe4ec"),
        peak(c, 980, 420, 380, 350, "#7c92aa", "#e9eef2"),
        peak(c, 620, 400, 300, 220, "#9aadc0", "#e3eaf0"),
        mist(c, 380, 120, "#e9e6e6", 0.9),
        path(
          "M-20 440C200 360 420 380 640 340C860 300 1000 360 1220 330L1220 820L-20 820Z",
          c.linear(["#eef2f5", "#cfdbe6", "#a3b7cb"]),
        ),
        path("M-20 560C160 500 360 520 520 600C700 690 900 560 1220 600L1220 820L-20 820Z", {
          fill: "#b9cad9",
          opacity: 0.55,
        }),
        ...snowRoad(road),
        ...times(60, () => {
          const t = c.random.between(0, 1);
          const [x, y] = [
            c.random.chance(0.5) ? c.random.between(-20, 340 - t * 160) : c.random.between(930 - t * 60, 1220),
            400 + t * 300,
          ];
          return [y, pine(x, y, 50 + t * 130, mix("#5d7487", "#1f3340", t), "#f3f7fa")] as const;
        })
          .sort(([a], [b]) => a - b)
          .map(([, drawn]) => drawn),
        glow(c, 470, 630, 200, "#ffd27a", 0.75),
        plough(c, 500, 690),
        pine(110, 830, 330, "#142631", "#e9f0f5"),
        pine(1120, 840, 400, "#142631", "#e9f0f5"),
        pine(1010, 830, 240, "#1a2f3c", "#e9f0f5"),
        ...times(220, () =>
          circle(c.random.between(0, 1200), c.random.between(0, 800), c.random.between(0.8, 3.4), {
            fill: "#ffffff",
            opacity: c.random.between(0.3, 0.9),
          }),
        ),
      ];
    },
  },
} satisfies Record<string, Drawing>;

function harvester(c: Canvas, x: number, y: number, scale: number): string {
  const parts = [
    ellipse(10, 4, 190, 14, { fill: "#6b4514", opacity: 0.45 }),
    path("M-60 -30L-60 -96Q-58 -104 -48 -104L120 -104Q134 -104 134 -88L134 -30Z", "#b5352a"),
    path("M-60 -58L134 -58L134 -30L-60 -30Z", "#82231d"),
    rect(20, -138, 96, 36, "#8f2a22"),
    path("M-64 -34L-64 -134Q-64 -142 -54 -142L-2 -142Q6 -142 6 -134L6 -62Z", "#d9574a"),
    path("M-58 -66L-58 -132L-2 -132L-2 -76Z", c.linear(["#dff1f5", "#7fa8b8"])),
    person(-28, -40, 74, "#3a3028", { build: "coat", head: "cap" }),
    path("M-70 -40L-150 -22L-150 -4L-62 -18Z", "#5c2a20"),
    rect(-214, -30, 66, 28, "#3c342a"),
    ...times(6, (i) =>
      line(
        [
          [-190 + Math.cos(i * 1.05) * 34, -26 + Math.sin(i * 1.05) * 26],
          [-190 - Math.cos(i * 1.05) * 34, -26 - Math.sin(i * 1.05) * 26],
        ],
        "#f0c95c",
        4,
      ),
    ),
    ellipse(-190, -26, 36, 28, { stroke: "#d9a83c", width: 5 }),
    path("M100 -120L190 -160L196 -148L112 -106Z", "#e0a63a"),
    circle(-20, -24, 38, "#231d18"),
    circle(-20, -24, 18, "#e0a63a"),
    circle(104, -16, 24, "#231d18"),
    circle(104, -16, 10, "#e0a63a"),
  ];
  return place(parts, x, y, scale);
}

function dune(c: Canvas, shape: string, light: string, dark: string, bright: string): string {
  return group([path(shape, c.linear([bright, dark])), path(light, { fill: bright, opacity: 0.75 })]);
}

function camel(x: number, y: number, scale: number, colour: string): string {
  const parts = [
    path(
      "M-50 -46C-50 -60 -30 -62 -22 -64C-14 -86 8 -86 14 -64C26 -60 36 -56 42 -60C54 -64 54 -84 60 -94C64 -100 80 -98 86 -90L74 -86C68 -78 68 -52 50 -42C30 -32 -44 -30 -50 -46Z",
      colour,
    ),
    ...[-42, -30, 26, 38].map((leg, i) =>
      limb(
        [
          [leg, -46, 7],
          [leg + (i % 2 ? 3 : -3), -22, 3.4],
          [leg + (i % 2 ? 4 : -1), 0, 2.6],
        ],
        colour,
      ),
    ),
  ];
  return place(parts, x, y, scale);
}

function turbine(x: number, y: number, height: number, turn: number): string {
  const blades = times(3, (i) =>
    place([path("M-2 0Q-4 -20 0 -58Q3 -20 2 0Z", "#f6f7f5")], 0, -height, height / 110, turn + i * 120),
  );
  return place(
    [path(`M-2.4 0L-1.2 ${-height}L1.2 ${-height}L2.4 0Z`, "#e9ecea"), ...blades, circle(0, -height, 3, "#ffffff")],
    x,
    y,
  );
}

function peak(c: Canvas, x: number, y: number, width: number, height: number, dark: string, snow: string): string {
  const top: Point = [x, y - height];
  const j = (spread: number) => c.random.around(0, spread);
  const ridge: Point[] = [
    top,
    [x + 26 + j(10), y - height * 0.72],
    [x - 6 + j(10), y - height * 0.48],
    [x + 40 + j(14), y - height * 0.24],
    [x + 20, y],
  ];
  return group([
    polygon(
      [
        [x - width, y],
        [x - width * 0.55, y - height * 0.44],
        [x - width * 0.42, y - height * 0.42],
        top,
        [x + width * 0.36, y - height * 0.52],
        [x + width * 0.5, y - height * 0.5],
        [x + width, y],
      ],
      dark,
    ),
    polygon(
      [
        top,
        [x - width * 0.42, y - height * 0.42],
        [x - width * 0.55, y - height * 0.44],
        [x - width, y],
        ...[...ridge].reverse(),
      ],
      snow,
    ),
    ...times(7, (i) => {
      const t = 0.2 + i * 0.1;
      return polygon(
        [
          [x - width * t * 0.75, y - height * (1 - t) * 0.92],
          [x - width * t * 0.75 + 14, y - height * (1 - t) * 0.9],
          [x - width * t * 0.8 + j(20), y - height * (1 - t) * 0.9 + 60],
        ],
        { fill: dark, opacity: 0.5 },
      );
    }),
    polygon(
      [top, [x + width * 0.14, y - height * 0.78], [x + width * 0.1, y - height * 0.6], [x + 26, y - height * 0.72]],
      { fill: snow, opacity: 0.7 },
    ),
  ]);
}

/** A road that widens towards the viewer: the shadow of its banks, the banks, the asphalt, one over the other. */
function snowRoad(bends: readonly Point[]): string[] {
  const last = bends.length - 1;
  const pieces = times(last * 8, (i) => {
    const [bend, t] = [Math.floor(i / 8), (i % 8) / 8];
    const at = (index: number) => bends[Math.min(Math.max(index, 0), last)] as Point;
    const between = (u: number) => hermite(at(bend - 1), at(bend), at(bend + 1), at(bend + 2), u);
    return { from: between(t), to: between(t + 1 / 8), width: 10 + (i / (last * 8)) ** 1.6 * 100 };
  });
  return (
    [
      ["#8ba2b9", 1.24, 0.13],
      ["#f9fbfc", 1.22, 0],
      ["#56626f", 0.8, 0.03],
      ["#66727e", 0.34, 0.03],
    ] as const
  ).flatMap(([colour, breadth, drop]) =>
    pieces.map(({ from, to, width }) =>
      line(
        [
          [from[0], from[1] + width * drop],
          [to[0], to[1] + width * drop],
        ],
        colour,
        width * breadth,
      ),
    ),
  );
}

function hermite(before: Point, a: Point, b: Point, after: Point, t: number): Point {
  const along = (axis: 0 | 1) => {
    const [m1, m2] = [(b[axis] - before[axis]) / 2, (after[axis] - a[axis]) / 2];
    return (
      (2 * t ** 3 - 3 * t ** 2 + 1) * a[axis] +
      (t ** 3 - 2 * t ** 2 + t) * m1 +
      (3 * t ** 2 - 2 * t ** 3) * b[axis] +
      (t ** 3 - t ** 2) * m2
    );
  };
  return [along(0), along(1)];
}

function plough(c: Canvas, x: number, y: number): string {
  const parts = [
    ellipse(0, 6, 120, 14, { fill: "#2c3b4a", opacity: 0.4 }),
    rect(-20, -92, 120, 74, "#d0741f", 6),
    rect(-20, -50, 120, 32, "#a3560f"),
    path("M-84 -20L-84 -74Q-82 -104 -64 -106L-18 -106L-18 -20Z", "#e88b2c"),
    path("M-76 -62L-74 -82Q-70 -96 -58 -96L-30 -96L-30 -62Z", c.linear(["#dcecf4", "#6f8fa5"])),
    rect(-60, -118, 26, 10, "#ffcf5c", 4),
    circle(-56, -8, 20, "#1d232b"),
    circle(38, -8, 20, "#1d232b"),
    circle(78, -8, 20, "#1d232b"),
    path("M-96 8Q-140 -10 -124 -60L-108 -60Q-116 -20 -84 4Z", "#f2c22f"),
    ...times(34, () =>
      circle(c.random.around(-150, 46), c.random.around(-14, 42), c.random.between(4, 17), {
        fill: "#ffffff",
        opacity: c.random.between(0.3, 0.85),
      }),
    ),
    glow(c, -88, -34, 46, "#fff2c0", 0.95),
  ];
  return place(parts, x, y, 0.95);
}
