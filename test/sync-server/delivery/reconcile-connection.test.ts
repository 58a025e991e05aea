import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { readCompanyDocument } from "#server/delivery/company-documents.ts";
import { disconnect } from "#server/delivery/disconnect.ts";
import { retryRows } from "#server/delivery/free-rows.ts";
import { reconcileConnection } from "#server/delivery/reconcile-connection.ts";
import { databases } from "#test/support/databases.ts";
import { DUTCH, FRENCH } from "../connectors/visma/connected-sandbox.ts";
import { aLine, LANE, type LinkedCompany, openLinkedCompany } from "./linked-company.ts";

// A real database and a real other side, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(databases)("reconciling on $name", ({ open }) => {
  let firm: LinkedCompany;
  beforeEach(async () => {
    firm = await openLinkedCompany(await open());
  });
  afterEach(() => firm.close());

  const reconcile = async () => {
    const report = await reconcileConnection(firm.services, LANE);
    if (!report.ok) throw new Error(report.problem.code);
    return report.value;
  };
  /** What has arrived once is looked for twice before it is sent again. */
  const lookAndSend = async () => {
    for (const seconds of [0, 60]) {
      firm.passSeconds(seconds);
      await firm.job.runOnce();
    }
  };
  const convert = (draft: string | null) =>
    firm.open.sandbox.perform({ act: "convertDraft", draft: draft ?? "" });
  const numberOf = async (id: string) => {
    const voucher = await firm.services.storage.read((tx) =>
      readCompanyDocument(tx, LANE.companyId, "vouchers", id),
    );
    return voucher !== null && isInvoice(voucher) ? voucher.number : null;
  };

  test("what lies there as it was sent is reconciled, and a second time changes nothing", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await reconcile()).toEqual({
      reconciledCount: 1,
      missing: [],
      doubled: [],
      strangers: [],
      removedCount: 0,
    });
    const reconciled = await firm.deliveryOf(voucher);
    expect(reconciled.state).toBe("reconciled");
    await reconcile();
    expect(await firm.deliveryOf(voucher)).toEqual(reconciled);
  });

  test("V22 a consent that was taken back is said by the link itself, and comparing goes on once it is given anew", async () => {
    await firm.sell();
    await firm.job.runOnce();
    firm.open.sandbox.perform({ act: "revokeConsent" });
    const problem = { code: "connection.consentEnded" };
    expect(await reconcileConnection(firm.services, LANE)).toEqual({ ok: false, problem });
    expect(await firm.connection()).toMatchObject({ state: "interrupted", reason: problem.code });
    expect((await firm.link()).result).toBe("connected");
    expect(await reconcile()).toMatchObject({ reconciledCount: 1, missing: [] });
  });

  test("what has vanished is named, and sent again only by name", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    firm.there().drafts.length = 0;
    expect(await reconcile()).toMatchObject({ missing: [voucher] });
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", reason: "delivery.missing" });

    const now = firm.services.now().toISOString();
    const { storage } = firm.services;
    expect(await storage.write((tx) => retryRows(tx, LANE, { voucherId: null, now }))).toBe(0);
    expect(await storage.write((tx) => retryRows(tx, LANE, { voucherId: voucher, now }))).toBe(1);
    await lookAndSend();
    expect(firm.there().drafts).toHaveLength(1);
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", reason: null });
  });

  test("V23 a double of ours that nobody touched is removed", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    const { externalId } = await firm.deliveryOf(voucher);
    firm.duplicate(externalId);
    expect(await reconcile()).toMatchObject({ reconciledCount: 1, removedCount: 1 });
    expect(firm.there().drafts.map(({ Id }) => Id)).toEqual([externalId]);
  });

  test("of two drafts the one that somebody works on over there is kept", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    firm.duplicate((await firm.deliveryOf(voucher)).externalId);
    const [ours, double] = firm.there().drafts;
    convert(double?.Id ?? null);
    expect(await reconcile()).toMatchObject({ reconciledCount: 1, removedCount: 1 });
    expect(firm.there().drafts).toEqual([]);
    expect((await firm.deliveryOf(voucher)).externalId).toBe(firm.there().invoices[0]?.Id);
    expect(ours?.Id).not.toBe(firm.there().invoices[0]?.Id);
  });

  test.each([
    ["another customer", { CustomerId: "another", CustomerNumber: "2" }],
    ["another day", { InvoiceDate: "2026-11-01T00:00:00Z" }],
    ["another kind", { IsCreditInvoice: true }],
  ])(
    "a surplus of ours that was changed over there to %s is listed with what it shows, and never removed",
    async (_what, change) => {
      const voucher = await firm.sell();
      await firm.job.runOnce();
      const { externalId } = await firm.deliveryOf(voucher);
      firm.duplicate(externalId, change);
      const surplus = firm.there().drafts[1];
      expect(await reconcile()).toMatchObject({ doubled: [voucher], removedCount: 0, reconciledCount: 0 });
      expect(await firm.deliveryOf(voucher)).toMatchObject({
        state: "delivered",
        reason: "delivery.doubled",
        externalId,
        others: [{ externalId: surplus?.Id, stage: "draft" }],
      });
      expect(firm.there().drafts).toHaveLength(2);

      // The bookkeeper deletes it there: nothing is left to tell of.
      firm.there().drafts.length = 1;
      expect(await reconcile()).toMatchObject({ doubled: [], reconciledCount: 1 });
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "reconciled", reason: null, others: [] });
    },
  );

  test("a document under a reference of ours that no invoice here has is named and never touched", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    firm.duplicate((await firm.deliveryOf(voucher)).externalId, { OurReference: "CAHIER-of-another-life" });
    const stranger = firm.there().drafts[1]?.Id;
    expect(await reconcile()).toMatchObject({ reconciledCount: 1, strangers: [stranger], removedCount: 0 });
    expect(firm.there().drafts).toHaveLength(2);
  });

  test("two that were both issued are named as doubled and left alone", async () => {
    const voucher = await firm.sell();
    await firm.job.runOnce();
    const { externalId } = await firm.deliveryOf(voucher);
    firm.duplicate(externalId);
    for (const { Id } of [...firm.there().drafts]) convert(Id);
    expect(await reconcile()).toMatchObject({ doubled: [voucher], removedCount: 0 });
    expect(await firm.deliveryOf(voucher)).toMatchObject({ reason: "delivery.doubled" });
    expect(firm.there().invoices).toHaveLength(2);
  });

  test("where they number, the number arrives once the draft is issued there, and frees its credit note", async () => {
    await firm.act({ type: "connection.choose", args: { id: "visma", numbering: "external" } });
    const customer = await firm.saveCustomer("C-1");
    const sale = await firm.sell({ customer });
    const creditNote = await firm.sell({ customer, credits: sale });
    await firm.job.runOnce();
    expect(await numberOf(sale)).toBeNull();
    expect(await firm.deliveryOf(creditNote)).toMatchObject({
      state: "waiting",
      reason: "delivery.saleNotNumbered",
    });

    convert((await firm.deliveryOf(sale)).externalId);
    await reconcile();
    expect(await numberOf(sale)).toBe("1001");
    expect(await firm.deliveryOf(sale)).toMatchObject({ state: "reconciled", externalNumber: "1001" });
    await firm.job.runOnce();
    expect(firm.there().drafts).toMatchObject([
      { IsCreditInvoice: true, Rows: [{ Text: "Avoir sur la facture 1001" }, {}] },
    ]);
  });

  test("V24 disconnecting stops exports and keeps the links; reconnecting goes on", async () => {
    const before = await firm.sell();
    await firm.job.runOnce();
    const delivered = await firm.deliveryOf(before);
    const pending = await firm.sell();
    expect(await disconnect(firm.services, LANE, firm.session)).toBe(true);
    await firm.sell();
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(1);
    expect(await firm.deliveryOf(before)).toEqual(delivered);
    expect(await firm.deliveryOf(pending)).toMatchObject({
      state: "interrupted",
      reason: "connection.disconnected",
    });
    expect(await firm.connection()).toMatchObject({ state: "disconnected" });

    await firm.link();
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(2);
    expect(await firm.deliveryOf(before)).toEqual(delivered);
  });

  test("V24 another company over there gets what follows, and nothing a second time", async () => {
    const before = await firm.sell();
    await firm.job.runOnce();
    const delivered = await firm.deliveryOf(before);
    firm.strike({ kind: "dropAfterWrite" });
    const unheard = await firm.sell();
    await firm.job.runOnce();
    await disconnect(firm.services, LANE, firm.session);

    await firm.link(DUTCH);
    const after = await firm.sell({ lines: [aLine({ vat: "fr-outside" })] });
    for (let count = 0; count < 4; count += 1) {
      firm.passSeconds(400);
      await firm.job.runOnce();
    }
    expect(await firm.deliveryOf(unheard)).toMatchObject({
      state: "rejected",
      reason: "delivery.otherCompany",
    });
    expect(await firm.deliveryOf(after)).toMatchObject({ state: "waiting", reason: "vatChoice" });
    expect(await reconcile()).toMatchObject({ reconciledCount: 0, missing: [] });
    expect(await firm.deliveryOf(before)).toEqual(delivered);
    expect(firm.there(FRENCH).drafts).toHaveLength(2);
    expect(firm.there(DUTCH).drafts).toEqual([]);
  });
});
