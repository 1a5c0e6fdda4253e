/** Charts and maps, without letters: the caption says what they show. */
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
  polygon,
  rect,
  smooth,
  times,
} from "./drawing.ts";
import { ear, glow } from "./motifs.ts";

const paper = "#f6efe0";
const ink = "#2b2622";

const coast: readonly Point[] = [
  [-40, 120],
  [120, 140],
  [210, 90],
  [330, 130],
  [380, 210],
  [470, 230],
  [500, 310],
  [450, 380],
  [520, 440],
  [610, 430],
  [660, 500],
  [640, 590],
  [700, 640],
  [720, 760],
];

export const charts = {
  "weather-map": {
    format: "wide",
    description: "Weather map: a low over the gulf, with a cold front reaching the coast",
    scene: (c) => {
      const land = `${smooth([...coast, [720, 900], [-60, 900]], true)}`;
      const east = smooth(
        [
          [1260, -40],
          [1010, -30],
          [960, 60],
          [1000, 140],
          [930, 210],
          [960, 300],
          [1060, 350],
          [1080, 450],
          [1020, 520],
          [1090, 610],
          [1080, 720],
          [1260, 720],
        ],
        true,
      );
      const ring = (x: number, y: number, radius: number, turn: number) =>
        smooth(
          times(12, (i): Point => {
            const a = (i / 12) * 6.283;
            const r = radius * (1 + 0.13 * Math.sin(a * 2 + turn) + 0.06 * Math.sin(a * 3 + turn * 2));
            return [x + Math.cos(a) * r * 1.25, y + Math.sin(a) * r];
          }),
          true,
        );
      const cold: Point[] = [
        [760, 250],
        [790, 340],
        [760, 440],
        [680, 530],
        [560, 600],
      ];
      const warm: Point[] = [
        [760, 250],
        [860, 290],
        [950, 370],
        [1010, 480],
      ];
      return [
        rect(0, 0, 1200, 675, c.linear(["#a9cdd6", "#86b5c6"])),
        ...times(13, (i) =>
          line(
            [
              [i * 100, 0],
              [i * 100 - 40, 675],
            ],
            "#ffffff",
            1,
            { opacity: 0.35 },
          ),
        ),
        ...times(8, (i) =>
          curve(
            [
              [0, i * 95],
              [600, i * 95 + 22],
              [1200, i * 95],
            ],
            "#ffffff",
            1,
            { opacity: 0.35 },
          ),
        ),
        ...[land, east].flatMap((shape) => [
          path(shape, { stroke: "#c5e0e2", width: 22, opacity: 0.7 }),
          path(shape, c.linear(["#efe0b4", "#d9c48a", "#b9b473"])),
          path(shape, { stroke: "#7f7350", width: 2 }),
        ]),
        group(
          [
            ...times(46, (i) => {
              const [x, y] = [c.random.between(-20, 420), c.random.between(330, 660)];
              return polygon(
                [
                  [x, y],
                  [x + 13, y - 20],
                  [x + 26, y],
                ],
                i % 2 ? "#b89f62" : "#a48b52",
              );
            }),
          ],
          { clip: c.clip(path(land, {})) },
        ),
        curve(
          [
            [60, 675],
            [150, 560],
            [240, 520],
            [330, 400],
            [440, 380],
          ],
          "#6fa5bd",
          5,
        ),
        ...[
          [740, 260, 150],
          [680, 370, 120],
          [610, 480, 110],
          [830, 330, 120],
        ].map(([x, y, r]) =>
          ellipse(x as number, y as number, (r as number) * 1.2, r as number, {
            fill: c.radial(["#2f6fb0cc", ["#3f86c8a0", 0.45], "#6fb0e000"]),
          }),
        ),
        ...[
          [720, 300, 54],
          [650, 420, 46],
        ].map(([x, y, r]) =>
          ellipse(x as number, y as number, r as number, (r as number) * 0.8, {
            fill: c.radial(["#5a3fa0dd", "#5a3fa000"]),
          }),
        ),
        ...times(7, (i) =>
          path(ring(750, 230, 46 + i * 52, i * 0.3), { stroke: ink, width: i % 2 ? 1.4 : 2.2, opacity: 0.6 }),
        ),
        ...times(4, (i) =>
          path(ring(220, 500, 50 + i * 48, 2 + i * 0.2), { stroke: ink, width: i % 2 ? 1.4 : 2.2, opacity: 0.6 }),
        ),
        curve(cold, "#1f4fa0", 7),
        ...along(cold, 9).map(([x, y, angle]) =>
          polygon(
            [
              [x + Math.cos(angle) * 17, y + Math.sin(angle) * 17],
              [x - Math.cos(angle) * 17, y - Math.sin(angle) * 17],
              [x - Math.sin(angle) * 26, y + Math.cos(angle) * 26],
            ],
            "#1f4fa0",
          ),
        ),
        curve(warm, "#b5382a", 7),
        ...along(warm, 6).map(([x, y, angle]) =>
          path(
            `M${x + Math.cos(angle) * 16} ${y + Math.sin(angle) * 16}A16 16 0 0 0 ${x - Math.cos(angle) * 16} ${y - Math.sin(angle) * 16}Z`,
            "#b5382a",
          ),
        ),
        glow(c, 220, 500, 120, "#ffe27a", 0.9),
        circle(220, 500, 34, "#f5b93a"),
        ...times(12, (i) =>
          line(
            [
              [220 + Math.cos(i * 0.5236) * 44, 500 + Math.sin(i * 0.5236) * 44],
              [220 + Math.cos(i * 0.5236) * 60, 500 + Math.sin(i * 0.5236) * 60],
            ],
            "#e09a22",
            6,
          ),
        ),
        cloud(750, 214, 1.15, "#ffffff", "#c9d6e0"),
        ...times(5, (i) =>
          line(
            [
              [704 + i * 24, 246],
              [694 + i * 24, 274 + (i % 2) * 10],
            ],
            "#1f4fa0",
            6,
          ),
        ),
        cloud(1110, 180, 0.8, "#ffffff", "#d3dde4"),
        cloud(380, 290, 0.7, "#fff8e6", "#dcd3bb"),
        ...[
          [540, 130, 0.3],
          [620, 90, 0.2],
          [470, 170, 0.4],
          [900, 560, -0.9],
          [860, 620, -0.8],
        ].map(([x, y, a]) =>
          group([
            curve(
              [
                [x as number, y as number],
                [(x as number) + Math.cos(a as number) * 34, (y as number) + Math.sin(a as number) * 34 - 6],
                [(x as number) + Math.cos(a as number) * 72, (y as number) + Math.sin(a as number) * 72],
              ],
              ink,
              4,
              { opacity: 0.65 },
            ),
            polygon(
              [
                [(x as number) + Math.cos(a as number) * 88, (y as number) + Math.sin(a as number) * 88],
                [
                  (x as number) + Math.cos((a as number) + 0.2) * 66,
                  (y as number) + Math.sin((a as number) + 0.2) * 66,
                ],
                [
                  (x as number) + Math.cos((a as number) - 0.2) * 66,
                  (y as number) + Math.sin((a as number) - 0.2) * 66,
                ],
              ],
              { fill: ink, opacity: 0.65 },
            ),
          ]),
        ),
        ...[
          [330, 150],
          [480, 320],
          [610, 440],
          [1000, 140],
          [1060, 400],
        ].map(([x, y]) =>
          group([circle(x as number, y as number, 8, paper), circle(x as number, y as number, 5, "#9a2a1f")]),
        ),
      ];
    },
  },

  "election-chart": {
    format: "wide",
    description: "Seats in the new parliament by party, with shares of the vote",
    scene: (c) => {
      const parties = [
        { colour: "#9a2a1f", seats: 38 },
        { colour: "#d9773a", seats: 24 },
        { colour: "#e3b94f", seats: 21 },
        { colour: "#6f9a6a", seats: 27 },
        { colour: "#2f6f7f", seats: 46 },
        { colour: "#2c3f66", seats: 34 },
      ] as const;
      const order = parties.flatMap(({ colour, seats }) => times(seats, () => colour));
      const rows = times(8, (row) => 160 + row * 32);
      const total = rows.reduce((sum, radius) => sum + radius, 0);
      const seats = rows
        .flatMap((radius) => {
          const count = Math.round((order.length * radius) / total);
          return times(count, (i) => ({ angle: Math.PI * (1 - i / (count - 1)), radius }));
        })
        .sort((a, b) => b.angle - a.angle);
      return [
        rect(0, 0, 1200, 675, paper),
        rect(0, 0, 1200, 675, { fill: c.radial(["#ffffff88", "#ffffff00"]) }),
        ...rows.map((radius) =>
          path(`M${430 - radius} 540A${radius} ${radius} 0 0 1 ${430 + radius} 540`, { stroke: "#d8cdb6", width: 1.4 }),
        ),
        ...seats.map(({ angle, radius }, i) => {
          const [x, y] = [430 + Math.cos(angle) * radius, 540 - Math.sin(angle) * radius];
          return group([
            circle(x + 1.5, y + 2.5, 12, { fill: "#3a2f24", opacity: 0.2 }),
            circle(x, y, 12, order[Math.min(i, order.length - 1)] as string),
          ]);
        }),
        line(
          [
            [430, 90],
            [430, 116],
          ],
          ink,
          3,
        ),
        line(
          [
            [430, 376],
            [430, 540],
          ],
          ink,
          1.6,
          { dash: "3 8" },
        ),
        path("M398 540L398 500Q398 488 410 488L450 488Q462 488 462 500L462 540Z", ink),
        circle(430, 466, 16, ink),
        line(
          [
            [40, 560],
            [820, 560],
          ],
          ink,
          3,
        ),
        ...parties.map(({ colour, seats: count }, i) => {
          const y = 118 + i * 76;
          return group([
            rect(890, y, 260, 36, "#e6dcc6"),
            rect(890, y, count * 5.2, 36, colour),
            rect(890, y, count * 5.2, 10, { fill: "#ffffff", opacity: 0.18 }),
            line(
              [
                [890 + (count - 7 + i * 2) * 5.2, y - 6],
                [890 + (count - 7 + i * 2) * 5.2, y + 42],
              ],
              ink,
              3,
            ),
          ]);
        }),
        line(
          [
            [890, 100],
            [890, 560],
          ],
          ink,
          3,
        ),
        ...parties.reduce<{ at: number; bars: string[] }>(
          ({ at, bars }, { colour, seats: count }) => ({
            at: at + (count / order.length) * 1110,
            bars: [...bars, rect(40 + at, 600, (count / order.length) * 1110 - 3, 34, colour)],
          }),
          { at: 0, bars: [] },
        ).bars,
        line(
          [
            [595, 590],
            [595, 644],
          ],
          ink,
          3,
        ),
      ];
    },
  },

  "bread-price-chart": {
    format: "landscape",
    description: "The price of a flat loaf over three years, month by month",
    scene: (c) => {
      const [left, right, base] = [110, 1110, 660];
      const prices = [3, 3.1, 3.05, 3.2, 3.35, 3.3, 3.5, 3.9, 4.1, 4, 4.35, 4.8, 5.4, 5.3, 5.9, 6.5, 6.3, 6.9, 7.6];
      const points = prices.map(
        (price, i): Point => [left + (i / (prices.length - 1)) * (right - left), base - (price - 1.6) * 84],
      );
      const area = `${smooth(points)}L${right} ${base}L${left} ${base}Z`;
      const last = points[points.length - 1] as Point;
      const years = [0, 6, 12, 18].map((at) => ({
        x: (points[at] as Point)[0],
        count: Math.round((prices[at] as number) * 1.9 - 2),
      }));
      return [
        rect(0, 0, 1200, 800, c.linear(["#f9f1de", "#f3e4c4"])),
        ...times(6, (i) =>
          line(
            [
              [left, base - i * 100],
              [right, base - i * 100],
            ],
            "#d6c6a2",
            i ? 1.6 : 0,
          ),
        ),
        ...times(40, (i) =>
          ear(
            90 + i * 27 + c.random.between(-12, 12),
            818,
            c.random.between(80, 130),
            c.random.around(3, 12),
            c.random.pick(["#dcc48c", "#e6d2a0", "#d0b474"]),
            true,
          ),
        ),
        path(area, c.linear(["#e0a64acc", "#f0cf8a66"])),
        group(
          times(60, (i) =>
            line(
              [
                [left + i * 18 - 300, base],
                [left + i * 18, base - 620],
              ],
              "#b5772a",
              1.2,
              { opacity: 0.22 },
            ),
          ),
          { clip: c.clip(path(area, {})) },
        ),
        ...years.flatMap(({ x, count }) =>
          times(count, (i) =>
            loaf(x + c.random.around(0, 4) + (x === left ? 30 : x > 1000 ? -34 : 0), base - 16 - i * 27, 1.02),
          ),
        ),
        curve(
          points.map(([x, y]): Point => [x, y + 5]),
          "#5a2a1a",
          9,
          { opacity: 0.2 },
        ),
        curve(points, "#9a2a1f", 8),
        ...points.map(([x, y], i) =>
          i % 6 ? circle(x, y, 5.5, "#9a2a1f") : group([circle(x, y, 13, "#9a2a1f"), circle(x, y, 6, "#f9f1de")]),
        ),
        glow(c, last[0], last[1], 90, "#e0563a", 0.6),
        circle(last[0], last[1], 17, "#9a2a1f"),
        circle(last[0], last[1], 8, "#f9f1de"),
        line(
          [
            [left - 6, base + 4],
            [right + 10, base + 4],
          ],
          ink,
          4,
        ),
        ...times(19, (i) =>
          line(
            [
              [left + (i / 18) * (right - left), base + 4],
              [left + (i / 18) * (right - left), base + (i % 6 ? 13 : 24)],
            ],
            ink,
            i % 6 ? 2 : 4,
          ),
        ),
      ];
    },
  },

  "rail-line-map": {
    format: "landscape",
    description: "Map of the planned railway from the port to the border, with its branches",
    scene: (c) => {
      const shore = smooth(
        [
          [-60, 330],
          [60, 360],
          [150, 330],
          [230, 400],
          [330, 420],
          [360, 500],
          [450, 540],
          [520, 640],
          [640, 680],
          [700, 780],
          [720, 900],
          [1300, 900],
          [1300, -60],
          [-60, -60],
        ],
        true,
      );
      const main: Point[] = [
        [300, 380],
        [400, 350],
        [500, 360],
        [600, 300],
        [720, 290],
        [830, 220],
        [960, 200],
        [1110, 110],
      ];
      const south: Point[] = [
        [600, 300],
        [660, 400],
        [760, 460],
        [880, 520],
        [1010, 540],
        [1130, 620],
      ];
      const north: Point[] = [
        [720, 290],
        [700, 200],
        [610, 140],
        [480, 110],
        [330, 120],
      ];
      const track = (points: readonly Point[], colour: string) => [
        curve(points, paper, 15),
        curve(points, colour, 9),
        curve(points, paper, 3, { dash: "10 12", cap: "butt" }),
      ];
      const station = ([x, y]: Point, colour: string, large = false) =>
        group([
          circle(x + 2, y + 3, large ? 19 : 11, { fill: ink, opacity: 0.25 }),
          circle(x, y, large ? 19 : 11, ink),
          circle(x, y, large ? 14 : 7.5, paper),
          large ? circle(x, y, 7, colour) : "",
        ]);
      const mountain = (x: number, y: number, s: number) =>
        group([
          polygon(
            [
              [x - s, y],
              [x, y - s * 1.25],
              [x + s, y],
            ],
            "#b39a6d",
          ),
          polygon(
            [
              [x, y - s * 1.25],
              [x + s, y],
              [x + s * 0.16, y],
            ],
            "#8f7850",
          ),
          polygon(
            [
              [x, y - s * 1.25],
              [x + s * 0.26, y - s * 0.92],
              [x + s * 0.04, y - s * 0.8],
              [x - s * 0.26, y - s * 0.92],
            ],
            "#fdf8ec",
          ),
        ]);
      const grove = (x: number, y: number) =>
        group(
          times(5, (i) =>
            group([
              line(
                [
                  [x + i * 15, y + (i % 2) * 9],
                  [x + i * 15, y + 10 + (i % 2) * 9],
                ],
                "#5f4a2c",
                2.4,
              ),
              circle(x + i * 15, y + (i % 2) * 9, 8, i % 2 ? "#7d9a58" : "#66864a"),
            ]),
          ),
        );
      return [
        rect(0, 0, 1200, 800, c.linear(["#a8cdd0", "#7fb0bc"])),
        ...times(7, (i) => path(shore, { stroke: "#ffffff", width: 30 + i * 34, opacity: 0.1 })),
        path(shore, c.linear(["#f1e5c4", "#e6d3a2"], [0, 0, 1, 1])),
        path(shore, { stroke: "#7a6a45", width: 2.6 }),
        ...times(4, (i) =>
          path(
            smooth(
              times(
                10,
                (k): Point => [
                  900 + Math.cos(k * 0.628) * (60 + i * 56) * 1.5,
                  340 + Math.sin(k * 0.628) * (30 + i * 24) + Math.sin(k * 1.9) * 10,
                ],
              ),
              true,
            ),
            { stroke: "#c2a974", width: 1.5, opacity: 0.8 },
          ),
        ),
        curve(
          [
            [1220, 300],
            [1100, 330],
            [1000, 400],
            [860, 400],
            [700, 500],
            [560, 480],
            [420, 530],
          ],
          "#7fb0bc",
          11,
        ),
        curve(
          [
            [860, 400],
            [820, 330],
            [840, 280],
            [780, 120],
            [800, -20],
          ],
          "#7fb0bc",
          6,
        ),
        line(
          [
            [1040, -20],
            [1010, 110],
            [1050, 220],
            [1020, 330],
            [1090, 440],
            [1070, 560],
            [1110, 700],
            [1080, 820],
          ],
          "#9a2a1f",
          2.6,
          { dash: "16 9 3 9", opacity: 0.7 },
        ),
        ...times(15, () => [c.random.between(820, 1180), c.random.between(250, 480)] as const)
          .sort(([, a], [, b]) => a - b)
          .map(([x, y]) => mountain(x, y, c.random.between(22, 46))),
        ...[
          [380, 80, 26],
          [420, 70, 36],
          [90, 200, 24],
          [130, 210, 32],
          [560, 60, 30],
        ].map(([x, y, s]) => mountain(x as number, y as number, s as number)),
        ...[
          [180, 270],
          [420, 260],
          [520, 220],
          [640, 570],
          [800, 640],
          [930, 690],
          [760, 560],
          [240, 190],
          [900, 100],
        ].map(([x, y]) => grove(x as number, y as number)),
        ...track(south, "#2f6f4f"),
        ...track(north, "#2b5c8a"),
        ...track(main, "#9a2a1f"),
        ...main.slice(1, -1).map((point) => station(point, "#9a2a1f")),
        ...south.slice(1, -1).map((point) => station(point, "#2f6f4f")),
        ...north.slice(1, -1).map((point) => station(point, "#2b5c8a")),
        ...[main[0], main[3], main[4], main[7], south[5], north[4]].map((point) =>
          station(point as Point, "#9a2a1f", true),
        ),
        group(
          [
            path("M-40 0Q-36 20 -18 20L22 20Q40 18 48 -4Z", paper),
            line(
              [
                [4, 0],
                [4, -64],
              ],
              ink,
              4,
            ),
            path("M10 -60L10 -8L48 -12Q40 -42 10 -60Z", "#9a2a1f"),
            path("M-2 -50L-2 -8L-30 -10Q-22 -36 -2 -50Z", paper),
          ],
          { transform: "translate(150 560)" },
        ),
        ...times(16, () => {
          const [x, y] = [c.random.between(20, 460), c.random.between(600, 780)];
          return curve(
            [
              [x, y],
              [x + 10, y - 5],
              [x + 20, y],
              [x + 30, y - 5],
              [x + 40, y],
            ],
            "#ffffff",
            2.4,
            { opacity: 0.55 },
          );
        }),
        group(
          [
            circle(0, 0, 52, { stroke: ink, width: 2.4 }),
            circle(0, 0, 44, { stroke: ink, width: 1 }),
            ...times(4, (i) =>
              group(
                [
                  polygon(
                    [
                      [0, -64],
                      [11, -11],
                      [0, 0],
                    ],
                    ink,
                  ),
                  polygon(
                    [
                      [0, -64],
                      [-11, -11],
                      [0, 0],
                    ],
                    paper,
                  ),
                ],
                { transform: `rotate(${i * 90})` },
              ),
            ),
            polygon(
              [
                [0, -84],
                [8, -66],
                [-8, -66],
              ],
              "#9a2a1f",
            ),
          ],
          { transform: "translate(320 690)" },
        ),
        ...times(6, (i) => rect(850 + i * 50, 752, 50, 10, i % 2 ? paper : ink)),
        rect(850, 752, 300, 10, { stroke: ink, width: 2 }),
        rect(14, 14, 1172, 772, { stroke: ink, width: 3 }),
        rect(22, 22, 1156, 756, { stroke: ink, width: 1 }),
      ];
    },
  },
} satisfies Record<string, Drawing>;

/** Evenly spread places on a line of points, each with the direction of travel. */
function along(points: readonly Point[], count: number): [x: number, y: number, angle: number][] {
  return times(count, (i) => {
    const at = ((i + 0.5) / count) * (points.length - 1);
    const [from, to] = [points[Math.floor(at)] as Point, points[Math.floor(at) + 1] as Point];
    const t = at - Math.floor(at);
    return [
      from[0] + (to[0] - from[0]) * t,
      from[1] + (to[1] - from[1]) * t,
      Math.atan2(to[1] - from[1], to[0] - from[0]),
    ];
  });
}

function cloud(x: number, y: number, scale: number, light: string, shade: string): string {
  const shape = (fill: string) => [
    limb(
      [
        [-58, 8, 24],
        [56, 8, 26],
      ],
      fill,
    ),
    circle(-26, -14, 32, fill),
    circle(20, -22, 40, fill),
  ];
  return group([group(shape(shade), { transform: "translate(5 8)" }), ...shape(light)], {
    transform: `translate(${x} ${y}) scale(${scale})`,
  });
}

function loaf(x: number, y: number, scale: number): string {
  const marks = times(5, (i) =>
    ellipse(x + (i - 2) * 15 * scale, y - 5 * scale + (i % 2) * 3, 4.4 * scale, 2 * scale, "#a8672a"),
  );
  return group([
    ellipse(x, y + 5 * scale, 50 * scale, 15 * scale, "#8a4f1f"),
    ellipse(x, y, 50 * scale, 15 * scale, "#d9984a"),
    ellipse(x - 3 * scale, y - 3 * scale, 42 * scale, 10 * scale, mix("#d9984a", "#ffe6b0", 0.55)),
    ...marks,
  ]);
}
