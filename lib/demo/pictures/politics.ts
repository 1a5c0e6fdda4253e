/** Where the country is governed: the house at night, the chamber, a desk. */
import {
  circle,
  curve,
  type Drawing,
  ellipse,
  group,
  limb,
  line,
  mirrored,
  mix,
  path,
  polygon,
  rect,
  times,
} from "./drawing.ts";
import { anyLook, bust, person } from "./figures.ts";
import { arch, beam, clouds, dome, glow, lens, ripples, sky, stars } from "./motifs.ts";

export const politics = {
  parliament: {
    format: "landscape",
    description: "Parliament sits late: the house lit up after rain",
    scene: (c) => {
      const base = 520;
      const stone = "#d8b98c";
      const wing = (x: number) => [
        rect(x, base - 150, 320, 150, c.linear(["#8d7468", stone])),
        rect(x - 6, base - 164, 332, 16, "#e8cfa2"),
        rect(x, base - 84, 320, 5, "#a3846a"),
        ...times(8, (i) =>
          group([
            rect(x + 16 + i * 38, base - 138, 22, 40, c.random.chance(0.55) ? "#ffe09a" : "#4a3f55"),
            arch(x + 27 + i * 38, base - 14, 22, 58, c.random.chance(0.6) ? "#ffd27d" : "#453a50"),
          ]),
        ),
      ];
      const house = [
        ...wing(90),
        ...wing(790),
        rect(390, base - 196, 420, 196, c.linear(["#a58a74", "#ecd2a0"])),
        dome(600, base - 258, 104, "#4f7f82", "#27485a"),
        rect(500, base - 290, 200, 60, "#c2a27e"),
        ...times(9, (i) => arch(516 + i * 21, base - 236, 12, 44, i % 3 ? "#ffd98a" : "#5a4a58")),
        rect(592, base - 448, 16, 36, "#e8cfa2"),
        circle(600, base - 456, 9, "#ffe9b0"),
        polygon(
          [
            [376, base - 192],
            [600, base - 262],
            [824, base - 192],
          ],
          "#e8cfa2",
        ),
        polygon(
          [
            [420, base - 196],
            [600, base - 250],
            [780, base - 196],
          ],
          "#b8977a",
        ),
        circle(600, base - 214, 15, "#e8cfa2"),
        rect(372, base - 196, 456, 16, "#f4dfb4"),
        rect(400, base - 180, 400, 166, "#3a3048"),
        ...times(5, (i) => arch(440 + i * 80, base - 14, 42, 130, c.linear(["#fff0bd", "#ffb95a"]))),
        ...times(10, (i) =>
          group([
            rect(396 + i * 43, base - 178, 20, 166, c.linear(["#fff0c8", "#d8b98c", "#8d7063"], [0, 0, 1, 0])),
            rect(392 + i * 43, base - 182, 28, 9, "#f4dfb4"),
            rect(392 + i * 43, base - 18, 28, 8, "#f4dfb4"),
          ]),
        ),
        ...times(4, (i) => rect(372 - i * 16, base - 14 + i * 7, 456 + i * 32, 8, mix("#f4dfb4", "#8d7468", i / 4))),
        line(
          [
            [600, base - 456],
            [600, base - 506],
          ],
          "#e8cfa2",
          3,
        ),
        path(
          `M602 ${base - 505}Q628 ${base - 512} 650 ${base - 502}L648 ${base - 480}Q626 ${base - 488} 602 ${base - 481}Z`,
          "#b5432f",
        ),
      ];
      const lamps = [40, 250, 950, 1160].flatMap((x) => [
        line(
          [
            [x, 600],
            [x, 430],
          ],
          "#0f1428",
          5,
        ),
        circle(x, 422, 13, "#fff3cf"),
        glow(c, x, 422, 120, "#ffdf94", 0.95),
      ]);
      return [
        sky(c, ["#0b1230", "#1d2a58", "#4b4a7c", "#96708a"], base + 20),
        stars(c, 120, 280),
        clouds(c, 12, 80, 330, "#5a5488", 0.5),
        glow(c, 600, 430, 620, "#ffcf80", 0.4),
        ...times(14, (i) => rect(i * 90 - 20, base - 40 - c.random.between(0, 50), 84, 120, "#2a2a50")),
        ...house,
        rect(0, base + 10, 1200, 280, c.linear(["#4a4266", "#232448", "#10142e"])),
        mirrored(house, base + 12, 0.5, 0.78),
        mirrored(lamps, 600, 0.45, 0.7),
        ...times(18, (i) =>
          line(
            [
              [600 + (i - 8.5) * 60, base + 12],
              [600 + (i - 8.5) * 190, 800],
            ],
            "#0f1430",
            1.4,
            { opacity: 0.5 },
          ),
        ),
        ...times(9, (i) =>
          line(
            [
              [0, base + 18 + i * i * 3.6],
              [1200, base + 18 + i * i * 3.6],
            ],
            "#0f1430",
            1.4,
            { opacity: 0.5 },
          ),
        ),
        ripples(c, base + 20, 800, "#ffe0a0", 60, 0.24),
        ripples(c, base + 20, 800, "#0f1430", 60, 0.4),
        ...lamps,
        mirrored([person(430, 690, 118, "#0d1126", { build: "coat", head: "scarf" })], 692, 0.5, 0.8),
        person(430, 690, 118, "#0d1126", { build: "coat", head: "scarf" }),
        line(
          [
            [446, 636],
            [496, 694],
          ],
          "#0d1126",
          4,
        ),
        path("M484 690L512 690L516 700L480 700Z", "#0d1126"),
        path("M386 672L408 672L404 696L390 696Z", "#8a4a42"),
        path("M386 672Q397 650 408 672", { stroke: "#0d1126", width: 2 }),
        ...[
          [760, 606, 46],
          [784, 608, 48],
          [842, 622, 52],
        ].map(([x, y, h]) => person(x as number, y as number, h as number, "#141a36", anyLook(c.random))),
      ];
    },
  },

  "council-hall": {
    format: "landscape",
    description: "Councillors of Port Selma raise their hands in the vote on the marsh",
    scene: (c) => [
      rect(0, 0, 1200, 800, c.linear(["#6b4231", "#8a5a3f", "#4c2d26"])),
      ...times(24, (i) => rect(i * 52, 0, 3, 420, { fill: "#40251f", opacity: 0.5 })),
      ...[180, 390, 810, 1020].map((x) =>
        group([
          arch(x, 330, 130, 300, "#4c2d26"),
          arch(x, 326, 110, 286, c.linear(["#cfe3e6", "#f6edcf", "#f4d79c"])),
          line(
            [
              [x, 44],
              [x, 326],
            ],
            "#4c2d26",
            5,
          ),
          ...[120, 190, 260].map((y) =>
            line(
              [
                [x - 55, y],
                [x + 55, y],
              ],
              "#4c2d26",
              4,
            ),
          ),
        ]),
      ),
      rect(500, 50, 200, 260, "#7d4f38"),
      circle(600, 150, 66, "#c99a55"),
      circle(600, 150, 54, "#7d4f38"),
      path(
        "M600 106Q620 140 600 194Q580 140 600 106ZM560 166Q580 150 600 194Q570 190 560 166ZM640 166Q620 150 600 194Q630 190 640 166Z",
        "#e9c382",
      ),
      ...[400, 800].map((x) =>
        group([
          line(
            [
              [x, 0],
              [x, 66],
            ],
            "#2e1a17",
            3,
          ),
          ...times(7, (i) => circle(x - 54 + i * 18, 86 + Math.abs(i - 3) * -4, 5.5, "#fff3c6")),
          path(`M${x - 62} 92Q${x} 60 ${x + 62} 92Q${x} 122 ${x - 62} 92Z`, "#b07f3f"),
          glow(c, x, 80, 130, "#ffe2a0", 0.6),
        ]),
      ),
      rect(380, 330, 440, 90, c.linear(["#a86e45", "#6d4029"])),
      rect(370, 318, 460, 16, "#d39a63"),
      ...[455, 527, 673, 745].map((x, i) =>
        bust(x, 322, 70, "#2d2230", ["short", "scarf", "bun", "short"][i] as "scarf"),
      ),
      rect(566, 250, 68, 72, "#5a2a24"),
      bust(600, 322, 84, "#241b28", "bun"),
      rect(556, 340, 88, 70, "#8a5635"),
      ellipse(600, 500, 330, 70, "#a3443a"),
      ellipse(600, 500, 290, 56, "#8a3630"),
      ellipse(600, 500, 250, 44, { stroke: "#d9a45f", width: 3 }),
      ...[250, 460, 700].map((x) => beam(c, [x - 60, 30], [x + 60, 640], [x + 240, 600], "#fff0c4", 0.26)),
      ...times(4, (row) => {
        const [y, half, dip, size] = [470 + row * 74, 430 + row * 105, 96 + row * 22, 84 + row * 24];
        const seats = 9 + row;
        return group([
          ...times(seats, (i) => {
            const t = (i + 0.5) / seats;
            const [x, by] = [600 - half + t * half * 2, y + Math.sin(t * Math.PI) * dip - 6];
            const colour = mix(c.random.pick(["#4a3a4e", "#3a4258", "#5a3a3c", "#3f4a44"]), "#1c141c", row / 4);
            const raised = c.random.chance(0.62);
            const side = c.random.pick([-1, 1]);
            return group([
              raised
                ? group([
                    limb(
                      [
                        [x + side * size * 0.42, by - size * 0.14, size * 0.1],
                        [x + side * size * 0.52, by - size * 0.66, size * 0.08],
                        [x + side * size * 0.48, by - size * 1.16, size * 0.062],
                      ],
                      colour,
                    ),
                    circle(
                      x + side * size * 0.48,
                      by - size * 1.22,
                      size * 0.09,
                      ["#8a5238", "#b57a52", "#5f3826", "#cf9a70"][i % 4] as string,
                    ),
                  ])
                : "",
              bust(x, by, size, colour, c.random.pick(["short", "short", "scarf", "bun"])),
            ]);
          }),
          path(
            `M${600 - half - 40} ${y}Q600 ${y + dip * 2} ${600 + half + 40} ${y}L${600 + half + 60} ${y + 62}Q600 ${y + dip * 2 + 62} ${600 - half - 60} ${y + 62}Z`,
            c.linear([mix("#a86a42", "#5a3426", row / 4), mix("#6d4029", "#2e1a17", row / 4)]),
          ),
          path(`M${600 - half - 40} ${y}Q600 ${y + dip * 2} ${600 + half + 40} ${y}`, {
            stroke: mix("#dba468", "#8a5a3c", row / 4),
            width: 8,
          }),
        ]);
      }),
    ],
  },

  "minister-desk": {
    format: "landscape",
    description: "Unanswered letters on a minister's desk, late in the evening",
    scene: (c) => {
      const pile = (x: number, y: number, count: number, width: number) =>
        times(count, (i) => {
          const [dx, w, h] = [c.random.around(0, 12), width * c.random.between(0.88, 1.04), c.random.between(6, 10)];
          const tone = c.random.pick(["#f4ead4", "#e9d9b8", "#f8f1e0", "#dcc9a4", "#eddcc0"]);
          const top = y - i * 9;
          return group([
            rect(x - w / 2 + dx, top - h, w, h, tone, 1.5),
            rect(x - w / 2 + dx, top - 2, w, 2, { fill: "#5a3f35", opacity: 0.45 }),
            c.random.chance(0.2)
              ? rect(
                  x - w / 2 + dx + w * c.random.between(0.1, 0.7),
                  top - h,
                  16,
                  h,
                  c.random.pick(["#b5432f", "#2f5f6b", "#b5432f"]),
                )
              : "",
          ]);
        });
      return [
        rect(0, 0, 1200, 800, c.linear(["#2c2433", "#3f2f3a", "#2b1f28"])),
        ...times(20, (i) => rect(i * 62 + 4, 0, 2, 560, { fill: "#1a1420", opacity: 0.6 })),
        rect(402, 20, 396, 460, "#1b1520"),
        rect(416, 34, 368, 432, c.linear(["#17224a", "#3d3f74", "#a8667c", "#eda678"])),
        group(
          [
            ...times(16, (i) =>
              group([
                rect(
                  410 + i * 24,
                  466 - c.random.between(40, 150),
                  24,
                  160,
                  mix("#2a2650", "#4a3560", c.random.between(0, 1)),
                ),
              ]),
            ),
            ...times(60, () =>
              rect(
                c.random.between(416, 780),
                c.random.between(350, 460),
                3.4,
                5,
                c.random.pick(["#ffd98a", "#ffc06a"]),
              ),
            ),
            dome(640, 380, 44, "#2a2650", "#211d40"),
            circle(700, 110, 22, "#f6ead0"),
          ],
          { clip: c.clip(rect(416, 34, 368, 432, {})) },
        ),
        line(
          [
            [600, 34],
            [600, 466],
          ],
          "#1b1520",
          9,
        ),
        line(
          [
            [416, 200],
            [784, 200],
          ],
          "#1b1520",
          7,
        ),
        path("M330 0L430 0C440 200 400 380 380 560L300 560C330 380 340 160 330 0Z", "#6d2c30"),
        path("M870 0L770 0C760 200 800 380 820 560L900 560C870 380 860 160 870 0Z", "#5c252b"),
        ...[350, 380, 404].map((x) =>
          curve(
            [
              [x, 0],
              [x + 8, 200],
              [x - 34, 560],
            ],
            "#45191f",
            4,
            { opacity: 0.6 },
          ),
        ),
        ...[850, 820, 796].map((x) =>
          curve(
            [
              [x, 0],
              [x - 8, 200],
              [x + 34, 560],
            ],
            "#3a151b",
            4,
            { opacity: 0.6 },
          ),
        ),
        path("M500 580L500 350Q502 300 600 300Q698 300 700 350L700 580Z", "#4a2320"),
        path("M518 580L518 360Q520 320 600 320Q680 320 682 360L682 580Z", c.linear(["#8a4136", "#5c2a26"])),
        ...times(9, (i) => circle(545 + (i % 3) * 55, 370 + Math.floor(i / 3) * 54, 5, "#40201c")),
        glow(c, 830, 500, 520, "#ffd58a", 0.75, 0.8),
        rect(0, 570, 1200, 240, c.linear(["#a86b3f", "#7a482c", "#4a2a1f"])),
        ...times(30, () =>
          lens(
            c.random.between(0, 1200),
            c.random.between(586, 790),
            c.random.between(120, 420),
            3,
            c.random.pick(["#8a5433", "#c08550", "#5f3623"]),
          ),
        ),
        rect(0, 562, 1200, 12, "#c98d57"),
        ellipse(820, 630, 430, 74, { fill: "#ffd998", opacity: 0.4 }),
        ...pile(110, 640, 48, 190),
        ...pile(290, 668, 36, 196),
        ...pile(1090, 646, 42, 190),
        ...pile(205, 726, 20, 210),
        ...pile(978, 716, 13, 180),
        path("M470 690L720 660L780 730L510 770Z", "#f8f1e0"),
        ...times(6, (i) =>
          line(
            [
              [520 + i * 7, 704 + i * 10],
              [520 + i * 7 + (i === 5 ? 90 : 170), 704 + i * 10 - (i === 5 ? 12 : 22)],
            ],
            "#a08c78",
            2.4,
          ),
        ),
        path("M690 690L800 640L806 648L700 698Z", "#1d1a24"),
        path("M690 690L700 698L672 706Z", "#d9ab55"),
        path("M560 660L610 660L616 622L554 622Z", "#1c2438"),
        rect(566, 610, 38, 13, "#39456a", 3),
        path("M400 690L400 640Q402 632 412 632L452 632Q462 632 464 640L464 690Q432 702 400 690Z", "#e9dfcc"),
        path("M464 648Q488 648 486 666Q484 682 464 680", { stroke: "#e9dfcc", width: 7 }),
        ellipse(432, 637, 29, 6, "#4a2a1f"),
        rect(822, 420, 14, 210, "#c79a4a"),
        ellipse(829, 636, 72, 15, "#b0843a"),
        ellipse(829, 630, 62, 11, "#dbb262"),
        polygon(
          [
            [724, 426],
            [934, 426],
            [1080, 640],
            [560, 640],
          ],
          { fill: c.linear(["#fff0bd", "#fff0bd00"]), opacity: 0.4 },
        ),
        path("M712 428Q716 356 780 352L878 352Q942 356 946 428Z", c.linear(["#3f9a74", "#1f6a50"])),
        path("M712 428Q716 356 780 352L800 352Q744 366 738 428Z", { fill: "#9be0b8", opacity: 0.4 }),
        rect(712, 424, 234, 8, "#c79a4a"),
        ellipse(829, 434, 96, 8, "#fff6d0"),
        line(
          [
            [880, 434],
            [880, 480],
          ],
          "#c79a4a",
          2.4,
        ),
        circle(880, 484, 5, "#dbb262"),
      ];
    },
  },
} satisfies Record<string, Drawing>;
