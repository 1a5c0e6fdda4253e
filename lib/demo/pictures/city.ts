/** The town: streets, shops, work by night and by day. */
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
  times,
} from "./drawing.ts";
import { anyLook, athlete, bust, person, running } from "./figures.ts";
import {
  arch,
  beam,
  cable,
  clouds,
  crest,
  cypress,
  dome,
  glow,
  land,
  lens,
  rain,
  ripples,
  sky,
  smoke,
  stars,
  windows,
} from "./motifs.ts";

export const city = {
  "old-town": {
    format: "portrait",
    description: "Evening on the stepped street of the old town",
    scene: (c) => {
      const walls = ["#e0b07c", "#d39a6b", "#c98a63", "#e9c394", "#b97a5c", "#d9a983"];
      const terraces = times(7, (row) => {
        const y = 330 + row * 86;
        const shade = row / 7;
        return times(9, (i) => {
          const w = c.random.between(80, 150);
          const [x, h] = [-60 + i * 106 + c.random.between(-20, 20), c.random.between(80, 168)];
          // The street keeps the middle of the picture free, wider towards the viewer.
          if (Math.abs(x + w / 2 - 410) < 56 + row * 24) return "";
          return house(
            c,
            x,
            y,
            w,
            h,
            mix(c.random.pick(walls), "#6b3f52", 0.34 * (1 - shade) + c.random.between(0, 0.1)),
          );
        });
      }).flat();
      const steps = times(26, (i) => {
        const depth = (i / 25) ** 1.35;
        const [y, half] = [372 + depth * 640, 16 + depth * 190];
        const x = 410 + Math.sin(depth * 3.4) * 26;
        return group([
          rect(x - half, y, half * 2, 10 + depth * 34, mix("#a86f60", "#7b4b4b", depth)),
          rect(x - half, y, half * 2, 3 + depth * 8, mix("#f0c795", "#d9a078", depth)),
        ]);
      });
      return [
        sky(c, ["#33507e", "#86789a", "#e8a088", "#f9cf94"], 430),
        clouds(c, 10, 40, 260, "#f7b996", 0.6),
        glow(c, 170, 300, 360, "#ffe0a0", 0.8),
        land(c, crest(c, 320, 40), "#93708a"),
        rect(0, 330, 800, 670, "#8a5656"),
        dome(560, 300, 74, "#6f9a94", "#3f6a70"),
        rect(490, 296, 140, 130, "#c98f70"),
        ...[512, 546, 580, 614].map((x) => arch(x - 3, 400, 20, 60, "#7a4b52")),
        path("M250 330L250 120L262 104L286 104L298 120L298 330Z", "#dba878"),
        rect(280, 106, 18, 224, { fill: "#84505a", opacity: 0.5 }),
        rect(242, 150, 64, 10, "#a86c5c"),
        path("M254 104Q258 78 274 62Q290 78 294 104Z", "#5c8a88"),
        ...[180, 220, 260].map((y) => arch(272, y + 16, 12, 26, "#6b3f4c")),
        ...steps,
        ...terraces,
        cable([180, 500], [640, 470], 30, "#4a2f38"),
        ...times(9, (i) => {
          const t = (i + 1) / 10;
          const [x, y] = [180 + 460 * t, 500 - 30 * t + 120 * t * (1 - t)];
          return path(
            `M${x - 16} ${y}L${x + 16} ${y}L${x + 14} ${y + c.random.between(30, 54)}L${x - 13} ${y + 40}Z`,
            c.random.pick(["#f4ead8", "#6f9aa8", "#c8503a", "#e7bd6a", "#a9b8a0"]),
          );
        }),
        glow(c, 250, 700, 130, "#ffd27a", 0.9),
        line(
          [
            [230, 650],
            [256, 650],
            [256, 680],
          ],
          "#2e1d26",
          4,
        ),
        rect(246, 680, 20, 30, "#fff0c0", 3),
        glow(c, 590, 790, 120, "#ffd27a", 0.8),
        rect(582, 764, 18, 30, "#fff0c0", 3),
        cypress(700, 420, 150, "#3c5550", "#5d7a68"),
        cypress(110, 410, 120, "#3c5550", "#5d7a68"),
        person(420, 700, 88, "#3a2534", { build: "robe", head: "scarf" }),
        person(462, 704, 52, "#5a2f3c", { build: "trousers", head: "short" }),
        person(384, 880, 150, "#2e1d2a", { build: "coat", head: "cap" }),
        group([
          limb(
            [
              [352, 872, 15],
              [352, 846, 13],
              [352, 834, 5],
            ],
            "#8f4a34",
          ),
        ]),
        place(
          [
            path("M-26 0C-30 -22 -14 -30 0 -30C6 -42 16 -44 22 -38L28 -44L28 -30C26 -20 20 -8 20 0Z", "#241722"),
            curve(
              [
                [-24, -4],
                [-40, -6],
                [-44, -22],
              ],
              "#241722",
              5,
            ),
          ],
          560,
          930,
          0.8,
        ),
        path("M-10 1000L-10 560Q60 640 90 760Q120 880 110 1000Z", "#4a2c3a"),
        ...times(70, () =>
          circle(
            c.random.around(40, 70),
            c.random.around(760, 190),
            c.random.between(5, 14),
            c.random.pick(["#c2447a", "#a03368", "#e0709a", "#47603f", "#385034"]),
          ),
        ),
      ];
    },
  },

  market: {
    format: "landscape",
    description: "Shoppers under the vaults of the covered market",
    scene: (c) => {
      const vaults = times(7, (i) => {
        const s = 1 / (1 + (6 - i) * 0.42);
        const [w, top, ground] = [1300 * s, 330 - 420 * s, 420 + 400 * s];
        const tone = mix("#f0cf9a", "#4a2a2c", (i / 6) ** 0.9);
        return path(
          `M-20 -20L1220 -20L1220 820L-20 820ZM${600 - w / 2} ${ground}L${600 - w / 2} ${top + w * 0.34}Q${600 - w / 2} ${top + w * 0.08} 600 ${top}Q${600 + w / 2} ${top + w * 0.08} ${600 + w / 2} ${top + w * 0.34}L${600 + w / 2} ${ground}Z`,
          tone,
        );
      });
      const heap = (x: number, y: number, colours: readonly string[], size: number) => {
        const fruits = times(30, (i) => {
          const row = Math.floor((Math.sqrt(8 * i + 1) - 1) / 2);
          const place = i - (row * (row + 1)) / 2;
          const [fx, fy, r] = [x + (place - row / 2) * size * 1.7, y - (7 - row) * size * 1.15, size];
          return group([
            circle(fx, fy, r, colours[(i * 7) % colours.length] as string),
            circle(fx - r * 0.3, fy - r * 0.35, r * 0.36, { fill: "#ffffff", opacity: 0.35 }),
          ]);
        });
        return group([
          ...fruits,
          path(
            `M${x - size * 7.4} ${y - size}L${x + size * 7.4} ${y - size}L${x + size * 5.6} ${y + size * 3}L${x - size * 5.6} ${y + size * 3}Z`,
            "#8a5a33",
          ),
          ...times(3, (k) =>
            line(
              [
                [x - size * (7 - k * 0.6), y + k * size * 1.2 - size * 0.3],
                [x + size * (7 - k * 0.6), y + k * size * 1.2 - size * 0.3],
              ],
              "#5f3b20",
              size * 0.2,
            ),
          ),
        ]);
      };
      const awning = (x: number, y: number, w: number, colour: string) =>
        group([
          ...times(8, (i) =>
            path(
              `M${x + (i * w) / 8} ${y}L${x + ((i + 1) * w) / 8} ${y}L${x + ((i + 1) * w) / 8 - 8} ${y + 70}Q${x + ((i + 0.5) * w) / 8 - 8} ${y + 92} ${x + (i * w) / 8 - 8} ${y + 70}Z`,
              i % 2 ? "#f3e4c8" : colour,
            ),
          ),
          rect(x - 10, y + 40, w, 34, { fill: "#2a1518", opacity: 0.16 }),
        ]);
      const lamp = (x: number, y: number, s: number, colour: string) =>
        group([
          line(
            [
              [x, 0],
              [x, y],
            ],
            "#2a1518",
            1.6,
          ),
          glow(c, x, y + 18 * s, 110 * s, "#ffcf7a", 0.8),
          path(
            `M${x - 8 * s} ${y}L${x + 8 * s} ${y}L${x + 18 * s} ${y + 20 * s}L${x} ${y + 48 * s}L${x - 18 * s} ${y + 20 * s}Z`,
            colour,
          ),
          path(`M${x - 5 * s} ${y + 4 * s}L${x} ${y + 40 * s}L${x + 5 * s} ${y + 4 * s}Z`, {
            fill: "#fff3c6",
            opacity: 0.8,
          }),
        ]);
      return [
        rect(0, 0, 1200, 800, c.linear(["#fff6d8", "#fbe2ab"])),
        ...vaults.slice(0, 3).map((vault) => vault.replace("<path", '<path fill-rule="evenodd"')),
        polygon(
          [
            [540, 440],
            [660, 440],
            [1100, 800],
            [100, 800],
          ],
          c.linear(["#f2cf98", "#a8704e", "#5a3330"]),
        ),
        ...vaults.slice(3).map((vault) => vault.replace("<path", '<path fill-rule="evenodd"')),
        polygon(
          [
            [430, 560],
            [770, 560],
            [1200, 800],
            [0, 800],
          ],
          c.linear(["#c08a5e", "#6d4038"]),
        ),
        ...times(40, () => {
          const t = c.random.between(0, 1);
          return lens(
            600 + c.random.around(0, 120 + t * 380),
            570 + t * 230,
            20 + t * 90,
            2 + t * 5,
            c.random.pick(["#e5b681", "#7d4c3f"]),
          );
        }),
        beam(c, [640, -60], [360, 720], [560, 760], "#fff0c0", 0.5),
        beam(c, [720, -60], [700, 660], [840, 690], "#fff0c0", 0.4),
        ...times(9, (i) => {
          const t = i / 8;
          return person(
            600 + c.random.around(0, 60 + t * 70),
            520 + t * 60,
            70 + t * 60,
            mix("#a8735a", "#4b2a30", t),
            anyLook(c.random),
          );
        }),
        awning(-60, 250, 330, "#b5432f"),
        awning(930, 230, 340, "#2f6b74"),
        rect(-20, 330, 30, 400, "#3a2024"),
        rect(1190, 310, 30, 400, "#3a2024"),
        ...times(9, (i) =>
          limb(
            [
              [20 + i * 26, 346, 1.4],
              [20 + i * 26, 362, 5],
              [20 + i * 26, 376 + (i % 3) * 8, 9],
            ],
            c.random.pick(["#a83a2a", "#c9822f", "#7c2f2a"]),
          ),
        ),
        ...times(8, (i) =>
          group([
            line(
              [
                [960 + i * 30, 310],
                [960 + i * 30, 340],
              ],
              "#3a2024",
              1.4,
            ),
            rect(948 + i * 30, 340, 24, 50 + (i % 3) * 16, c.random.pick(["#c8503a", "#e7bd6a", "#3f7f86", "#8c3f6a"])),
          ]),
        ),
        person(60, 650, 230, "#5a3a2c", { build: "coat", head: "cap" }),
        person(1120, 640, 225, "#3d3048", { build: "robe", head: "scarf" }),
        heap(60, 640, ["#d9472f", "#c2391f", "#e8683e"], 14),
        heap(260, 620, ["#f0a52f", "#e8902b", "#f7be55"], 11),
        heap(1130, 640, ["#7b9a3a", "#93b04a", "#5f8030"], 14),
        heap(940, 616, ["#6d2f55", "#84406a", "#552243"], 11),
        heap(140, 760, ["#e9c53f", "#f2d661", "#d9ad2b"], 17),
        heap(1040, 760, ["#d9472f", "#e9a53f", "#c2391f"], 17),
        person(470, 770, 300, "#33212b", { build: "robe", head: "scarf" }, "#4b3140"),
        place(
          [
            path("M-24 0L-30 -46L30 -46L24 0Z", "#c28a4a"),
            path("M-22 -46Q0 -84 22 -46", { stroke: "#8a5a2a", width: 5 }),
          ],
          516,
          690,
          1.1,
        ),
        person(690, 740, 270, "#2b2a3c", { build: "coat", head: "short" }),
        person(748, 742, 170, "#7c3530", { build: "dress", head: "bun" }),
        lamp(420, 120, 1, "#c8503a"),
        lamp(520, 190, 0.7, "#e7a83f"),
        lamp(720, 150, 0.85, "#3f8f8a"),
        lamp(830, 90, 1.1, "#e7a83f"),
        lamp(310, 70, 1.2, "#7a4a8a"),
      ];
    },
  },

  bakery: {
    format: "landscape",
    description: "A baker draws the night's first loaves from the oven",
    scene: (c) => {
      const loaf = (x: number, y: number, s: number, tone = "#d99a4e") =>
        group([
          ellipse(x, y + 3 * s, 34 * s, 15 * s, { fill: "#2a140c", opacity: 0.4 }),
          ellipse(x, y, 34 * s, 15 * s, tone),
          ellipse(x - 3 * s, y - 4 * s, 27 * s, 9 * s, mix(tone, "#ffe0a0", 0.5)),
          ...times(4, (i) =>
            ellipse(x - 17 * s + i * 11 * s, y - 4 * s + (i % 2) * 3 * s, 3 * s, 1.6 * s, mix(tone, "#6b3312", 0.55)),
          ),
        ]);
      return [
        rect(0, 0, 1200, 800, c.linear(["#3a221f", "#532e24", "#2e1a17"], [0, 0, 1, 0.4])),
        ...times(14, (row) =>
          times(15, (i) =>
            rect(
              250 + i * 64 - (row % 2) * 32,
              20 + row * 40,
              60,
              36,
              { fill: c.random.pick(["#7a4230", "#6b382a", "#8a4d36", "#5d3025"]), opacity: 0.75 },
              3,
            ),
          ).join(""),
        ),
        rect(0, 0, 1200, 800, {
          fill: c.radial([
            ["#00000000", 0.2],
            ["#160a0aee", 0.95],
          ]),
        }),
        glow(c, 640, 400, 620, "#ff9a3a", 0.6),
        arch(640, 560, 470, 380, "#9c5a3c"),
        ...times(17, (i) => {
          const angle = Math.PI * (i / 16);
          return polygon(
            [
              [640 - Math.cos(angle) * 186, 415 - Math.sin(angle) * 150],
              [640 - Math.cos(angle) * 236, 415 - Math.sin(angle) * 216],
              [640 - Math.cos(angle + 0.17) * 236, 415 - Math.sin(angle + 0.17) * 216],
              [640 - Math.cos(angle + 0.17) * 186, 415 - Math.sin(angle + 0.17) * 150],
            ],
            i % 2 ? "#b5694a" : "#c97d56",
          );
        }),
        arch(640, 540, 372, 280, c.radial(["#fff2b0", "#ffb43f", ["#e2611c", 0.7], "#7a230d"])),
        ...times(9, (i) =>
          path(
            `M${520 + i * 28} 500Q${506 + i * 28 + c.random.around(0, 16)} ${440 - c.random.between(0, 70)} ${540 + i * 26} ${360 + Math.abs(i - 4) * 22}Q${550 + i * 28} 440 ${552 + i * 28} 500Z`,
            { fill: c.random.pick(["#ffe27a", "#ffbf45", "#fff3b8"]), opacity: 0.7 },
          ),
        ),
        ...[0, 1, 2, 3, 4].map((i) => loaf(540 + i * 50, 516 - (i % 2) * 10, 0.72, "#b8682a")),
        rect(430, 540, 420, 24, "#c78a62"),
        rect(430, 564, 420, 236, "#4a2a22"),
        ...times(5, (row) =>
          times(7, (i) =>
            rect(
              436 + i * 62 - (row % 2) * 30,
              570 + row * 46,
              58,
              42,
              { fill: c.random.pick(["#5f3529", "#6d3d2d", "#532d24"]), opacity: 0.9 },
              3,
            ),
          ).join(""),
        ),
        rect(930, 150, 16, 600, "#1d100e"),
        rect(1168, 150, 16, 600, "#1d100e"),
        ...times(5, (row) =>
          group([
            rect(930, 250 + row * 110, 254, 12, "#6d452e"),
            ...times(4, (i) => loaf(976 + i * 54, 236 + row * 110, 0.9)),
            ...(row % 2 ? times(3, (i) => loaf(1000 + i * 54, 216 + row * 110, 0.85, "#c9863c")) : []),
          ]),
        ),
        line(
          [
            [388, 470],
            [610, 520],
          ],
          "#e0b27c",
          9,
        ),
        lens(620, 522, 110, 22, "#e0b27c"),
        loaf(620, 512, 0.9, "#e8ac5c"),
        line(
          [
            [150, 416],
            [390, 470],
          ],
          "#e0b27c",
          9,
        ),
        place(
          [
            path("M-60 300L-54 60Q-52 0 -10 -10L34 -10Q66 0 70 60L84 300Z", "#efe3d0"),
            path("M22 -10Q66 0 70 60L84 300L40 300Q52 120 22 -10Z", "#ffc98a"),
            path("M-60 300L-54 60Q-52 20 -30 0L-14 300Z", "#a58b80"),
            limb(
              [
                [50, 24, 19],
                [64, 100, 15],
                [134, 122, 11],
              ],
              "#ffc98a",
            ),
            limb(
              [
                [134, 122, 11],
                [154, 124, 11],
              ],
              "#8a5236",
            ),
            limb(
              [
                [-40, 26, 19],
                [-50, 110, 15],
                [20, 96, 11],
              ],
              "#d9c5b0",
            ),
            limb(
              [
                [20, 96, 11],
                [38, 98, 10],
              ],
              "#8a5236",
            ),
            limb(
              [
                [12, -24, 15],
                [10, -4, 17],
              ],
              "#6d3f2a",
            ),
            ellipse(14, -58, 31, 37, "#8a5236"),
            path("M30 -88Q50 -70 44 -40Q36 -24 24 -24Q34 -50 30 -88Z", "#e39a5c"),
            path("M-20 -66Q-24 -96 14 -98Q46 -96 47 -70Q10 -80 -20 -66Z", "#f5ead8"),
            path("M-18 -60Q-22 -34 -4 -28Q-8 -50 -18 -60Z", "#1d100e"),
            path("M12 -34Q30 -26 44 -38Q42 -18 22 -18Q10 -22 12 -34Z", "#2a1712"),
          ],
          236,
          372,
          1.22,
        ),
        rect(0, 690, 560, 120, c.linear(["#b98654", "#6b4229"])),
        rect(0, 684, 560, 14, "#e0b684"),
        lens(240, 700, 460, 26, "#f7ecd8"),
        ...times(60, () =>
          circle(c.random.around(260, 240), c.random.between(690, 716), c.random.between(1, 4), "#fff8ea"),
        ),
        ...[70, 150, 230, 330, 410, 490].map((x, i) =>
          ellipse(x, 686 - (i % 2) * 4, 38, 22, i % 2 ? "#f4e3c2" : "#ead3a8"),
        ),
        ...[66, 146, 226, 326, 406, 486].map((x, i) =>
          ellipse(x - 8, 678 - (i % 2) * 4, 20, 9, { fill: "#fff6e2", opacity: 0.8 }),
        ),
        ...times(50, () =>
          circle(c.random.around(620, 340), c.random.between(140, 560), c.random.between(0.8, 2.4), {
            fill: "#ffd890",
            opacity: c.random.between(0.3, 0.9),
          }),
        ),
        smoke(c, 620, 480, 240, "#fff0d8", 0.14),
      ];
    },
  },

  "school-yard": {
    format: "landscape",
    description: "Break time in a school yard in the capital, seen from the roof",
    scene: (c) => {
      const shadow = { fill: "#3b3a5c", opacity: 0.42 };
      const child = (x: number, y: number, top: string, run: boolean, flip = false) =>
        group([
          place(
            [
              run
                ? group(athlete(running, silhouette("#3b3a5c")), { opacity: 0.4 })
                : group([person(0, 0, 100, "#3b3a5c", { build: "trousers", head: "short" })], { opacity: 0.4 }),
            ],
            x,
            y,
            0.94,
            flip ? 112 : 68,
            flip,
          ),
          run
            ? place(
                athlete(running, {
                  skin: "#7c4a35",
                  farSkin: "#6b3f2e",
                  shirt: top,
                  shorts: "#27324a",
                  hair: "#20151a",
                }),
                x,
                y,
                0.72,
                0,
                flip,
              )
            : person(x, y, 74, top, anyLook(c.random), "#4a2c28"),
        ]);
      return [
        rect(0, 0, 1200, 800, c.linear(["#f0cf9c", "#e2ad78"], [0, 0, 1, 1])),
        ...times(160, () =>
          lens(
            c.random.between(0, 1200),
            c.random.between(0, 800),
            c.random.between(20, 120),
            c.random.between(2, 6),
            c.random.pick(["#f6dcb2", "#d9a06c", "#ecc390"]),
          ),
        ),
        rect(0, 0, 1200, 150, "#c9705a"),
        rect(0, 0, 1200, 24, "#7c3c3c"),
        ...times(11, (i) =>
          group([arch(60 + i * 110, 150, 76, 104, "#4b2d42"), arch(66 + i * 110, 150, 52, 84, "#33203a")]),
        ),
        rect(0, 144, 1200, 10, "#f2dcb8"),
        polygon(
          [
            [0, 154],
            [1200, 154],
            [1200, 196],
            [0, 196],
          ],
          { fill: "#3b3a5c", opacity: 0.35 },
        ),
        path("M110 250L790 250L790 690L110 690Z", { stroke: "#fff6e4", width: 7 }),
        line(
          [
            [450, 250],
            [450, 690],
          ],
          "#fff6e4",
          7,
        ),
        circle(450, 470, 84, { stroke: "#fff6e4", width: 7 }),
        path("M110 380L200 380L200 560L110 560M790 380L700 380L700 560L790 560", { stroke: "#fff6e4", width: 7 }),
        ...times(8, (i) => {
          const double = i === 2 || i === 5;
          const y = 690 - i * 54;
          const fill = ["#3f8f9a", "#e0683c", "#e9b93f", "#7a5a9a"][i % 4] as string;
          return double
            ? group([rect(880, y, 50, 50, fill, 3), rect(934, y, 50, 50, ["#e9b93f", "#3f8f9a"][i % 2] as string, 3)])
            : rect(907, y, 50, 50, fill, 3);
        }),
        group(
          times(90, () =>
            ellipse(
              c.random.around(1180, 190),
              c.random.around(600, 120),
              c.random.between(20, 52),
              c.random.between(14, 34),
              "#3b3a5c",
            ),
          ),
          { opacity: 0.34 },
        ),
        child(330, 420, "#c8402f", true),
        child(420, 540, "#2f6fa0", true, true),
        child(560, 430, "#c8402f", true, true),
        child(620, 600, "#2f6fa0", true),
        child(240, 620, "#2f6fa0", true),
        child(720, 500, "#f2e6c8", false),
        child(945, 560, "#8a4a8a", true),
        child(850, 330, "#e9b93f", false),
        child(1010, 360, "#3f8f9a", false),
        child(1056, 372, "#c8402f", false),
        child(60, 300, "#3a5a4a", false),
        child(1060, 720, "#2f6fa0", false),
        child(1110, 734, "#e0683c", false),
        ellipse(506, 516, 15, 6, shadow),
        circle(496, 502, 12, "#fffaf0"),
        path("M490 498L497 494L503 499L500 506L492 506Z", "#33303a"),
        ...times(110, () => {
          const [angle, away] = [c.random.between(0, 6.28), Math.sqrt(c.random.between(0, 1)) * 230];
          return circle(
            1160 + Math.cos(angle) * away,
            210 + Math.sin(angle) * away * 0.82,
            c.random.between(18, 52),
            mix("#2f5540", "#6f9a55", c.random.between(0, 1)),
          );
        }),
        ...times(90, () =>
          circle(
            c.random.around(1120, 190),
            c.random.around(160, 150),
            c.random.between(6, 16),
            c.random.pick(["#8fb568", "#a9c878", "#5f8a4e"]),
          ),
        ),
      ];
    },
  },

  "hospital-night": {
    format: "wide",
    description: "Night shift at the regional hospital",
    scene: (c) => {
      const ground = 520;
      const block = (x: number, w: number, h: number, columns: number, rows: number, wall: string) => [
        rect(x, ground - h, w, h, wall),
        rect(x, ground - h - 8, w, 10, mix(wall, "#ffffff", 0.15)),
        windows(c, x + 12, ground - h + 14, w - 24, h - 70, {
          lit: ["#ffe3a0", "#ffd077", "#d6eef0", "#fff2cc"],
          dark: mix(wall, "#0a1226", 0.55),
          share: 0.42,
          columns,
          rows,
        }),
      ];
      const building = [
        ...block(90, 300, 300, 10, 7, "#2c3f5f"),
        ...block(820, 300, 240, 10, 5, "#283a58"),
        ...block(360, 490, 410, 15, 9, "#36496c"),
      ];
      const ambulance = [
        ellipse(0, 4, 130, 12, { fill: "#050a18", opacity: 0.6 }),
        path(
          "M-120 -6L-120 -98Q-118 -108 -106 -108L46 -108Q58 -106 70 -86L92 -54L112 -48Q122 -44 122 -30L122 -6Z",
          c.linear(["#f5f3ec", "#c3cad3"]),
        ),
        path("M52 -96L66 -92L86 -56L52 -56Z", "#20304a"),
        rect(-120, -52, 242, 14, "#c8402f"),
        rect(-20, -96, 46, 34, "#20304a", 4),
        rect(-84, -94, 12, 34, "#c8402f"),
        rect(-95, -83, 34, 12, "#c8402f"),
        rect(10, -122, 44, 14, "#5aa0ff", 5),
        circle(-74, -4, 21, "#10151f"),
        circle(-74, -4, 9, "#7d8794"),
        circle(74, -4, 21, "#10151f"),
        circle(74, -4, 9, "#7d8794"),
        glow(c, 122, -30, 60, "#fff2c0", 0.9),
      ];
      const front = [place(ambulance, 300, 590, 1.15), place(ambulance, 990, 570, 0.9, 0, true)];
      return [
        sky(c, ["#081127", "#14264b", "#33507c", "#6c7ea0"], ground),
        stars(c, 130, 260),
        path("M1062 62A36 36 0 1 0 1086 110A30 30 0 0 1 1062 62Z", "#f3ecd4"),
        glow(c, 1050, 96, 170, "#b9c8e6", 0.5),
        ...times(22, (i) => rect(i * 60 - 20, ground - 60 - c.random.between(0, 90), 56, 160, "#1d2e50")),
        ...building,
        rect(560, ground - 440, 90, 30, "#2a3a59"),
        rect(590, ground - 396, 30, 76, "#e9f4f2"),
        rect(567, ground - 373, 76, 30, "#e9f4f2"),
        glow(c, 605, ground - 358, 120, "#bfeee6", 0.6),
        rect(0, ground, 1200, 160, c.linear(["#2a3855", "#141d33"])),
        mirrored(building, ground, 0.22, 0.45),
        glow(c, 605, ground, 330, "#ffe7b0", 0.8, 0.5),
        rect(440, ground - 96, 330, 96, "#fff0c8"),
        ...times(6, (i) => rect(440 + i * 66, ground - 96, 4, 96, "#7a6f66")),
        polygon(
          [
            [400, ground - 118],
            [810, ground - 118],
            [840, ground - 96],
            [370, ground - 96],
          ],
          "#e8edf0",
        ),
        rect(384, ground - 98, 8, 104, "#9aa6b8"),
        rect(818, ground - 98, 8, 104, "#9aa6b8"),
        ...[
          [500, 62],
          [540, 58],
          [670, 64],
          [712, 60],
        ].map(([x, h], i) =>
          person(
            x as number,
            ground + 6,
            h as number,
            ["#2f6b74", "#e9f4f2", "#2f6b74", "#4a5a78"][i] as string,
            { build: i % 2 ? "coat" : "trousers", head: ["scarf", "short", "cap", "bun"][i] as "scarf" },
            "#3a2c2c",
          ),
        ),
        polygon(
          [
            [440, ground],
            [770, ground],
            [930, 675],
            [300, 675],
          ],
          { fill: c.linear(["#ffe7b0", "#ffe7b000"]), opacity: 0.4 },
        ),
        ...front,
        glow(c, 336, 452, 210, "#4f9bff", 0.9),
        glow(c, 962, 462, 150, "#4f9bff", 0.7),
        place(
          [
            line(
              [
                [-56, -34],
                [58, -34],
              ],
              "#dfe6ea",
              7,
            ),
            line(
              [
                [-40, -34],
                [-16, 0],
              ],
              "#98a4b0",
              3,
            ),
            line(
              [
                [40, -34],
                [16, 0],
              ],
              "#98a4b0",
              3,
            ),
            limb(
              [
                [-40, -46, 9],
                [40, -44, 8],
              ],
              "#f6f4ee",
            ),
            circle(-54, -48, 8, "#8a5a40"),
            circle(-18, 2, 6, "#0b101a"),
            circle(18, 2, 6, "#0b101a"),
            person(-86, 4, 108, "#2f6b74", { build: "trousers", head: "cap" }, "#25303a"),
            person(84, 4, 112, "#d98a2f", { build: "trousers", head: "bun" }, "#25303a", true),
          ],
          620,
          600,
          1,
        ),
        ripples(c, 600, 675, "#8fa6cc", 26, 0.25),
      ];
    },
  },

  tram: {
    format: "landscape",
    description: "The last tram of the evening on a wet avenue",
    scene: (c) => {
      const ground = 560;
      const shop = (x: number, w: number, h: number, wall: string) => [
        rect(x, ground - h, w, h, wall),
        windows(c, x + 10, ground - h + 20, w - 20, h - 150, {
          lit: ["#ffd58a", "#ffbf66"],
          dark: mix(wall, "#140f26", 0.5),
          share: 0.35,
          columns: Math.round(w / 48),
          rows: Math.round((h - 150) / 66),
        }),
        rect(x + 10, ground - 104, w - 20, 104, c.linear(["#ffe6b0", "#f2a85a"])),
        ...times(Math.round(w / 60), (i) => rect(x + 14 + i * 60, ground - 104, 4, 104, "#3a2540")),
        path(
          `M${x + 4} ${ground - 122}L${x + w - 4} ${ground - 122}L${x + w + 8} ${ground - 92}L${x - 8} ${ground - 92}Z`,
          c.random.pick(["#9a3a3a", "#2f6b6f", "#c98a3d"]),
        ),
      ];
      const street = [
        ...shop(-30, 230, 400, "#5b466e"),
        ...shop(206, 200, 330, "#6c4f6f"),
        ...shop(412, 250, 440, "#4f4168"),
        ...shop(668, 210, 360, "#64496a"),
        ...shop(884, 340, 420, "#564369"),
      ];
      const tram = [
        rect(-10, 340, 930, 226, c.linear(["#f4e6c8", "#e6d2aa"]), 26),
        rect(-10, 470, 930, 76, "#b23a2f"),
        rect(-10, 462, 930, 8, "#8a2a24"),
        rect(860, 352, 54, 170, c.linear(["#1d2744", "#4c5a7c"]), 12),
        rect(-10, 330, 920, 18, "#8f8876", 8),
        rect(-10, 366, 850, 92, c.linear(["#fff1c4", "#ffd789"])),
        ...times(11, (i) =>
          group([
            i % 4 === 2
              ? ""
              : bust(
                  20 + i * 76 + c.random.between(-8, 10),
                  458,
                  52 + c.random.between(-4, 6),
                  mix("#4a2c3c", "#5f4a66", c.random.between(0, 1)),
                  c.random.pick(["short", "scarf", "bun"]),
                ),
          ]),
        ),
        ...times(12, (i) => rect(-14 + i * 76, 362, 9, 100, "#dcc69b")),
        ...[228, 608].map((x) =>
          group([
            rect(x, 362, 82, 190, "#c9b68e"),
            rect(x + 5, 370, 33, 174, c.linear(["#fff1c4", "#e0a85c"])),
            rect(x + 44, 370, 33, 174, c.linear(["#fff1c4", "#e0a85c"])),
          ]),
        ),
        rect(20, 552, 880, 20, "#2a2233"),
        ...[110, 190, 700, 780].map((x) => group([circle(x, 570, 20, "#1a1524"), circle(x, 570, 9, "#6d6578")])),
        glow(c, 910, 526, 110, "#fff6d0", 1),
        circle(906, 526, 9, "#fffbe8"),
        line(
          [
            [420, 332],
            [480, 280],
            [540, 232],
          ],
          "#2a2233",
          5,
        ),
        line(
          [
            [480, 280],
            [420, 250],
            [540, 232],
          ],
          "#2a2233",
          4,
        ),
        line(
          [
            [500, 230],
            [580, 230],
          ],
          "#2a2233",
          6,
        ),
      ];
      return [
        sky(c, ["#2a2a55", "#5a4577", "#b8677c", "#f0a27c"], ground),
        clouds(c, 12, 30, 240, "#d98a8a", 0.4),
        ...street,
        rect(0, ground, 1200, 240, c.linear(["#5c4a68", "#2f2a48", "#1a1a33"])),
        mirrored(street, ground + 4, 0.3, 0.5),
        line(
          [
            [-10, 229],
            [1210, 222],
          ],
          "#1f1a2e",
          2.4,
        ),
        line(
          [
            [-10, 190],
            [1210, 180],
          ],
          "#1f1a2e",
          1.6,
        ),
        ...times(9, (i) =>
          line(
            [
              [60 + i * 140, 190 - i * 1.2],
              [60 + i * 140, 229 - i],
            ],
            "#1f1a2e",
            1.4,
          ),
        ),
        ...[1010].flatMap((x) => [
          line(
            [
              [x, 600],
              [x, 150],
            ],
            "#1f1a2e",
            9,
          ),
          line(
            [
              [x, 176],
              [x - 190, 190],
            ],
            "#1f1a2e",
            5,
          ),
          line(
            [
              [x, 280],
              [x + 60, 262],
            ],
            "#1f1a2e",
            5,
          ),
          glow(c, x + 66, 280, 150, "#ffdf9a", 0.9),
          lens(x + 66, 272, 40, 22, "#fff4d0"),
        ]),
        mirrored(tram, 580, 0.42, 0.7),
        ...tram,
        rect(0, 594, 1200, 5, "#8f7f94"),
        rect(0, 612, 1200, 4, "#4a4160"),
        ...times(46, () => {
          const t = c.random.between(0, 1);
          return lens(
            c.random.between(0, 1200),
            600 + t * 200,
            40 + t * 160,
            2 + t * 5,
            c.random.pick(["#ffcf8a", "#e98a6a", "#8a6a94", "#2a2544"]),
          );
        }),
        mirrored([umbrella(c, 1080, 700, 1, "#c8402f")], 704, 0.4, 0.6),
        umbrella(c, 1080, 700, 1, "#c8402f"),
        umbrella(c, 250, 760, 1.15, "#2f7f86"),
        person(350, 764, 190, "#191631", { build: "coat", head: "short" }),
        rain(c, 130, "#ffe6c8", 0.26),
      ];
    },
  },
} satisfies Record<string, Drawing>;

function silhouette(colour: string) {
  return { skin: colour, farSkin: colour, shirt: colour, shorts: colour };
}

/** A stone house with a flat roof, an arched window or two and light from the left. */
function house(c: Canvas, x: number, y: number, width: number, height: number, wall: string): string {
  const lit = c.random.chance(0.4);
  const columns = Math.max(1, Math.floor(width / 44));
  return group([
    rect(x, y - height, width, height + 60, wall),
    rect(x + width * 0.68, y - height, width * 0.32, height + 60, { fill: "#4a2a40", opacity: 0.24 }),
    rect(x - 4, y - height - 7, width + 8, 9, mix(wall, "#ffe6b8", 0.4)),
    ...times(columns * 2, (i) => {
      const [wx, wy] = [x + ((i % columns) + 0.5) * (width / columns), y - height + 46 + Math.floor(i / columns) * 54];
      const fill = lit && c.random.chance(0.55) ? "#ffd98c" : mix(wall, "#2e1a30", 0.7);
      return group([arch(wx, wy + 2, 22, 34, mix(wall, "#ffffff", 0.22)), arch(wx, wy, 16, 29, fill)]);
    }),
    c.random.chance(0.22)
      ? dome(x + width / 2, y - height - 6, width * 0.28, mix(wall, "#fff0d0", 0.35), mix(wall, "#5a3048", 0.5), false)
      : "",
  ]);
}

function umbrella(c: Canvas, x: number, y: number, scale: number, colour: string): string {
  const ribs: Point[] = [
    [-70, -176],
    [-24, -170],
    [24, -170],
    [70, -176],
  ];
  return place(
    [
      person(0, 0, 180, "#191631", anyLook(c.random)),
      line(
        [
          [22, -96],
          [12, -216],
        ],
        "#191631",
        3,
      ),
      path("M-72 -174Q-64 -226 2 -228Q68 -226 76 -174Q54 -186 28 -172Q2 -186 -24 -172Q-50 -186 -72 -174Z", colour),
      ...ribs.slice(1, 3).map(([rx, ry]) =>
        curve(
          [
            [2, -228],
            [rx * 0.8, -206],
            [rx, ry],
          ],
          "#00000044",
          1.6,
        ),
      ),
    ],
    x,
    y,
    scale,
  );
}
