import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Refusal } from "#core/replication/refusal.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { acceptUncheckedAs, OPEN_INTERFACE } from "#server/commands/accept-as.ts";
import { readDocument } from "#server/storage/documents.ts";
import { aDraft, anApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const session = (id: string, day: string, cents = 5_000) => aPaymentOf(id, cents, { day, account: "706000" });

describe.each(databases)("what comes too late, on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  const read = async <Kind>(company: string, collection: string, id: string): Promise<Kind> => {
    const found = await services.storage.read((tx) =>
      readDocument(tx, { companyId: company, collection, id }),
    );
    return found!.body as Kind;
  };
  const validateJanuary = async (device: TestDevice) =>
    device.must("period.validate", await lookThrough(device, "2026-01-31"));

  /** A payment that a device made offline, and sends once its month is validated. */
  async function refuseLate() {
    const owner = await beginCompany(services);
    const late = await joinCompany(services, owner.company);
    await owner.must("payment.record", session("seen", "2026-01-05"));
    const record = late.make("payment.record", session("late", "2026-01-06"));
    await validateJanuary(owner);
    const [answer] = await late.send([record]);
    expect(answer!.outcome).toMatchObject({
      status: "refused",
      code: "day.validated",
      facts: { firstOpenDay: "2026-02-01" },
    });
    return { owner, late, record, company: owner.company };
  }

  test("is kept whole, booked on the first open day with its paper's day, and left the desk in the same moment", async () => {
    const { late, record, company } = await refuseLate();
    expect(await read<Refusal>(company, "outcomes", record.id)).toMatchObject({
      args: record.args,
      decision: "open",
    });
    const book = late.make("refusal.book", { id: record.id, on: "2026-02-01" });
    const [first] = await late.send([book]);
    const [again] = await late.send([book]);
    expect(first!.outcome).toMatchObject({ status: "accepted" });
    expect(again!.outcome).toMatchObject(first!.outcome);
    expect(await read<Payment>(company, "vouchers", "late")).toMatchObject({
      day: "2026-02-01",
      pieceOn: "2026-01-06",
      createdBy: late.userId,
      amountCents: 5_000,
    });
    expect(await read<Refusal>(company, "outcomes", record.id)).toMatchObject({
      decision: "booked",
      booked: { voucher: "late", day: "2026-02-01" },
      args: record.args,
    });
  });

  test("is decided once when two people decide at the same time, and the second is told by whom", async () => {
    const { owner, late, record, company } = await refuseLate();
    const [one, other] = await Promise.all([
      owner.act("refusal.book", { id: record.id, on: "2026-02-01" }),
      late.act("refusal.discard", { id: record.id, reason: "Saisie deux fois" }),
    ]);
    const refused = [one, other].filter(({ status }) => status === "refused");
    expect([one, other].filter(({ status }) => status === "accepted")).toHaveLength(1);
    const isBooked = one.status === "accepted";
    expect(refused).toMatchObject([
      {
        code: "refusal.decided",
        facts: {
          decision: isBooked ? "booked" : "discarded",
          decidedBy: isBooked ? owner.userId : late.userId,
        },
      },
    ]);
    expect(await read<Refusal>(company, "outcomes", record.id)).toMatchObject({
      decision: isBooked ? "booked" : "discarded",
    });
    const voucher = await services.storage.read((tx) =>
      readDocument(tx, { companyId: company, collection: "vouchers", id: "late" }),
    );
    expect(voucher !== null).toBe(isBooked);
  });

  test("stays whole and open while the day that was chosen is validated too", async () => {
    const { owner, late, record, company } = await refuseLate();
    await owner.must("payment.record", session("february", "2026-02-10"));
    await owner.must("period.validate", await lookThrough(owner, "2026-02-28"));
    expect(await late.act("refusal.book", { id: record.id, on: "2026-02-01" })).toMatchObject({
      code: "day.validated",
      facts: { firstOpenDay: "2026-03-01" },
    });
    expect(await read<Refusal>(company, "outcomes", record.id)).toMatchObject({ decision: "open" });
    await owner.must("refusal.book", { id: record.id, on: "2026-03-01" });
  });

  test("G18 a mistyped payment that is validated is reversed once, its invoice is owed again, and the API says the same", async () => {
    const device = await beginCompany(services);
    const { company, userId } = device;
    const other = await joinCompany(services, company);
    const draft = aDraft("sale", { set: { day: "2026-01-10" } });
    await device.must("voucher.draft", draft);
    await device.must("voucher.approve", anApproval(draft));
    const settling = aPaymentOf("pay", 12_000, {
      day: "2026-01-12",
      settles: [{ voucher: "sale", cents: 12_000 }],
    });
    await device.must("payment.record", settling);
    await validateJanuary(device);

    const change = { kind: "payment" as const, id: "pay", set: { amountCents: 100 } };
    const said = {
      code: "day.validated",
      facts: { validatedThrough: "2026-01-31", firstOpenDay: "2026-02-01" },
    };
    const [byApi] = await acceptUncheckedAs(services, { userId, company, via: OPEN_INTERFACE }, [
      { type: "voucher.correct", args: change },
    ]);
    expect(await device.act("voucher.correct", change)).toMatchObject(said);
    expect(byApi).toMatchObject(said);

    const reverse = { id: "pay", day: "2026-02-01", label: "Extourne" };
    const answers = await Promise.all([
      device.act("voucher.reverse", reverse),
      other.act("voucher.reverse", { ...reverse, day: "2026-02-02" }),
    ]);
    expect(answers.filter(({ status }) => status === "accepted")).toHaveLength(1);
    expect(answers.find(({ status }) => status === "refused")).toMatchObject({
      code: "voucher.reversed",
      facts: { reversal: "r~pay" },
    });
    expect(await read<Payment>(company, "vouchers", "r~pay")).toMatchObject({
      reverses: "pay",
      amountCents: -12_000,
    });
    await other.must("payment.record", { ...settling, id: "right", day: "2026-02-03" });
    await device.must("period.validate", await lookThrough(device, "2026-02-28"));
    expect(await device.act("voucher.cancel", { id: "r~pay", reason: "" })).toMatchObject({
      code: "day.validated",
    });
  });
});
