import { beforeAll, describe, expect, test } from "vitest";
import type { Party } from "#core/parties/party.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { InvoiceVoucher, Sale } from "#core/vouchers/voucher.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "the numbers of parties on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const patient = (id: string, number: string) => ({
      id,
      set: { role: "patient" as const, number },
      isNumberProposed: true,
    });
    const partyOf = async (company: string, id: string) =>
      (await storedDocument(services.storage, company, "parties", id)) as unknown as Party;

    test("a code that two offline devices proposed stays with the first, and the second gets the next free", async () => {
      const anna = await beginCompany(services);
      const jean = await joinCompany(services, anna.company);
      await anna.must("party.save", patient("p1", "P-00231"));
      await anna.must("party.save", patient("p2", "P-00232"));
      await jean.must("party.save", patient("p3", "P-00231"));
      expect(await partyOf(anna.company, "p1")).toMatchObject({ number: "P-00231", name: "P-00231" });
      expect(await partyOf(anna.company, "p3")).toMatchObject({
        number: "P-00233",
        name: "P-00233",
        movedFrom: "P-00231",
      });
    });

    test("what was approved and paid offline under a moved number is accepted, and carries the new one", async () => {
      const anna = await beginCompany(services);
      const jean = await joinCompany(services, anna.company);
      await anna.must("party.save", {
        id: "c2",
        set: { name: "Un", number: "C-00001" },
        isNumberProposed: true,
      });
      const save = { id: "c3", set: { name: "Deux", number: "C-00001" }, isNumberProposed: true };
      await jean.must("party.save", save);
      const draft = aDraft("s", { set: { party: "c3" } });
      await jean.must("voucher.draft", draft);
      const { movedFrom: _, ...moved } = await partyOf(anna.company, "c3");
      const asSeen = { ...moved, number: "C-00001" };
      const document = await storedDocument(services.storage, anna.company, "vouchers", "s");
      const seenHash = approvalHash(document as unknown as InvoiceVoucher, asSeen);
      await jean.must("voucher.approve", { id: "s", seenHash });
      const settles = [{ voucher: "s", cents: 12_000 }];
      await jean.must("payment.record", aPaymentOf("p", 12_000, { party: "c3", settles }));
      const sale = (await storedDocument(services.storage, anna.company, "vouchers", "s")) as unknown as Sale;
      expect(sale.partyCopy).toMatchObject({ id: "c3", number: "C-00002", name: "Deux" });
    });

    test("a number that somebody typed is refused when it is taken, and what hangs on it says so", async () => {
      const anna = await beginCompany(services);
      const jean = await joinCompany(services, anna.company);
      await anna.must("party.save", { id: "c2", set: { name: "Un", number: "UN" } });
      const save = jean.make("party.save", { id: "c3", set: { name: "Deux", number: "UN" } });
      const draft = jean.make("voucher.draft", aDraft("s", { set: { party: "c3" } }));
      const approval = jean.make("voucher.approve", { id: "s", seenHash: "0".repeat(64) });
      const outcomes = (await jean.send([save, draft, approval])).map(({ outcome }) => outcome);
      expect(outcomes).toMatchObject([
        { status: "refused", code: "party.numberTaken", facts: { number: "UN" } },
        { status: "accepted" },
        { status: "refused", code: "command.depends", facts: { cause: save.id } },
      ]);
    });

    test("a number is free again once its party has another, and an edit that leaves it alone is never refused", async () => {
      const anna = await beginCompany(services);
      await anna.must("party.save", { id: "c2", set: { name: "Un", number: "UN" } });
      await anna.must("party.save", { id: "c2", set: { number: "AUTRE" } });
      await anna.must("party.save", { id: "c3", set: { name: "Deux", number: "UN" } });
      await anna.must("party.save", { id: "c3", set: { name: "Deux bis", number: "UN" } });
      expect(await partyOf(anna.company, "c3")).toMatchObject({ number: "UN", name: "Deux bis" });
    });

    test("a moved number that somebody changes is no longer shown as moved", async () => {
      const anna = await beginCompany(services);
      await anna.must("party.save", patient("p1", "P-00001"));
      await anna.must("party.save", patient("p2", "P-00001"));
      await anna.must("party.save", { id: "p2", set: { number: "P-00500" } });
      expect(await partyOf(anna.company, "p2")).not.toHaveProperty("movedFrom");
      await anna.must("party.save", patient("p3", "P-00001"));
      expect((await partyOf(anna.company, "p3")).number).toBe("P-00501");
    });
  },
  60_000,
);
