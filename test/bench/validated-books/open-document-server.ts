import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SEED } from "./seed-validated-books.ts";
import { countIn, months, vouchersOf } from "./seeded-books.ts";

/** How many documents a page of the peer's pull holds. */
export const PAGE = 1000;

/** The least that RxDB's pull needs: the seeded vouchers one document each, in pages that were written before. */
export async function openDocumentServer(vouchers: number) {
  const pages: string[] = [];
  let page: string[] = [];
  for (const month of months)
    for (const voucher of vouchersOf(month, countIn(month, vouchers), SEED)) {
      const { id, day, ...body } = voucher;
      page.push(JSON.stringify({ id, day, body }));
      if (page.length < PAGE) continue;
      pages.push(`[${page.join()}]`);
      page = [];
    }
  if (page.length > 0) pages.push(`[${page.join()}]`);
  const app = new Hono()
    .get("/", (c) => c.html("<!doctype html><title>Peer</title>"))
    .get("/page/:index", (c) =>
      c.body(pages[Number(c.req.param("index"))] ?? "[]", 200, { "content-type": "application/json" }),
    );
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  if (!server.listening) await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
