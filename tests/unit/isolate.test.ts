import { expect, test } from "vitest";
import { isolate } from "#lib/isolate";

test("what runs against the sentence is set off, all else is left as it is", () => {
  expect(isolate("Name the source.", "ar")).toBe("\u2068Name the source.\u2069");
  expect(isolate("هدى", "en")).toBe("\u2068هدى\u2069");
  expect(isolate("هدى (BBC)", "ar")).toBe("هدى (BBC)");
  expect(isolate("Asia/Riyadh", "en")).toBe("Asia/Riyadh");
  expect(isolate("12:30", "ar")).toBe("12:30");
});
