import { ExplainNode, type KyselyPlugin, SelectQueryNode, sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { changesSince, idAfterMany, listDocuments, writeDocument } from "#server/storage/documents.ts";
import { listImportedMatchingIds } from "#server/storage/imported-matchings.ts";
import { livePages } from "#server/storage/live-documents.ts";
import { listLiveVouchers, listReversals } from "#server/storage/live-vouchers.ts";
import { markSealed, readVouchersToSeal } from "#server/storage/sealed-documents.ts";
import type { ReadTx, Storage } from "#server/storage/storage.ts";
import { databases } from "#test/support/databases.ts";

const PAGE = 1000;
const COMPANY = "physio";
const ofVouchers = { companyId: COMPANY, collection: "vouchers" };
const october = { fromDay: "2026-10-01", throughDay: "2026-10-31" };

async function writeVouchers(storage: Storage, ids: readonly string[], rest: Record<string, unknown> = {}) {
  await storage.write(async (tx) => {
    const { first } = await nextRevisions(tx, COMPANY, ids.length);
    for (const [index, id] of ids.entries())
      await writeDocument(tx, {
        ...{ ...ofVouchers, id, revision: first + index, day: "2026-10-15", state: "recorded" },
        ...{ slice: "shared", deleted: false, body: { id }, ...rest },
      });
  });
}

const seal = (storage: Storage, ids: readonly string[]) =>
  storage.write((tx) =>
    markSealed(tx, {
      ...{ companyId: COMPANY, sealedAt: "2026-11-01T08:00:00.000Z" },
      rows: ids.map((id) => ({ id, seal: "main~1", entryNumber: id })),
    }),
  );

async function livePagesOf(tx: ReadTx): Promise<readonly string[][]> {
  const pages: string[][] = [];
  for await (const page of livePages(tx, { ...ofVouchers, slices: null }))
    pages.push(page.map(({ id }) => id));
  return pages;
}

describe.each(databases)("what is not validated, on $name", ({ open }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
    const many = Array.from({ length: PAGE + 1 }, (_, index) => `m-${index}`);
    await writeVouchers(storage, ["a-sealed", "z-sealed"]);
    await seal(storage, ["a-sealed", "z-sealed"]);
    await writeVouchers(storage, many);
    await writeVouchers(storage, ["b-draft"], { state: "draft" });
    await writeVouchers(storage, ["b-gone"], { deleted: true });
    await writeVouchers(storage, ["b-november"], { day: "2026-11-02" });
    await writeVouchers(storage, ["r~m-1", "r.m", "R~m-1", "s"]);
  });

  test("is read whole, page by page, as it was written, without what is sealed or deleted", async () => {
    const pages = await storage.read(livePagesOf);
    expect(pages.map(({ length }) => length)).toEqual([PAGE, 6 + 1]);
    expect(pages.flat().slice(-7)).toEqual([
      ...["m-1000", "b-draft", "b-november", "r~m-1", "r.m", "R~m-1", "s"],
    ]);
  });

  test("is handed to a validation from one revision to the next, drafts and later days left out", async () => {
    const bodies = await storage.read(async (tx) => {
      const query = { companyId: COMPANY, throughDay: october.throughDay, limit: PAGE };
      const first = await readVouchersToSeal(tx, { ...query, afterRevision: 0 });
      const afterRevision = first.at(-1)!.revision;
      return [...first, ...(await readVouchersToSeal(tx, { ...query, afterRevision }))];
    });
    const ids = bodies.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(ids).toHaveLength(PAGE + 5);
    expect(ids.slice(-5)).toEqual(["m-1000", "r~m-1", "r.m", "R~m-1", "s"]);
  });

  test("is told for a span of days, and the reversals by what their ids begin with", async () => {
    const live = await storage.read((tx) =>
      listLiveVouchers(tx, { companyId: COMPANY, ...october, slices: null }),
    );
    expect(live).toHaveLength(PAGE + 6);
    expect(live[0]).toEqual({ id: "R~m-1", day: "2026-10-15", state: "recorded" });
    const reversals = { companyId: COMPANY, slices: ["shared"] };
    expect(await storage.read((tx) => listReversals(tx, reversals))).toEqual(["r~m-1"]);
  });

  test("names where a stretch of so many ends, and lists a stretch or a few days in the order of ids", async () => {
    const listed = async (query: object) =>
      (await storage.read((tx) => listDocuments(tx, { ...ofVouchers, limit: 3, ...query }))).map(
        ({ id }) => id,
      );
    const stretch = { ...ofVouchers, afterId: undefined, count: 4 };
    expect(await storage.read((tx) => idAfterMany(tx, stretch))).toBe("b-gone");
    expect(await storage.read((tx) => idAfterMany(tx, { ...stretch, afterId: "r.m" }))).toBeNull();
    expect(await listed({ throughId: "b-gone" })).toEqual(["R~m-1", "a-sealed", "b-draft"]);
    expect(await listed({ afterId: "a-sealed", throughId: "b-gone" })).toEqual(["b-draft"]);
    expect(await listed({ byDay: true, ...october })).toEqual(["R~m-1", "a-sealed", "b-draft"]);
    expect(await listed({ byDay: true, ...october, afterId: "r" })).toEqual(["r.m", "r~m-1", "s"]);
  });
});

describe("the plans of SQLite, which keeps no statistics", () => {
  test("find what is not validated by its revisions, ids by their beginning and few days by their days", async () => {
    const storage = await databases[0]!.open();
    const plansOf = (read: (tx: ReadTx) => Promise<unknown>) =>
      storage.read(async (tx) => {
        const plans: string[] = [];
        await read({ db: tx.db.withPlugin(explaining(plans)) });
        return plans.join("; ");
      });
    const throughDay = october.throughDay;
    const live = { companyId: COMPANY, ...october, slices: ["shared"] };
    for (const read of [
      livePagesOf,
      (tx: ReadTx) => changesSince(tx, { ...ofVouchers, revision: 7, limit: PAGE }),
      (tx: ReadTx) =>
        readVouchersToSeal(tx, { companyId: COMPANY, throughDay, afterRevision: 7, limit: PAGE }),
      (tx: ReadTx) => listLiveVouchers(tx, live),
    ])
      expect(await plansOf(read), read.toString()).toContain(
        "USING INDEX documents_by_revision (company_id=? AND collection=? AND revision>?)",
      );
    for (const read of [
      (tx: ReadTx) => listReversals(tx, { companyId: COMPANY, slices: ["shared"] }),
      (tx: ReadTx) => listImportedMatchingIds(tx, COMPANY, "import-2025-12-31"),
    ])
      expect(await plansOf(read), read.toString()).toContain("id>? AND id<?");
    const fewDays = { ...ofVouchers, ...october, byDay: true, afterId: "m", limit: PAGE };
    expect(await plansOf((tx) => listDocuments(tx, fewDays))).toContain("USING INDEX documents_by_day");
  });
});

const queryPlan = sql`query plan`.toOperationNode();

/** Asks for the plan of each query instead of its rows, of which there are then none. */
const explaining = (plans: string[]): KyselyPlugin => ({
  transformQuery: ({ node }) =>
    SelectQueryNode.is(node) ? { ...node, explain: ExplainNode.create(undefined, queryPlan) } : node,
  transformResult: async ({ result }) => {
    for (const { detail } of result.rows) plans.push(String(detail));
    return { ...result, rows: [] };
  },
});
