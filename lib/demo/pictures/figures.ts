/** People, as silhouettes: standing by height, moving by their joints. */

import { circle, ellipse, group, type Joint, limb, type Paint, path, place } from "./drawing.ts";
import type { Random } from "./random.ts";

const builds = ["trousers", "coat", "robe", "dress"] as const;
const heads = ["short", "short", "bun", "scarf", "cap"] as const;

export type Look = { build: (typeof builds)[number]; head: (typeof heads)[number] };

export function anyLook(random: Random): Look {
  return { build: random.pick(builds), head: random.pick(heads) };
}

/** Somebody standing at (x, y), seen from a little way off. `shade` models one side of the body. */
export function person(
  x: number,
  y: number,
  height: number,
  colour: string,
  look: Look,
  shade = colour,
  flip = false,
): string {
  return place(
    [...legs(look.build, colour), body(look.build, colour), ...headOf(look.head, shade), ...arms(shade)],
    x,
    y,
    height / 100,
    0,
    flip,
  );
}

function legs(build: Look["build"], colour: string): string[] {
  if (build === "dress")
    return [
      limb(
        [
          [-3.6, -20, 3],
          [-3.8, -3, 2.4],
          [-5.6, -1.6, 1.6],
        ],
        colour,
      ),
      limb(
        [
          [3.6, -20, 3],
          [4.2, -3, 2.4],
          [6.2, -1.6, 1.6],
        ],
        colour,
      ),
    ];
  if (build === "robe") return [ellipse(-3.5, -1, 4, 1.6, colour), ellipse(4, -1, 4, 1.6, colour)];
  return [
    limb(
      [
        [-3.6, -46, 5.6],
        [-4.4, -22, 3.8],
        [-4.6, -3, 2.8],
        [-7, -1.6, 1.6],
      ],
      colour,
    ),
    limb(
      [
        [3.6, -46, 5.6],
        [4.8, -22, 3.8],
        [6, -3, 2.8],
        [8.4, -1.6, 1.6],
      ],
      colour,
    ),
  ];
}

function body(build: Look["build"], colour: string): string {
  const hems = {
    trousers: "L9.5 -43L-9.5 -43",
    coat: "L12 -28L-12 -28",
    robe: "L12 -2L-12 -2",
    dress: "L14 -16L-14 -16",
  };
  return path(`M-4 -85L4 -85Q11 -84 11.5 -77L8.2 -58${hems[build]}L-8.2 -58L-11.5 -77Q-11 -84 -4 -85Z`, colour);
}

function arms(colour: string): string[] {
  return [
    limb(
      [
        [-9.6, -79, 3.6],
        [-12.4, -63, 2.9],
        [-10.6, -47, 2.3],
      ],
      colour,
    ),
    limb(
      [
        [9.6, -79, 3.6],
        [12.2, -63, 2.9],
        [11.6, -48, 2.3],
      ],
      colour,
    ),
  ];
}

function headOf(head: Look["head"], colour: string): string[] {
  const skull = ellipse(0, -92.5, 5.4, 6.6, colour);
  const neck = limb(
    [
      [0, -90, 3],
      [0, -83, 3.4],
    ],
    colour,
  );
  if (head === "scarf")
    return [
      path(
        "M0 -100C8 -100 8 -90 7.4 -86C9 -82 10 -80 11 -77L-11 -77C-10 -80 -9 -82 -7.4 -86C-8 -90 -8 -100 0 -100Z",
        colour,
      ),
    ];
  if (head === "bun") return [skull, neck, circle(-4.6, -97, 3.4, colour)];
  if (head === "cap") return [skull, neck, path("M-6 -95C-6 -101 6 -101 6 -95L10 -94.4L-6 -94Z", colour)];
  return [skull, neck];
}

/** Head and shoulders from behind: audiences, councils, crowds at a rail. */
export function bust(x: number, y: number, size: number, paint: Paint, head: Look["head"] = "short"): string {
  const hair =
    head === "scarf"
      ? path(
          "M0 -58C20 -58 21 -36 18 -22C22 -14 26 -10 30 -6L-30 -6C-26 -10 -22 -14 -18 -22C-21 -36 -20 -58 0 -58Z",
          paint,
        )
      : group([ellipse(0, -38, 14, 17, paint), head === "bun" ? circle(0, -58, 8, paint) : ""]);
  return place([path("M-34 4C-34 -14 -22 -18 -8 -21L8 -21C22 -18 34 -14 34 4Z", paint), hair], x, y, size / 60);
}

export type Pose = {
  head: Joint;
  torso: readonly Joint[];
  near: { arm: readonly Joint[]; leg: readonly Joint[] };
  far: { arm: readonly Joint[]; leg: readonly Joint[] };
};

/** In full stride, facing right. */
export const running: Pose = {
  head: [9, -92, 7.2],
  torso: [
    [4, -77, 7.6],
    [1, -62, 6.4],
    [-1, -50, 7],
  ],
  near: {
    arm: [
      [4, -78, 4],
      [-9, -66, 3.2],
      [-1, -54, 2.4],
    ],
    leg: [
      [0, -49, 6.6],
      [17, -38, 5],
      [14, -17, 3.4],
      [22, -12, 2],
    ],
  },
  far: {
    arm: [
      [4, -78, 4],
      [15, -64, 3.2],
      [27, -70, 2.4],
    ],
    leg: [
      [0, -49, 6.4],
      [-8, -28, 4.8],
      [-28, -24, 3.2],
      [-31, -15, 2],
    ],
  },
};

export type Kit = { skin: string; farSkin: string; shirt: string; shorts: string; hair?: string };

/** Somebody in motion, about 100 units tall, facing right. The kit is drawn over the same joints. */
export function athlete(pose: Pose, kit: Kit): string[] {
  const shorts = (leg: readonly Joint[]): Joint[] => {
    const [hip, knee] = [leg[0] as Joint, leg[1] as Joint];
    return [hip, [hip[0] + (knee[0] - hip[0]) * 0.55, hip[1] + (knee[1] - hip[1]) * 0.55, knee[2] + 1.4]];
  };
  const sleeve = (arm: readonly Joint[]): Joint[] => {
    const [shoulder, elbow] = [arm[0] as Joint, arm[1] as Joint];
    return [
      shoulder,
      [shoulder[0] + (elbow[0] - shoulder[0]) * 0.5, shoulder[1] + (elbow[1] - shoulder[1]) * 0.5, elbow[2] + 0.9],
    ];
  };
  const chest = pose.torso[0] as Joint;
  const [hx, hy, hr] = pose.head;
  return [
    limb(pose.far.arm, kit.farSkin),
    limb(pose.far.leg, kit.farSkin),
    limb(shorts(pose.far.leg), kit.shorts),
    limb([chest, [hx, hy, hr * 0.55]], kit.skin),
    limb(pose.near.leg, kit.skin),
    limb(shorts(pose.near.leg), kit.shorts),
    limb(pose.torso, kit.shirt),
    circle(hx, hy, hr, kit.skin),
    kit.hair
      ? path(
          `M${hx - hr * 1.08} ${hy + hr * 0.3}A${hr * 1.08} ${hr * 1.08} 0 0 1 ${hx + hr * 0.8} ${hy - hr * 0.7}Q${hx} ${hy - hr * 0.4} ${hx - hr * 0.3} ${hy + hr * 0.5}Z`,
          kit.hair,
        )
      : "",
    limb(pose.near.arm, kit.skin),
    limb(sleeve(pose.near.arm), kit.shirt),
  ];
}
