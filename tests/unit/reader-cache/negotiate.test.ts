import { expect, test } from "vitest";
import { acceptedEncodings, alreadyHas } from "#lib/reader-cache/negotiate";

test.each([
  [undefined, ["identity"]],
  ["", ["identity"]],
  ["gzip, deflate, br, zstd", ["br", "gzip", "identity"]],
  ["gzip", ["gzip", "identity"]],
  ["GZIP;q=1.0", ["gzip", "identity"]],
  ["x-gzip", ["gzip", "identity"]],
  ["br;q=0.5, gzip;q=0.8", ["gzip", "br", "identity"]],
  ["br;q=0, gzip;q=0", ["identity"]],
  ["br;q=0, *", ["gzip", "identity"]],
  ["*;q=0, br", ["br"]],
  ["identity;q=1, gzip;q=0.5", ["identity", "gzip"]],
  ["identity;q=0, br", ["br"]],
  ["identity;q=0, *;q=0", ["identity"]],
  ["gzip;q=nonsense", ["identity"]],
])("Accept-Encoding %j is answered with %j, the first that there is", (header, expected) => {
  expect(acceptedEncodings(header)).toEqual(expected);
});

test("a client that holds the bytes in any encoding is told so", () => {
  expect(alreadyHas('W/"other", "abcdef-br"', "abcdef")).toBe(true);
  expect(alreadyHas("*", "abcdef")).toBe(true);
  expect(alreadyHas('"other"', "abcdef")).toBe(false);
});
