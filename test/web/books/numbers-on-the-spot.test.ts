import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { numberParts } from "#core/numbering/number-invoice.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, frenchFirm } from "#test/support/books-builder.ts";
import { copyDisk } from "#test/support/copy-disk.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { type Fault, openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";
import { createCodec } from "#web/books/codec.ts";
import { createCommandLog } from "#web/books/command-log.ts";
import { openDeviceDatabase } from "#web/books/device-database.ts";
import { readOrDrawKey } from "#web/books/key-store.ts";

const company = "c1";

async function openAs(server: SimulatedServer, device: string, disk?: SimulatedDevice["disk"]) {
  const opened = await openSimulatedDevice({
    user: "anna",
    device,
    fetch: server.fetchAs("anna"),
    ...(disk === undefined ? {} : { disk, idPrefix: `${device}-tab` }),
  });
  afterThisFile(opened.close);
  return opened;
}

const declare = (by: SimulatedDevice, prefix: string, device: string) =>
  by.books().send(company, "series.declare", { prefix, device, deviceName: device, reason: "Sur place" });

/** Anna's two tablets, each with a series of its own. */
async function openTablets() {
  const server = createSimulatedServer();
  const one = await openAs(server, "one");
  await one.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await one
    .books()
    .send(company, "party.save", { id: "c1", set: { role: "customer", number: "C1", name: "Café" } });
  await declare(one, "A1", "one");
  await declare(one, "A2", "two");
  await one.synchronise();
  const two = await openAs(server, "two");
  await two.synchronise();
  return { server, one, two };
}

async function draft(device: SimulatedDevice, id: string, day: string) {
  const set = { day, lines: [aLine()], party: "c1" };
  await device.books().send(company, "voucher.draft", { id, kind: "sale", credits: null, set });
}

async function approve(device: SimulatedDevice, id: string) {
  const { seenHash } = (await device.ask("voucher", { company, id }))!;
  return device.books().send(company, "voucher.approve", { id, seenHash: seenHash! });
}

async function issue(device: SimulatedDevice, id: string, day: string) {
  await draft(device, id, day);
  return approve(device, id);
}

const numberOf = async (device: SimulatedDevice, id: string) => {
  const voucher = (await device.ask("voucher", { company, id }))?.voucher;
  return voucher && isInvoice(voucher) ? voucher.number : null;
};

const numbersOn = (server: SimulatedServer) =>
  server
    .documents(company, "vouchers")
    .flatMap((voucher) => (isInvoice(voucher) && voucher.number !== null ? [voucher.number] : []))
    .sort();

describe("a device with a series of its own", () => {
  test("numbers at approval without a network, and the server keeps that number", async () => {
    const { server, one, two } = await openTablets();
    server.status = 503;
    expect(await issue(one, "s1", "2026-03-01")).toMatchObject({ ok: true });
    expect(await issue(one, "s2", "2026-03-02")).toMatchObject({ ok: true });
    expect(await issue(two, "s3", "2026-03-01")).toMatchObject({ ok: true });
    expect(await Promise.all(["s1", "s2"].map((id) => numberOf(one, id)))).toEqual([
      "2026-A1-000001",
      "2026-A1-000002",
    ]);
    expect(await one.ask("voucher", { company, id: "s1" })).toMatchObject({
      fate: "onDevice",
      voucher: { numbering: "given", state: "approved" },
    });
    server.status = null;
    await one.synchronise();
    await two.synchronise();
    expect(numbersOn(server)).toEqual(["2026-A1-000001", "2026-A1-000002", "2026-A2-000001"]);
    expect((await one.readLog(company)).at(-1)).toMatchObject({
      command: { type: "voucher.issue" },
      status: "accepted",
    });
  });

  test("refuses a day before the last of its series, and takes none of its numbers for that", async () => {
    const { one } = await openTablets();
    await issue(one, "s1", "2026-03-05");
    expect(await issue(one, "s2", "2026-03-04")).toMatchObject({
      problem: { code: "series.dayBefore", lastDay: "2026-03-05" },
    });
    await issue(one, "s3", "2026-03-05");
    expect(await numberOf(one, "s3")).toBe("2026-A1-000002");
  });

  test("begins each year anew", async () => {
    const { one } = await openTablets();
    await issue(one, "s1", "2026-12-31");
    await issue(one, "s2", "2027-01-01");
    expect(await numberOf(one, "s2")).toBe("2027-A1-000001");
  });

  test("waits for the server to confirm its letters, and leaves another device's draft to be numbered there", async () => {
    const { server, one, two } = await openTablets();
    const three = await openAs(server, "three");
    await three.synchronise();
    await declare(three, "A3", "three");
    await issue(three, "s1", "2026-03-01");
    expect(await numberOf(three, "s1")).toBeNull();
    await draft(one, "s2", "2026-03-01");
    await one.synchronise();
    await two.synchronise();
    expect(await approve(two, "s2")).toMatchObject({ ok: true });
    expect(await numberOf(two, "s2")).toBeNull();
    await three.synchronise();
    await two.synchronise();
    expect(numbersOn(server)).toEqual(["F-2026-00001", "F-2026-00002"]);
  });

  test("says beforehand which number an approval gives or why none, so nobody hands over a paper without one", async () => {
    const { server, one, two } = await openTablets();
    const asked = async (
      device: SimulatedDevice,
      id: string | null,
      kind: "sale" | "creditNote" = "sale",
    ) => {
      const { number, whyOnArrival } = await device.ask("ownSeries", {
        company,
        draft: { id, kind, day: "2026-03-01" },
      });
      return number ?? whyOnArrival;
    };
    expect(await asked(one, null)).toBe("2026-A1-000001");
    await issue(one, "s1", "2026-03-01");
    await draft(one, "s2", "2026-03-01");
    expect(await asked(one, "s2")).toBe("2026-A1-000002");
    expect(await asked(one, null, "creditNote")).toBe("creditNote");
    await one.synchronise();
    await two.synchronise();
    expect(await asked(two, "s2")).toBe("otherDevice");
    const three = await openAs(server, "three");
    await three.synchronise();
    expect(await asked(three, null)).toBe("noSeries");
    await declare(three, "A3", "three");
    expect(await asked(three, null)).toBe("unconfirmed");
    await three.synchronise();
    expect(await asked(three, null)).toBe("2026-A3-000001");
  });

  test("leaves the number of a credit note to the server, so of two that take the same rest back the second is refused unnumbered", async () => {
    const { server, one, two } = await openTablets();
    await issue(one, "s1", "2026-03-01");
    await one.synchronise();
    await two.synchronise();
    server.status = 503;
    for (const [device, id] of [
      [one, "n1"],
      [two, "n2"],
    ] as const) {
      const set = { day: "2026-03-02", lines: [aLine()], party: "c1" };
      await device.books().send(company, "voucher.draft", { id, kind: "creditNote", credits: "s1", set });
      expect(await approve(device, id)).toMatchObject({ ok: true });
      expect(await numberOf(device, id)).toBeNull();
    }
    server.status = null;
    await one.synchronise();
    await two.synchronise();
    await one.synchronise();
    expect(numbersOn(server)).toEqual(["2026-A1-000001", "A-2026-00001"]);
    // Its draft is as it was, and the desk says why.
    expect(await two.ask("voucher", { company, id: "n2" })).toMatchObject({ voucher: { state: "draft" } });
    expect(await two.ask("refusals", { company })).toMatchObject([{ code: "creditNote.exceedsRest" }]);
    const { series } = await one.ask("numbers", {
      company,
      filter: { series: null, text: "", isStrangeOnly: false },
    });
    expect(series.map((known) => [known.series, known.last, known.holeCount])).toEqual([
      ["2026-A1", 1, 0],
      ["A-2026", 1, 0],
    ]);
  });

  test("copied with its browser gives a number twice at worst: both papers are taken in, and the copy stops numbering", async () => {
    const { server, one } = await openTablets();
    await issue(one, "s1", "2026-03-01");
    await one.synchronise();
    const copy = await openSimulatedDevice({
      user: "anna",
      device: "one",
      fetch: server.fetchAs("anna"),
      disk: await copyDisk(one.disk, "one"),
      idPrefix: "copy",
    });
    afterThisFile(copy.close);
    await issue(one, "s2", "2026-03-02");
    await issue(copy, "s3", "2026-03-02");
    expect([await numberOf(one, "s2"), await numberOf(copy, "s3")]).toEqual([
      "2026-A1-000002",
      "2026-A1-000002",
    ]);
    await one.synchronise();
    for (let round = 0; round < 3; round += 1) await copy.synchronise();
    expect(numbersOn(server)).toEqual(["2026-A1-000001", "2026-A1-000002", "2026-A1-000002"]);
    const own = await copy.ask("ownSeries", {
      company,
      draft: { id: null, kind: "sale", day: "2026-03-02" },
    });
    expect(own).toMatchObject({ former: ["A1"], number: null, whyOnArrival: "noSeries" });
    await issue(copy, "s4", "2026-03-03");
    expect(await numberOf(copy, "s4")).toBeNull();
    await issue(one, "s5", "2026-03-03");
    await copy.synchronise();
    await one.synchronise();
    expect(numbersOn(server).slice(2)).toEqual(["2026-A1-000002", "2026-A1-000003", "F-2026-00001"]);
  });

  test("gives each number once in two tabs that know nothing of each other", async () => {
    const { server, one } = await openTablets();
    const tab = await openAs(server, "one", one.disk);
    for (const [index, device] of [one, tab, one, tab, tab].entries())
      expect(await issue(device, `s${index}`, "2026-03-01")).toMatchObject({ ok: true });
    const both = ["a", "b"].map(async (id, index) => issue(index === 0 ? one : tab, id, "2026-03-01"));
    for (const sent of await Promise.all(both)) expect(sent).toMatchObject({ ok: true });
    await one.synchronise();
    expect(numbersOn(server)).toEqual(Array.from({ length: 7 }, (_, at) => `2026-A1-00000${at + 1}`));
  });

  test("keeps its numbers when the server goes back to a backup, and goes on above them", async () => {
    const { server, one } = await openTablets();
    const restore = server.backUp();
    await issue(one, "s1", "2026-03-01");
    await one.synchronise();
    restore();
    await one.synchronise();
    await issue(one, "s2", "2026-03-01");
    await one.synchronise();
    expect(numbersOn(server)).toEqual(["2026-A1-000001", "2026-A1-000002"]);
  });

  test("never has a number without its invoice or an invoice without its number, whenever the power goes", async () => {
    const { one } = await openTablets();
    const { indexedDB, IDBKeyRange, keyStore, lastCounters } = one.disk;
    const open = async () => {
      const database = await openDeviceDatabase("anna", { indexedDB, IDBKeyRange });
      const codec = await createCodec(await readOrDrawKey(keyStore));
      return { database, log: createCommandLog(database, codec, "one", lastCounters) };
    };
    const series = "2026-A1";
    const issuedIn = (log: Awaited<ReturnType<typeof open>>["log"]) =>
      log
        .after(company, 0)
        .then((all) => all.filter(({ command }) => command.type === "voucher.issue").length);
    for (let moment = 0; moment < 12; moment += 1) {
      const { database, log } = await open();
      const tail = await log.tail(company);
      const before = await log.readCount(company, series);
      const command = {
        ...(await log.after(company, 0)).at(-1)!.command,
        id: `killed-${moment}-${tail.counter}`,
        counter: tail.counter + 1,
        previousHash: tail.hash,
        type: "voucher.issue",
      };
      const appended = log
        .append(command, [], { company, series, before, day: "2026-03-01" })
        .catch(() => false);
      for (let step = 0; step < moment; step += 1) await new Promise((resolve) => setTimeout(resolve));
      database.dexie.close();
      const isAppended = await appended;
      const again = await open();
      const { nextNumber } = await again.log.readCount(company, series);
      expect(nextNumber - 1).toBe(await issuedIn(again.log));
      if (isAppended) expect(nextNumber).toBe(before.nextNumber + 1);
      again.database.dexie.close();
    }
  });
});

const fault = fc.constantFrom<Fault>("none", "lostRequest", "lostAnswer", "doubled", "late", "overtaken");
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant("issue" as const), device: fc.nat(1), later: fc.nat(3) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("synchronise" as const),
      device: fc.nat(1),
      faults: fc.array(fault, { maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant("die" as const), device: fc.nat(1), steps: fc.nat(12) }),
  },
);

test("numbers of two devices are unique and gapless per series, their days rise, and none is ever refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const { server, one, two } = await openTablets();
      const devices = [one, two] as const;
      const days = ["2026-03-01", "2026-03-01"];
      let count = 0;
      for (const happening of steps) {
        const device = devices[happening.device]!;
        if (happening.act === "issue") {
          days[happening.device] = addDays(days[happening.device]!, happening.later);
          expect(await issue(device, `s${count++}`, days[happening.device]!)).toMatchObject({ ok: true });
        } else if (happening.act === "synchronise") await device.synchronise(happening.faults);
        else await device.dieWithin(happening.steps, () => device.synchronise());
      }
      for (const device of devices) await device.synchronise();

      const issued = server
        .documents(company, "vouchers")
        .flatMap((voucher) => (voucher.kind === "sale" && voucher.state === "approved" ? [voucher] : []))
        .sort((left, right) => (left.number! < right.number! ? -1 : 1));
      expect(issued).toHaveLength(count);
      expect(issued.filter(({ contested }) => contested !== undefined)).toEqual([]);
      for (const series of ["2026-A1", "2026-A2"]) {
        const own = issued.filter(({ number }) => numberParts(number!)?.series === series);
        expect(own.map(({ number }) => numberParts(number!)!.number)).toEqual(own.map((_, at) => at + 1));
        expect(own.map(({ day }) => day)).toEqual(own.map(({ day }) => day).sort());
      }
      for (const device of devices) {
        expect((await device.readLog(company)).filter(({ status }) => status !== "accepted")).toEqual([]);
        await device.close();
      }
    }),
    { numRuns: propertyRuns(6) },
  );
});
