import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A way over loopback to a server that understands HTTP: it can answer in the server's place, or change an answer. */
export interface AnsweringProxy {
  readonly url: string;
  /** Answers these requests itself; the last rule set counts, null lets everything pass. */
  answerWith(rule: ((path: string) => ProxyAnswer | null) | null): void;
  /** Hears of every request that passes. */
  onRequest(listener: ((path: string) => void) | null): void;
  close(): Promise<void>;
}

export interface ProxyAnswer {
  readonly status: number;
  readonly body: string;
}

interface AnsweringProxyOptions {
  /** Written before every script whose path matches. */
  readonly before?: { readonly path: RegExp; readonly script: string };
}

export async function openAnsweringProxy(
  targetPort: number,
  { before }: AnsweringProxyOptions = {},
): Promise<AnsweringProxy> {
  let rule: ((path: string) => ProxyAnswer | null) | null = null;
  let heard: ((path: string) => void) | null = null;

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = incoming.url ?? "/";
    const { method = "GET" } = incoming;
    const headers = { ...incoming.headers, "accept-encoding": "identity" };
    const target = request({ host: "127.0.0.1", port: targetPort, path, method, headers }, (answer) => {
      const script = before?.path.test(path) && answer.statusCode === 200 ? before.script : "";
      const length = answer.headers["content-length"];
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        ...(length === undefined ? {} : { "content-length": Number(length) + Buffer.byteLength(script) }),
      });
      outgoing.write(script);
      answer.on("error", () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    // A server that is down looks from here as it looks directly: the connection ends without an answer.
    target.on("error", () => outgoing.destroy());
    outgoing.on("close", () => target.destroy());
    incoming.pipe(target);
  };

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    const answer = rule?.(path);
    heard?.(path);
    if (!answer) return pass(incoming, outgoing);
    incoming.resume();
    outgoing.writeHead(answer.status, { "content-type": "application/json", "cache-control": "no-store" });
    outgoing.end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    answerWith: (next) => {
      rule = next;
    },
    onRequest: (listener) => {
      heard = listener;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
