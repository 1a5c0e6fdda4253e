import fc from "fast-check";
import { expect, test } from "vitest";
import { cropsFor, parseRenditionFile, renditionFile } from "#lib/assets/renditions";

const named = (width: number, height: number) => cropsFor(width, height).map(({ name }) => name);

test("a crop is the largest of its shape, from the middle", () => {
  expect(cropsFor(1920, 1280)).toEqual([
    { name: "16x9", left: 0, top: 100, width: 1920, height: 1080 },
    { name: "4x3", left: 106, top: 0, width: 1707, height: 1280 },
    { name: "1x1", left: 320, top: 0, width: 1280, height: 1280 },
  ]);
});

test("an upright photo is not cut across, nor a panorama to a square: that is for people to do", () => {
  expect(named(1600, 2000)).toEqual(["4x3", "1x1"]);
  expect(named(1000, 2000)).toEqual(["1x1"]);
  expect(named(4000, 1000)).toEqual([]);
});

test("no crop is made that nobody would show", () => {
  expect(named(250, 200)).toEqual([]);
  expect(named(280, 187)).toEqual([]);
  expect(named(320, 213)).toEqual(["16x9", "4x3"]);
});

test("no crop leaves the picture, and each has its shape to within a pixel", () => {
  const size = fc.integer({ min: 1, max: 20_000 });
  const ratios = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 };
  fc.assert(
    fc.property(size, size, (width, height) => {
      for (const crop of cropsFor(width, height)) {
        expect(Math.min(crop.left, crop.top)).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height);
        expect(Math.abs(crop.width - crop.height * ratios[crop.name])).toBeLessThanOrEqual(1);
        expect(crop.width * crop.height).toBeGreaterThanOrEqual(50_000);
      }
    }),
  );
});

test.each([
  ["640.webp", "webp"],
  ["1200.jpg", "jpg"],
  ["16x9.jpg", "jpg"],
  ["1x1.jpg", "jpg"],
])("%s is a rendition's name", (file, format) => {
  expect(parseRenditionFile(file)).toEqual({ format });
});

test.each(["original", "original.jpg", "0.webp", "16x9", "16x9.png", "2x1.jpg", "../16x9.jpg", "16x9.jpg/", ".jpg"])(
  "%s is none",
  (file) => {
    expect(parseRenditionFile(file)).toBeNull();
  },
);

test("a crop's file is named for its shape, the whole picture's for its width", () => {
  expect(renditionFile({ width: 640, format: "webp" })).toBe("640.webp");
  expect(renditionFile({ width: 1200, format: "jpg", crop: "16x9" })).toBe("16x9.jpg");
});
