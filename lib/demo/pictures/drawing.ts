/**
 * The drawing tools: shapes are strings of SVG, a canvas keeps the gradients and clips that they refer to.
 */
import { type Random, seeded } from "./random.ts";

export type Point = readonly [x: number, y: number];
export type Joint = readonly [x: number, y: number, radius: number];

/** A colour, alone or with its place (0–1) along the gradient. */
export type Stop = string | readonly [colour: string, offset: number];

export type Style = {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  cap?: "round" | "butt";
  opacity?: number;
  transform?: string;
  clip?: string;
  mask?: string;
  filter?: string;
  blend?: "multiply" | "screen" | "overlay" | "soft-light";
};

/** A fill, or everything that can be said about how a shape is painted. */
export type Paint = string | Style;

export type Canvas = {
  width: number;
  height: number;
  random: Random;
  /** From top to bottom unless `[x1, y1, x2, y2]` (0–1 of the painted shape) says otherwise. */
  linear(stops: readonly Stop[], direction?: readonly [number, number, number, number]): string;
  radial(stops: readonly Stop[]): string;
  /** Repeats a tile of the given size. */
  pattern(width: number, height: number, tile: string, transform?: string): string;
  clip(shape: string): string;
  /** Shows what lies under the white of `shape`. */
  mask(shape: string): string;
  blur(deviation: number): string;
};

export type Scene = (canvas: Canvas) => readonly string[];

export type Drawing = { format: keyof typeof formats; description: string; scene: Scene };

/** Sizes in units. */
export const formats = {
  landscape: { width: 1200, height: 800 },
  wide: { width: 1200, height: 675 },
  portrait: { width: 800, height: 1000 },
  square: { width: 400, height: 400 },
} as const;

/** Size of the file: as large as a newspaper's site needs it, and no larger, since a first start draws them all. */
export function pixelsOf(format: keyof typeof formats): { width: number; height: number } {
  const { width, height } = formats[format];
  return { width: Math.round((width * 4) / 3), height: Math.round((height * 4) / 3) };
}

/** The drawing as one SVG document; `seed` decides where everything scattered falls. */
export function draw(seed: string, { format, scene }: Drawing): string {
  const { width, height } = formats[format];
  const pixels = pixelsOf(format);
  const definitions: string[] = [];
  const define = (make: (id: string) => string) => {
    const id = `d${definitions.length}`;
    definitions.push(make(id));
    return `url(#${id})`;
  };
  const canvas: Canvas = {
    width,
    height,
    random: seeded(seed),
    linear: (stops, [x1, y1, x2, y2] = [0, 0, 0, 1]) =>
      define(
        (id) =>
          `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${ramp(stops)}</linearGradient>`,
      ),
    radial: (stops) => define((id) => `<radialGradient id="${id}">${ramp(stops)}</radialGradient>`),
    pattern: (w, h, tile, transform = "") =>
      define(
        (id) =>
          `<pattern id="${id}" width="${w}" height="${h}" patternUnits="userSpaceOnUse" patternTransform="${transform}">${tile}</pattern>`,
      ),
    clip: (shape) => define((id) => `<clipPath id="${id}">${shape}</clipPath>`),
    mask: (shape) => define((id) => `<mask id="${id}">${shape}</mask>`),
    blur: (deviation) =>
      define(
        (id) =>
          `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`,
      ),
  };
  const body = [...scene(canvas), ...finish(canvas, define)].join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels.width}" height="${pixels.height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"><defs>${definitions.join("")}</defs>${body}</svg>`;
}

/** What every picture shares: edges a little darker than the middle, and the grain of print. */
function finish(canvas: Canvas, define: (make: (id: string) => string) => string): string[] {
  const { width, height } = canvas;
  const vignette = canvas.radial([
    ["#00000000", 0.55],
    ["#0000002e", 1],
  ]);
  const noise = define(
    (id) =>
      `<filter id="${id}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="7" stitchTiles="stitch"/><feColorMatrix values="0.5 0.5 0 0 0 0.5 0.5 0 0 0 0.5 0.5 0 0 0 0 0 0 0 1"/></filter>`,
  );
  // A small tile, repeated: noise over the whole picture would take seconds to make.
  const grain = canvas.pattern(240, 240, rect(0, 0, 240, 240, { filter: noise }));
  return [
    ellipse(width / 2, height / 2, width * 0.86, height * 0.92, vignette),
    rect(0, 0, width, height, { fill: grain, opacity: 0.22, blend: "soft-light" }),
  ];
}

function ramp(stops: readonly Stop[]): string {
  return stops
    .map((stop, index) => (typeof stop === "string" ? ([stop, index / (stops.length - 1)] as const) : stop))
    .map(([colour, offset]) => `<stop offset="${offset}" stop-color="${colour}"/>`)
    .join("");
}

export function rect(x: number, y: number, width: number, height: number, paint: Paint, radius = 0): string {
  const corner = radius ? ` rx="${n(radius)}"` : "";
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${corner}${painted(paint)}/>`;
}

export function circle(x: number, y: number, radius: number, paint: Paint): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"${painted(paint)}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, paint: Paint): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"${painted(paint)}/>`;
}

export function path(data: string, paint: Paint): string {
  return `<path d="${data}"${painted(paint)}/>`;
}

export function polygon(points: readonly Point[], paint: Paint): string {
  return path(`${through(points)}Z`, paint);
}

export function line(points: readonly Point[], stroke: string, width: number, style: Style = {}): string {
  return path(through(points), { stroke, width, ...style });
}

/** A soft line through all the points. */
export function curve(points: readonly Point[], stroke: string, width: number, style: Style = {}): string {
  return path(smooth(points), { stroke, width, ...style });
}

export function group(parts: readonly string[], style: Style = {}): string {
  return `<g${painted(style, true)}>${parts.join("")}</g>`;
}

/** Moves a drawing that was made around (0, 0), scales it and turns it (degrees). */
export function place(parts: readonly string[], x: number, y: number, scale = 1, turn = 0, flip = false): string {
  const scales = flip ? `${n(-scale)} ${n(scale)}` : n(scale);
  return group(parts, { transform: `translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${scales})` });
}

/** What stands above the water at `y`, upside down beneath it. */
export function mirrored(parts: readonly string[], y: number, opacity: number, squeeze = 1): string {
  return group(parts, { transform: `translate(0 ${n(y * (1 + squeeze))}) scale(1 ${-squeeze})`, opacity });
}

/** Circles joined by tapering bridges: arms, legs, branches, necks. */
export function limb(joints: readonly Joint[], paint: Paint): string {
  const data = joints.map(([x, y, radius], index) => {
    const round = `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 1 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 1 ${n(-2 * radius)} 0Z`;
    const next = joints[index + 1];
    if (!next) return round;
    const length = Math.hypot(next[0] - x, next[1] - y) || 1;
    const [u, v] = [(next[1] - y) / length, (x - next[0]) / length];
    const bridge = through([
      [x + u * radius, y + v * radius],
      [next[0] + u * next[2], next[1] + v * next[2]],
      [next[0] - u * next[2], next[1] - v * next[2]],
      [x - u * radius, y - v * radius],
    ]);
    return `${round}${bridge}Z`;
  });
  return path(data.join(""), paint);
}

export function through(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}`;
}

/** Path data of a Catmull–Rom curve through the points. */
export function smooth(points: readonly Point[], closed = false): string {
  const count = points.length;
  const at = (index: number): Point =>
    points[closed ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)] as Point;
  const [startX, startY] = at(0);
  let data = `M${n(startX)} ${n(startY)}`;
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    data += `C${[...first, ...second, ...to].map(n).join(" ")}`;
  }
  return closed ? `${data}Z` : data;
}

/** Numbers 0 … count − 1, turned into drawings. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => make(index));
}

/** A colour between two six-digit ones. */
export function mix(from: string, to: string, amount: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * amount))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

function painted(paint: Paint, isGroup = false): string {
  const style: Style = typeof paint === "string" ? { fill: paint } : paint;
  const fill = style.fill ?? (style.stroke ? "none" : undefined);
  const attributes: Attribute[] = [
    ["fill", isGroup ? style.fill : fill],
    ["stroke", style.stroke],
    ["stroke-width", style.width],
    ["stroke-dasharray", style.dash],
    ["stroke-linecap", style.stroke ? (style.cap ?? "round") : undefined],
    ["stroke-linejoin", style.stroke ? "round" : undefined],
    ...opacity(style, isGroup),
    ["transform", style.transform],
    ["clip-path", style.clip],
    ["mask", style.mask],
    ["filter", style.filter],
    ["style", style.blend && `mix-blend-mode:${style.blend}`],
  ];
  return attributes.map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`)).join("");
}

type Attribute = [name: string, value: string | number | undefined];

/** Only a group needs `opacity`: it costs a whole layer, which thousands of shapes cannot afford. */
function opacity(style: Style, isGroup: boolean): Attribute[] {
  if (style.opacity === undefined) return [];
  if (isGroup || style.blend) return [["opacity", n(style.opacity)]];
  return [[style.stroke ? "stroke-opacity" : "fill-opacity", n(style.opacity)]];
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
