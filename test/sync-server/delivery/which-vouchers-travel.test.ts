import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { acceptAs } from "#server/commands/accept-as.ts";
import { disconnect } from "#server/delivery/disconnect.ts";
import { databases } from "#test/support/databases.ts";
import { createTestUser } from "#test/support/test-services.ts";
import { LANE, type LinkedCompany, openLinkedCompany } from "./linked-company.ts";

// A real database and a real other side, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = "2026-11-22";
const YESTERDAY = "2026-11-21";

describe.each(databases)("which vouchers travel, on $name", ({ open }) => {
  let firm: LinkedCompany;
  beforeEach(async () => {
    firm = await openLinkedCompany(await open());
  });
  afterEach(() => firm.close());

  const chooseFirstDay = (fromDay: string) =>
    firm.act({ type: "connection.choose", args: { id: "visma", fromDay } });
  const send = (id: string) => firm.act({ type: "voucher.send", args: { id, connection: "visma" } });
  const customerOf = (number: string) => firm.saveCustomer(number);

  test("V11 V13 an approval by a tablet whose clock is days behind travels by the day the invoice bears", async () => {
    expect((await firm.connection()).fromDay).toBe(TODAY);
    const late = await firm.draftSale({ customer: await customerOf("C-1"), day: TODAY });
    await firm.approve(late, "2026-11-20T09:00:00.000Z");
    expect(await firm.hasDelivery(late)).toBe(true);

    // Its number moves the day to that of the series' last, and the day it is issued on counts.
    const moved = await firm.draftSale({ customer: await customerOf("C-2"), day: YESTERDAY });
    await firm.approve(moved, "2026-11-21T09:00:00.000Z");
    expect(await firm.hasDelivery(moved)).toBe(true);
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(2);
  });

  test("G12 an entry that is not validated reaches no other side, by itself or by name", async () => {
    await firm.act({
      type: "entry.record",
      args: {
        ...{ id: "entry-1", day: TODAY, label: "Loyer", journal: "OD", practitioner: null },
        postings: [toPosting("613200", 84_000), toPosting("512000", -84_000)],
      },
    });
    expect(await firm.hasDelivery("entry-1")).toBe(false);
    await chooseFirstDay(YESTERDAY);
    await expect(send("entry-1")).rejects.toThrow("voucher.");
    await firm.job.runOnce();
    expect(await firm.hasDelivery("entry-1")).toBe(false);
    expect(firm.there().drafts).toEqual([]);
  });

  test("V13 what is dated before the first day stays here, whatever the clock that approved it said", async () => {
    const older = await firm.sell({ day: YESTERDAY });
    expect(await firm.hasDelivery(older)).toBe(false);
    await firm.job.runOnce();
    expect(firm.there().drafts).toEqual([]);
  });

  test("V23 another first day sends what is dated from then on, each once, however often it is chosen", async () => {
    const oldest = await firm.sell({ day: "2026-11-02" });
    const older = await firm.sell({ day: YESTERDAY });
    const sent = await firm.sell({ day: TODAY });
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(1);

    await chooseFirstDay(YESTERDAY);
    await chooseFirstDay(YESTERDAY);
    expect(await firm.hasDelivery(oldest)).toBe(false);
    expect(await firm.hasDelivery(older)).toBe(true);
    await firm.job.runOnce();
    await chooseFirstDay("2026-11-01");
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(3);
    for (const voucher of [oldest, older, sent])
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", attempts: 1 });
  });

  test("V24 what was approved while nothing was linked is sent once a first day is chosen", async () => {
    await disconnect(firm.services, LANE, firm.session);
    const unlinked = await firm.sell();
    await firm.link();
    await firm.job.runOnce();
    expect(await firm.hasDelivery(unlinked)).toBe(false);
    await chooseFirstDay(TODAY);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(unlinked)).toMatchObject({ state: "delivered" });
    expect(firm.there().drafts).toHaveLength(1);
  });

  test("V23 one older invoice is sent by name, once, however many people ask", async () => {
    const older = await firm.sell({ day: YESTERDAY });
    await Promise.all([send(older), send(older)]);
    await firm.job.runOnce();
    await send(older);
    await chooseFirstDay("2026-11-01");
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(1);
    expect(await firm.deliveryOf(older)).toMatchObject({ state: "delivered", attempts: 1 });
  });

  test("an older credit note leaves after its sale, though both are sent at once", async () => {
    const customer = await customerOf("C-1");
    const sale = await firm.sell({ customer, day: YESTERDAY });
    await firm.sell({ customer, credits: sale, day: YESTERDAY });
    await chooseFirstDay(YESTERDAY);
    await firm.job.runOnce();
    expect(firm.there().drafts).toMatchObject([{ IsCreditInvoice: false }, { IsCreditInvoice: true }]);
  });

  test("nothing is sent by name without a link, of a draft, or by who may not approve", async () => {
    const older = await firm.sell({ day: YESTERDAY });
    const draft = await firm.draftSale({ customer: await customerOf("C-1") });
    await expect(send(draft)).rejects.toThrow("voucher.notApproved");
    const stranger = await createTestUser(firm.services);
    const actor = { userId: stranger.id, company: LANE.companyId, via: "test" };
    const [refused] = await acceptAs(firm.services, actor, [
      { type: "voucher.send", args: { id: older, connection: "visma" } },
    ]);
    expect(refused).toMatchObject({ status: "refused", code: "rights.notMember" });
    await disconnect(firm.services, LANE, firm.session);
    await expect(send(older)).rejects.toThrow("connection.notConnected");
    expect(await firm.hasDelivery(older)).toBe(false);
  });

  test("whoever chose an earlier first day or sent one by name stands in the audit log", async () => {
    const older = await firm.sell({ day: YESTERDAY });
    await send(older);
    await chooseFirstDay("2026-11-01");
    const lines = await firm.services.storage.read(({ db }) =>
      db
        .selectFrom("audit")
        .select("action")
        .where("user_id", "=", firm.session.user.id)
        .where("action", "in", ["voucher.send", "connection.choose"])
        .execute(),
    );
    expect(lines.map(({ action }) => action).toSorted()).toEqual(["connection.choose", "voucher.send"]);
  });
});
