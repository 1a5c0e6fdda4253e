/** Where water meets the land: the marsh, the dam, the flood, the salt. */
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
import { person } from "./figures.ts";
import {
  cable,
  clouds,
  crest,
  glints,
  glow,
  gull,
  land,
  lens,
  mist,
  rain,
  reeds,
  ripples,
  sky,
  tree,
} from "./motifs.ts";

export const water = {
  marsh: {
    format: "landscape",
    description: "A heron in a channel of the salt marsh, early morning",
    scene: (c) => {
      const channel =
        "M760 372C700 384 560 388 540 408C510 436 900 440 880 500C850 580 330 560 250 660C210 710 240 760 260 800L1010 800C980 740 700 700 800 640C900 590 1080 560 1060 490C1040 430 700 430 720 402C740 386 800 384 830 372Z";
      return [
        sky(c, ["#b9cfc4", "#e4dcb6", "#f3dfa8"], 400),
        glow(c, 800, 330, 430, "#fff3c4", 0.95),
        circle(800, 318, 34, "#fffbe6"),
        clouds(c, 9, 60, 240, "#f8f0d2", 0.55),
        land(c, crest(c, 350, 34), "#a9bfa5"),
        mist(c, 362, 60, "#f5e9bf", 0.9),
        land(c, crest(c, 372, 18), "#8fab83"),
        rect(0, 378, 1200, 422, c.linear(["#9db06a", "#6f8a44", "#3d5a30"])),
        times(46, (i) =>
          lens(
            c.random.between(0, 1200),
            384 + (i / 46) ** 1.6 * 380,
            c.random.between(90, 420),
            4 + i * 0.5,
            c.random.pick(["#86a054", "#5f7d3c", "#b3bb6b", "#4d6d37"]),
          ),
        ).join(""),
        path(channel, c.linear(["#fbeebb", ["#d8dcb8", 0.25], "#7fa6a0"])),
        group([glints(c, 720, 400, 800, 190, "#fff8d8", 120), ripples(c, 400, 800, "#4d7d7c", 60, 0.35)], {
          clip: c.clip(path(channel, {})),
        }),
        reeds(c, 0, 1200, 470, 40, ["#4d6d37", "#6f8a44", "#8b9a4c"], 120, 0),
        heron(640, 640, 250, "#2f4348", "#e9efe6"),
        mirrored([heron(640, 640, 250, "#2f4348", "#2f4348")], 640, 0.28, 0.6),
        gull(430, 150, 16, "#5b6f63", -8),
        gull(480, 128, 12, "#5b6f63", 6),
        gull(530, 160, 10, "#5b6f63"),
        reeds(c, -40, 330, 830, 330, ["#26402a", "#32512f", "#4b6a34", "#6f8040"], 110, 0.3),
        reeds(c, 930, 1260, 830, 400, ["#26402a", "#32512f", "#4b6a34", "#7d8a45"], 120, 0.3),
        reeds(c, 300, 960, 840, 110, ["#26402a", "#32512f", "#3d5a30"], 110, 0.1),
      ];
    },
  },

  dam: {
    format: "landscape",
    description: "Water falling through the open gates of the Karim dam",
    scene: (c) => {
      const gates = [430, 525, 620, 715];
      const wall = "M250 240Q600 330 950 240L880 800L320 800Z";
      return [
        sky(c, ["#8fb1bf", "#dfe5d9"], 330),
        clouds(c, 8, 30, 190, "#f4f5ee", 0.7),
        land(c, crest(c, 235, 90, 0.7), "#93a5a3", true),
        path("M0 90L120 130L230 210L300 300L360 800L0 800Z", "#a5845f"),
        path("M1200 60L1090 120L990 200L930 300L850 800L1200 800Z", "#8d6d4e"),
        rock(
          c,
          [
            [0, 90],
            [230, 210],
            [360, 800],
            [0, 800],
          ],
          ["#b8956b", "#94744f", "#7f6244"],
        ),
        rock(
          c,
          [
            [1200, 60],
            [990, 200],
            [850, 800],
            [1200, 800],
          ],
          ["#9b7a57", "#74573d", "#634933"],
        ),
        path(wall, c.linear(["#c9c5b8", "#e6e1d3", "#b3afa3", "#8d8b83"], [0, 0, 1, 0])),
        group(
          [
            ...times(15, (i) =>
              path(`M${180} ${268 + i * 38}Q600 ${352 + i * 40} 1020 ${268 + i * 38}`, {
                stroke: "#6f6d67",
                width: 1.2,
                opacity: 0.35,
              }),
            ),
            ...times(17, (i) =>
              line(
                [
                  [272 + i * 41, 220],
                  [330 + i * 34, 800],
                ],
                "#6f6d67",
                1,
                { opacity: 0.28 },
              ),
            ),
            rect(0, 230, 1200, 570, { fill: c.linear(["#00000000", "#1f2c3066"]) }),
            ...times(26, () =>
              rect(
                c.random.between(260, 930),
                c.random.between(300, 420),
                c.random.between(3, 10),
                c.random.between(80, 360),
                { fill: "#55534c", opacity: 0.1 },
              ),
            ),
          ],
          { clip: c.clip(path(wall, {})) },
        ),
        path("M238 226Q600 318 962 226L962 244Q600 338 238 244Z", "#f1ecdf"),
        path("M238 244Q600 338 962 244L962 252Q600 348 238 252Z", { fill: "#3c4a4c", opacity: 0.5 }),
        ...times(23, (i) => {
          const t = i / 22;
          const [x, y] = [246 + t * 708, 226 + 92 * 2 * t * (1 - t)];
          return line(
            [
              [x, y],
              [x, y - 16],
            ],
            "#4d5654",
            2,
          );
        }),
        ...gates.flatMap((x) => {
          const y = 420 - Math.abs(x + 26 - 600) * 0.05;
          return [
            rect(x, y, 52, 44, "#2b3639"),
            path(
              `M${x + 2} ${y + 22}L${x + 50} ${y + 22}C${x + 70} ${y + 150} ${x + 90} ${y + 250} ${x + 96} 740L${x - 44} 740C${x - 38} ${y + 250} ${x - 18} ${y + 150} ${x + 2} ${y + 22}Z`,
              { fill: c.linear(["#f7fafa", "#dbe8ea", "#ffffff"]), opacity: 0.93 },
            ),
            ...times(12, () => {
              const offset = c.random.between(-1, 1);
              return curve(
                [
                  [x + 26 + offset * 20, y + 30],
                  [x + 26 + offset * 40, y + 150],
                  [x + 26 + offset * 64, 700],
                ],
                c.random.pick(["#a9c3c9", "#ffffff", "#c6d9dc"]),
                c.random.between(1, 4),
                { opacity: 0.7 },
              );
            }),
          ];
        }),
        rect(0, 716, 1200, 84, c.linear(["#8fb0b3", "#41696f"])),
        ...times(70, () =>
          circle(c.random.around(600, 360), c.random.around(722, 34), c.random.between(10, 46), {
            fill: "#ffffff",
            opacity: c.random.between(0.06, 0.3),
          }),
        ),
        ripples(c, 736, 800, "#e6f1f1", 50, 0.6),
        path("M0 660L160 700L300 740L330 800L0 800Z", "#3f3427"),
        path("M1200 640L1080 690L900 740L880 800L1200 800Z", "#372c21"),
        tree(c, 90, 690, 120, ["#2e3f2c", "#40573a", "#5d7449"], "#2d241b"),
        tree(c, 1120, 690, 150, ["#27372a", "#384d35", "#536a44"], "#2d241b"),
        person(1010, 712, 36, "#201a14", { build: "coat", head: "cap" }),
        person(1030, 710, 34, "#201a14", { build: "trousers", head: "short" }),
      ];
    },
  },

  "river-flood": {
    format: "landscape",
    description: "The Arda in flood: a boat passes between roofs in the lower town",
    scene: (c) => {
      const house = (x: number, y: number, w: number, h: number, wall: string, roof: string) => [
        rect(x, y - h, w, h, wall),
        rect(x + w * 0.62, y - h, w * 0.38, h, { fill: "#2c3439", opacity: 0.28 }),
        polygon(
          [
            [x - 16, y - h],
            [x + w * 0.2, y - h - w * 0.3],
            [x + w * 0.8, y - h - w * 0.3],
            [x + w + 16, y - h],
          ],
          roof,
        ),
        ...times(Math.floor(w / 62), (i) => rect(x + 20 + i * 60, y - h + 22, 26, 36, "#39434a")),
        ...times(Math.floor(w / 62), (i) =>
          rect(x + 20 + i * 60, y - h + 22, 26, 12, { fill: "#8fa0a5", opacity: 0.6 }),
        ),
      ];
      const far = [
        ...house(90, 430, 150, 80, "#9c9a90", "#7a5a4e"),
        ...house(270, 430, 110, 55, "#a9a497", "#6f554b"),
        ...house(800, 430, 180, 96, "#a19b8e", "#78594c"),
        ...house(1010, 430, 130, 62, "#989488", "#6a5148"),
      ];
      const left = house(-60, 540, 300, 150, "#b8a88d", "#8c5140");
      const right = house(930, 560, 330, 190, "#a8967d", "#7c4638");
      const lamp = (x: number, y: number, h: number) => [
        line(
          [
            [x, y],
            [x, y - h],
          ],
          "#2a3236",
          5,
        ),
        line(
          [
            [x, y - h],
            [x + 26, y - h - 8],
          ],
          "#2a3236",
          4,
        ),
        lens(x + 30, y - h - 4, 26, 12, "#2a3236"),
      ];
      return [
        sky(c, ["#5f6f78", "#8d9a9c", "#c3c3b5"], 460),
        clouds(c, 26, 0, 250, "#4c5a63", 0.55),
        clouds(c, 10, 180, 330, "#b9bdb3", 0.5),
        land(c, crest(c, 360, 46), "#7d8a8a"),
        ...far,
        tree(c, 470, 436, 120, ["#4b574c", "#5a6757", "#6f7a65"], "#40423a"),
        tree(c, 690, 436, 90, ["#4b574c", "#5a6757", "#6f7a65"], "#40423a"),
        rect(0, 424, 1200, 376, c.linear(["#b0a382", "#94805e", "#5d4c38"])),
        mirrored(far, 430, 0.25, 0.6),
        ...times(70, (i) => {
          const depth = (i / 70) ** 1.5;
          return lens(
            c.random.between(-50, 1250),
            432 + depth * 370,
            60 + depth * 320,
            2 + depth * 13,
            c.random.pick(["#c2b48f", "#7b6748", "#a5936d", "#6a573f"]),
          );
        }),
        ...left,
        ...right,
        mirrored(left, 540, 0.22, 0.45),
        mirrored(right, 560, 0.22, 0.45),
        lens(70, 544, 420, 12, "#d2c6a2"),
        lens(1090, 566, 420, 14, "#d2c6a2"),
        ...lamp(360, 560, 200),
        ...lamp(845, 500, 120),
        lens(362, 562, 60, 7, "#d2c6a2"),
        lens(846, 501, 40, 5, "#d2c6a2"),
        cable([390, 352], [876, 374], 18, "#3a4348"),
        place(
          [
            ellipse(0, 22, 190, 12, { fill: "#2b2219", opacity: 0.4 }),
            person(-92, 2, 120, "#2d3b45", { build: "coat", head: "cap" }),
            person(-36, 8, 98, "#6d3b34", { build: "dress", head: "scarf" }),
            person(4, 8, 66, "#3f4f4a", { build: "trousers", head: "short" }),
            person(62, 8, 104, "#38302b", { build: "coat", head: "short" }),
            line(
              [
                [-108, -70],
                [-150, 66],
              ],
              "#2a2019",
              5,
            ),
            path("M-176 -20Q-150 26 -96 28L104 28Q156 22 178 -24Q90 -2 0 -2Q-100 -2 -176 -20Z", "#a04a2e"),
            path("M-176 -20Q-100 -2 0 -2Q90 -2 178 -24L176 -14Q90 8 0 8Q-100 8 -173 -10Z", "#d47750"),
            path("M-166 -4Q-150 26 -96 28L104 28Q140 24 160 4Q100 18 0 18Q-110 18 -166 -4Z", {
              fill: "#451c13",
              opacity: 0.5,
            }),
          ],
          590,
          650,
          1.05,
        ),
        ...times(12, () =>
          lens(c.random.around(600, 260), c.random.between(676, 716), c.random.between(60, 190), 6, "#cdbf9a"),
        ),
        rain(c, 240, "#e4e8e6", 0.3),
      ];
    },
  },

  "salt-flats": {
    format: "landscape",
    description: "Two walkers on the flooded salt flats at first light",
    scene: (c) => {
      const horizon = 345;
      const heaven = [
        sky(c, ["#8fb8d6", "#d3c6dc", "#f6c9c4", "#fde6cf"], horizon),
        clouds(c, 16, 50, 290, "#fff2ea", 0.75),
        clouds(c, 8, 200, 320, "#e9a7ae", 0.45),
        glow(c, 380, 320, 330, "#fff4dc", 0.9),
        circle(380, 300, 30, "#fffdf4"),
        path(`M0 ${horizon}L0 322L120 300L210 322L330 ${horizon}Z`, "#a89dbd"),
        path(`M700 ${horizon}L820 312L900 290L1010 316L1100 298L1200 320L1200 ${horizon}Z`, "#a89dbd"),
      ];
      const walkers = [
        person(770, 470, 150, "#3d4566", { build: "robe", head: "scarf" }),
        person(850, 478, 158, "#4b3f5c", { build: "coat", head: "short" }),
      ];
      const wet = c.mask(rect(0, horizon, 1200, 460, c.linear(["#ffffff", "#ffffff", "#555555"])));
      return [
        ...heaven,
        rect(0, horizon, 1200, 455, c.linear(["#fdeee0", "#e6d7e0", "#b9bfd6"])),
        group([mirrored(heaven, horizon, 1, 1.35)], { mask: wet, opacity: 0.85 }),
        mist(c, horizon, 36, "#fff3e6", 0.8),
        ...cracks(c, horizon, "#ffffff"),
        mirrored(walkers, 474, 0.5, 0.9),
        ...walkers,
        lens(770, 472, 70, 5, "#ffffff"),
        lens(852, 480, 74, 5, "#ffffff"),
        ...[
          [190, 452, 34],
          [262, 446, 28],
          [330, 442, 24],
          [386, 439, 20],
        ].map(([x, y, s]) =>
          group([
            polygon(
              [
                [(x as number) - (s as number) * 1.2, y as number],
                [x as number, (y as number) - (s as number)],
                [(x as number) + (s as number) * 1.2, y as number],
              ],
              "#fffaf4",
            ),
            polygon(
              [
                [x as number, (y as number) - (s as number)],
                [(x as number) + (s as number) * 1.2, y as number],
                [(x as number) + (s as number) * 0.2, y as number],
              ],
              "#c9bdd4",
            ),
          ]),
        ),
      ];
    },
  },
} satisfies Record<string, Drawing>;

function heron(x: number, y: number, height: number, dark: string, light: string): string {
  const body = [
    line(
      [
        [-2, -34],
        [-4, 0],
      ],
      dark,
      1.6,
    ),
    line(
      [
        [3, -34],
        [9, -18],
        [6, 0],
      ],
      dark,
      1.6,
    ),
    path("M-26 -34C-20 -50 0 -58 14 -50C20 -46 16 -36 4 -33C-8 -30 -18 -32 -26 -34Z", light),
    path("M-30 -31C-20 -48 -2 -52 8 -46C4 -38 -10 -33 -30 -31Z", dark),
    limb(
      [
        [12, -48, 3.4],
        [18, -58, 2.6],
        [12, -72, 2.2],
        [15, -84, 2.1],
        [20, -88, 2.8],
      ],
      light,
    ),
    path("M20 -91L42 -87L20 -85.4Z", "#d9932f"),
    path("M22 -91Q14 -94 6 -89Q14 -90 20 -88Z", dark),
  ];
  return place(body, x, y, height / 100);
}

/** Facets over a cliff, between its corners (top outer, top inner, bottom inner, bottom outer). */
function rock(c: Canvas, corners: readonly [Point, Point, Point, Point], tones: readonly string[]): string {
  const [a, b, d, e] = corners;
  const at = (u: number, v: number): Point => [
    (a[0] * (1 - u) + b[0] * u) * (1 - v) + (e[0] * (1 - u) + d[0] * u) * v,
    (a[1] * (1 - u) + b[1] * u) * (1 - v) + (e[1] * (1 - u) + d[1] * u) * v,
  ];
  return group(
    times(90, () => {
      const [u, v] = [c.random.between(0, 0.92), c.random.between(0.04, 0.95)];
      const [w, h] = [c.random.between(0.05, 0.2), c.random.between(0.04, 0.16)];
      return polygon(
        [
          at(u, v),
          at(Math.min(u + w, 0.98), v + h * 0.2),
          at(Math.min(u + w * 0.8, 0.98), v + h),
          at(u + w * 0.1, v + h * 0.7),
        ],
        { fill: c.random.pick(tones), opacity: 0.55 },
      );
    }),
  );
}

/** Dried crust: polygons in perspective, flatter towards the horizon. */
function cracks(c: Canvas, horizon: number, colour: string): string[] {
  const rows = times(15, (i) => horizon + 8 + (i / 14) ** 2.1 * 500);
  return rows.slice(0, -1).flatMap((top, i) => {
    const bottom = rows[i + 1] as number;
    const size = (bottom - top) * 1.5 + 10;
    const shift = (i % 2) * size * 0.5;
    return times(1400 / size, (k) => {
      const x = k * size - 100 - shift;
      const j = () => c.random.around(0, size * 0.12);
      return line(
        [
          [x + j(), top + (bottom - top) * 0.3],
          [x + size * 0.5 + j(), top],
          [x + size + j(), top + (bottom - top) * 0.3],
          [x + size + j() * 0.4, bottom + (bottom - top) * 0.1],
        ],
        colour,
        0.8 + i * 0.32,
        { opacity: 0.5 },
      );
    });
  });
}
