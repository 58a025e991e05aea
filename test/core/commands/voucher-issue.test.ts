import { beforeEach, describe, expect, test } from "vitest";
import type { VoucherIssueArgs } from "#core/commands/voucher-issue.ts";
import type { Company } from "#core/companies/company.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { aLine, type BooksModel, COMPANY, createBooksModel } from "#test/support/books-builder.ts";

let model: BooksModel;
const A3 = {
  prefix: "A3",
  device: "device-1",
  deviceName: "Tablette",
  reason: "Trois personnes facturent sur place",
};

beforeEach(() => {
  model = createBooksModel();
  model.must("series.declare", A3);
});

const company = (): Company => model.facts.get("companies", COMPANY)!;
const changeCompany = (changed: Partial<Company>) =>
  model.put({ collection: "companies", id: COMPANY, after: { ...company(), ...changed } });

/** What a device would say of a draft: as its approval books it, with a number. */
function issued(id: string, number: number, changed: Partial<VoucherIssueArgs> = {}): VoucherIssueArgs {
  const other = createBooksModel();
  other.aSale(id, [aLine()], changed.day);
  const sale = other.voucher(id) as Sale;
  const { day, label, journal, practitioner, partyCopy, lines, termsDays, note, postings } = sale;
  return {
    id,
    number: `2026-A3-${String(number).padStart(6, "0")}`,
    writer: "device-1",
    ...{ day, label, journal, practitioner, lines, termsDays, note, postings },
    party: sale.party!,
    partyCopy: partyCopy!,
    seenHash: sale.approval!.seenHash,
    ...changed,
  };
}
const draft = (id: string) =>
  model.must("voucher.draft", {
    id,
    kind: "sale",
    credits: null,
    set: { day: "2026-03-01", party: "c1", lines: [aLine()] },
  });
const sale = (id: string) => model.voucher(id) as Sale;

describe("an invoice issued on the spot", () => {
  test("is in the books as it was handed over, with its number, its postings and its claim", () => {
    draft("s1");
    const changes = model.must("voucher.issue", issued("s1", 1));
    expect(changes.contested).toBeUndefined();
    expect(changes.toNumber).toBeUndefined();
    expect(changes.issued).toEqual({ voucher: "s1", number: "2026-A3-000001", day: "2026-03-01" });
    expect(sale("s1")).toMatchObject({
      state: "approved",
      number: "2026-A3-000001",
      numbering: "given",
      day: "2026-03-01",
      dueDay: "2026-03-31",
    });
    expect(sale("s1").contested).toBeUndefined();
    expect(model.matching("s1")).toMatchObject({ grossCents: 12_000, lines: [] });
    expect(model.balances()).toMatchObject({ "411000": 12_000 });
  });

  test("rests on nothing: neither its draft nor the customer have to be there", () => {
    expect(model.must("voucher.issue", issued("never-drafted", 1)).contested).toBeUndefined();
    expect(sale("never-drafted")).toMatchObject({
      partyCopy: { name: "Café du Marché" },
      totals: { grossCents: 12_000 },
    });
  });

  test("stands beside what became of its draft meanwhile, and is contested", () => {
    model.aSale("s1", [aLine()]);
    const before = sale("s1");
    const { contested, issued: born } = model.must("voucher.issue", issued("s1", 1));
    expect(contested).toMatchObject({ code: "voucher.alreadyApproved" });
    expect(born?.voucher).toBe("s1~2026-A3-000001");
    expect(sale("s1")).toEqual(before);
    expect(sale(born!.voucher)).toMatchObject({
      number: "2026-A3-000001",
      contested: { code: "voucher.alreadyApproved" },
    });
    expect(model.send("voucher.issue", issued("s1", 1))).toMatchObject({
      problem: { code: "voucher.exists" },
    });
  });

  test("in a validated span is entered on the first open day, with its own day kept and counted from", () => {
    changeCompany({ validatedThrough: "2026-03-31" });
    const { contested } = model.must("voucher.issue", issued("s1", 1));
    expect(contested).toMatchObject({ code: "day.validated" });
    expect(sale("s1")).toMatchObject({ day: "2026-04-01", pieceOn: "2026-03-01", dueDay: "2026-03-31" });
  });

  const stands: readonly (readonly [string, () => void, string])[] = [
    [
      "a plan that ended",
      () => changeCompany({ plan: { ...company().plan, throughDay: "2026-01-31" } }),
      "plan.ended",
    ],
    [
      "a right that is lost",
      () => {
        const member = model.facts.get("members", "anna")!;
        model.put({ collection: "members", id: "anna", after: { ...member, role: "gone" } });
      },
      "rights.missing",
    ],
    [
      "a place that is lost",
      () => model.put({ collection: "members", id: "anna", after: null }),
      "rights.notMember",
    ],
    [
      "a series that was closed below it",
      () => {
        const lastNumbers = [{ series: "2026-A3", number: 0 }];
        model.must("series.close", { prefix: "A3", reason: "Perdue", lastNumbers });
      },
      "series.closed",
    ],
    [
      "a VAT status of another day",
      () => changeCompany({ vatHistory: [{ from: "2026-01-01", status: "franchise", onDebits: false }] }),
      "invoice.vatNotAllowed",
    ],
  ];

  test.each(stands)("is never refused for %s, which contests it", (_name, stand, code) => {
    stand();
    const changes = model.must("voucher.issue", issued("s1", 1));
    expect(changes.contested).toMatchObject({ code });
    expect(sale("s1")).toMatchObject({ number: "2026-A3-000001", contested: { code } });
    expect(model.balances()).toMatchObject({ "411000": 12_000 });
  });

  test("is contested when its series is unknown or another device's, and never otherwise for its number", () => {
    const unknown = model.must("voucher.issue", issued("s1", 1, { number: "2026-Z9-000001" }));
    expect(unknown.contested).toMatchObject({ code: "series.unknown" });
    const others = model.must("voucher.issue", issued("s2", 1, { writer: "device-2" }));
    expect(others.contested).toMatchObject({ code: "series.otherDevice" });
    model.must("series.close", {
      prefix: "A3",
      reason: "Perdue",
      lastNumbers: [{ series: "2026-A3", number: 3 }],
    });
    expect(model.must("voucher.issue", issued("s3", 3)).contested).toBeUndefined();
  });

  test("must balance and bear a number of a device, or it is no invoice of anybody's", () => {
    const [first] = issued("s1", 1).postings;
    expect(model.send("voucher.issue", issued("s1", 1, { postings: [first!] }))).toMatchObject({
      problem: { code: "voucher.unbalanced" },
    });
    expect(model.send("voucher.issue", issued("s1", 1, { number: "F-2026-00001" }))).toMatchObject({
      problem: { code: "command.malformed" },
    });
  });
});

describe("a device's series", () => {
  test("begins numbers on the spot with its reason, and its letters are never another's again", () => {
    expect(company()).toMatchObject({
      numbering: "perDevice",
      deviceSeries: [{ prefix: "A3", reason: A3.reason, closed: null }],
    });
    expect(model.send("series.declare", { ...A3, device: "device-2" })).toMatchObject({
      problem: { code: "series.prefixTaken" },
    });
    expect(model.send("series.declare", { ...A3, prefix: "B1" })).toMatchObject({
      problem: { code: "series.deviceHasOne" },
    });
    model.must("series.close", {
      prefix: "A3",
      reason: "Perdue",
      lastNumbers: [{ series: "2026-A3", number: 17 }],
    });
    expect(model.send("series.declare", A3)).toMatchObject({ problem: { code: "series.prefixTaken" } });
    model.must("series.declare", { ...A3, prefix: "B1" });
  });

  test("is not declared where another system numbers, and nothing numbers on the spot without one", () => {
    const fresh = createBooksModel();
    expect(fresh.send("company.update", { set: { numbering: "perDevice" } })).toMatchObject({
      problem: { code: "series.none" },
    });
    fresh.must("company.update", { set: { numbering: "external" } });
    expect(fresh.send("series.declare", A3)).toMatchObject({ problem: { code: "series.numberedOutside" } });
    model.must("company.update", { set: { numbering: "central" } });
    model.must("company.update", { set: { numbering: "perDevice" } });
  });

  test("leaves what other devices approve, and credit notes, to be numbered on arrival", () => {
    model.aSale("s1", [aLine()]);
    expect(sale("s1").number).toBe("F-2026-00001");
    model.must("voucher.issue", issued("s2", 1));
    expect(model.aCreditNote("n1", "s2", [aLine()])).toMatchObject({ ok: true });
    expect(model.voucher("n1")).toMatchObject({ number: "A-2026-00001" });
  });
});

describe("a missing number", () => {
  const hole = { series: "2026-A3", first: 4, last: 6, reason: "Carnet brûlé" };

  test("is explained once, with who said so", () => {
    model.must("hole.declare", hole);
    expect(company().declaredHoles).toMatchObject([{ ...hole, declaredBy: "anna" }]);
    expect(model.send("hole.declare", { ...hole, first: 6, last: 8 })).toMatchObject({
      problem: { code: "hole.declared" },
    });
    model.must("hole.declare", { ...hole, first: 7, last: 8 });
    expect(model.send("hole.declare", { ...hole, first: 9, last: 8 })).toMatchObject({
      problem: { code: "command.malformed" },
    });
  });
});
