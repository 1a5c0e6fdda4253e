import { expect, test } from "vitest";
import { makeAnswer } from "#lib/reader-cache/answer";

test("what is kept of a page in memory is its bytes, and not the larger piece that they were compressed into", async () => {
  const answer = await makeAnswer({
    status: 200,
    contentType: "text/html; charset=utf-8",
    body: Buffer.from(`<p>${"The ferry is late. ".repeat(200)}`),
    tags: new Set(["article:1"]),
    freshUntilMs: Number.POSITIVE_INFINITY,
    endsAtMs: Number.POSITIVE_INFINITY,
  });
  for (const encoding of ["br", "gzip"] as const) {
    const body = answer.variants[encoding]?.body;
    expect(body?.length, encoding).toBeGreaterThan(0);
    expect(body?.buffer.byteLength, encoding).toBe(body?.length);
  }
});
