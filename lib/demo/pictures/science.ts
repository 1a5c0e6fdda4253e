/** Looking up, looking close, going under. */
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
  mix,
  type Point,
  path,
  place,
  polygon,
  rect,
  smooth,
  times,
} from "./drawing.ts";
import { person } from "./figures.ts";
import { beam, crest, glow, land, lens, ripples, sky, stars } from "./motifs.ts";

export const science = {
  telescope: {
    format: "landscape",
    description: "Antennas of the new radio telescope on the salt flats",
    scene: (c) => {
      const horizon = 610;
      const milkyWay = times(900, () => {
        const t = c.random.between(-0.1, 1.1);
        const [x, y] = [t * 1200, 560 - t * 640 + c.random.around(0, 100)];
        return circle(x, y, c.random.between(0.4, 1.6), {
          fill: c.random.pick(["#ffffff", "#ffe6c8", "#c9d6ff"]),
          opacity: c.random.between(0.2, 0.9),
        });
      });
      const array: [number, number, number][] = [
        [980, 614, 0.1],
        [900, 616, 0.14],
        [800, 620, 0.2],
        [680, 628, 0.3],
        [510, 646, 0.5],
        [290, 706, 1.02],
      ];
      return [
        sky(c, ["#080b26", "#171a4c", "#3a2f72", "#8a4f86", "#e08f86"], horizon),
        stars(c, 260, 560),
        group(
          times(7, (i) =>
            ellipse(600 + (i - 3) * 170, 240 - (i - 3) * 91, 190, 90, {
              fill: c.radial(["#b9a3e666", "#b9a3e600"]),
              transform: `rotate(-28 ${600 + (i - 3) * 170} ${240 - (i - 3) * 91})`,
            }),
          ),
        ),
        ...milkyWay,
        land({ ...c, height: horizon }, crest(c, 572, 56, 0.6), "#4a3468", true),
        rect(0, horizon, 1200, 190, c.linear(["#c98a92", "#7a5a8a", "#2c2654"])),
        ...times(50, () => {
          const t = c.random.between(0, 1);
          return lens(
            c.random.between(0, 1200),
            horizon + 6 + t ** 1.5 * 184,
            30 + t * 220,
            2 + t * 5,
            c.random.pick(["#e6b3ae", "#5a4478", "#a87a9a"]),
          );
        }),
        mirrored(
          array.map(([x, y, s]) => antenna(x, y, s)),
          640,
          0.16,
          0.4,
        ),
        ...array.map(([x, y, s], i) =>
          group([
            ellipse(x + 20 * s, y + 6 * s, 170 * s, 16 * s, { fill: "#1c1640", opacity: 0.45 }),
            antenna(x, y, s),
            i > 2 ? circle(x + 4 * s, y - 440 * s, 3.4 * s + 1, "#ff6a5a") : "",
          ]),
        ),
        person(860, 742, 120, "#15112e", { build: "coat", head: "scarf" }),
        polygon(
          [
            [900, 744],
            [912, 676],
            [924, 744],
          ],
          { stroke: "#15112e", width: 3 },
        ),
        place([rect(-4, -9, 46, 15, "#15112e", 4)], 910, 672, 1, -30),
        glow(c, 848, 684, 40, "#ff7a6a", 0.6),
      ];
    },
  },

  laboratory: {
    format: "landscape",
    description: "A chemist at the water laboratory of the university",
    scene: (c) => {
      const glass = (shape: string, fill: string, level: number, bottom: number, extra: readonly string[] = []) => {
        const clip = c.clip(path(shape, {}));
        return group([
          path(shape, { fill: "#e8fbf6", opacity: 0.2 }),
          group(
            [
              rect(0, bottom - level, 1200, level, c.linear([mix(fill, "#ffffff", 0.25), fill])),
              rect(0, bottom - level, 1200, 5, { fill: "#ffffff", opacity: 0.5 }),
              ...extra,
            ],
            { clip },
          ),
          path(shape, { stroke: "#eafff8", width: 3, opacity: 0.8 }),
        ]);
      };
      const flask = (x: number, y: number, s: number, fill: string) =>
        glass(
          `M${x - 14 * s} ${y - 150 * s}L${x - 14 * s} ${y - 96 * s}L${x - 62 * s} ${y - 10 * s}Q${x - 64 * s} ${y} ${x - 54 * s} ${y}L${x + 54 * s} ${y}Q${x + 64 * s} ${y} ${x + 62 * s} ${y - 10 * s}L${x + 14 * s} ${y - 96 * s}L${x + 14 * s} ${y - 150 * s}Z`,
          fill,
          62 * s,
          y,
          times(9, () =>
            circle(c.random.around(x, 34 * s), y - c.random.between(6, 56) * s, c.random.between(2, 6) * s, {
              fill: "#ffffff",
              opacity: 0.4,
            }),
          ),
        );
      const globe = (x: number, y: number, s: number, fill: string) =>
        glass(
          `M${x - 13 * s} ${y - 150 * s}L${x - 13 * s} ${y - 104 * s}A${56 * s} ${56 * s} 0 1 0 ${x + 13 * s} ${y - 104 * s}L${x + 13 * s} ${y - 150 * s}Z`,
          fill,
          70 * s,
          y + 2,
        );
      const tube = (x: number, y: number, fill: string, level: number) =>
        glass(
          `M${x - 12} ${y - 130}L${x - 12} ${y - 12}A12 12 0 0 0 ${x + 12} ${y - 12}L${x + 12} ${y - 130}Z`,
          fill,
          level,
          y,
        );
      return [
        rect(0, 0, 1200, 800, c.linear(["#0f3f4a", "#1d6a70", "#14505a"], [0, 0, 1, 1])),
        rect(90, 60, 560, 440, c.linear(["#d9f4e6", "#a8e0d4", "#6fbfba"])),
        group(
          [
            circle(540, 170, 60, "#fff8dc"),
            glow(c, 540, 170, 220, "#fffbe6", 0.8),
            path("M90 420C200 340 320 400 420 350C520 310 600 360 650 340L650 500L90 500Z", "#5fa8a0"),
            path("M90 460C220 420 360 450 650 400L650 500L90 500Z", "#3f8a86"),
          ],
          { clip: c.clip(rect(90, 60, 560, 440, {})) },
        ),
        ...[90, 276, 462, 650].map((x) =>
          line(
            [
              [x, 60],
              [x, 500],
            ],
            "#0c343e",
            9,
          ),
        ),
        ...[60, 270, 500].map((y) =>
          line(
            [
              [86, y],
              [654, y],
            ],
            "#0c343e",
            9,
          ),
        ),
        ...[150, 300].flatMap((y, row) => [
          rect(730, y, 420, 12, "#0c343e"),
          ...times(9, (i) =>
            group([
              rect(
                744 + i * 45,
                y - 60 - ((i + row) % 3) * 12,
                32,
                60 + ((i + row) % 3) * 12,
                {
                  fill: ["#c9862f", "#2f8a8a", "#8ab0a0", "#6d3f5a", "#d9c27a"][(i * 3 + row) % 5] as string,
                  opacity: 0.9,
                },
                4,
              ),
              rect(750 + i * 45, y - 70 - ((i + row) % 3) * 12, 20, 12, "#0a2a33"),
              rect(744 + i * 45, y - 40, 32, 18, { fill: "#f4efe0", opacity: 0.85 }),
            ]),
          ),
        ]),
        rect(0, 640, 1200, 160, c.linear(["#e6efe6", "#8fb0aa", "#2f5a60"])),
        rect(0, 634, 1200, 10, "#f8fff8"),
        place(
          [
            path("M-104 300L-98 96Q-94 30 -40 18L34 18Q92 30 98 96L106 300Z", "#f4f7ef"),
            path("M34 18Q92 30 98 96L106 300L50 300Q66 140 34 18Z", "#b5cdc6"),
            path("M-24 18L0 74L24 18Z", "#2f5a7a"),
            path("M-30 16L-4 80L-20 96ZM30 16L4 80L22 96Z", "#d9e6de"),
            limb(
              [
                [0, 20, 20],
                [2, -10, 19],
              ],
              "#8a5238",
            ),
            path(
              "M-58 0C-66 -100 -46 -140 2 -140C50 -140 64 -100 54 -40C60 0 62 10 76 30Q0 46 -78 30C-60 12 -56 10 -58 0Z",
              "#2f4f7a",
            ),
            ellipse(10, -64, 38, 50, "#a86e48"),
            path("M-32 -60Q-28 -122 14 -118Q52 -112 52 -60Q40 -96 10 -98Q-20 -96 -32 -60Z", "#2f4f7a"),
            path("M-30 -72L54 -76", { stroke: "#dff4ee", width: 4 }),
            rect(-18, -82, 32, 22, { fill: "#e9fff8", stroke: "#dff4ee", width: 4, opacity: 0.4 }, 9),
            rect(22, -84, 32, 22, { fill: "#e9fff8", stroke: "#dff4ee", width: 4, opacity: 0.4 }, 9),
            path("M14 -34Q26 -28 36 -36", { stroke: "#6d2f28", width: 4 }),
            limb(
              [
                [84, 76, 26],
                [150, 150, 20],
                [214, 86, 14],
              ],
              "#dfe9e0",
            ),
            limb(
              [
                [212, 90, 15],
                [232, 68, 13],
              ],
              "#3f9a9a",
            ),
            limb(
              [
                [-84, 76, 26],
                [-110, 190, 20],
                [-40, 236, 15],
              ],
              "#f4f7ef",
            ),
            limb(
              [
                [-44, 234, 15],
                [-20, 240, 13],
              ],
              "#3f9a9a",
            ),
          ],
          430,
          380,
          1.08,
        ),
        line(
          [
            [686, 440],
            [668, 540],
          ],
          "#eafff8",
          7,
        ),
        limb(
          [
            [680, 410, 4],
            [696, 386, 11],
            [704, 372, 9],
          ],
          "#c8503a",
        ),
        ...times(3, (i) => ellipse(664 - i * 2, 560 + i * 16, 3, 5, "#e8902b")),
        flask(660, 740, 1.15, "#e8902b"),
        flask(840, 730, 0.9, "#2fb09a"),
        globe(970, 724, 0.95, "#8a4fb0"),
        rect(1050, 650, 140, 14, "#8a5a33"),
        rect(1050, 716, 140, 22, "#6d4426"),
        ...[1070, 1103, 1136, 1169].map((x, i) =>
          tube(x, 730, ["#e8902b", "#2fb09a", "#d9476a", "#e9c53f"][i] as string, 40 + i * 16),
        ),
        place(
          [
            path("M-90 0L90 0L80 -24L-70 -24Z", "#16323c"),
            path("M52 -24C96 -90 86 -190 20 -230L4 -206C50 -170 54 -100 22 -24Z", "#1f4450"),
            rect(-70, -96, 110, 12, "#16323c"),
            place(
              [
                rect(-20, -150, 40, 150, "#e6efe6", 6),
                rect(-14, -194, 28, 46, "#16323c"),
                rect(-18, -206, 36, 14, "#0c232b", 4),
                rect(-14, 0, 28, 34, "#2c5a66"),
                rect(-9, 34, 18, 20, "#c9a24a"),
              ],
              -6,
              -150,
              0.86,
              18,
            ),
            circle(62, -110, 17, "#c9a24a"),
            circle(62, -110, 9, "#8a6a2a"),
            glow(c, -30, -90, 50, "#f4fff0", 0.9),
          ],
          200,
          744,
          1.1,
        ),
        glow(c, 660, 700, 170, "#ffb45a", 0.4),
        beam(c, [560, 60], [100, 800], [420, 800], "#f4fff0", 0.16),
      ];
    },
  },

  "coral-reef": {
    format: "landscape",
    description: "A turtle over the reef off Cape Nur",
    scene: (c) => {
      const fish = (x: number, y: number, s: number, body: string, band: string, flip: boolean) =>
        place(
          [
            path("M-30 0Q-10 -18 14 -12Q28 -6 32 0Q28 6 14 12Q-10 18 -30 0ZM-26 0L-46 -14Q-40 0 -46 14Z", body),
            path("M-2 -15Q4 0 -2 15L8 13Q13 0 8 -13Z", band),
            circle(22, -3, 2.4, "#10202e"),
          ],
          x,
          y,
          s,
          c.random.between(-10, 10),
          flip,
        );
      const branch = (
        x: number,
        y: number,
        length: number,
        angle: number,
        width: number,
        colour: string,
        depth: number,
      ): string => {
        const [ex, ey] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
        const twigs = depth
          ? [-0.5, 0.42, c.random.around(0, 0.3)].map((turn) =>
              branch(
                ex,
                ey,
                length * c.random.between(0.62, 0.8),
                angle + turn + c.random.around(0, 0.2),
                width * 0.72,
                colour,
                depth - 1,
              ),
            )
          : [];
        return group([
          limb(
            [
              [x, y, width],
              [ex, ey, width * 0.78],
            ],
            colour,
          ),
          ...twigs,
        ]);
      };
      const fan = (x: number, y: number, s: number, colour: string) =>
        group([
          path(
            smooth(
              times(15, (i): Point => {
                const a = Math.PI * (1.04 - (i / 14) * 1.08);
                const r = s * (0.9 + (i % 2) * 0.12);
                return [x + Math.cos(a) * r, y - Math.sin(a) * r];
              }),
            ),
            { fill: colour, opacity: 0.9 },
          ),
          ...times(13, (i) =>
            line(
              [
                [x, y],
                [x + Math.cos(Math.PI * (i / 12)) * s * 0.86, y - Math.sin(Math.PI * (i / 12)) * s * 0.86],
              ],
              "#ffffff",
              2,
              { opacity: 0.25 },
            ),
          ),
        ]);
      const brain = (x: number, y: number, r: number, colour: string) =>
        group([
          path(`M${x - r} ${y}A${r} ${r * 0.8} 0 0 1 ${x + r} ${y}Z`, colour),
          ...times(6, (i) =>
            curve(
              times(
                7,
                (k): Point => [
                  x - r * 0.8 + k * r * 0.266,
                  y - r * 0.1 - i * r * 0.11 - Math.sin((k / 6) * Math.PI) * r * 0.12 + (k % 2) * r * 0.05,
                ],
              ),
              "#ffffff",
              2,
              { opacity: 0.22 },
            ),
          ),
        ]);
      const tubes = (x: number, y: number, s: number, colour: string) =>
        group(
          times(5, (i) =>
            group([
              path(
                `M${x + i * 22 * s - 9 * s} ${y}L${x + i * 22 * s - 13 * s} ${y - (60 + ((i * 37) % 50)) * s}L${x + i * 22 * s + 13 * s} ${y - (60 + ((i * 37) % 50)) * s}L${x + i * 22 * s + 9 * s} ${y}Z`,
                colour,
              ),
              ellipse(x + i * 22 * s, y - (60 + ((i * 37) % 50)) * s, 13 * s, 5 * s, "#2a1440"),
            ]),
          ),
        );
      const sea = mix("#0d5a86", "#0a3a66", 0.3);
      return [
        rect(0, 0, 1200, 800, c.linear(["#7fe0dc", "#2fb0c6", "#137fae", "#0a4a80", "#08305c"])),
        ...[
          [120, 260],
          [330, 380],
          [560, 500],
          [820, 620],
          [1020, 900],
        ].map(([x, low], i) =>
          beam(
            c,
            [(x as number) + 120, -260],
            [(low as number) - 160 - i * 30, 820],
            [(low as number) + 20, 820],
            "#d9fff4",
            0.26,
          ),
        ),
        ripples(c, 0, 60, "#eafff8", 40, 0.6),
        path("M-20 520C100 440 200 500 330 540C460 580 560 600 700 570C860 530 980 440 1220 470L1220 820L-20 820Z", {
          fill: sea,
          opacity: 0.6,
        }),
        group([
          branch(930, 520, 50, -1.5, 9, "#145f90", 3),
          branch(210, 540, 46, -1.6, 9, "#145f90", 3),
          tubes(1040, 500, 0.9, "#145f90"),
        ]),
        ...times(70, () => {
          const [a, r] = [c.random.between(0, 6.28), Math.sqrt(c.random.between(0, 1))];
          return place(
            [path("M-12 0Q0 -6 12 0Q0 6 -12 0ZM-10 0L-18 -5L-18 5Z", c.random.pick(["#e9fff8", "#bfeee6", "#8fd9d9"]))],
            880 + Math.cos(a) * r * 250,
            230 + Math.sin(a) * r * 100,
            c.random.between(0.7, 1.3),
            c.random.between(-14, 14),
            true,
          );
        }),
        path(
          "M-20 620C120 560 260 650 420 660C600 670 700 600 880 590C1020 580 1120 600 1220 560L1220 820L-20 820Z",
          "#0c3f66",
        ),
        branch(150, 650, 74, -1.75, 15, "#e0566a", 4),
        branch(1050, 620, 80, -1.45, 16, "#f08a4a", 4),
        fan(340, 690, 120, "#a84a9a"),
        fan(880, 640, 90, "#e9b94a"),
        tubes(560, 690, 1.2, "#7a5ac0"),
        brain(730, 690, 84, "#d9a04a"),
        brain(470, 730, 70, "#4fa88a"),
        path("M-20 720C160 680 300 750 520 740C760 730 960 660 1220 710L1220 820L-20 820Z", "#072a4a"),
        branch(260, 760, 52, -1.6, 11, "#f0b54a", 4),
        branch(660, 780, 50, -1.5, 11, "#e0566a", 4),
        brain(910, 750, 90, "#b0486a"),
        tubes(60, 770, 1.3, "#3fae9a"),
        branch(1130, 760, 60, -1.7, 13, "#a85ab0", 4),
        turtle(c, 470, 330, 1.5),
        ...[
          [760, 460, 1.2],
          [830, 500, 1],
          [700, 520, 0.9],
          [905, 455, 0.8],
        ].map(([x, y, s]) => fish(x as number, y as number, s as number, "#f59a3a", "#fff6e6", true)),
        ...[
          [240, 520, 1.1],
          [170, 480, 0.9],
          [310, 560, 0.8],
        ].map(([x, y, s]) => fish(x as number, y as number, s as number, "#f4d94a", "#2a4a8a", false)),
        fish(1080, 400, 1.7, "#5a7ad9", "#f4d94a", true),
        ...times(46, () =>
          circle(
            c.random.pick([330, 640, 1010]) + c.random.around(0, 16),
            c.random.between(60, 640),
            c.random.between(2, 7),
            { stroke: "#e6fff8", width: 1.5, opacity: 0.7 },
          ),
        ),
      ];
    },
  },
} satisfies Record<string, Drawing>;

/** A dish on its mount, turned to the upper right. */
function antenna(x: number, y: number, scale: number): string {
  const [light, mid, dark] = ["#f4e6e4", "#b59ab8", "#3a2c5c"] as const;
  return place(
    [
      rect(-92, -14, 184, 16, dark),
      polygon(
        [
          [-70, -14],
          [-30, -190],
          [30, -190],
          [70, -14],
        ],
        { stroke: mid, width: 9 },
      ),
      line(
        [
          [-70, -14],
          [22, -130],
        ],
        mid,
        5,
      ),
      line(
        [
          [70, -14],
          [-22, -130],
        ],
        mid,
        5,
      ),
      rect(-38, -214, 76, 34, dark),
      limb(
        [
          [0, -206, 22],
          [20, -240, 18],
        ],
        mid,
      ),
      place(
        [
          path("M-190 0Q0 150 190 0Z", mid),
          path("M0 75Q120 70 190 0L0 0Z", { fill: dark, opacity: 0.45 }),
          ...times(6, (i) =>
            curve(
              [
                [-120 + i * 48, 4],
                [-70 + i * 28, 60],
              ],
              dark,
              2,
              { opacity: 0.5 },
            ),
          ),
          ellipse(0, 0, 190, 44, light),
          ellipse(0, 5, 176, 36, "#d9c3cf"),
          ellipse(36, 9, 130, 26, { fill: "#b093b4", opacity: 0.7 }),
          ...times(8, (i) =>
            line(
              [
                [0, 8],
                [Math.cos(i * 0.785) * 178, 3 + Math.sin(i * 0.785) * 38],
              ],
              "#9a7fa6",
              1.6,
            ),
          ),
          line(
            [
              [-130, -4],
              [0, -150],
            ],
            light,
            5,
          ),
          line(
            [
              [130, -4],
              [0, -150],
            ],
            light,
            5,
          ),
          line(
            [
              [0, 38],
              [0, -150],
            ],
            mid,
            4,
          ),
          ellipse(0, -152, 26, 11, dark),
        ],
        18,
        -268,
        1,
        24,
      ),
    ],
    x,
    y,
    scale,
  );
}

function turtle(c: Canvas, x: number, y: number, scale: number): string {
  const spots = (cx: number, cy: number, spread: number, count: number) =>
    times(count, () =>
      ellipse(cx + c.random.around(0, spread), cy + c.random.around(0, spread * 0.5), 4, 3, {
        fill: "#2c4a3a",
        opacity: 0.7,
      }),
    );
  return place(
    [
      path("M50 20C90 60 96 110 60 142C40 120 20 70 10 30Z", "#4f7a4f"),
      path("M-70 20Q-110 50 -118 80Q-80 70 -52 34Z", "#4f7a4f"),
      path("M-108 0C-96 -62 10 -84 82 -30C100 -14 96 8 80 22C20 54 -80 44 -108 0Z", "#b5823a"),
      path("M-108 0C-80 30 20 40 84 14C90 8 92 0 90 -8C96 6 92 14 80 22C20 54 -80 44 -108 0Z", "#e9d08a"),
      ...[
        [-66, -14, 22],
        [-22, -30, 25],
        [26, -32, 24],
        [62, -14, 18],
        [-40, 12, 22],
        [8, 8, 26],
        [50, 8, 18],
      ].map(([px, py, r]) =>
        polygon(
          times(
            6,
            (i): Point => [
              (px as number) + Math.cos(i * 1.047) * (r as number),
              (py as number) + Math.sin(i * 1.047) * (r as number) * 0.7,
            ],
          ),
          { fill: "#7a4f22", stroke: "#d9a85a", width: 3 },
        ),
      ),
      path("M80 -22C96 -46 132 -54 150 -38C160 -26 154 -12 138 -8C116 -2 96 4 84 8Z", "#6d9a5f"),
      ...spots(120, -26, 22, 8),
      circle(136, -32, 5, "#14202a"),
      circle(137.4, -33.4, 1.6, "#ffffff"),
      path("M40 0C80 -10 150 60 190 130C130 120 60 80 34 34Z", "#6d9a5f"),
      ...spots(112, 66, 40, 14),
      path("M30 -46C50 -100 100 -132 150 -138C136 -90 100 -46 62 -30Z", "#5f8a55"),
      path("M-88 8Q-136 4 -158 28Q-120 44 -80 26Z", "#6d9a5f"),
    ],
    x,
    y,
    scale,
    -8,
  );
}
