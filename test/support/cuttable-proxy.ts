import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way over loopback to a server, which can be cut and restored; it passes bytes and understands none of them. */
export interface CuttableProxy {
  readonly url: string;
  /** Resets every connection, also in the middle of an answer, and every new one until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function openCuttableProxy(targetPort: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // A reset is what this proxy is for: whoever was connected learns of it by the close that follows.
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  };
  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  // A way that waits to gather bytes would add 40 ms to whatever is written in two pieces.
  const server = createServer({ noDelay: true }, (client) => {
    keep(client);
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const target = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
    keep(target);
    client.on("close", () => target.destroy());
    target.on("close", () => client.destroy());
    client.pipe(target).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      reset();
    },
    restore() {
      isCut = false;
    },
    async close() {
      server.close();
      reset();
      await once(server, "close");
    },
  };
}
