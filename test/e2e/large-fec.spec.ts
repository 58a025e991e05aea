import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openAnsweringProxy } from "#test/support/answering-proxy.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, type Device, restoreNetwork } from "#test/support/chromium.ts";
import { openCuttableProxy } from "#test/support/cuttable-proxy.ts";
import { openJourney } from "#test/support/journey.ts";
import {
  choosePath,
  devicePeakBytes,
  longestTask,
  peakBytes,
  watchInterfaceThread,
} from "#test/support/page-measures.ts";
import { writeLargeFec } from "#test/support/write-large-fec.ts";

/** A million lines take minutes and are tried by `FEC_ROWS=900000`; what they took is then told. */
const rowsWanted = Number(process.env["FEC_ROWS"] ?? 45_000);
const isMeasured = process.env["FEC_ROWS"] !== undefined;
const LISTS = { Journal: "Lignes du journal", "Grand livre": "Lignes du compte" } as const;
/** A tall window's rows and those kept beside them. */
const ROWS_DRAWN_MAX = 80;
const WAIT_MILLISECONDS = isMeasured ? 900_000 : 60_000;

test(
  "a large FEC is read with progress, goes up in pieces that resume over a cut and a reload, and its balance is the file's",
  async () => {
    const { server, logInOf, openDevice } = await openJourney();
    const recorder = await openAnsweringProxy(server.port);
    const proxy = await openCuttableProxy(Number(new URL(recorder.url).port));
    const path = join(server.dataDir, "123456782FEC20251231.txt");
    const fec = await writeLargeFec(path, { rows: rowsWanted, seed: 7 });
    const device = await openDevice();
    await device.context.addInitScript(watchInterfaceThread);
    const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
    page.setDefaultTimeout(WAIT_MILLISECONDS);
    const offsets: number[] = [];
    let cutAfterBytes = Number.POSITIVE_INFINITY;
    recorder.onRequest((request) => {
      const offset = /^\/files\/.*[?&]offset=(\d+)/.exec(request)?.[1];
      if (offset === undefined) return;
      offsets.push(Number(offset));
      if (Number(offset) >= cutAfterBytes) proxy.cut();
    });

    await goTo(page, "Importer");
    await longestTask(page);
    const startedAt = performance.now();
    await choosePath(page, path, fec.fileName);
    await page.getByRole("progressbar", { name: /^Lecture de/ }).waitFor();
    await page.getByRole("button", { name: "Arrêter la lecture" }).click();
    await page.getByText("Arrêté. Rien n’a été importé.").waitFor();
    const processorWhileRead = await processorTimeOf(device, page, async () => {
      await choosePath(page, path, fec.fileName);
      await page.getByText("Ce que contient le fichier").waitFor();
    });
    const readAt = performance.now();
    const longestWhileRead = await longestTask(page);

    await cutNetwork(device, proxy);
    await importInto(page, "Livres rappelés");
    await page.getByRole("progressbar", { name: "Attend un réseau" }).waitFor();
    await page.getByRole("button", { name: `Ne pas importer ${fec.fileName}` }).click();
    await page.getByText("est abandonné. Rien n’a été importé.").waitFor();
    await restoreNetwork(device, proxy);
    await waitForState(page, "tout est envoyé");
    expect(offsets).toEqual([]);

    cutAfterBytes = Math.min(Math.floor(fec.byteLength / 2), 20_000_000);
    await choosePath(page, path, fec.fileName);
    await page.getByText("Ce que contient le fichier").waitFor();
    await importInto(page, "Livres repris");
    await expect
      .poll(() => offsets.at(-1) ?? 0, { timeout: WAIT_MILLISECONDS })
      .toBeGreaterThanOrEqual(cutAfterBytes);
    const reached = Math.max(...offsets);
    const longestWhileSent = await longestTask(page);
    await cutNetwork(device, proxy);
    await page.reload();
    await page.getByRole("progressbar", { name: "Attend un réseau" }).waitFor();
    offsets.length = 0;
    cutAfterBytes = Number.POSITIVE_INFINITY;
    await restoreNetwork(device, proxy);
    await page.getByText("Importé", { exact: true }).waitFor();
    expect(offsets[0]).toBeGreaterThanOrEqual(reached);

    await waitForState(page, "tout est envoyé");
    const importedAt = performance.now();
    const totals = [fec.debitCents, ...[...fec.balanceByAccount.values()].map(Math.abs)];
    const processorWhileShown = await processorTimeOf(device, page, async () => {
      await goTo(page, "Balance");
      await eventually(() => textOf(page.getByRole("main"))).toContain(inWords(totals[0]!));
    });
    const shown = await textOf(page.getByRole("main"));
    for (const cents of totals) expect(shown).toContain(inWords(cents));

    const longestWhileShown = await longestTask(page);
    const processorInLists = await processorTimeOf(device, page, () => readLongLists(page, fec.rows));
    if (isMeasured)
      console.log({
        rows: fec.rows,
        bytes: fec.byteLength,
        secondsOfReading: Math.round((readAt - startedAt) / 1000),
        secondsUntilHeld: Math.round((importedAt - readAt) / 1000),
        longestTaskWhileReadMilliseconds: longestWhileRead,
        longestTaskWhileSentMilliseconds: longestWhileSent,
        longestTaskWhileShownMilliseconds: longestWhileShown,
        longestTaskInListsMilliseconds: await longestTask(page),
        longestProcessorMilliseconds: { processorWhileRead, processorWhileShown, processorInLists },
        serverPeakBytes: await peakBytes(server.pid()!),
        devicePeakBytes: await devicePeakBytes(device),
      });
    await device.close();
    await proxy.close();
    await recorder.close();
  },
  isMeasured ? 3_600_000 : 180_000,
);

/** Journal and general ledger to their ends: whatever their length, no more rows stand in the page than a view holds. */
async function readLongLists(page: Page, rows: number) {
  for (const place of ["Journal", "Grand livre"] as const) {
    await goTo(page, place);
    if (place === "Grand livre") await page.getByRole("row", { name: /411000/ }).click();
    const list = page.getByRole("table", { name: LISTS[place] });
    const region = list.locator(".virtual");
    await region.getByRole("row").first().waitFor();
    const shown = place === "Journal" ? rows : rows / 3;
    await eventually(async () => Number(await list.getAttribute("aria-rowcount"))).toBeGreaterThan(shown);
    for (const key of ["PageDown", "PageDown", "End", "PageUp", "Home"]) {
      await region.press(key);
      await region.locator("[role=row]:focus").waitFor();
      expect(await page.getByRole("row").count()).toBeLessThan(ROWS_DRAWN_MAX);
    }
    for (let turn = 0; turn < 10; turn += 1) {
      await region.evaluate((element) => element.scrollBy(0, 700));
      await region
        .getByRole("row")
        .filter({ hasText: /\d,\d\d/ })
        .first()
        .waitFor();
    }
    expect(await page.getByRole("row").count()).toBeLessThan(ROWS_DRAWN_MAX);
  }
}

/** The longest task of the interface thread while something is done, in time of the processor: others' work is not counted. */
async function processorTimeOf(device: Device, page: Page, act: () => Promise<void>): Promise<number> {
  if (!isMeasured) {
    await act();
    return 0;
  }
  const browser = device.context.browser()!;
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await page.evaluate(() => performance.mark("begins"));
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: { name: string; pid: number; tid: number; tdur?: number }[];
  };
  const thread = traceEvents.find(({ name }) => name === "begins")!;
  const tasks = traceEvents.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid);
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
}

async function importInto(page: Page, name: string) {
  await page.getByText("Une nouvelle comptabilité", { exact: true }).click();
  await page.getByLabel("Nom de la comptabilité").fill(name);
  await page.getByRole("button", { name: /^Importer .* lignes$/ }).click();
}

const inWords = (cents: number) =>
  new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2 }).format(cents / 100).replaceAll(/\s+/g, " ");
