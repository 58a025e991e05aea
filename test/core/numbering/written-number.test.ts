import { beforeEach, expect, test } from "vitest";
import type { Sale } from "#core/vouchers/voucher.ts";
import { aLine, type BooksModel, createBooksModel } from "#test/support/books-builder.ts";

let model: BooksModel;
beforeEach(() => {
  model = createBooksModel();
  model.must("series.declare", {
    prefix: "A3",
    device: "device-9",
    deviceName: "Tablette",
    reason: "Sur place",
  });
});

const NUMBER = "2026-A3-000017";
const close = () =>
  model.must("series.close", {
    prefix: "A3",
    reason: "Tombée à l’eau",
    lastNumbers: [{ series: "2026-A3", number: 16 }],
  });
const write = (writtenNumber = NUMBER, day = "2026-03-01", id = "found") =>
  model.send("voucher.draft", {
    id,
    kind: "sale",
    credits: null,
    set: { day, party: "c1", lines: [aLine()], termsDays: 30, writtenNumber },
  });
const sale = () => model.voucher("found") as Sale;
const problemOf = (answer: ReturnType<BooksModel["send"]>) => (answer.ok ? null : answer.problem);

test("a paper of a device that is gone is entered under its own number and day, as its claim", () => {
  close();
  expect(write().ok).toBe(true);
  const approved = model.approve("found");
  expect(approved).toMatchObject({
    value: { issued: { voucher: "found", number: NUMBER, day: "2026-03-01" } },
  });
  expect(approved.ok && approved.value.toNumber).toBeUndefined();
  expect(sale()).toMatchObject({
    state: "approved",
    number: NUMBER,
    numbering: "given",
    day: "2026-03-01",
    dueDay: "2026-03-31",
  });
  expect(model.aPayment("p", "found", 12_000).ok).toBe(true);
  expect(model.balances()["411000"]).toBeUndefined();
});

test("behind closed days it is booked on the first open one, and its paper keeps its day and term", () => {
  close();
  write();
  model.must("period.protect", { throughDay: "2026-03-31" });
  expect(model.approve("found").ok).toBe(true);
  expect(sale()).toMatchObject({ day: "2026-04-01", pieceOn: "2026-03-01", dueDay: "2026-03-31" });
});

test("a number that a living device may still give, or that nothing tells to be missing, is not typed", () => {
  expect(problemOf(write())).toEqual({ code: "series.stillOpen", number: NUMBER, device: "Tablette" });
  expect(problemOf(write("2026-B7-000001"))?.code).toBe("series.unknown");
  expect(problemOf(write("Facture 17"))?.code).toBe("series.unknown");
  expect(problemOf(write("F-2026-00002"))?.code).toBe("series.notMissing");
  expect(problemOf(write("A-2026-00002"))?.code).toBe("series.ofCreditNotes");
  model.must("hole.declare", { series: "F-2026", first: 2, last: 3, reason: "Sauvegarde perdue" });
  model.must("hole.declare", { series: "2026-A3", first: 17, last: 17, reason: "Papier gâché" });
  expect(write("F-2026-00002").ok).toBe(true);
  expect(problemOf(write())?.code).toBe("series.stillOpen");
});

test("its number is of the year of its day, and is part of what was seen when it is approved", () => {
  close();
  write(NUMBER, "2025-12-31");
  expect(problemOf(model.approve("found"))?.code).toBe("series.otherYear");
  write();
  const seenHash = "0".repeat(64);
  expect(problemOf(model.send("voucher.approve", { id: "found", seenHash }))?.code).toBe(
    "voucher.changedSinceSeen",
  );
});

test("only an invoice is entered from its paper", () => {
  close();
  const set = { day: "2026-03-01", writtenNumber: NUMBER };
  const bought = model.send("voucher.draft", { id: "b", kind: "purchase", credits: null, set });
  expect(problemOf(bought)?.code).toBe("command.malformed");
});

test("a hole is of a series there can be, and no longer than a slip of the keys", () => {
  const hole = { series: "2026-A3", first: 4, last: 6, reason: "Carnet brûlé" };
  for (const wrong of [{ series: "2026" }, { last: 999_999 }, { reason: " " }])
    expect(problemOf(model.send("hole.declare", { ...hole, ...wrong }))?.code).toBe("command.malformed");
  model.must("hole.declare", hole);
});
