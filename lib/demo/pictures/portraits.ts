/** The authors of the demo newspaper: heads and shoulders without features, told apart by hair, dress and light. */
import { circle, curve, type Drawing, ellipse, limb, line, mix, path, rect, times } from "./drawing.ts";
import { glow } from "./motifs.ts";

type Hair = "cropped" | "curls" | "bob" | "bun" | "headscarf" | "turban" | "balding" | "waves" | "braids";

type Sitter = {
  backdrop: readonly [string, string];
  skin: string;
  hair: Hair;
  hairColour: string;
  coat: string;
  collar: "open" | "shirt" | "round" | "polo";
  shirt: string;
  beard?: "short" | "full";
  glasses?: "round" | "square";
  earrings?: string;
};

const sitters = {
  "portrait-1": {
    backdrop: ["#e9b98a", "#b5654a"],
    skin: "#b57a52",
    hair: "waves",
    hairColour: "#2a1a18",
    coat: "#2f4f5f",
    collar: "open",
    shirt: "#f4ead8",
    earrings: "#f0c96a",
  },
  "portrait-2": {
    backdrop: ["#f0cf94", "#c98a3f"],
    skin: "#5f3826",
    hair: "cropped",
    hairColour: "#1a1110",
    coat: "#7a2f2f",
    collar: "shirt",
    shirt: "#f4ead8",
    glasses: "square",
  },
  "portrait-3": {
    backdrop: ["#e8c0a4", "#a8626a"],
    skin: "#cf9a70",
    hair: "headscarf",
    hairColour: "#2f6b74",
    coat: "#243a4f",
    collar: "round",
    shirt: "#2f6b74",
  },
  "portrait-4": {
    backdrop: ["#ecd0a0", "#9a7a4a"],
    skin: "#c08a60",
    hair: "balding",
    hairColour: "#8f8880",
    coat: "#4a4436",
    collar: "shirt",
    shirt: "#e6dcc8",
    beard: "full",
    glasses: "round",
  },
  "portrait-5": {
    backdrop: ["#f2c79a", "#c96f4a"],
    skin: "#7a4a32",
    hair: "curls",
    hairColour: "#1f1412",
    coat: "#d9a53f",
    collar: "round",
    shirt: "#8a3a2f",
    earrings: "#fff0c8",
  },
  "portrait-6": {
    backdrop: ["#dcc3a8", "#8a5f52"],
    skin: "#a86e48",
    hair: "turban",
    hairColour: "#e9dcc2",
    coat: "#5f3a4a",
    collar: "open",
    shirt: "#e9dcc2",
    beard: "full",
  },
  "portrait-7": {
    backdrop: ["#f3d3b0", "#b97f5a"],
    skin: "#d9a67c",
    hair: "bob",
    hairColour: "#5a2f22",
    coat: "#3f5a4a",
    collar: "polo",
    shirt: "#3f5a4a",
    glasses: "round",
  },
  "portrait-8": {
    backdrop: ["#eec08c", "#9a4f3f"],
    skin: "#b8805a",
    hair: "headscarf",
    hairColour: "#f0e2cc",
    coat: "#7a3f52",
    collar: "round",
    shirt: "#7a3f52",
    glasses: "square",
  },
  "portrait-9": {
    backdrop: ["#e6c59a", "#a5703f"],
    skin: "#8a5238",
    hair: "braids",
    hairColour: "#1c1214",
    coat: "#35507a",
    collar: "shirt",
    shirt: "#f7e6c4",
    earrings: "#e8b45a",
  },
  "portrait-10": {
    backdrop: ["#efd2b4", "#b5835f"],
    skin: "#c9946a",
    hair: "bun",
    hairColour: "#b0a8a0",
    coat: "#6d2f38",
    collar: "open",
    shirt: "#ece0cc",
    glasses: "round",
  },
} satisfies Record<string, Sitter>;

export const portraits = Object.fromEntries(
  Object.entries<Sitter>(sitters).map(([key, sitter]) => [key, portrait(sitter)]),
) as Record<keyof typeof sitters, Drawing>;

function portrait(sitter: Sitter): Drawing {
  const { backdrop, skin, coat, shirt } = sitter;
  const shadow = mix(skin, "#2a0f18", 0.34);
  return {
    format: "square",
    description: "Drawn portrait of a contributor to The Lantern",
    scene: (c) => [
      rect(0, 0, 400, 400, c.linear([backdrop[0], backdrop[1]], [0, 0, 1, 1])),
      glow(c, 130, 120, 260, "#fff3d6", 0.7),
      circle(200, 188, 148, { fill: mix(backdrop[0], "#fff6e0", 0.4), opacity: 0.55 }),
      ...behind(sitter),
      path("M22 420C24 330 66 296 136 280L264 280C334 296 376 330 378 420Z", coat),
      limb(
        [
          [200, 214, 33],
          [200, 288, 37],
        ],
        shadow,
      ),
      path("M168 262Q200 292 232 244L236 286Q200 318 164 286Z", { fill: mix(shadow, "#1a0a14", 0.3), opacity: 0.5 }),
      ...collar(sitter, shirt, coat),
      path("M248 284L264 280C334 296 376 330 378 420L222 420C262 372 270 320 248 284Z", {
        fill: "#180c18",
        opacity: 0.22,
      }),
      path(
        "M136 156C134 98 164 80 200 80C236 80 266 98 264 156C264 206 240 252 200 254C160 252 136 206 136 156Z",
        skin,
      ),
      // Half the face in shade stands for its features.
      path(
        "M212 80C242 84 266 102 264 156C264 206 240 252 200 254C226 236 236 214 228 188C244 176 222 150 226 130C230 110 222 92 212 80Z",
        { fill: shadow, opacity: 0.62 },
      ),
      ...(sitter.hair === "headscarf" ? [] : [ellipse(135, 170, 9, 19, skin), ellipse(265, 170, 9, 19, shadow)]),
      ...beard(sitter),
      ...glasses(sitter),
      ...hair(sitter),
      ...(sitter.earrings && sitter.hair !== "headscarf"
        ? [circle(133, 196, 6, sitter.earrings), circle(267, 196, 6, mix(sitter.earrings, "#5a3a2a", 0.35))]
        : []),
    ],
  };
}

function behind({ hair, hairColour }: Sitter): string[] {
  if (hair === "waves")
    return [
      path(
        "M118 170C104 70 160 54 200 54C240 54 296 70 282 170C280 220 306 250 300 308C260 330 140 330 100 308C94 250 120 220 118 170Z",
        hairColour,
      ),
    ];
  if (hair === "bob")
    return [
      path(
        "M116 170C108 76 156 54 200 54C244 54 292 76 284 170C284 210 288 226 280 248C240 258 160 258 120 248C112 226 116 210 116 170Z",
        hairColour,
      ),
    ];
  if (hair === "bun") return [circle(206, 50, 34, hairColour), circle(202, 44, 20, { fill: "#ffffff", opacity: 0.1 })];
  if (hair === "curls")
    return times(26, (i) => circle(200 + Math.cos(i * 0.2417) * 84, 136 + Math.sin(i * 0.2417) * 78, 34, hairColour));
  if (hair === "braids")
    return [-1, 1].flatMap((side) =>
      times(9, (i) =>
        ellipse(
          200 + side * (82 + Math.sin(i * 0.5) * 5),
          176 + i * 17,
          15 - i * 0.5,
          12,
          i % 2 ? hairColour : mix(hairColour, "#8a6a5a", 0.22),
        ),
      ),
    );
  return [];
}

function hair({ hair: style, hairColour }: Sitter): string[] {
  const light = mix(hairColour, "#ffe6c8", 0.2);
  const sheen = (data: string) => path(data, { stroke: light, width: 5, opacity: 0.55 });
  switch (style) {
    case "cropped":
      return [
        path(
          "M134 152C126 90 158 66 202 66C246 66 274 92 266 152C258 122 248 108 200 106C154 108 142 122 134 152Z",
          hairColour,
        ),
        sheen("M152 100Q170 80 198 78"),
      ];
    case "curls":
      return times(19, (i) =>
        circle(
          140 + (i % 10) * 13.4,
          96 - Math.sin(((i % 10) / 9) * Math.PI) * 26 + Math.floor(i / 10) * 12,
          17,
          i % 3 ? hairColour : mix(hairColour, light, 0.5),
        ),
      );
    case "bob":
      return [
        path(
          "M124 190C112 96 150 60 204 60C254 60 290 100 276 190C270 150 262 126 226 104C196 130 150 128 138 146C130 158 128 172 124 190Z",
          hairColour,
        ),
        sheen("M146 116Q166 84 210 78"),
      ];
    case "waves":
      return [
        path(
          "M126 186C112 96 152 60 200 60C250 60 288 98 274 186C270 150 258 112 212 94C190 118 146 130 126 186Z",
          hairColour,
        ),
        sheen("M142 122Q160 86 200 76"),
        sheen("M112 226Q106 262 120 300"),
        sheen("M290 240Q296 270 284 300"),
      ];
    case "bun":
      return [
        path(
          "M130 164C124 92 156 64 200 64C244 64 276 92 270 164C262 126 240 104 200 98C160 104 138 126 130 164Z",
          hairColour,
        ),
        sheen("M148 112Q166 84 198 78"),
        sheen("M252 112Q238 88 214 80"),
      ];
    case "braids":
      return [
        path(
          "M130 168C120 92 156 62 200 62C244 62 280 92 270 168C262 128 236 108 200 88C164 108 138 128 130 168Z",
          hairColour,
        ),
        ...times(4, (i) =>
          sheen(`M${190 - i * 14} ${84 + i * 7}Q${164 - i * 8} ${100 + i * 6} ${146 - i * 4} ${128 + i * 7}`),
        ),
      ];
    case "balding":
      return [
        path(
          "M130 176C124 140 132 112 146 106C142 130 142 150 140 178ZM270 176C276 140 268 112 254 106C258 130 258 150 260 178Z",
          hairColour,
        ),
        path("M150 100Q172 74 206 76", { stroke: "#ffffff", width: 6, opacity: 0.25 }),
      ];
    case "headscarf":
      return [
        path(
          "M200 50C276 50 292 110 284 170C280 220 300 250 316 292C280 330 240 346 200 346C150 346 112 326 84 292C102 250 120 220 116 170C108 110 124 50 200 50ZM200 88C158 88 146 116 146 156C146 200 166 240 200 242C234 240 254 200 254 156C254 116 242 88 200 88Z",
          hairColour,
        ).replace("<path", '<path fill-rule="evenodd"'),
        path(
          "M254 156C254 200 234 240 200 242C180 290 240 320 316 292C300 250 280 220 284 170C290 120 282 80 244 60C262 90 256 120 254 156Z",
          { fill: "#1a0c1c", opacity: 0.22 },
        ),
        ...[
          "M126 140Q136 74 200 66",
          "M118 220Q130 270 190 296",
          "M100 276Q140 318 214 322",
          "M150 240Q176 272 232 262",
        ].map((data) => path(data, { stroke: mix(hairColour, "#ffffff", 0.35), width: 4, opacity: 0.6 })),
      ];
    case "turban":
      return [
        path(
          "M126 140C104 78 148 36 200 36C252 36 296 78 274 140C252 116 228 108 200 108C172 108 148 116 126 140Z",
          hairColour,
        ),
        path("M226 39C272 50 294 88 274 140C258 122 242 112 222 109C250 84 248 58 226 39Z", {
          fill: "#3a2030",
          opacity: 0.26,
        }),
        ...["M124 126Q160 70 246 54", "M128 98Q166 56 226 44", "M150 116Q200 84 272 106", "M186 106Q226 72 274 84"].map(
          (data) => path(data, { stroke: "#a8957a", width: 4, opacity: 0.7 }),
        ),
      ];
  }
}

function beard({ beard: kind, hairColour, hair: style, skin }: Sitter): string[] {
  const colour = style === "turban" ? "#2a1c1a" : hairColour;
  if (!kind) return [];
  const depth = kind === "full" ? 286 : 266;
  return [
    path(
      `M136 164C142 186 152 200 168 200Q200 188 232 200C248 200 258 186 264 164C268 220 246 ${depth} 200 ${depth}C154 ${depth} 132 220 136 164Z`,
      colour,
    ),
    ellipse(200, 217, 17, 5, mix(skin, "#6d2a24", 0.45)),
    path("M168 206Q184 192 200 200Q216 192 232 206Q216 214 200 209Q184 214 168 206Z", colour),
    path(`M226 204C246 210 258 190 264 164C268 220 246 ${depth} 200 ${depth}C232 ${depth - 24} 238 230 226 204Z`, {
      fill: "#120810",
      opacity: 0.22,
    }),
  ];
}

function glasses({ glasses: kind }: Sitter): string[] {
  if (!kind) return [];
  const [frame, lens] = ["#241820", "#fff6e6"] as const;
  const pane = (x: number) =>
    kind === "round"
      ? [circle(x, 162, 23, { fill: lens, opacity: 0.24 }), circle(x, 162, 23, { stroke: frame, width: 5 })]
      : [
          rect(x - 25, 145, 50, 34, { fill: lens, opacity: 0.24 }, 7),
          rect(x - 25, 145, 50, 34, { stroke: frame, width: 6 }, 7),
        ];
  return [
    ...pane(170),
    ...pane(230),
    curve(
      [
        [194, 160],
        [200, 156],
        [206, 160],
      ],
      frame,
      5,
    ),
    line(
      [
        [146, 158],
        [134, 154],
      ],
      frame,
      5,
    ),
    line(
      [
        [254, 158],
        [266, 154],
      ],
      frame,
      5,
    ),
    line(
      [
        [160, 172],
        [176, 152],
      ],
      "#ffffff",
      4,
      { opacity: 0.5 },
    ),
  ];
}

function collar({ collar: kind }: Sitter, shirt: string, coat: string): string[] {
  const lapel = mix(coat, "#ffffff", 0.14);
  switch (kind) {
    case "open":
      return [
        path("M160 274Q200 300 240 274L222 420L178 420Z", shirt),
        path("M160 276Q196 312 200 332Q204 312 240 276Q222 350 200 372Q178 350 160 276Z", { fill: "#00000022" }),
        path("M150 272L112 300L140 344L128 356L186 420L196 420Q158 340 160 276Z", lapel),
        path("M250 272L288 300L260 344L272 356L214 420L204 420Q242 340 240 276Z", lapel),
      ];
    case "shirt":
      return [
        path("M162 270L200 330L238 270L256 420L144 420Z", shirt),
        path("M162 264L140 290L168 330L200 318ZM238 264L260 290L232 330L200 318Z", mix(shirt, "#ffffff", 0.3)),
        path("M140 282L104 302L150 420L186 420Z", coat),
        path("M260 282L296 302L250 420L214 420Z", coat),
        line(
          [
            [200, 322],
            [200, 420],
          ],
          mix(shirt, "#6d5a4a", 0.4),
          3,
        ),
      ];
    case "round":
      return [path("M148 276Q200 336 252 276Q246 346 200 348Q154 346 148 276Z", shirt)];
    case "polo":
      return [
        path("M160 250L240 250L252 300Q244 336 200 336Q156 336 148 300Z", mix(shirt, "#ffffff", 0.16)),
        ...times(5, (i) =>
          curve(
            [
              [158, 262 + i * 9],
              [200, 274 + i * 9],
              [242, 262 + i * 9],
            ],
            "#00000033",
            2,
          ),
        ),
      ];
  }
}
