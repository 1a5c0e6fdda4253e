/** The port: boats, cranes, the yard, ships seen from the quay and from above. */
import {
  type Canvas,
  circle,
  curve,
  type Drawing,
  ellipse,
  group,
  limb,
  line,
  mirrored,
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
  dome,
  glints,
  glow,
  gull,
  land,
  lens,
  mist,
  ripples,
  sky,
  smoke,
  windows,
} from "./motifs.ts";

const boxes = ["#b5432f", "#d98a3d", "#2f6b74", "#3f5f8f", "#7c8f4a", "#c9b18a", "#8c3f4a", "#e0c065"] as const;

export const harbour = {
  "harbour-dawn": {
    format: "landscape",
    description: "Fishing boats leave the harbour of Port Selma at dawn",
    scene: (c) => {
      const water = 470;
      const town = "#5b4a66";
      const skyline = [
        land({ ...c, height: water - 10 }, crest(c, 404, 60, 0.35), "#8d6f83"),
        ...times(34, (i) => {
          const [x, h] = [560 + i * 19, c.random.between(24, 84) * (i < 4 ? 0.6 : 1)];
          return group([
            rect(x, water - h, c.random.between(20, 36), h, i % 3 ? town : "#6a5670"),
            windows(c, x + 3, water - h + 6, 16, h - 10, {
              lit: ["#ffd796", "#ffc06b"],
              dark: "#4c3d59",
              share: 0.3,
              columns: 2,
              rows: Math.max(1, Math.floor(h / 14)),
            }),
          ]);
        }),
        dome(850, water - 70, 36, "#7d617b", "#4c3d59"),
        minaret(800, water, 170, town),
        minaret(1050, water, 138, town),
        dome(1080, water - 52, 24, "#7d617b", "#4c3d59"),
        rect(-10, water - 14, 372, 14, "#47384f"),
        ...times(16, (i) =>
          polygon(
            [
              [-20 + i * 25, water],
              [-8 + i * 25, water - 16 - (i % 3) * 3],
              [12 + i * 24, water],
            ],
            "#3b2f45",
          ),
        ),
        path(`M326 ${water - 12}L334 ${water - 128}L352 ${water - 128}L360 ${water - 12}Z`, "#f2e3d6"),
        path(`M346 ${water - 12}L344 ${water - 128}L352 ${water - 128}L360 ${water - 12}Z`, "#b394a0"),
        rect(329, water - 90, 28, 18, "#a64a3c"),
        rect(327, water - 52, 32, 18, "#a64a3c"),
        rect(328, water - 134, 30, 7, "#3b2f45"),
        rect(334, water - 152, 18, 18, "#fff2c8"),
        path(`M330 ${water - 152}L343 ${water - 168}L356 ${water - 152}Z`, "#3b2f45"),
      ];
      const boats = [
        boat(c, 250, 640, 1.5, "#2f3550", "#c8503a", false),
        boat(c, 880, 600, 1.1, "#33395a", "#e7b15c", true),
        boat(c, 640, 530, 0.5, "#463e62", "#6e5577", false),
        boat(c, 1010, 520, 0.4, "#463e62", "#6e5577", true),
      ];
      return [
        sky(c, ["#486a8c", "#8f9fb0", "#e3b6a0", "#f8b778", "#fcd9a0"], water),
        clouds(c, 18, 40, 330, "#f3b497", 0.6),
        clouds(c, 10, 230, 420, "#ffe6ba", 0.6),
        glow(c, 540, water - 40, 480, "#ffe2a0", 0.95),
        circle(540, water - 46, 48, "#fff6dc"),
        ...skyline,
        glow(c, 343, water - 143, 90, "#fff2c8", 0.9),
        rect(
          0,
          water,
          c.width,
          c.height - water,
          c.linear(["#f3c08c", ["#b58c8f", 0.25], ["#58688a", 0.65], "#263a5a"]),
        ),
        mirrored(skyline, water, 0.3, 0.5),
        glints(c, 540, water + 4, 800, 130, "#fff0c4", 240),
        ripples(c, water, 800, "#26395c", 90, 0.28),
        ripples(c, water, 620, "#ffe0b4", 40, 0.35),
        mist(c, water, 40, "#ffdcae", 0.7),
        ...boats,
        gull(420, 210, 20, "#4b4560", -10),
        gull(480, 180, 14, "#4b4560", 8),
        gull(700, 250, 12, "#4b4560", -4),
        gull(350, 270, 10, "#4b4560", 4),
        gull(930, 150, 15, "#4b4560", 12),
      ];
    },
  },

  dockyard: {
    format: "landscape",
    description: "A hull on the slip at the Selma yard, with welders at the bow",
    scene: (c) => {
      const half = "M600 130C720 140 830 150 860 150C850 330 790 520 640 690L600 720Z";
      const scaffold = (x: number, direction: number) => [
        ...times(5, (i) =>
          line(
            [
              [x + i * 46 * direction, 200 - i * 8],
              [x + i * 46 * direction, 730],
            ],
            "#4a4f55",
            4,
          ),
        ),
        ...times(6, (i) =>
          line(
            [
              [x - 20 * direction, 250 + i * 84],
              [x + 200 * direction, 250 + i * 84],
            ],
            "#7d7467",
            7,
          ),
        ),
        ...times(6, (i) =>
          line(
            [
              [x, 250 + i * 84],
              [x + 184 * direction, 166 + i * 84 + 84],
            ],
            "#565a5e",
            2,
          ),
        ),
      ];
      const sparks = (x: number, y: number) => [
        glow(c, x, y, 150, "#bfe6ff", 0.95),
        circle(x, y, 8, "#ffffff"),
        ...times(60, () => {
          const [angle, reach] = [c.random.between(0.1, 3.04), c.random.between(10, 120)];
          const [ex, ey] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.5 + reach ** 2 / 130];
          return line(
            [
              [ex, ey],
              [ex + Math.cos(angle) * 9, ey + 9],
            ],
            c.random.pick(["#ffe9a8", "#ffb54a", "#ff8a3a"]),
            c.random.between(1, 2.6),
          );
        }),
      ];
      return [
        sky(c, ["#45596b", "#8b9aa0", "#d9c3a4"], 800),
        clouds(c, 12, 30, 260, "#c9c6ba", 0.5),
        ...[60, 180, 1030, 1140].map((x, i) => jib(x, 660, 0.9 + (i % 2) * 0.2, "#5e6d78", i > 1)),
        rect(0, 560, 1200, 240, c.linear(["#6c6a66", "#3a3936"])),
        rect(0, 470, 330, 150, "#566470"),
        ...times(5, (i) =>
          polygon(
            [
              [i * 66, 470],
              [i * 66 + 66, 470],
              [i * 66 + 66, 440],
            ],
            "#4b5863",
          ),
        ),
        windows(c, 10, 500, 310, 60, { lit: ["#f3c77a"], dark: "#3d4853", share: 0.35, columns: 12, rows: 2 }),
        rect(880, 490, 330, 130, "#4f5d69"),
        windows(c, 890, 510, 310, 50, { lit: ["#f3c77a"], dark: "#3a4550", share: 0.3, columns: 11, rows: 2 }),
        ...scaffold(352, -1),
        ...scaffold(848, 1),
        path(half, c.linear(["#8c2f24", "#6e221b", "#491512"], [0, 0, 1, 0.3])),
        group([path(half, c.linear(["#c9543a", "#a23c2a", "#7c2b20"], [1, 0, 0, 0.4]))], {
          transform: "translate(1200 0) scale(-1 1)",
        }),
        ...[1, -1].map((side) =>
          group(
            [
              path(
                "M600 130C720 140 830 150 860 150C858 230 846 300 826 372C760 388 680 396 600 398Z",
                side > 0 ? "#263442" : "#3a4d5e",
              ),
              path("M600 392C680 390 770 380 828 364L822 384C764 400 680 408 600 410Z", "#e6dcc8"),
              ...times(7, (i) =>
                curve(
                  [
                    [600, 200 + i * 66],
                    [700, 204 + i * 62],
                    [856 - i * i * 4.6, 190 + i * 62],
                  ],
                  "#000000",
                  1.3,
                  { opacity: 0.2 },
                ),
              ),
              ...times(4, (i) =>
                curve(
                  [
                    [655 + i * 52, 136],
                    [650 + i * 44, 400],
                    [612 + i * 18, 690 - i * 60],
                  ],
                  "#000000",
                  1.3,
                  { opacity: 0.16 },
                ),
              ),
              ellipse(720, 260, 17, 22, "#111a22"),
              path("M712 262L728 262L724 322L730 340L710 340L716 322Z", "#11181f"),
              ...times(14, () =>
                rect(
                  c.random.between(610, 740),
                  c.random.between(420, 600),
                  c.random.between(3, 7),
                  c.random.between(20, 70),
                  { fill: "#f0a878", opacity: 0.16 },
                ),
              ),
            ],
            { transform: side > 0 ? "" : "translate(1200 0) scale(-1 1)" },
          ),
        ),
        path("M330 150Q600 106 870 150L862 160Q600 120 338 160Z", "#efe6d4"),
        line(
          [
            [600, 120],
            [600, 60],
          ],
          "#efe6d4",
          6,
        ),
        ...times(17, (i) =>
          line(
            [
              [346 + i * 32, 148 - Math.sin((i / 16) * Math.PI) * 22],
              [346 + i * 32, 128 - Math.sin((i / 16) * Math.PI) * 22],
            ],
            "#efe6d4",
            2,
          ),
        ),
        path("M592 400L608 400L606 726L594 726Z", "#3a120e"),
        ellipse(600, 742, 250, 24, { fill: "#15130f", opacity: 0.55 }),
        ...times(7, (i) => rect(420 + i * 54, 712 + Math.abs(i - 3) * -3, 36, 44, i % 2 ? "#5f4a31" : "#75592f")),
        ...[
          [300, 334, 84],
          [240, 502, 84],
          [934, 418, 84],
          [900, 250, 80],
        ].map(([x, y, h], i) =>
          person(
            x as number,
            y as number,
            h as number,
            i % 2 ? "#d98a2f" : "#22303c",
            { build: "trousers", head: "cap" },
            "#1c2730",
          ),
        ),
        person(806, 586, 84, "#22303c", { build: "trousers", head: "cap" }),
        ...sparks(762, 520),
        ...sparks(400, 420),
        person(352, 502, 84, "#22303c", { build: "trousers", head: "cap" }),
        ...[
          [150, 740, 120],
          [196, 748, 116],
          [1010, 744, 122],
          [560, 778, 118],
        ].map(([x, y, h]) =>
          person(x as number, y as number, h as number, "#191a1c", { build: "trousers", head: "cap" }),
        ),
        smoke(c, 770, 510, 200, "#e8eef0", 0.2),
        rect(0, 778, 1200, 22, { fill: "#1a1815", opacity: 0.6 }),
      ];
    },
  },

  cranes: {
    format: "wide",
    description: "Gantry cranes at the container terminal at sunset",
    scene: (c) => {
      const quay = 540;
      const row = [
        gantry(830, quay, 0.62, "#8c3a3f"),
        gantry(1010, quay, 0.5, "#a04a46"),
        gantry(1110, quay, 0.4, "#b25a4d"),
        gantry(560, quay, 0.86, "#5f2836"),
        gantry(170, quay + 14, 1.2, "#2e1526"),
      ];
      const stacks = times(60, (i) =>
        rect(
          690 + (i % 15) * 36,
          quay - 12 - Math.floor(i / 15) * 12 * ((i * 7) % 15 > 4 ? 1 : 0),
          34,
          11,
          c.random.pick(["#5f2836", "#7a3540", "#43203a", "#94463f"]),
        ),
      );
      return [
        sky(c, ["#7b2f45", "#c9523f", "#f08a3f", "#fbc35c"], quay),
        circle(640, 360, 190, c.linear(["#fff3b8", "#ffd260", "#ff9d3d"])),
        glow(c, 640, 360, 520, "#ffdf80", 0.55),
        clouds(c, 10, 60, 250, "#a13c46", 0.55),
        ...times(5, (i) => lens(640 + i * 40 - 80, 380 + i * 26, 460 - i * 40, 9, "#f0803c")),
        land({ ...c, height: quay }, crest(c, 500, 30), "#b2503f"),
        ...stacks,
        ...row,
        rect(0, quay, 1200, 135, c.linear(["#e98842", "#8c3442", "#3a1a30"])),
        mirrored([...row, ...stacks], quay + 2, 0.35, 0.5),
        glints(c, 640, quay + 4, 675, 150, "#ffe28a", 170),
        rect(0, quay - 4, 1200, 12, "#2e1526"),
        ...times(6, (i) =>
          person(330 + i * 24 + c.random.between(-4, 4), quay, 34, "#2e1526", { build: "trousers", head: "cap" }),
        ),
        gull(420, 170, 16, "#3a1a30", 10),
        gull(470, 200, 11, "#3a1a30", -6),
        gull(900, 120, 12, "#3a1a30", 4),
      ];
    },
  },

  "container-ship": {
    format: "landscape",
    description: "A container ship under way, seen from the air",
    scene: (c) => {
      const stack = (x: number, rows: number) => {
        const bay = times(rows * 2, (i) => {
          const [column, y] = [i % 2, -92 + Math.floor(i / 2) * (184 / rows)];
          const colour = c.random.pick(boxes);
          const h = 184 / rows - 2;
          return group([
            rect(x + column * 37 + 5, y + 5, 35, h, { fill: "#10242c", opacity: 0.35 }),
            rect(x + column * 37, y, 35, h, colour),
            rect(x + column * 37, y, 35, h * 0.3, { fill: "#ffffff", opacity: 0.16 }),
            ...times(5, (k) =>
              line(
                [
                  [x + column * 37 + 5 + k * 6.2, y + 2],
                  [x + column * 37 + 5 + k * 6.2, y + h - 2],
                ],
                "#000000",
                0.8,
                { opacity: 0.2 },
              ),
            ),
          ]);
        });
        return group([rect(x - 4, -98, 82, 196, "#3a4a50"), ...bay]);
      };
      const hull =
        "M-470 -104L330 -104C430 -100 500 -50 530 0C500 50 430 100 330 104L-470 104Q-492 60 -492 0Q-492 -60 -470 -104Z";
      const ship = [
        path(hull, { fill: "#04303a", opacity: 0.4, transform: "translate(26 34)" }),
        path(hull, "#8e2f26"),
        path(
          "M-462 -96L328 -96C420 -92 482 -48 512 0C482 48 420 92 328 96L-462 96Q-482 56 -482 0Q-482 -56 -462 -96Z",
          "#50656a",
        ),
        ...times(7, (i) => stack(-300 + i * 86, 9)),
        rect(-454, -92, 60, 184, "#415358"),
        stack(-456, 8),
        rect(-366, -108, 52, 216, "#f1ece0"),
        rect(-332, -108, 18, 216, "#c5c2b8"),
        rect(-358, -30, 26, 60, "#dcd6c8"),
        circle(-345, 0, 14, "#b5432f"),
        circle(-345, 0, 8, "#22303a"),
        path("M320 -84C410 -80 466 -42 494 0C466 42 410 80 320 84Z", "#5f777b"),
        path("M330 -60L420 -30L420 30L330 60Z", { fill: "#4b6166", opacity: 0.8 }),
        circle(436, 0, 9, "#e6dcc8"),
        circle(380, -34, 7, "#2f4046"),
        circle(380, 34, 7, "#2f4046"),
      ];
      const wake = [
        path("M500 0C420 -170 0 -190 -560 -330L-1200 -520L-1200 520L-560 330C0 190 420 170 500 0Z", {
          fill: c.linear(["#ffffff00", "#ffffff40"], [0, 0, 1, 0]),
        }),
        path("M540 0C470 -130 330 -140 -480 -150L-1300 -230L-1300 230L-480 150C330 140 470 130 540 0Z", {
          fill: "#c6efe9",
          opacity: 0.32,
        }),
        path("M-470 -96C-700 -130 -900 -120 -1300 -160L-1300 160C-900 120 -700 130 -470 96Z", {
          fill: "#f4fffc",
          opacity: 0.5,
        }),
        ...times(150, () => {
          const t = c.random.between(0, 1);
          return lens(
            -480 - t * 800,
            c.random.around(0, 80 + t * 60),
            20 + t * 120,
            c.random.between(3, 10),
            c.random.pick(["#ffffff", "#b7e6df", "#5fb5b3"]),
          );
        }),
        ...times(80, () => {
          const t = c.random.between(0, 1) ** 0.7;
          const side = c.random.pick([-1, 1]);
          return lens(
            520 - t * 1000,
            side * (26 + Math.sqrt(t) * 122) + c.random.around(0, 14),
            30 + t * 90,
            c.random.between(3, 8),
            "#ffffff",
          );
        }),
      ];
      return [
        rect(0, 0, 1200, 800, c.linear(["#0f6a74", "#1a8689", "#0b5160"], [0, 0, 1, 1])),
        glow(c, 980, 120, 620, "#4fc0b4", 0.5),
        group(
          times(260, () =>
            lens(
              c.random.between(-50, 1250),
              c.random.between(0, 800),
              c.random.between(20, 110),
              c.random.between(1.5, 5),
              c.random.pick(["#3aa5a2", "#0c5a66", "#62c2ba"]),
            ),
          ),
          { opacity: 0.4, transform: "rotate(12 600 400)" },
        ),
        place(wake, 590, 420, 1, -24),
        place(ship, 590, 420, 1, -24),
        place(
          [
            path("M-34 -12L20 -13Q40 -8 46 0Q40 8 20 13L-34 12Z", "#e0a63a"),
            rect(-18, -8, 24, 16, "#f4efe2"),
            path("M-34 -10L-190 -34L-190 34L-34 10Z", { fill: "#ffffff", opacity: 0.35 }),
          ],
          960,
          500,
          1,
          -34,
        ),
        ...[
          [250, 160],
          [300, 190],
          [340, 150],
          [200, 210],
        ].map(([x, y]) => gull(x as number, y as number, 11, "#f4fffc", c.random.between(-30, 30))),
      ];
    },
  },
} satisfies Record<string, Drawing>;

function minaret(x: number, y: number, height: number, colour: string): string {
  const w = height * 0.06;
  return group([
    rect(x - w, y - height * 0.72, w * 2, height * 0.72, colour),
    rect(x - w * 1.6, y - height * 0.74, w * 3.2, height * 0.03, colour),
    rect(x - w * 0.66, y - height * 0.88, w * 1.32, height * 0.16, colour),
    path(
      `M${x - w * 0.8} ${y - height * 0.87}Q${x - w * 0.6} ${y - height * 0.95} ${x} ${y - height}Q${x + w * 0.6} ${y - height * 0.95} ${x + w * 0.8} ${y - height * 0.87}Z`,
      colour,
    ),
  ]);
}

function boat(c: Canvas, x: number, y: number, scale: number, hull: string, stripe: string, flip: boolean): string {
  const parts = [
    path("M-110 -34Q-60 -14 0 -14Q60 -14 122 -48Q104 4 70 12L-78 12Q-100 0 -110 -34Z", hull),
    path("M-110 -34Q-60 -14 0 -14Q60 -14 122 -48L118 -38Q60 -4 0 -4Q-62 -4 -107 -24Z", stripe),
    path("M-78 12L70 12Q88 8 100 -8Q40 2 -30 2Q-70 2 -98 -8Q-92 6 -78 12Z", { fill: "#141a30", opacity: 0.45 }),
    rect(-70, -58, 52, 42, "#e9dccb", 3),
    rect(-34, -58, 16, 42, "#b79a97", 2),
    rect(-76, -64, 64, 7, stripe),
    rect(-64, -50, 16, 16, "#ffdf9a"),
    line(
      [
        [10, -14],
        [10, -150],
      ],
      hull,
      4,
    ),
    line(
      [
        [10, -140],
        [104, -42],
      ],
      hull,
      1.2,
    ),
    line(
      [
        [10, -140],
        [-104, -32],
      ],
      hull,
      1.2,
    ),
    line(
      [
        [10, -40],
        [66, -96],
      ],
      hull,
      3,
    ),
    curve(
      [
        [14, -44],
        [30, -30],
        [56, -34],
        [66, -94],
      ],
      hull,
      1,
    ),
    person(40, -18, 54, hull, { build: "coat", head: "cap" }),
    person(66, -22, 52, hull, anyLook(c.random), hull, true),
  ];
  return group([
    place([mirrored(parts, 10, 0.4, 0.6)], x, y, scale, 0, flip),
    place(parts, x, y, scale, 0, flip),
    place([lens(0, 14, 270, 6, "#ffe6bd"), lens(-40, 24, 200, 4, "#ffe6bd")], x, y, scale),
  ]);
}

function jib(x: number, y: number, scale: number, colour: string, flip: boolean): string {
  const parts = [
    ...[-14, 14].map((dx) =>
      line(
        [
          [dx, 0],
          [dx * 0.5, -330],
        ],
        colour,
        5,
      ),
    ),
    ...times(10, (i) =>
      line(
        [
          [-13 + i * 0.6, -i * 33],
          [13 - i * 0.6, -(i + 1) * 33],
        ],
        colour,
        2,
      ),
    ),
    rect(-24, -356, 48, 30, colour),
    line(
      [
        [0, -350],
        [220, -470],
      ],
      colour,
      6,
    ),
    line(
      [
        [0, -350],
        [-70, -376],
      ],
      colour,
      6,
    ),
    rect(-90, -384, 28, 30, colour),
    cable([-60, -380], [0, -420], 0, colour, 2),
    line(
      [
        [0, -350],
        [0, -420],
        [220, -470],
      ],
      colour,
      2,
    ),
    line(
      [
        [216, -468],
        [216, -330],
      ],
      colour,
      1.6,
    ),
  ];
  return place(parts, x, y, scale, 0, flip);
}

/** A ship-to-shore crane: portal, boom over the water, trolley with a box on its cables. */
function gantry(x: number, y: number, scale: number, colour: string): string {
  const beam = (a: Point, b: Point, width: number) => line([a, b], colour, width, { cap: "butt" });
  const lattice = times(22, (i) =>
    line(
      [
        [-150 + i * 24, i % 2 ? -312 : -296],
        [-126 + i * 24, i % 2 ? -296 : -312],
      ],
      colour,
      2.4,
    ),
  );
  return place(
    [
      beam([-60, 0], [-60, -300], 13),
      beam([80, 0], [80, -300], 13),
      beam([-60, -110], [80, -110], 11),
      beam([-60, -110], [80, -296], 6),
      beam([-150, -312], [400, -312], 6),
      beam([-150, -296], [400, -296], 6),
      ...lattice,
      beam([-60, -300], [0, -430], 9),
      beam([80, -300], [0, -430], 9),
      beam([0, -430], [300, -312], 4),
      beam([0, -430], [390, -312], 3),
      beam([0, -430], [-140, -312], 4),
      rect(-142, -352, 74, 44, colour),
      rect(236, -298, 40, 14, colour),
      rect(246, -286, 18, 18, colour),
      beam([240, -286], [240, -176], 2),
      beam([272, -286], [272, -176], 2),
      rect(216, -178, 80, 32, colour),
      limb(
        [
          [-74, 0, 6],
          [-46, 0, 6],
        ],
        colour,
      ),
      limb(
        [
          [66, 0, 6],
          [94, 0, 6],
        ],
        colour,
      ),
    ],
    x,
    y,
    scale,
  );
}
