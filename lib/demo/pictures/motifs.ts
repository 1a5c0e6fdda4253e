/** Things that appear in more than one picture: skies, water, land, light, plants, buildings. */
import {
  type Canvas,
  circle,
  curve,
  ellipse,
  group,
  limb,
  line,
  type Point,
  path,
  place,
  polygon,
  rect,
  type Stop,
  smooth,
  times,
} from "./drawing.ts";

export function sky(c: Canvas, stops: readonly Stop[], bottom = c.height): string {
  return rect(0, 0, c.width, bottom, c.linear(stops));
}

/** Light that fades to nothing; `colour` has six digits. */
export function glow(c: Canvas, x: number, y: number, radius: number, colour: string, opacity = 1, flat = 1): string {
  const fill = c.radial([colour, [`${colour}73`, 0.3], [`${colour}1f`, 0.65], `${colour}00`]);
  return ellipse(x, y, radius, radius * flat, { fill, opacity });
}

/** A beam from (x, y) to the segment `a`–`b`. */
export function beam(c: Canvas, from: Point, a: Point, b: Point, colour: string, opacity: number): string {
  return polygon([from, a, b], { fill: c.linear([colour, `${colour}00`]), opacity, blend: "screen" });
}

export function stars(c: Canvas, count: number, bottom: number, colour = "#ffffff"): string {
  return group(
    times(count, () => {
      const size = c.random.between(0.4, 1) ** 2 * 1.7;
      return circle(c.random.between(0, c.width), c.random.between(0, 1) ** 1.3 * bottom, size, {
        fill: colour,
        opacity: c.random.between(0.25, 1),
      });
    }),
  );
}

/** Flat banks of cloud: lens-shaped streaks, longer and paler towards the edge of each bank. */
export function clouds(c: Canvas, count: number, top: number, bottom: number, colour: string, opacity = 0.5): string {
  const { random } = c;
  return group(
    times(count, () => {
      const [x, y] = [random.between(-100, c.width + 100), random.between(top, bottom)];
      const length = random.between(120, 420);
      return group(
        times(5, () => {
          const [dx, dy] = [random.around(0, length * 0.5), random.around(0, 13)];
          return lens(x + dx, y + dy, length * random.between(0.3, 0.9), random.between(4, 15), colour);
        }),
        { opacity: opacity * random.between(0.3, 1) },
      );
    }),
  );
}

export function lens(x: number, y: number, length: number, height: number, fill: string): string {
  const half = length / 2;
  return path(
    smooth(
      [
        [x - half, y],
        [x - half * 0.3, y - height / 2],
        [x + half * 0.4, y - height * 0.4],
        [x + half, y],
        [x, y + height * 0.35],
      ],
      true,
    ),
    fill,
  );
}

/** Heaped summer clouds standing on a flat base. */
export function cumulus(c: Canvas, x: number, y: number, size: number, light: string, shade: string): string {
  const { random } = c;
  const puffs = times(11, (i) => {
    const t = i / 10 - 0.5;
    const rise = (1 - (2 * t) ** 2) * size * 0.34;
    return circle(x + t * size * 1.5, y - rise * random.between(0.5, 1), size * random.between(0.14, 0.26), {});
  });
  const shape = c.clip(rect(x - size * 2, y - size * 2, size * 4, size * 2, {}));
  return group(
    [
      group(puffs, { fill: light }),
      group(puffs, { fill: shade, transform: `translate(${size * 0.07} ${size * 0.13})`, opacity: 0.8 }),
    ],
    { clip: shape },
  );
}

/** The crest line of hills from edge to edge; a higher `roughness` makes mountains of them. */
export function crest(c: Canvas, y: number, height: number, roughness = 0.4, step = 24): Point[] {
  const { random } = c;
  const waves = times(5, (i) => ({
    length: c.width / (1 + i * 1.3) / random.between(0.8, 1.3),
    phase: random.between(0, 7),
    size: height / (1 + i * 1.1),
  }));
  return times(c.width / step + 3, (i) => {
    const x = (i - 1) * step;
    const rise = waves.reduce(
      (sum, wave) => sum + Math.sin((x / wave.length) * Math.PI * 2 + wave.phase) * wave.size,
      0,
    );
    return [x, y - rise * 0.4 - random.around(0, height * roughness * 0.5)] as const;
  });
}

/** Everything below a crest line. */
export function land(c: Canvas, points: readonly Point[], fill: string, sharp = false): string {
  const top = sharp ? `M${points.map((point) => point.join(" ")).join("L")}` : smooth(points);
  return path(`${top}L${c.width + 60} ${c.height + 10}L-60 ${c.height + 10}Z`, fill);
}

/** Short strokes of light on water, denser near `x`, longer towards the viewer. */
export function glints(
  c: Canvas,
  x: number,
  top: number,
  bottom: number,
  spread: number,
  colour: string,
  count = 160,
): string {
  const { random } = c;
  return group(
    times(count, () => {
      const depth = random.between(0, 1) ** 0.8;
      const length = (8 + depth * 70) * random.between(0.3, 1);
      const height = 1.2 + depth * 5;
      const offset = random.around(0, spread * (0.35 + depth));
      return group([lens(x + offset, top + depth * (bottom - top), length, height, colour)], {
        opacity: random.between(0.25, 0.95),
      });
    }),
  );
}

/** Long faint ripples over a stretch of water. */
export function ripples(c: Canvas, top: number, bottom: number, colour: string, count = 60, opacity = 0.4): string {
  const { random } = c;
  return group(
    times(count, () => {
      const depth = random.between(0, 1);
      return lens(
        random.between(0, c.width),
        top + depth ** 1.4 * (bottom - top),
        40 + depth * 190 * random.between(0.4, 1),
        1 + depth * 4,
        colour,
      );
    }),
    { opacity },
  );
}

export function gull(x: number, y: number, size: number, colour: string, turn = 0): string {
  return place([path("M-10 -3Q-5 -8 0 0Q5 -8 10 -3Q5 -5 0 2.4Q-5 -5 -10 -3Z", colour)], x, y, size / 10, turn);
}

/** A round-headed tree: overlapping leaves of three tones, light from the upper left. */
export function tree(
  c: Canvas,
  x: number,
  y: number,
  height: number,
  tones: readonly [string, string, string],
  trunk: string,
  lean = 0,
): string {
  const { random } = c;
  const radius = height * 0.36;
  const [cx, cy] = [x + lean, y - height + radius];
  const leaves = (count: number, dx: number, dy: number, spread: number, size: number, fill: string) =>
    group(
      times(count, () => {
        const [angle, away] = [random.between(0, 6.283), Math.sqrt(random.between(0, 1)) * radius * spread];
        return circle(
          cx + dx * radius + Math.cos(angle) * away,
          cy + dy * radius + Math.sin(angle) * away * 0.85,
          radius * random.between(size * 0.6, size),
          {},
        );
      }),
      { fill },
    );
  return group([
    limb(
      [
        [x, y, height * 0.045],
        [x + lean * 0.4, y - height * 0.35, height * 0.028],
        [cx, cy, height * 0.014],
      ],
      trunk,
    ),
    limb(
      [
        [x + lean * 0.3, y - height * 0.3, height * 0.02],
        [cx + radius * 0.5, cy, height * 0.01],
      ],
      trunk,
    ),
    leaves(34, 0, 0.06, 0.84, 0.3, tones[0]),
    leaves(40, -0.12, -0.14, 0.76, 0.16, tones[1]),
    leaves(34, -0.24, -0.3, 0.62, 0.085, tones[2]),
  ]);
}

export function cypress(x: number, y: number, height: number, dark: string, light: string): string {
  const w = height * 0.11;
  return group([
    path(
      `M${x} ${y - height}C${x + w * 1.1} ${y - height * 0.6} ${x + w * 1.3} ${y - height * 0.1} ${x + w * 0.3} ${y}L${x - w * 0.3} ${y}C${x - w * 1.3} ${y - height * 0.1} ${x - w * 1.1} ${y - height * 0.6} ${x} ${y - height}Z`,
      dark,
    ),
    path(
      `M${x} ${y - height}C${x - w * 0.1} ${y - height * 0.6} ${x - w * 0.2} ${y - height * 0.2} ${x - w * 0.3} ${y - height * 0.06}C${x - w * 1.3} ${y - height * 0.1} ${x - w * 1.1} ${y - height * 0.6} ${x} ${y - height}Z`,
      { fill: light, opacity: 0.6 },
    ),
  ]);
}

export function palm(c: Canvas, x: number, y: number, height: number, colour: string): string {
  const { random } = c;
  const lean = random.between(-0.12, 0.12) * height;
  const [tx, ty] = [x + lean, y - height];
  const fronds = times(11, (i) => {
    const angle = Math.PI * (1.08 + (i / 10) * -1.16) + random.around(0, 0.12);
    const reach = height * random.between(0.3, 0.42);
    const [ex, ey] = [tx + Math.cos(angle) * reach, ty - Math.sin(angle) * reach * 0.6 + reach * 0.32];
    const [mx, my] = [tx + Math.cos(angle) * reach * 0.55, ty - Math.sin(angle) * reach * 0.75 - reach * 0.08];
    return path(
      `M${tx} ${ty}Q${mx} ${my - height * 0.03} ${ex} ${ey}Q${mx} ${my + height * 0.045} ${tx} ${ty}Z`,
      colour,
    );
  });
  return group([
    limb(
      [
        [x, y, height * 0.024],
        [x + lean * 0.35, y - height * 0.5, height * 0.017],
        [tx, ty, height * 0.018],
      ],
      colour,
    ),
    ...fronds,
  ]);
}

export function pine(x: number, y: number, height: number, dark: string, snow: string): string {
  const tier = (top: number, bottom: number, half: number) => {
    const [t, b, w] = [y - height * top, y - height * bottom, height * half];
    return group([
      polygon(
        [
          [x, t],
          [x + w, b],
          [x + w * 0.5, b - height * 0.02],
          [x, b + height * 0.01],
          [x - w * 0.5, b - height * 0.02],
          [x - w, b],
        ],
        dark,
      ),
      polygon(
        [
          [x, t],
          [x - w * 0.92, b - height * 0.008],
          [x - w * 0.3, b - height * 0.09],
        ],
        { fill: snow, opacity: 0.9 },
      ),
    ]);
  };
  return group([
    rect(x - height * 0.02, y - height * 0.1, height * 0.04, height * 0.1, dark),
    tier(0.66, 0.06, 0.23),
    tier(0.84, 0.3, 0.18),
    tier(1, 0.54, 0.12),
  ]);
}

/** Blades bending one way; each is a thin leaf from the ground. */
export function reeds(
  c: Canvas,
  from: number,
  to: number,
  y: number,
  height: number,
  colours: readonly string[],
  count: number,
  heads = 0.25,
): string {
  const { random } = c;
  return group(
    times(count, () => {
      const x = random.between(from, to);
      const h = height * random.between(0.55, 1);
      const bend = random.around(h * 0.12, h * 0.22);
      const w = Math.max(1.2, h * 0.016);
      const colour = random.pick(colours);
      const tip: Point = [x + bend, y - h];
      const blade = path(
        `M${x - w} ${y}Q${x} ${y - h * 0.6} ${tip[0]} ${tip[1]}Q${x + w * 1.5} ${y - h * 0.6} ${x + w} ${y}Z`,
        colour,
      );
      return random.chance(heads)
        ? group([
            blade,
            limb(
              [
                [tip[0], tip[1], w * 1.5],
                [tip[0] - bend * 0.16, tip[1] + h * 0.13, w * 1.5],
              ],
              colour,
            ),
          ])
        : blade;
    }),
  );
}

export type Facade = { lit: readonly string[]; dark: string; share: number; columns: number; rows: number };

/** A grid of windows inside a wall, some of them lit. */
export function windows(c: Canvas, x: number, y: number, width: number, height: number, facade: Facade): string {
  const { random } = c;
  const [w, h] = [width / facade.columns, height / facade.rows];
  return group(
    times(facade.columns * facade.rows, (i) =>
      rect(
        x + (i % facade.columns) * w + w * 0.22,
        y + Math.floor(i / facade.columns) * h + h * 0.2,
        w * 0.56,
        h * 0.58,
        random.chance(facade.share) ? random.pick(facade.lit) : facade.dark,
      ),
    ),
  );
}

/** An arch standing on (x, y): a door, a window, a niche. */
export function arch(x: number, y: number, width: number, height: number, fill: string, pointed = false): string {
  const [l, r, spring] = [x - width / 2, x + width / 2, y - height + width / 2];
  const head = pointed
    ? `L${l} ${spring}Q${l} ${spring - width * 0.42} ${x} ${y - height}Q${r} ${spring - width * 0.42} ${r} ${spring}`
    : `L${l} ${spring}A${width / 2} ${width / 2} 0 0 1 ${r} ${spring}`;
  return path(`M${l} ${y}${head}L${r} ${y}Z`, fill);
}

/** A dome on a drum, its base centred on (x, y). */
export function dome(x: number, y: number, radius: number, light: string, dark: string, finial = true): string {
  const drum = radius * 0.3;
  return group([
    rect(x - radius * 0.94, y - drum, radius * 1.88, drum, dark),
    path(
      `M${x - radius} ${y - drum}C${x - radius * 1.05} ${y - drum - radius * 0.8} ${x - radius * 0.4} ${y - drum - radius} ${x} ${y - drum - radius * 1.18}C${x + radius * 0.4} ${y - drum - radius} ${x + radius * 1.05} ${y - drum - radius * 0.8} ${x + radius} ${y - drum}Z`,
      light,
    ),
    path(
      `M${x} ${y - drum - radius * 1.18}C${x + radius * 0.4} ${y - drum - radius} ${x + radius * 1.05} ${y - drum - radius * 0.8} ${x + radius} ${y - drum}L${x + radius * 0.3} ${y - drum}C${x + radius * 0.4} ${y - drum - radius * 0.7} ${x + radius * 0.2} ${y - drum - radius} ${x} ${y - drum - radius * 1.18}Z`,
      { fill: dark, opacity: 0.55 },
    ),
    finial
      ? line(
          [
            [x, y - drum - radius * 1.16],
            [x, y - drum - radius * 1.5],
          ],
          dark,
          Math.max(1.4, radius * 0.05),
        )
      : "",
  ]);
}

/** A sagging cable between two points. */
export function cable(a: Point, b: Point, sag: number, colour: string, width = 1.2): string {
  return path(`M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + sag * 2} ${b[0]} ${b[1]}`, {
    stroke: colour,
    width,
  });
}

/** A soft band of mist. */
export function mist(c: Canvas, y: number, height: number, colour: string, opacity: number): string {
  return rect(0, y - height / 2, c.width, height, { fill: c.linear([`${colour}00`, colour, `${colour}00`]), opacity });
}

export function rain(c: Canvas, count: number, colour: string, opacity: number, slant = -0.16): string {
  const { random } = c;
  return group(
    times(count, () => {
      const [x, y, length] = [random.between(-60, c.width + 60), random.between(-40, c.height), random.between(18, 70)];
      return line(
        [
          [x, y],
          [x + slant * length, y + length],
        ],
        colour,
        random.between(0.6, 1.5),
      );
    }),
    { opacity },
  );
}

/** A wavy thread of smoke, steam or dust that thins as it rises. */
export function smoke(c: Canvas, x: number, y: number, height: number, colour: string, opacity: number): string {
  const { random } = c;
  return group(
    times(3, (strand) => {
      const drift = random.between(0.1, 0.3);
      const points = times(
        8,
        (i) =>
          [
            x + strand * 5 + Math.sin(i * 0.9 + strand * 2) * height * 0.04 * (1 + i * 0.3) + i * height * 0.12 * drift,
            y - (i / 7) * height,
          ] as const,
      );
      return curve(points, colour, height * 0.03 * (strand + 1), { opacity: opacity / (strand + 1) });
    }),
  );
}

/** An ear of wheat on its stalk, nodding by `bend`. */
export function ear(x: number, y: number, height: number, bend: number, colour: string, awned: boolean): string {
  const grains = times(7, (i) =>
    [
      ellipse(-4, -i * 7, 3.4, 6, { fill: colour, transform: `rotate(-22 -4 ${-i * 7})` }),
      ellipse(4, -i * 7 - 3, 3.4, 6, { fill: colour, transform: `rotate(22 4 ${-i * 7 - 3})` }),
    ].join(""),
  );
  const awns = awned
    ? times(5, (i) =>
        line(
          [
            [0, -14 - i * 8],
            [(i - 2) * 8, -64 - i * 6],
          ],
          colour,
          0.9,
        ),
      )
    : [];
  return group([
    path(`M${x} ${y}Q${x} ${y - height * 0.6} ${x + bend} ${y - height}`, { stroke: colour, width: 2.6 }),
    place([...grains, ...awns], x + bend, y - height, 0.95, bend * 0.9),
  ]);
}
