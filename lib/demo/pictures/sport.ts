/** Sport: the match, the race, the pool. */
import {
  circle,
  curve,
  type Drawing,
  ellipse,
  group,
  type Joint,
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
import { athlete, bust, type Kit, type Pose, running } from "./figures.ts";
import { beam, clouds, crest, cypress, glints, glow, gull, land, sky, stars } from "./motifs.ts";

const skins = [
  { skin: "#8a5238", farSkin: "#6d3f2b", hair: "#20141a" },
  { skin: "#b57a52", farSkin: "#93603f", hair: "#2a1a16" },
  { skin: "#5f3826", farSkin: "#4a2b1d", hair: "#140d10" },
  { skin: "#cf9a70", farSkin: "#ab7a54", hair: "#3a2418" },
] as const;

const landing: Pose = {
  head: [8, -93, 7.2],
  torso: [
    [4, -78, 7.6],
    [2, -63, 6.4],
    [0, -50, 7],
  ],
  near: {
    arm: [
      [4, -79, 4],
      [14, -65, 3.2],
      [24, -74, 2.4],
    ],
    leg: [
      [0, -49, 6.6],
      [3, -28, 5],
      [-7, -9, 3.4],
      [0, -3, 2],
    ],
  },
  far: {
    arm: [
      [4, -79, 4],
      [-8, -66, 3.2],
      [-14, -55, 2.4],
    ],
    leg: [
      [0, -49, 6.4],
      [14, -40, 4.8],
      [4, -24, 3.2],
      [9, -17, 2],
    ],
  },
};

const kicking: Pose = {
  head: [-6, -92, 7.2],
  torso: [
    [-5, -77, 7.8],
    [-4, -62, 6.6],
    [-2, -50, 7],
  ],
  near: {
    arm: [
      [-5, -78, 4],
      [-20, -70, 3.2],
      [-32, -78, 2.4],
    ],
    leg: [
      [-2, -49, 6.8],
      [16, -36, 5.2],
      [34, -30, 3.4],
      [42, -36, 2.2],
    ],
  },
  far: {
    arm: [
      [-4, -78, 4],
      [10, -68, 3.2],
      [20, -60, 2.4],
    ],
    leg: [
      [-2, -49, 6.4],
      [-2, -26, 4.8],
      [-10, -4, 3.2],
      [-3, -1, 2],
    ],
  },
};

export const sport = {
  "stadium-night": {
    format: "landscape",
    description: "The national stadium under floodlights, from the upper stand",
    scene: (c) => {
      const bowl = (top: number, bottom: number, half: number, low: number) =>
        `M${600 - half} ${top}Q600 ${top - 90} ${600 + half} ${top}L${600 + low} ${bottom}Q600 ${bottom - 60} ${600 - low} ${bottom}Z`;
      const crowd = (count: number, top: number, bottom: number, half: number, size: number) =>
        times(count, () => {
          const t = c.random.between(0, 1);
          const x = c.random.between(-1, 1);
          return circle(
            600 + x * half,
            top + t * (bottom - top) - (1 - x * x) * 40,
            size * c.random.between(0.7, 1.2),
            {
              fill: c.random.pick(["#e9d9b8", "#c8503a", "#f4f0e6", "#3f6fa0", "#8a94a8", "#5d6880", "#c8503a"]),
              opacity: c.random.between(0.35, 0.9),
            },
          );
        });
      const mast = (x: number, s: number) => [
        line(
          [
            [x, 330],
            [x, 90],
          ],
          "#27324d",
          9 * s,
        ),
        rect(x - 52 * s, 44, 104 * s, 62 * s, "#27324d"),
        ...times(15, (i) => circle(x - 40 * s + (i % 5) * 20 * s, 56 + Math.floor(i / 5) * 18 * s, 6.5 * s, "#fffdf0")),
        glow(c, x, 70, 260 * s, "#e6f0ff", 0.95),
      ];
      return [
        sky(c, ["#070d22", "#13224a", "#2f4478"], 430),
        stars(c, 90, 200),
        path(bowl(250, 420, 760, 640), c.linear(["#1b2745", "#2d3c60"])),
        path("M-160 250Q600 130 1360 250L1360 216Q600 96 -160 216Z", "#101a35"),
        ...crowd(900, 262, 400, 620, 3),
        path(bowl(404, 440, 680, 640), "#b8bfcc"),
        ...mast(150, 1.1),
        ...mast(1050, 1.1),
        ...mast(420, 0.7),
        ...mast(780, 0.7),
        rect(0, 404, 1200, 320, c.linear(["#22314f", "#16213c"])),
        ...times(420, () =>
          circle(
            c.random.chance(0.5) ? c.random.between(0, 190) : c.random.between(1010, 1200),
            c.random.between(416, 700),
            c.random.between(2.4, 5),
            { fill: c.random.pick(["#e9d9b8", "#c8503a", "#8a94a8", "#3f6fa0"]), opacity: c.random.between(0.2, 0.6) },
          ),
        ),
        polygon(
          [
            [190, 424],
            [1010, 424],
            [1290, 730],
            [-90, 730],
          ],
          "#2c6a40",
        ),
        polygon(
          [
            [210, 432],
            [990, 432],
            [1240, 720],
            [-40, 720],
          ],
          "#3f8a45",
        ),
        ...times(9, (i) => {
          const [a, b] = [i / 9, (i + 0.5) / 9];
          return polygon(
            [
              [210 + 780 * a, 432],
              [210 + 780 * b, 432],
              [-40 + 1280 * b, 720],
              [-40 + 1280 * a, 720],
            ],
            "#57a457",
          );
        }),
        glow(c, 600, 540, 620, "#e9ffd8", 0.35, 0.45),
        path("M240 444L960 444L1180 702L20 702Z", { stroke: "#f4fbf0", width: 3.4 }),
        line(
          [
            [600, 444],
            [600, 702],
          ],
          "#f4fbf0",
          3.4,
        ),
        ellipse(600, 556, 104, 40, { stroke: "#f4fbf0", width: 3.4 }),
        path("M201 490L300 490L238 610L98 610M999 490L900 490L962 610L1102 610", { stroke: "#f4fbf0", width: 3 }),
        path("M160 528L160 488L128 568L128 612L160 528M1040 528L1040 488L1072 568L1072 612L1040 528", {
          stroke: "#ffffff",
          width: 4,
        }),
        ...times(20, (i) => {
          const t = c.random.between(0, 1);
          const [x, y, h] = [600 + c.random.around(0, 430), 470 + t * 200, 0.24 + t * 0.16];
          const kit: Kit = {
            ...(skins[i % 4] as (typeof skins)[number]),
            shirt: i % 2 ? "#c8402f" : "#f6f1e4",
            shorts: i % 2 ? "#f6f1e4" : "#27324d",
          };
          return group([
            ...[-1, 1].map((side) =>
              line(
                [
                  [x, y],
                  [x + side * 26 * h * 3, y + 6],
                ],
                "#173a20",
                6 * h,
                { opacity: 0.5 },
              ),
            ),
            place(athlete(c.random.chance(0.5) ? running : landing, kit), x, y, h, 0, c.random.chance(0.5)),
          ]);
        }),
        circle(640, 580, 4, "#ffffff"),
        ...[150, 1050].map((x) =>
          beam(c, [x, 70], [x < 600 ? 300 : 500, 690], [x < 600 ? 700 : 920, 690], "#dfeaff", 0.16),
        ),
        rect(0, 704, 1200, 100, "#0b1328"),
        ...times(19, (i) =>
          bust(
            -20 + i * 68 + c.random.between(-10, 10),
            770 + c.random.between(-8, 20),
            108 + c.random.between(-10, 16),
            c.random.pick(["#0a1020", "#121a31", "#0d1428"]),
            c.random.pick(["short", "short", "scarf", "bun"]),
          ),
        ),
        limb(
          [
            [214, 760, 11],
            [190, 690, 9],
            [214, 640, 8],
          ],
          "#0d1428",
        ),
        limb(
          [
            [300, 760, 11],
            [322, 694, 9],
            [300, 640, 8],
          ],
          "#0d1428",
        ),
        path("M190 628Q260 606 326 628L326 646Q260 624 190 646Z", "#c8402f"),
        limb(
          [
            [860, 760, 11],
            [890, 690, 9],
            [884, 632, 8],
          ],
          "#0a1020",
        ),
        path("M884 560L884 650M884 564Q920 550 964 568L964 612Q920 596 884 610Z", {
          fill: "#c8402f",
          stroke: "#0a1020",
          width: 5,
        }),
      ];
    },
  },

  penalty: {
    format: "landscape",
    description: "Selma's goalkeeper stretches for the last penalty",
    scene: (c) => {
      const bar = 220;
      const sway = (x: number, y: number): Point => {
        const pull = Math.exp(-((x - 905) ** 2 + (y - 330) ** 2) / 26000);
        return [x + pull * 26, y - pull * 8];
      };
      const net = [
        ...times(37, (i) =>
          curve(
            times(9, (k) => sway(150 + i * 25, bar + k * 50)),
            "#eef4ee",
            1.5,
            { opacity: 0.5 },
          ),
        ),
        ...times(17, (k) =>
          curve(
            times(37, (i) => sway(150 + i * 25, bar + k * 25)),
            "#eef4ee",
            1.5,
            { opacity: 0.5 },
          ),
        ),
      ];
      const gloves = "#f2b83a";
      const keeper = [
        limb(
          [
            [-66, 30, 11],
            [-112, 46, 8],
            [-150, 22, 6],
            [-160, 12, 4],
          ],
          "#20263a",
        ),
        limb(
          [
            [-62, 22, 12],
            [-104, 2, 9],
            [-150, -4, 6],
            [-164, -10, 4],
          ],
          "#2c3550",
        ),
        limb(
          [
            [-150, 22, 7],
            [-160, 10, 5],
          ],
          "#f2f2ea",
        ),
        limb(
          [
            [-150, -4, 7],
            [-166, -12, 5],
          ],
          "#f2f2ea",
        ),
        limb(
          [
            [18, -14, 15],
            [-24, 8, 13],
            [-62, 26, 14],
          ],
          "#2f9a86",
        ),
        limb(
          [
            [20, -20, 9],
            [70, -66, 8],
            [116, -98, 6],
          ],
          "#257a6c",
        ),
        limb(
          [
            [18, -14, 9],
            [42, -26, 8],
          ],
          "#8a5238",
        ),
        circle(48, -29, 14, "#8a5238"),
        path("M35 -36Q42 -48 56 -43Q63 -38 62 -30Q50 -38 39 -22Z", "#20141a"),
        limb(
          [
            [22, -6, 10],
            [80, -20, 8],
            [122, -72, 6],
          ],
          "#2f9a86",
        ),
        limb(
          [
            [112, -96, 11],
            [130, -108, 9],
          ],
          gloves,
        ),
        limb(
          [
            [120, -76, 11],
            [138, -88, 9],
          ],
          gloves,
        ),
      ];
      return [
        sky(c, ["#0b1a33", "#1d3a5c", "#335a78"], 420),
        ...times(520, () =>
          circle(c.random.between(0, 1200), c.random.between(40, 400), c.random.between(4, 13), {
            fill: c.random.pick(["#e9d9b8", "#c8503a", "#8a94a8", "#e0a63a", "#4a6f94", "#23405e", "#c8503a"]),
            opacity: c.random.between(0.12, 0.5),
          }),
        ),
        ...[180, 600, 1020].map((x) => glow(c, x, 30, 320, "#f0f8ff", 0.9)),
        rect(0, 392, 1200, 46, "#16243a"),
        ...times(12, (i) =>
          rect(i * 104 - 10, 396, 96, 38, ["#b23a2f", "#e7c46a", "#2f6b74", "#e9e4d6"][i % 4] as string),
        ),
        rect(0, 436, 1200, 364, c.linear(["#3d8a48", "#2f7440", "#1d5432"])),
        ...times(6, (i) => rect(0, 448 + i * i * 13, 1200, 6 + i * 9, { fill: "#5aa65a", opacity: 0.45 })),
        polygon(
          [
            [150, bar],
            [1050, bar],
            [1050, 640],
            [150, 640],
          ],
          { fill: "#10243a", opacity: 0.18 },
        ),
        ...net,
        line(
          [
            [150, bar],
            [150, 640],
          ],
          "#fffdf4",
          15,
        ),
        line(
          [
            [1050, bar],
            [1050, 640],
          ],
          "#fffdf4",
          15,
        ),
        line(
          [
            [150, bar],
            [1050, bar],
          ],
          "#fffdf4",
          15,
        ),
        line(
          [
            [156, bar + 6],
            [156, 640],
          ],
          "#a9b5bf",
          4,
        ),
        line(
          [
            [152, bar + 6],
            [1048, bar + 6],
          ],
          "#a9b5bf",
          4,
        ),
        line(
          [
            [0, 642],
            [1200, 642],
          ],
          "#f4fbf0",
          8,
        ),
        ellipse(700, 654, 190, 16, { fill: "#0c2a18", opacity: 0.5 }),
        place(keeper, 690, 420, 1.45),
        ...times(8, (i) =>
          circle(900 - i * 30 + i * i, 286 + i * 46 + i * i * 2.4, 24 + i * 2, {
            fill: "#ffffff",
            opacity: 0.16 - i * 0.018,
          }),
        ),
        place(
          [
            circle(0, 0, 27, "#fffdf6"),
            path("M0 -11L10 -3L6 9L-6 9L-10 -3Z", "#20263a"),
            path("M0 -11L0 -26M10 -3L25 -8M6 9L15 22M-6 9L-15 22M-10 -3L-25 -8", { stroke: "#20263a", width: 2.4 }),
            path("M-4 27A27 27 0 0 0 27 -4Q20 20 -4 27Z", { fill: "#5a6478", opacity: 0.4 }),
          ],
          930,
          268,
          1,
          18,
        ),
        ellipse(330, 782, 120, 14, { fill: "#0c2a18", opacity: 0.55 }),
        place(athlete(kicking, { ...skins[2], shirt: "#c8402f", shorts: "#f6f1e4" }), 320, 784, 3.9),
        ...times(26, () =>
          circle(
            c.random.around(470, 60),
            c.random.around(720, 44),
            c.random.between(2, 6),
            c.random.pick(["#6fb35f", "#2a5a30", "#8a6a3f"]),
          ),
        ),
      ];
    },
  },

  runners: {
    format: "wide",
    description: "The leading group of the Selma marathon on the harbour bridge",
    scene: (c) => {
      const deck = 520;
      const field: [number, number, Pose, number, string, string][] = [
        [235, 2.1, landing, 1, "#3f6fa0", "#22304a"],
        [385, 2.35, running, 0, "#e7b13f", "#22304a"],
        [540, 2.2, landing, 2, "#f3eee2", "#8a2f3a"],
        [705, 2.55, running, 3, "#b23a2f", "#22203a"],
        [895, 2.4, running, 2, "#2f8a7a", "#22304a"],
      ];
      return [
        sky(c, ["#5a7fa8", "#a9b5c0", "#f3cfa0", "#fbe2b0"], deck),
        glow(c, 980, 380, 470, "#fff2c4", 1),
        circle(980, 384, 54, "#fffbe8"),
        clouds(c, 10, 40, 260, "#fff0dc", 0.6),
        land({ ...c, height: 470 }, crest(c, 410, 40), "#9a94a8"),
        ...times(28, (i) => rect(20 + i * 17, 452 - c.random.between(10, 70), 15, 90, "#83809a")),
        rect(0, 450, 1200, 80, c.linear(["#c9b6a8", "#7d93a8"])),
        glints(c, 980, 452, 520, 90, "#fff6d8", 90),
        ...[150, 1090].map((x) =>
          group([
            rect(x - 15, 60, 30, 460, "#8a4a42"),
            rect(x + 5, 60, 10, 460, "#5f3036"),
            rect(x - 24, 52, 48, 16, "#5f3036"),
            rect(x - 18, 180, 36, 12, "#5f3036"),
          ]),
        ),
        path("M-120 350Q10 230 150 62Q620 640 1090 62Q1180 200 1290 310", { stroke: "#5f3036", width: 7 }),
        ...times(29, (i) => {
          const x = 165 + i * 32.5;
          const t = (x - 150) / 940;
          return line(
            [
              [x, 62 + 578 * 2 * t * (1 - t)],
              [x, 500],
            ],
            "#6d3d3f",
            1.6,
          );
        }),
        rect(0, deck - 62, 1200, 6, "#5f3036"),
        ...times(60, (i) =>
          line(
            [
              [i * 21, deck - 60],
              [i * 21, deck],
            ],
            "#6d3d3f",
            2,
          ),
        ),
        rect(0, deck - 6, 1200, 170, c.linear(["#7a6f7a", "#544b5a"])),
        rect(0, deck - 8, 1200, 8, "#cbb8aa"),
        ...times(9, (i) =>
          polygon(
            [
              [i * 160 - 30, 634],
              [i * 160 + 56, 634],
              [i * 160 + 46, 644],
              [i * 160 - 42, 644],
            ],
            "#e9dcc6",
          ),
        ),
        ...field.map(([x, scale]) =>
          polygon(
            [
              [x - 8, 620],
              [x + 26, 616],
              [x - 250 * (scale / 2.2), 662],
              [x - 330 * (scale / 2.2), 668],
            ],
            { fill: "#2a2440", opacity: 0.45 },
          ),
        ),
        ...field.map(([x, scale, pose, skin, shirt, shorts]) =>
          place(
            [
              ...athlete(pose, { ...(skins[skin] as Kit), shirt, shorts }),
              rect(-2, -72, 8, 9, { fill: "#fffdf4", opacity: 0.95 }),
            ],
            x,
            624,
            scale,
          ),
        ),
        gull(420, 130, 16, "#4b4a60", 8),
        gull(470, 108, 11, "#4b4a60", -8),
        rect(0, 0, 1200, 675, { fill: c.linear(["#ffcf8a00", "#ffb86a55"], [0, 0, 1, 0]), blend: "soft-light" }),
      ];
    },
  },

  "bicycle-race": {
    format: "landscape",
    description: "The bunch on the last bend of the mountain stage",
    scene: (c) => {
      const colours = ["#d9472f", "#f0c33a", "#2f7fa8", "#f4efe4", "#6a4a8a", "#3f9a6a", "#e0803a"];
      const riders = times(15, (i) => {
        const t = i / 14;
        return {
          x: 250 + t * 660 + c.random.between(-16, 16),
          y: 500 + ((i * 5) % 4) * 34,
          scale: 1.34 + ((i * 5) % 4) * 0.14,
          colour: colours[i % 7] as string,
        };
      }).sort((a, b) => a.y - b.y);
      return [
        sky(c, ["#4f97bf", "#a9d3dc", "#f0ecd0"], 460),
        clouds(c, 8, 40, 200, "#ffffff", 0.7),
        land(c, crest(c, 290, 190, 0.6), "#a9bcc6", true),
        land(c, crest(c, 350, 120, 0.5), "#86a5a0", true),
        land(c, crest(c, 420, 60, 0.3), "#7d9f6b"),
        ...times(26, (i) =>
          cypress(c.random.between(0, 1200), 440 + c.random.between(0, 24), 40 + (i % 5) * 8, "#4d7350", "#6f9464"),
        ),
        land(
          c,
          [
            [-40, 470],
            [300, 440],
            [640, 466],
            [900, 430],
            [1240, 452],
          ],
          "#94ad5c",
        ),
        path("M-20 520C300 470 700 480 1220 500L1220 700C800 730 300 740 -20 720Z", c.linear(["#8d8a90", "#6b6872"])),
        path("M-20 520C300 470 700 480 1220 500L1220 507C700 488 300 478 -20 530Z", "#f4efe4"),
        ...times(30, (i) =>
          bust(
            20 + i * 42 + c.random.between(-12, 12),
            512 - Math.sin((i / 30) * 3.1) * 30,
            62,
            mix("#3f5a6a", "#8a5a5a", c.random.between(0, 1)),
            c.random.pick(["short", "scarf", "bun"]),
          ),
        ),
        path("M-20 506C300 456 700 466 1220 486L1220 512C700 494 300 482 -20 532Z", "#e7c64a"),
        ...times(16, (i) => path(`M${i * 80} ${514 - Math.sin((i / 16) * 3.14) * 38}l34 -3l0 16l-34 4Z`, "#c8402f")),
        ...riders.flatMap(({ x, y, scale }) => [
          ellipse(x - 24, y + 118, 92 * scale, 9 * scale, { fill: "#26242f", opacity: 0.42 }),
        ]),
        ...riders.map(({ x, y, scale, colour }, i) =>
          place(cyclist(colour, skins[i % 4] as (typeof skins)[number], i), x, y + 116, scale),
        ),
        path("M-20 742C300 750 800 740 1220 712L1220 820L-20 820Z", "#5f8a45"),
        ...times(150, () => {
          const x = c.random.between(-10, 1210);
          return circle(
            x,
            c.random.between(752, 806),
            c.random.between(4, 9),
            c.random.pick(["#f3d24a", "#f4efe4", "#d9603f", "#86ad4f", "#46703a", "#46703a"]),
          );
        }),
      ];
    },
  },

  swimmers: {
    format: "landscape",
    description: "The final of the 200 metres butterfly, from above",
    scene: (c) => {
      const lane = 134;
      const swimmer = (x: number, y: number, cap: string, skin: string, suit: string, reach: boolean) => {
        const arms: Joint[][] = reach
          ? [
              [
                [40, -20, 9],
                [84, -62, 7],
                [132, -54, 5],
              ],
              [
                [40, 20, 9],
                [84, 62, 7],
                [132, 54, 5],
              ],
            ]
          : [
              [
                [40, -20, 9],
                [20, -66, 7],
                [-28, -66, 5],
              ],
              [
                [40, 20, 9],
                [20, 66, 7],
                [-28, 66, 5],
              ],
            ];
        return place(
          [
            group([ellipse(-30, 16, 120, 34, "#064a66")], { opacity: 0.35 }),
            limb(
              [
                [-40, -9, 11],
                [-96, -12, 8],
                [-146, -8, 4],
              ],
              skin,
            ),
            limb(
              [
                [-40, 9, 11],
                [-96, 12, 8],
                [-146, 8, 4],
              ],
              skin,
            ),
            limb(
              [
                [40, 0, 23],
                [0, 0, 21],
                [-42, 0, 19],
              ],
              skin,
            ),
            limb(
              [
                [6, 0, 20],
                [-44, 0, 19],
              ],
              suit,
            ),
            ...arms.map((arm) => limb(arm, skin)),
            circle(70, 0, 17, cap),
            path("M60 -12Q70 -18 82 -8Q72 -10 60 -12Z", { fill: "#ffffff", opacity: 0.6 }),
            ...times(26, () =>
              circle(
                c.random.around(reach ? 120 : -40, 60),
                c.random.pick([-1, 1]) * c.random.between(40, 76),
                c.random.between(3, 13),
                { fill: "#ffffff", opacity: c.random.between(0.3, 0.9) },
              ),
            ),
            ...times(30, () =>
              circle(c.random.around(-170, 64), c.random.around(0, 34), c.random.between(4, 16), {
                fill: "#ffffff",
                opacity: c.random.between(0.25, 0.8),
              }),
            ),
            curve(
              [
                [96, -34],
                [112, 0],
                [96, 34],
              ],
              "#ffffff",
              6,
              { opacity: 0.75 },
            ),
          ],
          x,
          y,
          0.92,
        );
      };
      const caps = ["#e7c64a", "#f4efe4", "#c8402f", "#f4efe4", "#2a2f4a", "#e0803a"];
      return [
        rect(0, 0, 1200, 800, c.linear(["#22a6b8", "#1592ae", "#0d7296"], [0, 0, 1, 1])),
        ...times(6, (i) => rect(0, i * lane - 2 + 60, 1200, 14, { fill: "#0a4f78", opacity: 0.5 })),
        group(
          times(230, () => {
            const [x, y, s] = [c.random.between(-20, 1220), c.random.between(0, 800), c.random.between(14, 44)];
            return curve(
              [
                [x - s, y],
                [x - s * 0.3, y - s * 0.34],
                [x + s * 0.4, y + s * 0.1],
                [x + s, y - s * 0.2],
              ],
              "#a8ecec",
              c.random.between(1.4, 4),
              { opacity: c.random.between(0.14, 0.4) },
            );
          }),
        ),
        ...times(7, (i) =>
          group([
            rect(0, i * lane - 2, 1200, 8, { fill: "#053c5c", opacity: 0.3 }),
            ...times(50, (k) =>
              rect(
                k * 24.4,
                i * lane - 12 + Math.sin(k * 0.5 + i) * 2,
                20,
                11,
                k < 6 || k > 43 ? "#c8402f" : (Math.floor(k / 3) + i) % 2 ? "#f4f1e6" : "#2f63a8",
                5,
              ),
            ),
          ]),
        ),
        ...[
          [520, 0],
          [690, 1],
          [820, 0],
          [760, 1],
          [600, 0],
          [430, 1],
        ].map(([x, kind], i) =>
          swimmer(
            x as number,
            i * lane + 66,
            caps[i] as string,
            (skins[(i + 1) % 4] as Kit).skin,
            ["#22304a", "#8a2f3a", "#1c2438", "#2f6b5a", "#22304a", "#4a2f5a"][i] as string,
            kind === 0,
          ),
        ),
        beam(c, [1300, -200], [200, 900], [560, 900], "#e6ffff", 0.2),
        beam(c, [1300, -300], [700, 900], [860, 900], "#e6ffff", 0.16),
      ];
    },
  },
} satisfies Record<string, Drawing>;

function cyclist(colour: string, { skin, farSkin }: { skin: string; farSkin: string }, phase: number): string[] {
  const wheel = (x: number): string[] => [
    circle(x, -24, 24, { stroke: "#1d1b24", width: 3 }),
    ...times(4, (i) =>
      line(
        [
          [x - 23 * Math.cos(i * 0.785), -24 - 23 * Math.sin(i * 0.785)],
          [x + 23 * Math.cos(i * 0.785), -24 + 23 * Math.sin(i * 0.785)],
        ],
        "#c9c6cc",
        0.6,
      ),
    ),
    circle(x, -24, 3, "#1d1b24"),
  ];
  const angle = phase * 1.3;
  const pedal = (turn: number): Point => [-6 + Math.cos(angle + turn) * 11, -22 + Math.sin(angle + turn) * 11];
  const leg = (turn: number, tone: string): string => {
    const [px, py] = pedal(turn);
    const knee: Joint = [px * 0.5 + 10, (py - 70) * 0.5 - 2, 4.4];
    return group([
      limb([[-18, -70, 6.6], knee, [px - 2, py - 4, 3], [px + 6, py, 2.2]], tone),
      limb(
        [
          [-18, -70, 7.2],
          [(-18 + knee[0]) / 2, (-70 + knee[1]) / 2, 6],
        ],
        "#23222e",
      ),
    ]);
  };
  return [
    leg(Math.PI, farSkin),
    ...wheel(-36),
    ...wheel(38),
    line(
      [
        [-36, -24],
        [-6, -22],
        [26, -60],
        [-18, -58],
        [-36, -24],
      ],
      colour,
      3.4,
    ),
    line(
      [
        [-6, -22],
        [-20, -66],
      ],
      colour,
      3.4,
    ),
    line(
      [
        [38, -24],
        [25, -66],
      ],
      "#23222e",
      3.4,
    ),
    line(
      [
        [-28, -67],
        [-12, -67],
      ],
      "#1d1b24",
      4,
    ),
    line(
      [
        [25, -66],
        [37, -68],
        [39, -60],
      ],
      "#1d1b24",
      3,
    ),
    leg(0, skin),
    limb(
      [
        [-18, -74, 7.4],
        [-4, -90, 8.2],
        [12, -95, 7],
      ],
      colour,
    ),
    limb(
      [
        [14, -94, 4.6],
        [24, -80, 3.4],
        [36, -70, 2.6],
      ],
      skin,
    ),
    limb(
      [
        [14, -94, 5.4],
        [19, -86, 4.4],
      ],
      colour,
    ),
    circle(24, -105, 7, skin),
    path("M14 -106Q16 -117 27 -115Q34 -112 33 -106L14 -104Z", mix(colour, "#ffffff", 0.55)),
  ];
}
