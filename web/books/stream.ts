import { headEventSchema } from "#core/replication/command-exchange.ts";
import type { ServerRequests } from "./server-requests.ts";

/**
 * Listens to the server's stream of heads until it breaks or is closed. Read by fetch and not by EventSource, which
 * can neither be refused with 426 nor say why it failed.
 */
export async function listenToHeads(
  requests: ServerRequests,
  signal: AbortSignal,
  onHead: (company: string, head: number) => void,
): Promise<void> {
  const response = await requests.request("/sync/v5/stream", {
    headers: { accept: "text/event-stream" },
    signal,
  });
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      const head = headEventSchema.safeParse(dataOf(event));
      if (head.success) onHead(head.data.company, head.data.head);
    }
  }
}

function dataOf(event: string): unknown {
  const data = event
    .split("\n")
    .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).trimStart()] : []))
    .join("\n");
  try {
    return JSON.parse(data);
  } catch {
    // A comment that only keeps the connection open.
    return null;
  }
}
