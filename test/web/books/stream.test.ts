import { expect, test } from "vitest";
import { createServerRequests, RequestFailed } from "#web/books/server-requests.ts";
import { listenToHeads } from "#web/books/stream.ts";

const signal = new AbortController().signal;

function streamOf(...pieces: readonly string[]) {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  return createServerRequests(async () => new Response(body), signal);
}

test("heads are heard wherever the network cuts the stream, and comments are not", async () => {
  const heard: [string, number][] = [];
  const requests = streamOf(
    ': still here\n\nevent: head\ndata: {"company":"c1",',
    '"head":7}\n',
    '\nevent: head\r\ndata: {"company":"c2","head":1}\r\n\r\ndata: nonsense\n\n',
    'data: {"company":"c1","head":8}',
  );
  await listenToHeads(requests, signal, (company, head) => heard.push([company, head]));
  expect(heard).toEqual([
    ["c1", 7],
    ["c2", 1],
  ]);
});

test("a request that fails says why it came to nothing", async () => {
  const failing = (status: number, headers: HeadersInit = {}) =>
    createServerRequests(async () => new Response("", { status, headers }), signal).post(
      "/sync/commands",
      {},
    );
  await expect(failing(401)).rejects.toMatchObject({ failure: "signIn" });
  await expect(failing(403)).rejects.toMatchObject({ failure: "signIn" });
  await expect(failing(426)).rejects.toMatchObject({ failure: "outdated" });
  await expect(failing(413)).rejects.toMatchObject({ failure: "tooLarge" });
  await expect(failing(429, { "retry-after": "30" })).rejects.toMatchObject({
    failure: "busy",
    afterSeconds: 30,
  });
  await expect(failing(500)).rejects.toBeInstanceOf(RequestFailed);
});
