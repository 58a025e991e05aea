import { expect, test } from "vitest";
import { archiveStream } from "#server/exports/archive-stream.ts";
import { createLogger } from "#server/logging.ts";

/** A file of so many pieces, that says when it was let go. */
function aFile(pieces: number) {
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const prepared = {
    close: async () => close(),
    files: () => [
      {
        name: "732829320FEC20261231.txt",
        async *bytes() {
          for (let piece = 0; piece < pieces; piece += 1)
            yield crypto.getRandomValues(new Uint8Array(65_536));
        },
      },
    ],
  };
  return { prepared, closed };
}

test("a reader that takes nothing does not hold the file for ever", async () => {
  const { prepared, closed } = aFile(1_000);
  const reader = archiveStream(prepared, createLogger("silent"), 20).getReader();
  expect((await reader.read()).done).toBe(false);
  await closed;
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow("Nobody took the file.");
});

test("a file that was taken to its end, or that its reader stops, is let go", async () => {
  const whole = aFile(3);
  const bytes = await new Response(archiveStream(whole.prepared, createLogger("silent"))).arrayBuffer();
  expect(bytes.byteLength).toBeGreaterThan(3 * 65_536);
  await whole.closed;
  const stopped = aFile(1_000);
  await archiveStream(stopped.prepared, createLogger("silent")).cancel();
  await stopped.closed;
});
