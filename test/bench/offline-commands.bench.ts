import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "libsql";
import type { Page } from "playwright-core";
import { cutNetwork, type Device, openChromium, restoreNetwork } from "#test/support/chromium.ts";
import { openCuttableProxy } from "#test/support/cuttable-proxy.ts";
import { openServerProcess, type ServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { bundlePage } from "./bundle-page.ts";
import { openPeerServer } from "./offline-commands/open-peer-server.ts";
import type { OursPage } from "./offline-commands/ours-page.ts";
import type { PeerInvoice, PeerPage } from "./offline-commands/peer-page.ts";

const INVOICES = Number(process.env["BENCH_INVOICES"] ?? 1000);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const LOGIN = "louise@example.test";

/**
 * Milliseconds from the network's return until a device knows what became of each of 1,000 invoices that were drafted and
 * approved with none. The peer is RxDB's own push of the documents those approvals made.
 */
export const bench: Bench = {
  name: "offline-commands",
  run: async () => {
    const ours: OursRound[] = [];
    const peer: PeerRound[] = [];
    // One server for all rounds, as the peer's lives in this process. Both have run once before they are measured: what
    // a server does in its first seconds is mostly to compile itself.
    const server = await openServerProcess();
    try {
      for (let round = 0; round <= ROUNDS; round += 1) {
        const own = await measureOurs(server);
        const pushed = await measurePeer(own.invoices);
        if (round === 0) continue;
        ours.push(own);
        peer.push(pushed);
      }
    } finally {
      await server.close();
    }
    const own = median(ours.map(({ outcomesMs }) => outcomesMs));
    const pushed = median(peer.map(({ pushedMs }) => pushedMs));
    return {
      ours: own,
      peer: pushed,
      unit: "ms",
      ratio: pushed / own,
      details: {
        completeMs: median(ours.map(({ completeMs }) => completeMs)),
        writeCommandMs: median(ours.flatMap(({ tookMs }) => tookMs)),
        writeFirst200Ms: mean(ours.flatMap(({ tookMs }) => tookMs.slice(0, 200))),
        writeLast200Ms: mean(ours.flatMap(({ tookMs }) => tookMs.slice(-200))),
        peerWriteInvoiceMs: median(peer.flatMap(({ tookMs }) => tookMs)),
        requests: ours[0]!.requests,
        peerRequests: peer[0]!.requests,
        lost: 0,
        doubled: 0,
      },
    };
  },
};

interface OursRound {
  readonly tookMs: readonly number[];
  readonly outcomesMs: number;
  readonly completeMs: number;
  readonly requests: number;
  readonly invoices: readonly PeerInvoice[];
}

async function measureOurs(server: ServerProcess): Promise<OursRound> {
  const proxy = await openCuttableProxy(server.port);
  const device = await openChromium();
  try {
    const { people } = JSON.parse(await readFile(join(server.dataDir, "demonstration.json"), "utf8")) as {
      people: { login: string; password: string }[];
    };
    const { password } = people.find(({ login }) => login === LOGIN)!;
    const page = await openPage(
      device,
      `${proxy.url}/health`,
      await bundlePage("offline-commands/ours-page.ts"),
    );
    await page.evaluate(
      ([login, secret]) => (globalThis as unknown as { bench: OursPage }).bench.begin(login!, secret!),
      [LOGIN, password],
    );
    const company = await page.evaluate(() => (globalThis as unknown as { bench: OursPage }).bench.company);

    await cutNetwork(device, proxy);
    const tookMs = await page.evaluate(
      (count) => (globalThis as unknown as { bench: OursPage }).bench.write(count),
      INVOICES,
    );
    let requests = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/sync/commands")) requests += 1;
    });
    const arrived = page.evaluate(() => (globalThis as unknown as { bench: OursPage }).bench.arrive());
    await restoreNetwork(device, proxy);
    const { outcomesMs, completeMs } = await arrived;
    return { tookMs, outcomesMs, completeMs, requests, invoices: checkBooks(server.dataDir, company) };
  } finally {
    await device.close();
    await proxy.close();
  }
}

async function measurePeer(invoices: readonly PeerInvoice[]): Promise<PeerRound> {
  const server = await openPeerServer();
  const proxy = await openCuttableProxy(server.port);
  const device = await openChromium();
  try {
    const page = await openPage(device, proxy.url, await bundlePage("offline-commands/peer-page.ts"));
    await page.evaluate(() => (globalThis as unknown as { bench: PeerPage }).bench.begin());
    await cutNetwork(device, proxy);
    const tookMs = await page.evaluate(
      (given) => (globalThis as unknown as { bench: PeerPage }).bench.write(given),
      invoices,
    );
    const arrived = page.evaluate(() => (globalThis as unknown as { bench: PeerPage }).bench.arrive());
    await restoreNetwork(device, proxy);
    const { pushedMs } = await arrived;
    assert.equal(server.held(), 2 * INVOICES, "the peer lost or doubled documents");
    return { tookMs, pushedMs, requests: server.requests() };
  } finally {
    await device.close();
    await proxy.close();
    await server.close();
  }
}

interface PeerRound {
  readonly tookMs: readonly number[];
  readonly pushedMs: number;
  readonly requests: number;
}

/** A document of the right origin whose policy forbids nothing, with the bench's script in it. */
async function openPage({ context }: Device, url: string, script: string): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url);
  await page.evaluate(script);
  return page;
}

/** Counts on the server what arrived, and answers the documents for the peer to push. */
function checkBooks(dataDir: string, company: string): readonly PeerInvoice[] {
  const database = new Database(join(dataDir, "cahier.sqlite"), { readonly: true });
  const all = (sql: string) =>
    database.prepare(sql).all([company]) as { id: string; collection: string; body: string; n: number }[];
  const outcomes = all(
    "select count(*) as n, count(distinct counter) as id from outcomes where company_id = ? and status = 'accepted'",
  );
  assert.deepEqual(
    outcomes[0],
    { n: 2 * INVOICES + 2, id: 2 * INVOICES + 2 },
    "commands were lost or doubled",
  );
  const documents = all(
    "select id, collection, body from documents where company_id = ? and collection in ('vouchers', 'matchings')",
  );
  database.close();
  const bodies = (collection: string) =>
    documents.flatMap((row) =>
      row.collection === collection
        ? [{ id: row.id, body: JSON.parse(row.body) as Record<string, unknown> }]
        : [],
    );
  const matchingByClaim = new Map(bodies("matchings").map((matching) => [matching.body["claim"], matching]));
  const vouchers = bodies("vouchers");
  assert.equal(vouchers.length, INVOICES, "invoices were lost or doubled");
  return vouchers.map((approved) => ({
    approved,
    draft: { ...approved, body: { ...approved.body, state: "draft", postings: [], partyCopy: null } },
    matching: matchingByClaim.get(approved.id)!,
  }));
}

const mean = (values: readonly number[]) =>
  rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
const median = (values: readonly number[]) =>
  rounded([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
const rounded = (value: number) => Math.round(value * 10) / 10;
