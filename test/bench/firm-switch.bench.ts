import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import { openSignedInApp, waitForState } from "#test/support/app-page.ts";
import { openChromium } from "#test/support/chromium.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { type SeededClient, seedLargeFirm } from "./firm-switch/seed-large-firm.ts";

/** The demonstration's own twenty come on top. */
const CLIENTS = Number(process.env["BENCH_CLIENTS"] ?? 280);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 10);
const DEMONSTRATION_CLIENTS = 20;
const LOGIN = "fay@example.test";
const PULL = "/sync/v5/pull";

/**
 * A firm with 300 clients and 50 collaborators, in the built app in Chromium. Ours is the time from the first bytes of a
 * client that is not on the device to its latest entries on the screen; the floor is a page that fetches and parses
 * the same bytes, and neither checks, keeps nor shows them.
 */
export const bench: Bench = {
  name: "firm-switch",
  run: async () => {
    const server = await openServerProcess();
    const device = await openChromium({ viewport: { width: 1280, height: 900 } });
    try {
      const known = JSON.parse(await readFile(join(server.dataDir, "demonstration.json"), "utf8")) as {
        people: { login: string; password: string }[];
      };
      const logIn = known.people.find(({ login }) => login === LOGIN);
      assert(logIn !== undefined);
      await server.kill();
      const clients = await seedLargeFirm(server.dataDir, CLIENTS);
      await server.restart();

      const page = device.context.pages()[0] ?? (await device.context.newPage());
      await page.addInitScript("globalThis.__name = (one) => one");
      const firstPull = page.waitForRequest(isPull);
      const beginAt = Date.now();
      await openSignedInApp(device, server.url, logIn);
      await waitForState(page, /complet au .*, \d+ sur \d+ dossiers/);
      const filledMs = Date.now() - beginAt;
      const { device: id } = JSON.parse((await firstPull).postData() ?? "{}") as { device: string };

      const listMs: number[] = [];
      const searchMs: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const found = clients[(round * 37) % clients.length]!;
        listMs.push(
          await timed(
            page,
            { click: 'a[href="/clients"]' },
            { within: '[role="row"]', text: clients[0]!.name },
          ),
        );
        if (round === 0)
          await page.getByText(`${CLIENTS + DEMONSTRATION_CLIENTS} dossiers`, { exact: false }).waitFor();
        searchMs.push(
          await timed(
            page,
            { type: 'main input[type="search"]', text: found.name.slice(0, 10) },
            { within: '[role="row"]', text: found.name, alone: true },
          ),
        );
        await timed(page, { click: 'a[href="/today"]' }, { within: "h1", text: "Aujourd’hui" });
      }

      const isLarge = ({ voucherCount }: SeededClient) => voucherCount > 1000;
      const small = clients.filter((client) => !isLarge(client)).slice(0, ROUNDS);
      const awaySmall = await comeOneByOne(page, small);
      const awayLarge = await comeOneByOne(page, clients.filter(isLarge));
      const switchMs: number[] = [];
      // The last ones opened are whole here; the others would be a journey to the server again.
      const here = [...small, ...clients.filter(isLarge)].slice(-8);
      for (const client of [...here, ...here]) switchMs.push((await switchTo(page, client)).tookMs);

      const floors: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        for (const client of clients.filter(isLarge)) {
          const whole = { companies: [client.id], allUpTo: 0, cards: {}, first: client.id };
          floors.push((await fetchAndParse(page, { device: id, whole }, 1)).tookMs);
        }
      const firm = { companies: ["fidu-rhone"], allUpTo: 0, cards: {}, first: null };
      const ours = median(awayLarge.map(({ usableMs }) => usableMs));
      const peer = median(floors);
      return {
        ours,
        peer,
        unit: "ms",
        ratio: peer / ours,
        details: {
          listMs: median(listMs),
          searchMs: median(searchMs),
          switchMs: median(switchMs),
          switchWorstMs: rounded(Math.max(...switchMs)),
          awaySmallMs: median(awaySmall.map(({ usableMs }) => usableMs)),
          awayLargeWorstMs: rounded(Math.max(...awayLarge.map(({ usableMs }) => usableMs))),
          wholeLargeMs: median(awayLarge.map(({ wholeMs }) => wholeMs)),
          firstFillKb: kilobytes((await fetchAndParse(page, { device: id, whole: firm })).bytes),
          allWholeKb: kilobytes((await fetchAndParse(page, { device: id })).bytes),
          filledMs,
        },
      };
    } finally {
      await device.close();
      await server.close();
    }
  },
};

const isPull = (request: Request) => request.url().endsWith(PULL);

/** Each for the first time on this device. */
async function comeOneByOne(page: Page, clients: readonly SeededClient[]) {
  const books = page.workers().find((worker) => worker.url().includes("worker"));
  assert(books !== undefined);
  const came: { usableMs: number; wholeMs: number }[] = [];
  for (const client of clients) {
    await books.evaluate(() => performance.clearResourceTimings());
    const { shownAt } = await switchTo(page, client);
    await page.getByText("Ce dossier est en train d’arriver").waitFor({ state: "detached" });
    await waitForState(page, /complet au .*, \d+ sur \d+ dossiers/);
    const wholeAt = await page.evaluate(() => performance.timeOrigin + performance.now());
    const firstBytesAt = await books.evaluate((path) => {
      const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      return performance.timeOrigin + entries.find(({ name }) => name.endsWith(path))!.responseStart;
    }, PULL);
    came.push({ usableMs: shownAt - firstBytesAt, wholeMs: wholeAt - firstBytesAt });
  }
  return came;
}

/** From the choice in the switcher to the company's latest entries on its first screen. */
async function switchTo(page: Page, client: SeededClient) {
  await page.locator("header button.company").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill(client.name.slice(0, 10));
  await dialog.getByRole("button", { name: client.name }).waitFor();
  return timedAt(
    page,
    { click: '[role="dialog"] ul button' },
    { within: "main", text: `${client.name}, écriture` },
  );
}

type Doing = { readonly click: string } | { readonly type: string; readonly text: string };
interface Awaited {
  readonly within: string;
  readonly text: string;
  /** Whether nothing else may stand there, but for the row of titles. */
  readonly alone?: boolean;
}

const timed = async (page: Page, doing: Doing, awaited: Awaited) =>
  (await timedAt(page, doing, awaited)).tookMs;

/** Does something in the page, and waits until what follows from it has been drawn. */
const timedAt = (page: Page, doing: Doing, awaited: Awaited) =>
  page.evaluate(
    ([doing, { within, text, alone }]) =>
      new Promise<{ tookMs: number; shownAt: number }>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${text} never stood in ${within}`)), 60_000);
        const isThere = () => {
          const texts = [...document.querySelectorAll(within)].map((element) => element.textContent);
          return texts.some((one) => one.includes(text)) && (!alone || texts.length <= 2);
        };
        const look = () => {
          if (!isThere()) return;
          watching.disconnect();
          // The next frame has drawn it.
          requestAnimationFrame(() =>
            setTimeout(() => {
              const at = performance.now();
              resolve({ tookMs: at - from, shownAt: performance.timeOrigin + at });
            }),
          );
        };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { subtree: true, childList: true, characterData: true });
        const from = performance.now();
        if ("click" in doing) document.querySelector<HTMLElement>(doing.click)!.click();
        else {
          const field = document.querySelector<HTMLInputElement>(doing.type)!;
          field.value = doing.text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        look();
      }),
    [doing, awaited] as const,
  );

/** So many answers from an empty device, or all of them: their bytes, and the milliseconds from the first to the last parsed. */
const fetchAndParse = (page: Page, asking: object, answersMax = Number.POSITIVE_INFINITY) =>
  page.evaluate(
    async ([path, asking, answersMax]) => {
      const headers = { "content-type": "application/json" };
      let checkpoints = {};
      let bytes = 0;
      let from = 0;
      for (let answers = 0; ; answers += 1) {
        const body = JSON.stringify({ limit: 1000, ...asking, checkpoints });
        const response = await fetch(path, { method: "POST", body, headers });
        if (answers === 0) from = performance.now();
        const text = await response.text();
        bytes += text.length;
        const answer = JSON.parse(text) as { checkpoints: object; done: boolean };
        if (answer.done || answers + 1 >= answersMax) return { bytes, tookMs: performance.now() - from };
        checkpoints = answer.checkpoints;
      }
    },
    [PULL, asking, answersMax] as const,
  );

const median = (values: readonly number[]) =>
  rounded([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
const rounded = (value: number) => Math.round(value * 10) / 10;
const kilobytes = (bytes: number) => Math.round(bytes / 1000);
