import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Company } from "#core/companies/company.ts";
import type { Posting } from "#core/vouchers/posting.ts";
import type { Entry } from "#core/vouchers/voucher.ts";
import {
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  journalPage,
  OWNER,
  practice,
} from "#test/support/books-builder.ts";
import { faultsOf } from "#test/support/fec-faults.ts";
import { exportInMemory, fecRecords } from "#test/support/fec-in-memory.ts";
import { sealBooks } from "#test/support/seal-books.ts";

vi.setConfig({ testTimeout: 60_000 });

const rent: Posting[] = [
  { account: "613200", side: "debit", cents: 90_001, party: null },
  { account: "512000", side: "credit", cents: 90_001, party: null },
];
const halves = [
  { practitioner: "dup", basisPoints: 6_000 },
  { practitioner: "mar", basisPoints: 4_000 },
];
let model: BooksModel;
beforeEach(() => {
  model = createBooksModel({
    ...practice,
    practice: "several",
    practitioners: [
      { id: "dup", name: "Anne Dupont", code: "DUP", registration: "732829320" },
      { id: "mar", name: "Jean Martin", code: "MAR", registration: "552100554" },
    ],
  });
  model.must("company.update", { set: { divisionKeys: [{ from: "2026-01-01", parts: halves }] } });
});

const company = (): Company => model.facts.get("companies", COMPANY)!;
const change = (changed: Partial<Company>) =>
  model.put({ collection: "companies", id: COMPANY, after: { ...company(), ...changed } });
const aRent = (id = "rent", practitioner: string | null = null, day = "2026-03-02") =>
  model.must("entry.record", { id, day, label: "Loyer", journal: "BQ", practitioner, postings: rent });
const divide = (id = "rent", on = "2026-03-02") => model.send("voucher.divide", { id, on });
const share = (practitioner: string, id = "rent") => model.voucher(`d~${id}~${practitioner}`) as Entry;

describe("voucher.divide", () => {
  test("gives each practitioner one balanced entry of their own, and leaves nothing in common", () => {
    aRent();
    const before = model.balances();
    expect(divide()).toMatchObject({ ok: true });
    expect(journalPage(share("dup").postings)).toEqual(["512000 credit 540.01", "613200 debit 540.01"]);
    expect(journalPage(share("mar").postings)).toEqual(["512000 credit 360.00", "613200 debit 360.00"]);
    expect(share("mar")).toMatchObject({
      ...{
        slice: "mar",
        practitioner: "mar",
        divides: "rent",
        label: "Loyer",
        journal: "BQ",
        day: "2026-03-02",
      },
    });
    expect(model.voucher("r~rent")).toMatchObject({ slice: "shared", divides: "rent", reverses: "rent" });
    expect(model.balances()).toEqual(before);
    const common = model.vouchers().filter(({ slice }) => slice === "shared");
    expect(common.flatMap(({ postings }) => postings)).toHaveLength(4);
  });

  test("is done once, and what was divided stays as it is", () => {
    aRent();
    divide();
    expect(divide()).toMatchObject({ problem: { code: "voucher.reversed" } });
    expect(model.send("voucher.cancel", { id: "rent", reason: "" })).toMatchObject({
      problem: { code: "voucher.reversed" },
    });
    expect(model.send("voucher.cancel", { id: "r~rent", reason: "" })).toMatchObject({
      problem: { code: "voucher.isReversal" },
    });
    // Somebody's share is an entry of their own, which they may still mend.
    const set = { label: "Loyer, ma part" };
    model.must("voucher.correct", { kind: "entry", id: "d~rent~mar", set });
    expect(share("mar")).toMatchObject({ ...set, divides: "rent" });
  });

  test("takes the key of the paper's day, and keeps that day where its own is validated", () => {
    aRent();
    const later = halves.map(({ practitioner }) => ({ practitioner, basisPoints: 5_000 }));
    const divisionKeys = [...company().divisionKeys!, { from: "2026-04-01", parts: later }];
    model.must("company.update", { set: { divisionKeys } });
    change({ validatedThrough: "2026-03-31" });
    expect(divide()).toMatchObject({ problem: { code: "day.validated" } });
    expect(divide("rent", "2026-04-01")).toMatchObject({ ok: true });
    expect(share("dup")).toMatchObject({ day: "2026-04-01", pieceOn: "2026-03-02" });
    expect(journalPage(share("dup").postings)[0]).toBe("512000 credit 540.01");
    aRent("april", null, "2026-04-02");
    divide("april", "2026-04-02");
    expect(journalPage(share("dup", "april").postings)[0]).toBe("512000 credit 450.01");
  });

  test("says of money how it was paid, and leaves what it settled settled", () => {
    model.must("payment.record", {
      ...aPaymentOf("p1", 9_000, { account: "706000", means: "cheque", party: null }),
    });
    expect(divide("p1", "2026-03-04")).toMatchObject({ ok: true });
    expect(share("dup", "p1").settled).toEqual({ on: "2026-03-04", by: "Chèque" });
  });

  test("says of an imported entry what its file said of its paper, its payment and its client", () => {
    aRent();
    const said = {
      ...{ pieceRef: "R7", settled: { on: "2026-03-01", by: "Virement" } },
      ...{ nature: "Loyer", client: "P-00231" },
    };
    const imported = { ...(model.voucher("rent") as Entry), ...said };
    model.put({ collection: "vouchers", id: "rent", after: imported });
    divide();
    expect(share("dup")).toMatchObject(said);
  });

  test("is refused without a key, for what is somebody's own, and where nobody files alone", () => {
    aRent("own", "dup");
    expect(divide("own")).toMatchObject({ problem: { code: "division.notCommon" } });
    expect(divide("gone")).toMatchObject({ problem: { code: "voucher.notFound" } });
    aRent();
    change({ practice: "company" });
    expect(divide()).toMatchObject({ problem: { code: "division.notCommon" } });
    change({ practice: "several", divisionKeys: [{ from: "2026-06-01", parts: halves }] });
    expect(divide()).toMatchObject({ problem: { code: "division.noKey", day: "2026-03-02" } });
  });

  test("is not for who reads a slice alone: it writes into everybody's", () => {
    aRent();
    const member = model.facts.get("members", OWNER)!;
    const user = { ...member, id: "jean", role: "user" as const, isOwner: false, practitioner: "mar" };
    model.put({ collection: "members", id: "jean", after: { ...user, reads: "slice" } });
    expect(model.send("voucher.divide", { id: "rent", on: "2026-03-02" }, "jean")).toMatchObject({
      problem: { code: "rights.otherSlice" },
    });
  });

  test("keys name known people once, and make a hundred per cent", () => {
    const set = (parts: typeof halves) =>
      model.send("company.update", { set: { divisionKeys: [{ from: "2026-01-01", parts }] } });
    expect(set([halves[0]!])).toMatchObject({ problem: { code: "division.notWhole", percent: 60 } });
    expect(set([halves[0]!, halves[0]!])).toMatchObject({ problem: { code: "division.twice" } });
    expect(set([{ practitioner: "eve", basisPoints: 10_000 }])).toMatchObject({
      problem: { code: "practitioner.notFound" },
    });
    const twice = [...company().divisionKeys!, ...company().divisionKeys!];
    expect(model.send("company.update", { set: { divisionKeys: twice } })).toMatchObject({
      problem: { code: "division.twice" },
    });
  });
});

test("each one's FEC holds their share with their own entries, balances, and counts without a gap", async () => {
  aRent("own", "dup", "2026-02-03");
  aRent();
  aRent("later", null, "2026-05-04");
  divide();
  change({ validatedThrough: "2026-05-31" });
  divide("later", "2026-06-01");
  aRent("last", "mar", "2026-07-03");
  change({ validatedThrough: null });
  const vouchers = model.vouchers();
  const sealed = sealBooks(vouchers, ["2026-05-31", "2026-12-31"], { company: company() });
  const files = await Promise.all(
    ["dup", "mar"].map(async (whom) => {
      const { text } = await exportInMemory(
        { company: company(), vouchers, ...sealed },
        { through: "2026-12-31", whom },
      );
      expect(faultsOf(text, "732829320FEC20261231.txt")).toEqual([]);
      return fecRecords(text);
    }),
  );
  const cents = (amount: string | undefined) => Number(amount!.replace(",", ""));
  const borne = files.map((records) => records.reduce((sum, { Debit }) => sum + cents(Debit), 0));
  expect(borne).toEqual([90_001 + 2 * 54_001, 2 * 36_000 + 90_001]);
  for (const records of files) {
    expect(records.reduce((sum, { Debit, Credit }) => sum + cents(Debit) - cents(Credit), 0)).toBe(0);
    const numbers = [...new Set(records.map(({ EcritureNum }) => EcritureNum))];
    expect(numbers.map((number) => Number(/\d+$/.exec(number!)![0]))).toEqual([1, 2, 3]);
  }
  expect(files[0]!.map(({ PieceDate }) => PieceDate)).toContain("20260504");
});
