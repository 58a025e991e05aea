import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import Database from "libsql";
import type { PeerDocument } from "./peer-page.ts";

export interface PeerServer {
  readonly port: number;
  readonly requests: () => number;
  /** How many documents it holds. */
  readonly held: () => number;
  readonly close: () => Promise<void>;
}

interface PushedRow {
  readonly newDocumentState: PeerDocument & { readonly _deleted: boolean };
  readonly assumedMasterState?: PeerDocument;
}

/** The least that RxDB's push needs: it compares with what was assumed and stores, one transaction a request. */
export async function openPeerServer(): Promise<PeerServer> {
  const directory = await mkdtemp(join(tmpdir(), "cahier-bench-peer-"));
  const database = new Database(join(directory, "peer.db"));
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL"]) database.exec(`PRAGMA ${pragma}`);
  database.exec(
    "create table documents (collection text, id text, body text not null, primary key (collection, id))",
  );
  const find = database.prepare("select body from documents where collection = ? and id = ?");
  const put = database.prepare("insert or replace into documents (collection, id, body) values (?, ?, ?)");
  let requests = 0;

  const app = new Hono()
    .get("/", (c) => c.html("<!doctype html><title>Peer</title>"))
    .post("/push/:collection", async (c) => {
      const { collection } = c.req.param();
      const rows = await c.req.json<readonly PushedRow[]>();
      requests += 1;
      const conflicts: unknown[] = [];
      database.exec("begin immediate");
      for (const { newDocumentState, assumedMasterState } of rows) {
        const held = find.get([collection, newDocumentState.id]) as { body: string } | undefined;
        if (held !== undefined && held.body !== JSON.stringify(assumedMasterState))
          conflicts.push(JSON.parse(held.body));
        else put.run([collection, newDocumentState.id, JSON.stringify(newDocumentState)]);
      }
      database.exec("commit");
      return c.json(conflicts);
    });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  if (!server.listening) await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    held: () => (database.prepare("select count(*) as held from documents").get([]) as { held: number }).held,
    close: async () => {
      server.closeAllConnections();
      server.close();
      database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
