import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFromBrowser, parseFromServer, parseHello } from "#lib/live/protocol";

test("what is no message of ours is nothing, on both sides", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      parseFromBrowser(text);
      parseFromServer(text);
      parseHello(text);
    }),
  );
  expect(parseFromServer('{"saved":"1","at":"now"}')).toBeNull();
  expect(parseFromServer('{"refused":"because"}')).toBeNull();
  expect(parseFromBrowser('{"mark":1.5}')).toBeNull();
  expect(parseHello('{"schemaVersion":"1","memberId":"a"}')).toBeNull();
});

test("texts of unknown fields are left out", () => {
  expect(parseFromServer('{"fields":{"headline":"A","__proto__":"x","other":"y","slug":7}}')).toEqual({
    fields: { headline: "A" },
  });
});
