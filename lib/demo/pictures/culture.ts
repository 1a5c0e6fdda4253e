/** Stage, page, music, film, museum. */
import {
  circle,
  curve,
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
  smooth,
  times,
} from "./drawing.ts";
import { anyLook, bust, person } from "./figures.ts";
import { arch, beam, glow, lens, palm } from "./motifs.ts";

export const culture = {
  theatre: {
    format: "landscape",
    description: "An actor alone on the stage of the Selma theatre",
    scene: (c) => {
      const curtain = (side: 1 | -1) => {
        const folds = times(9, (i) => {
          const [x, w] = [side * (300 + i * 34), 40];
          return path(
            `M${x - w / 2} 90C${x - w / 2 + 6} 300 ${x - w / 2 - side * 30} 440 ${x - w / 2 - side * -14} 590L${x + w / 2 + side * 14} 590C${x + w / 2 - side * 30} 440 ${x + w / 2 + 6} 300 ${x + w / 2} 90Z`,
            c.linear(["#5f0f1a", "#b02a30", "#6d141e"], [0, 0, 1, 0]),
          );
        });
        return group(folds, { transform: "translate(600 0)" });
      };
      return [
        rect(0, 0, 1200, 800, "#1a0a10"),
        rect(230, 80, 740, 500, c.linear(["#1c1530", "#33254a", "#54365a"])),
        circle(720, 240, 92, c.radial(["#f6ead0", "#e3cfa6"])),
        glow(c, 720, 240, 280, "#f0dcae", 0.5),
        ...[
          [330, 130, 200],
          [430, 90, 150],
          [800, 110, 240],
          [900, 120, 190],
        ].map(([x, w, h]) => rect((x as number) - 60, 560 - (h as number), w as number, h as number, "#251b3a")),
        ...times(16, () => rect(c.random.between(290, 920), c.random.between(380, 520), 9, 14, "#e8b765")),
        arch(520, 560, 90, 200, "#2d2044"),
        polygon(
          [
            [230, 560],
            [970, 560],
            [1080, 640],
            [120, 640],
          ],
          c.linear(["#6d4530", "#a87048"]),
        ),
        ...times(15, (i) =>
          line(
            [
              [240 + i * 52, 560],
              [130 + i * 68, 640],
            ],
            "#4a2c20",
            1.6,
          ),
        ),
        beam(c, [600, -160], [470, 628], [730, 628], "#fff3cf", 0.75),
        ellipse(600, 606, 150, 26, { fill: "#fff0c4", opacity: 0.75 }),
        ellipse(570, 612, 90, 8, { fill: "#2a1520", opacity: 0.5 }),
        person(600, 610, 236, "#241826", { build: "coat", head: "short" }),
        limb(
          [
            [622, 424, 8],
            [672, 396, 6.5],
            [706, 350, 5],
          ],
          "#241826",
        ),
        circle(708, 344, 6, "#8a5238"),
        rect(420, 530, 70, 10, "#3a2420"),
        line(
          [
            [430, 540],
            [426, 600],
          ],
          "#3a2420",
          6,
        ),
        line(
          [
            [480, 540],
            [484, 600],
          ],
          "#3a2420",
          6,
        ),
        line(
          [
            [424, 532],
            [416, 460],
          ],
          "#3a2420",
          6,
        ),
        curtain(-1),
        curtain(1),
        ...times(10, (i) =>
          path(
            `M${200 + i * 80} 60L${280 + i * 80} 60L${280 + i * 80} 130Q${240 + i * 80} 200 ${200 + i * 80} 130Z`,
            c.linear(["#8a1c26", "#c0383a", "#6d141e"]),
          ),
        ),
        ...times(10, (i) =>
          path(`M${200 + i * 80} 130Q${240 + i * 80} 200 ${280 + i * 80} 130`, { stroke: "#e0b04f", width: 5 }),
        ),
        rect(130, 0, 940, 68, c.linear(["#c99a4a", "#8a5f2a"])),
        ...times(23, (i) => circle(150 + i * 41, 34, 11, "#e8c27a")),
        rect(130, 0, 72, 640, c.linear(["#8a5f2a", "#e0b65f", "#7a5124"], [0, 0, 1, 0])),
        rect(998, 0, 72, 640, c.linear(["#8a5f2a", "#e0b65f", "#7a5124"], [0, 0, 1, 0])),
        ...[20, 1180].flatMap((x) => [
          rect(x - 90, 170, 180, 130, "#4a1820"),
          rect(x - 96, 280, 192, 56, c.linear(["#c99a4a", "#7a5124"])),
          bust(x - 30, 284, 62, "#140810", "bun"),
          bust(x + 36, 284, 62, "#140810"),
        ]),
        rect(100, 636, 1000, 26, "#5a3524"),
        ...times(14, (i) =>
          group([
            glow(c, 150 + i * 69, 636, 40, "#ffe2a0", 0.8),
            path(`M${138 + i * 69} 640Q${150 + i * 69} 622 ${162 + i * 69} 640Z`, "#c99a4a"),
          ]),
        ),
        rect(0, 662, 1200, 140, "#170910"),
        ...times(3, (row) =>
          times(15 - row, (i) =>
            bust(
              -10 + row * 20 + i * (86 + row * 8) + c.random.between(-8, 8),
              728 + row * 44,
              94 + row * 24,
              mix("#3a1822", "#0d0509", row / 2.4),
              c.random.pick(["short", "short", "bun", "scarf"]),
            ),
          ).join(""),
        ),
      ];
    },
  },

  library: {
    format: "portrait",
    description: "The reading room of the old library, an hour before closing",
    scene: (c) => {
      const [vx, vy] = [400, 430];
      const at = (x: number, y: number, z: number): Point => [vx + x / z, vy + y / z];
      const spines = [
        "#8c3a2f",
        "#3f5a6b",
        "#b5823f",
        "#4f6a4a",
        "#6d3f55",
        "#c9a86a",
        "#2f4a5a",
        "#a5553a",
        "#7a6a4a",
        "#5a2f2a",
      ];
      const wall = (side: 1 | -1) =>
        times(7, (bay) => {
          const [near, far] = [0.9 + (6 - bay) * 0.55, 0.9 + (7 - bay) * 0.55 - 0.05];
          const x = side * 400;
          const quad = (top: number, bottom: number, a: number, b: number, fill: string) =>
            polygon([at(x, top, a), at(x, top, b), at(x, bottom, b), at(x, bottom, a)], fill);
          const shade = (colour: string) => mix(colour, "#2a1712", 0.52 - bay * 0.06);
          const rows = times(9, (row) => {
            const top = -430 + row * 92;
            const books = Math.round(17 - (7 - bay) * 0.6);
            return group([
              quad(top, top + 88, near, far, shade("#3a2016")),
              ...times(books, (k) => {
                const step = (far - near) / books;
                const height = c.random.between(50, 76);
                return quad(
                  top + 84 - height,
                  top + 84,
                  near + step * k,
                  near + step * (k + 0.92),
                  shade(c.random.pick(spines)),
                );
              }),
              quad(top + 84, top + 92, near, far, shade("#a5703f")),
            ]);
          });
          return group([...rows, quad(-470, 400, near - 0.05, near, shade("#c08a50"))]);
        });
      const table = (z: number) => {
        const a = (x: number, y: number) => at(x, y, z);
        const b = (x: number, y: number) => at(x, y, z * 1.24);
        const s = 1 / z;
        const [lx, ly] = at(0, 180, z * 1.1);
        const reader = (x: number, y: number, head: "short" | "scarf" | "bun", colour: string) =>
          bust(...at(x, y, z * 1.14), 124 * s, colour, head);
        return group([
          reader(-150, 200, "scarf", "#4a3a52"),
          reader(150, 200, "short", "#3a4a58"),
          polygon([a(-230, 200), a(230, 200), b(230, 200), b(-230, 200)], c.linear(["#b9793f", "#8a5229"])),
          polygon([a(-230, 200), a(230, 200), a(230, 222), a(-230, 222)], "#5f3620"),
          polygon([a(-215, 222), a(-190, 222), a(-195, 400), a(-208, 400)], "#4a2a1a"),
          polygon([a(215, 222), a(190, 222), a(195, 400), a(208, 400)], "#4a2a1a"),
          glow(c, lx, ly - 50 * s, 180 * s, "#ffe2a0", 0.85),
          line(
            [
              [lx, ly],
              [lx, ly - 84 * s],
            ],
            "#d9b05f",
            8 * s,
          ),
          path(
            `M${lx - 62 * s} ${ly - 76 * s}Q${lx - 50 * s} ${ly - 116 * s} ${lx} ${ly - 116 * s}Q${lx + 50 * s} ${ly - 116 * s} ${lx + 62 * s} ${ly - 76 * s}Z`,
            "#2f8a66",
          ),
          ellipse(lx, ly - 75 * s, 56 * s, 6 * s, "#fff6d6"),
          ...[-120, 110].map((x) => {
            const [px, py] = at(x, 204, z * 1.06);
            return path(
              `M${px - 52 * s} ${py}Q${px - 26 * s} ${py - 16 * s} ${px} ${py - 4 * s}Q${px + 26 * s} ${py - 16 * s} ${px + 52 * s} ${py}L${px + 46 * s} ${py - 24 * s}Q${px + 24 * s} ${py - 38 * s} ${px} ${py - 26 * s}Q${px - 24 * s} ${py - 38 * s} ${px - 46 * s} ${py - 24 * s}Z`,
              "#f8f0dc",
            );
          }),
        ]);
      };
      return [
        rect(0, 0, 800, 1000, c.linear(["#e3bd84", "#b98555", "#6d4229"])),
        path("M0 0L800 0L800 180Q400 -120 0 180Z", c.linear(["#8a5a38", "#d9ab70"])),
        ...times(6, (i) => {
          const z = 0.9 + i * 0.62;
          const [l, r] = [at(-400, -440, z), at(400, -440, z)];
          return path(`M${l[0]} ${l[1]}Q${vx} ${l[1] - 300 / z} ${r[0]} ${r[1]}`, {
            stroke: mix("#5f3a26", "#e6c08a", i / 6),
            width: 26 / z,
          });
        }),
        polygon(
          [at(-400, 400, 0.7), at(400, 400, 0.7), at(400, 400, 4.7), at(-400, 400, 4.7)],
          c.linear(["#c9905a", "#7a4a2f", "#3f2419"]),
        ),
        ...times(9, (i) =>
          polygon(
            [
              at(-380 + i * 90, 400, 4.6),
              at(-340 + i * 90, 400, 4.6),
              at(-340 + i * 90, 400, 0.7),
              at(-380 + i * 90, 400, 0.7),
            ],
            { fill: "#e8b97c", opacity: 0.16 },
          ),
        ),
        rect(314, 332, 172, 184, "#c79a68"),
        arch(400, 500, 120, 176, "#fff6da"),
        arch(400, 498, 108, 166, c.linear(["#cfe6ea", "#fff3cf"])),
        ...[372, 400, 428].map((x) =>
          line(
            [
              [x, 334],
              [x, 498],
            ],
            "#8a5f3c",
            3,
          ),
        ),
        ...[380, 430, 470].map((y) =>
          line(
            [
              [346, y],
              [454, y],
            ],
            "#8a5f3c",
            3,
          ),
        ),
        glow(c, 400, 420, 330, "#fff0c0", 0.95),
        ...wall(-1),
        ...wall(1),
        beam(c, [400, 380], [180, 1000], [620, 1000], "#fff3cf", 0.3),
        ...[3.6, 2.4, 1.5].map(table),
        line([at(372, 400, 1.18), at(330, -300, 1.18)], "#d9a45f", 9),
        line([at(372, 400, 1.42), at(330, -300, 1.42)], "#d9a45f", 8),
        ...times(13, (i) =>
          line([at(370 - i * 3, 360 - i * 52, 1.18), at(370 - i * 3, 360 - i * 52, 1.42)], "#b07f45", 6),
        ),
        person(...at(-150, 400, 1.02), 330, "#241a20", { build: "robe", head: "scarf" }, "#38262c"),
        ...[-12, -2, 8].map((dy, i) =>
          polygon(
            [at(-176, 150 + dy, 1.02), at(-112, 146 + dy, 1.02), at(-112, 154 + dy, 1.02), at(-176, 159 + dy, 1.02)],
            ["#8c3a2f", "#c9a86a", "#3f5a6b"][i] as string,
          ),
        ),
        ...times(60, () =>
          circle(c.random.around(400, 260), c.random.between(320, 900), c.random.between(0.8, 2.2), {
            fill: "#fff3cf",
            opacity: c.random.between(0.3, 0.8),
          }),
        ),
      ];
    },
  },

  "oud-player": {
    format: "portrait",
    description: "A musician with her oud before a concert in the old caravanserai",
    scene: (c) => {
      const tile = [0, 45]
        .map((turn) =>
          rect(-15, -15, 30, 30, { stroke: "#d98f4a", width: 2.4, transform: `translate(35 35) rotate(${turn})` }),
        )
        .join("");
      const lattice = c.pattern(
        70,
        70,
        `${tile}${circle(35, 35, 6, { fill: "#d98f4a" })}${line(
          [
            [0, 35],
            [14, 35],
          ],
          "#d98f4a",
          2.4,
        )}${line(
          [
            [56, 35],
            [70, 35],
          ],
          "#d98f4a",
          2.4,
        )}${line(
          [
            [35, 0],
            [35, 14],
          ],
          "#d98f4a",
          2.4,
        )}${line(
          [
            [35, 56],
            [35, 70],
          ],
          "#d98f4a",
          2.4,
        )}`,
      );
      return [
        rect(0, 0, 800, 1000, c.linear(["#3a1424", "#6d2430", "#a8432f"])),
        rect(0, 0, 800, 1000, { fill: lattice, opacity: 0.26 }),
        arch(400, 900, 560, 800, "#2a0f1d", true),
        arch(400, 900, 520, 770, c.linear(["#f0a54a", "#f7cf7f", "#d9653a"]), true),
        glow(c, 400, 470, 420, "#fff0b8", 0.85),
        circle(400, 400, 150, { fill: "#fff3c8", opacity: 0.65 }),
        ...times(5, (i) => circle(400, 400, 170 + i * 34, { stroke: "#fff3c8", width: 2, opacity: 0.4 - i * 0.06 })),
        group([palm(c, 200, 860, 300, "#b8542f"), palm(c, 610, 860, 250, "#b8542f")], { opacity: 0.55 }),
        rect(0, 850, 800, 150, c.linear(["#5a1d26", "#2a0f1d"])),
        ellipse(400, 880, 330, 50, "#8a2f33"),
        ellipse(400, 880, 300, 42, { stroke: "#e8b45f", width: 3 }),
        ...times(26, (i) => circle(400 + Math.cos(i * 0.2417) * 276, 880 + Math.sin(i * 0.2417) * 36, 5, "#e8b45f")),
        path("M190 886C200 780 300 740 330 730L500 730C560 750 620 800 620 890C560 920 260 920 190 886Z", "#20365a"),
        path("M190 886C230 830 330 800 440 820C520 836 590 850 620 890C560 920 260 920 190 886Z", "#2c4a78"),
        ...[
          [260, 850],
          [330, 836],
          [420, 842],
          [500, 856],
          [560, 876],
        ].map(([x, y]) =>
          curve(
            [
              [x as number, y as number],
              [(x as number) + 20, (y as number) + 26],
              [(x as number) + 14, (y as number) + 56],
            ],
            "#16284a",
            4,
            { opacity: 0.6 },
          ),
        ),
        path("M316 780C300 640 318 556 372 534L446 534C508 556 520 650 500 790Q410 820 316 780Z", "#b5382f"),
        path("M446 534C508 556 520 650 500 790Q480 800 452 802Q480 660 446 534Z", { fill: "#6d1a22", opacity: 0.6 }),
        limb(
          [
            [484, 572, 27],
            [560, 640, 22],
            [596, 586, 15],
          ],
          "#a83029",
        ),
        limb(
          [
            [596, 586, 14],
            [604, 566, 12],
          ],
          "#b57a52",
        ),
        limb(
          [
            [408, 548, 19],
            [404, 510, 18],
          ],
          "#a86e48",
        ),
        path(
          "M334 480C326 396 352 356 404 354C462 354 484 400 474 470C486 540 476 566 500 590Q404 560 318 596C342 560 338 520 334 480Z",
          "#2a1420",
        ),
        ellipse(398, 466, 44, 56, "#b57a52"),
        path("M356 450Q366 398 410 400Q446 404 446 460Q430 420 396 416Q370 420 356 450Z", "#2a1420"),
        path("M398 462Q388 488 396 492", { stroke: "#8a5238", width: 3 }),
        path("M372 458Q381 464 390 459M408 459Q418 464 428 457", { stroke: "#2a1420", width: 3 }),
        path("M386 503Q398 510 412 502", { stroke: "#8c2f2f", width: 4 }),
        circle(350, 492, 5, "#f0c35f"),
        place(
          [
            path(
              "M-168 0C-168 -86 -92 -118 -20 -104C44 -92 84 -40 104 -16L104 16C84 40 44 92 -20 104C-92 118 -168 86 -168 0Z",
              "#7a3f1f",
            ),
            path(
              "M-156 0C-156 -76 -88 -104 -22 -92C40 -80 80 -34 100 -12L100 12C80 34 40 80 -22 92C-88 104 -156 76 -156 0Z",
              c.linear(["#f0bd72", "#d58f45"]),
            ),
            circle(-18, 0, 34, "#4a2414"),
            ...times(12, (i) => ellipse(-18, -18, 3, 14, { fill: "#c98a45", transform: `rotate(${i * 30} -18 0)` })),
            circle(30, -34, 11, "#4a2414"),
            circle(30, 34, 11, "#4a2414"),
            rect(-128, -30, 12, 60, "#4a2414"),
            path("M96 -15L280 -10L280 10L96 15Z", "#3a1c12"),
            ...times(6, (i) =>
              line(
                [
                  [-122, -20 + i * 8],
                  [280, -7 + i * 2.8],
                ],
                "#fff3d0",
                1.3,
              ),
            ),
            path("M276 -11L300 -8L282 84L264 78Z", "#4a2414"),
            ...times(5, (i) =>
              line(
                [
                  [262 + i * 3, 66 - i * 14],
                  [306 + i * 2, 72 - i * 14],
                ],
                "#e8b45f",
                5,
              ),
            ),
          ],
          400,
          690,
          0.95,
          -26,
        ),
        limb(
          [
            [336, 580, 27],
            [272, 690, 23],
            [352, 716, 16],
          ],
          "#c9453a",
        ),
        limb(
          [
            [352, 716, 15],
            [384, 706, 12],
            [398, 694, 7],
          ],
          "#b57a52",
        ),
        limb(
          [
            [596, 590, 13],
            [622, 576, 10],
            [628, 592, 7],
          ],
          "#b57a52",
        ),
        ...[
          [90, 880, 1],
          [700, 890, 0.9],
        ].map(([x, y, s]) =>
          group([
            glow(c, x as number, (y as number) - 60, 120 * (s as number), "#ffd27a", 0.9),
            path(
              `M${(x as number) - 26} ${y}L${(x as number) - 30} ${(y as number) - 84}L${x} ${(y as number) - 120}L${(x as number) + 30} ${(y as number) - 84}L${(x as number) + 26} ${y}Z`,
              "#3a1424",
            ),
            path(
              `M${(x as number) - 18} ${(y as number) - 8}L${(x as number) - 20} ${(y as number) - 78}L${(x as number) + 20} ${(y as number) - 78}L${(x as number) + 18} ${(y as number) - 8}Z`,
              c.linear(["#fff3c0", "#ffb34f"]),
            ),
            line(
              [
                [x as number, (y as number) - 78],
                [x as number, (y as number) - 8],
              ],
              "#3a1424",
              3,
            ),
          ]),
        ),
      ];
    },
  },

  "film-set": {
    format: "landscape",
    description: "Night shoot on a set of the film about the lighthouse keeper",
    scene: (c) => {
      const dark = "#0e1220";
      const softbox = (x: number, y: number, turn: number, base: number) => [
        line(
          [
            [x, y],
            [x, base],
          ],
          dark,
          6,
        ),
        line(
          [
            [x, base - 80],
            [x - 50, base],
          ],
          dark,
          5,
        ),
        line(
          [
            [x, base - 80],
            [x + 50, base],
          ],
          dark,
          5,
        ),
        place(
          [
            polygon(
              [
                [-20, -16],
                [64, -62],
                [64, 62],
                [-20, 16],
              ],
              "#1a2034",
            ),
            polygon(
              [
                [64, -62],
                [74, -58],
                [74, 58],
                [64, 62],
              ],
              "#fffbe9",
            ),
            rect(-40, -14, 24, 28, "#1a2034"),
          ],
          x,
          y,
          1,
          turn,
        ),
      ];
      return [
        rect(0, 0, 1200, 800, c.linear(["#161a2c", "#252b45", "#1a1d30"])),
        ...times(14, (i) =>
          line(
            [
              [i * 90, 0],
              [i * 90, 60],
            ],
            "#0a0d18",
            5,
          ),
        ),
        rect(0, 52, 1200, 12, "#0a0d18"),
        ...[140, 330, 520, 860, 1060].map((x) =>
          place(
            [
              rect(-16, 0, 32, 40, "#0a0d18", 4),
              path("M-24 40L24 40L32 66L-32 66Z", "#0a0d18"),
              ellipse(0, 66, 30, 6, "#fff3cf"),
            ],
            x,
            60,
            0.8,
            (600 - x) / 30,
          ),
        ),
        rect(300, 120, 620, 470, "#0a0d18"),
        rect(312, 132, 596, 446, c.linear(["#1d3a6b", "#3f6a9a", "#e8a27a", "#f8d090"])),
        group(
          [
            circle(500, 240, 54, "#fff3d6"),
            glow(c, 500, 240, 190, "#fff0cc", 0.6),
            path("M312 470C420 430 520 470 640 440C760 410 840 450 908 430L908 580L312 580Z", "#28527a"),
            path("M312 510C440 490 560 520 700 496C800 480 860 500 908 490L908 580L312 580Z", "#1c3d63"),
            ...times(26, () =>
              lens(c.random.between(330, 890), c.random.between(470, 570), c.random.between(20, 80), 4, "#f8dca8"),
            ),
            path("M716 470L726 250L762 250L772 470Z", "#f4ead8"),
            path("M722 350L766 350L769 400L719 400Z", "#b5432f"),
            rect(722, 226, 44, 26, "#fff3b8"),
            path("M716 228L744 200L772 228Z", "#22304a"),
            path("M660 478L720 440L790 440L850 480Z", "#2a3348"),
          ],
          { clip: c.clip(rect(312, 132, 596, 446, {})) },
        ),
        line(
          [
            [330, 578],
            [250, 690],
          ],
          "#4a3a2c",
          8,
        ),
        line(
          [
            [890, 578],
            [960, 690],
          ],
          "#4a3a2c",
          8,
        ),
        rect(0, 590, 1200, 210, c.linear(["#3f3f58", "#1f2135"])),
        ellipse(620, 640, 330, 50, { fill: "#ffe9b8", opacity: 0.5 }),
        ellipse(610, 654, 120, 10, { fill: "#14182a", opacity: 0.5 }),
        person(570, 650, 250, "#7a2f35", { build: "coat", head: "cap" }, "#54202a"),
        person(660, 652, 236, "#e3cfa8", { build: "dress", head: "scarf" }, "#c9a878"),
        ...softbox(170, 250, 12, 690),
        ...softbox(1050, 220, 164, 690),
        beam(c, [242, 260], [470, 690], [760, 560], "#fff3cf", 0.5),
        beam(c, [980, 236], [520, 560], [720, 690], "#fff3cf", 0.4),
        glow(c, 242, 262, 150, "#fff6dc", 0.9),
        glow(c, 980, 238, 150, "#fff6dc", 0.9),
        line(
          [
            [0, 768],
            [700, 768],
          ],
          "#4a5068",
          7,
        ),
        line(
          [
            [0, 786],
            [700, 786],
          ],
          "#4a5068",
          7,
        ),
        place(
          [
            rect(-120, 26, 250, 22, dark, 4),
            ...[-90, 100].map((x) => circle(x, 54, 17, dark)),
            line(
              [
                [10, 26],
                [10, -86],
              ],
              dark,
              16,
            ),
            rect(-72, -180, 150, 92, dark, 8),
            rect(78, -160, 70, 50, dark, 3),
            path("M146 -172L196 -190L196 -78L146 -98Z", dark),
            circle(-34, -214, 40, dark),
            circle(50, -220, 34, dark),
            circle(-34, -214, 16, "#2f3852"),
            circle(50, -220, 13, "#2f3852"),
            rect(-100, -160, 30, 26, dark, 3),
            circle(-44, -112, 5, "#e0473a"),
            limb(
              [
                [-160, -58, 32],
                [-158, 10, 30],
              ],
              dark,
            ),
            circle(-136, -128, 27, dark),
            limb(
              [
                [-150, -66, 17],
                [-90, -50, 14],
                [-20, -84, 10],
              ],
              dark,
            ),
            limb(
              [
                [-158, 10, 20],
                [-100, 24, 17],
                [-96, 48, 10],
              ],
              dark,
            ),
            path("M-160 -140Q-152 -166 -122 -154L-96 -146L-124 -138Z", "#2f3852"),
          ],
          360,
          714,
          1.05,
        ),
        line(
          [
            [1180, 330],
            [700, 300],
          ],
          dark,
          6,
        ),
        limb(
          [
            [712, 300, 11],
            [662, 306, 13],
          ],
          dark,
        ),
        person(1150, 782, 350, dark, { build: "trousers", head: "cap" }),
        limb(
          [
            [1120, 500, 13],
            [1080, 420, 11],
            [1100, 328, 9],
          ],
          dark,
        ),
        limb(
          [
            [1176, 500, 13],
            [1196, 420, 11],
            [1168, 332, 9],
          ],
          dark,
        ),
        ...[820, 900].map((x) =>
          line(
            [
              [x, 798],
              [x + (x < 860 ? 90 : -90), 668],
            ],
            "#2a1c18",
            9,
          ),
        ),
        path("M822 676L912 676L906 590L828 590Z", "#54302a"),
        bust(868, 690, 128, dark, "bun"),
        path("M934 650L984 642L990 686L942 694Z", "#e9e4d6"),
        path("M932 642L982 632L984 640L934 650Z", dark),
      ];
    },
  },

  "museum-hall": {
    format: "landscape",
    description: "Visitors in the new hall of the national museum",
    scene: (c) => {
      const frame = (x: number, y: number, w: number, h: number, art: readonly string[]) =>
        group([
          rect(x + 5, y + 8, w, h, { fill: "#5a5048", opacity: 0.28 }),
          rect(x, y, w, h, "#a67c3f"),
          rect(x + 7, y + 7, w - 14, h - 14, "#f1e7d2"),
          group([...art], { clip: c.clip(rect(x + 12, y + 12, w - 24, h - 24, {})) }),
        ]);
      return [
        rect(0, 0, 1200, 800, c.linear(["#efe6d6", "#e3d6c0", "#d3c2a8"])),
        polygon(
          [
            [0, 0],
            [0, 640],
            [330, 540],
            [330, 150],
          ],
          c.linear(["#d9c8ae", "#e9dcc6"], [0, 0, 1, 0]),
        ),
        polygon(
          [
            [1200, 0],
            [1200, 640],
            [870, 540],
            [870, 150],
          ],
          c.linear(["#efe4d0", "#cdbb9f"], [0, 0, 1, 0]),
        ),
        polygon(
          [
            [0, 0],
            [1200, 0],
            [870, 150],
            [330, 150],
          ],
          "#c9d9d8",
        ),
        ...times(9, (i) =>
          line(
            [
              [i * 150, 0],
              [330 + i * 67.5, 150],
            ],
            "#8fa09f",
            4,
          ),
        ),
        ...[30, 66, 104, 150].map((y) =>
          line(
            [
              [y * 2.2, y],
              [1200 - y * 2.2, y],
            ],
            "#8fa09f",
            3,
          ),
        ),
        polygon(
          [
            [0, 640],
            [330, 540],
            [870, 540],
            [1200, 640],
            [1200, 800],
            [0, 800],
          ],
          c.linear(["#cdb593", "#a88a68"]),
        ),
        ...times(12, (i) =>
          line(
            [
              [330 + i * 49, 540],
              [(i - 5.5) * 220 + 600, 800],
            ],
            "#8f7353",
            1.4,
            { opacity: 0.5 },
          ),
        ),
        ...[560, 590, 640, 710].map((y) =>
          line(
            [
              [0, y],
              [1200, y],
            ],
            "#8f7353",
            1.4,
            { opacity: 0.4 },
          ),
        ),
        frame(380, 236, 150, 190, [
          rect(380, 236, 150, 190, "#2f5f7a"),
          circle(470, 300, 26, "#f0c35f"),
          path("M380 380L430 330L480 380L530 350L530 426L380 426Z", "#1c3d52"),
        ]),
        frame(670, 236, 150, 190, [
          rect(670, 236, 150, 190, "#b5432f"),
          path("M700 426C700 340 720 310 745 310C770 310 790 340 790 426Z", "#2a1a24"),
          circle(745, 290, 22, "#d9a878"),
        ]),
        ...[
          [60, 250, 110, 200, "#3f6a5a", "#e0c27a"],
          [200, 280, 84, 156, "#8a4a6a", "#f0d0b0"],
        ].map(([x, y, w, h, back, mark]) =>
          group([
            polygon(
              [
                [x as number, y as number],
                [(x as number) + (w as number), (y as number) + 22],
                [(x as number) + (w as number), (y as number) + (h as number) - 4],
                [x as number, (y as number) + (h as number) + 18],
              ],
              "#8a642f",
            ),
            polygon(
              [
                [(x as number) + 8, (y as number) + 12],
                [(x as number) + (w as number) - 8, (y as number) + 32],
                [(x as number) + (w as number) - 8, (y as number) + (h as number) - 14],
                [(x as number) + 8, (y as number) + (h as number) + 4],
              ],
              back as string,
            ),
            circle(
              (x as number) + (w as number) / 2,
              (y as number) + (h as number) / 2 + 6,
              (w as number) * 0.24,
              mark as string,
            ),
          ]),
        ),
        ...[
          [1140, 250, 110, 200],
          [1000, 280, 84, 156],
        ].map(([x, y, w, h], i) =>
          group([
            polygon(
              [
                [x as number, y as number],
                [(x as number) - (w as number), (y as number) + 22],
                [(x as number) - (w as number), (y as number) + (h as number) - 4],
                [x as number, (y as number) + (h as number) + 18],
              ],
              "#8a642f",
            ),
            polygon(
              [
                [(x as number) - 8, (y as number) + 12],
                [(x as number) - (w as number) + 8, (y as number) + 32],
                [(x as number) - (w as number) + 8, (y as number) + (h as number) - 14],
                [(x as number) - 8, (y as number) + (h as number) + 4],
              ],
              i ? "#2f4f7a" : "#d9a84a",
            ),
            polygon(
              [
                [(x as number) - 14, (y as number) + (h as number) - 20],
                [(x as number) - (w as number) / 2, (y as number) + 50],
                [(x as number) - (w as number) + 14, (y as number) + (h as number) - 30],
              ],
              i ? "#c9d9e6" : "#7a2f2f",
            ),
          ]),
        ),
        ...[
          [250, 40],
          [520, 120],
          [760, 90],
        ].map(([x, w]) =>
          polygon(
            [
              [x as number, 0],
              [(x as number) + (w as number), 0],
              [(x as number) + (w as number) - 220, 800],
              [(x as number) - 330, 800],
            ],
            { fill: "#fffaf0", opacity: 0.22 },
          ),
        ),
        polygon(
          [
            [520, 640],
            [680, 640],
            [700, 720],
            [500, 720],
          ],
          "#f4ecdc",
        ),
        polygon(
          [
            [600, 640],
            [680, 640],
            [700, 720],
            [640, 720],
          ],
          { fill: "#a8957a", opacity: 0.5 },
        ),
        rect(508, 628, 184, 16, "#fffaf0"),
        ellipse(600, 726, 150, 16, { fill: "#5a4636", opacity: 0.35 }),
        winged(600, 630, 1.12),
        ...[
          [130, 730, 270],
          [330, 690, 220],
          [372, 694, 130],
          [850, 700, 230],
          [910, 706, 224],
          [1080, 760, 300],
          [450, 570, 90],
          [770, 572, 92],
          [735, 568, 86],
        ].flatMap(([x, y, h], i) => [
          ellipse((x as number) + 18, y as number, (h as number) * 0.16, (h as number) * 0.025, {
            fill: "#4a3a2e",
            opacity: 0.35,
          }),
          person(
            x as number,
            y as number,
            h as number,
            ["#2f4a5a", "#8a3f3a", "#d9a84a", "#3a3a4e", "#5a6a4a", "#4a2f42", "#6d5a4a", "#7a5a5a", "#4a5a66"][
              i
            ] as string,
            anyLook(c.random),
            ["#22333f", "#5f2a2a", "#7a4a30", "#26262f", "#3a4632", "#33202e", "#54453a", "#5f4646", "#3a4650"][
              i
            ] as string,
          ),
        ]),
      ];
    },
  },
} satisfies Record<string, Drawing>;

/** A winged bull in pale stone, like those that guarded gates. */
function winged(x: number, y: number, scale: number): string {
  const [stone, shade] = ["#d9c7a5", "#a8916d"] as const;
  const feathers = times(9, (i) =>
    path(
      smooth(
        [
          [-20 - i * 9, -150 + i * 4],
          [-60 - i * 13, -250 + i * 18],
          [-46 - i * 13, -262 + i * 20],
          [-4 - i * 8, -166 + i * 4],
        ],
        true,
      ),
      i % 2 ? stone : "#c7b28d",
    ),
  );
  return place(
    [
      ...[-88, -60, 42, 66].map((leg, i) =>
        limb(
          [
            [leg, -86, 15],
            [leg + (i % 2 ? 2 : -2), -40, 9],
            [leg, -6, 9],
            [leg + 8, -3, 7],
          ],
          i % 2 ? stone : shade,
        ),
      ),
      path(
        "M-112 -80C-120 -140 -80 -160 0 -156C60 -154 92 -140 88 -96C80 -70 30 -74 -10 -68C-60 -60 -104 -56 -112 -80Z",
        stone,
      ),
      path(
        "M-112 -80C-104 -56 -60 -60 -10 -68C30 -74 80 -70 88 -96C70 -88 20 -92 -20 -86C-60 -80 -90 -74 -112 -80Z",
        shade,
      ),
      curve(
        [
          [-110, -110],
          [-134, -70],
          [-124, -20],
        ],
        shade,
        7,
      ),
      ...feathers,
      path("M42 -130C40 -190 56 -214 76 -220L104 -216C116 -190 110 -150 90 -110Z", stone),
      ellipse(90, -228, 24, 28, stone),
      path("M74 -216Q92 -206 112 -216L106 -164Q92 -152 80 -166Z", shade),
      ...times(4, (i) =>
        line(
          [
            [82, -204 + i * 10],
            [106, -204 + i * 10],
          ],
          stone,
          2,
        ),
      ),
      path("M66 -240L70 -274L112 -274L116 -240Z", shade),
      rect(64, -246, 54, 8, stone),
      rect(68, -278, 46, 8, stone),
      circle(101, -230, 2.6, "#6d5a42"),
    ],
    x,
    y,
    scale,
  );
}
