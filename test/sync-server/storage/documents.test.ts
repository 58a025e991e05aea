import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import {
  changesSince,
  listDocuments,
  purgeDocument,
  readDocument,
  readDocuments,
  type StoredDocument,
  writeDocument,
} from "#server/storage/documents.ts";
import type { Storage, WriteTx } from "#server/storage/storage.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const COLLECTION = "vouchers";

const aDocument = (rest: Partial<StoredDocument>): StoredDocument => ({
  companyId: "physio",
  collection: COLLECTION,
  id: "v1",
  revision: 1,
  day: "2026-10-31",
  state: "draft",
  slice: "shared",
  deleted: false,
  body: { label: "Séance" },
  ...rest,
});

async function write(tx: WriteTx, companyId: string, ids: readonly string[], slice = "shared") {
  const { first } = await nextRevisions(tx, companyId, ids.length);
  for (const [index, id] of ids.entries()) {
    await writeDocument(tx, aDocument({ companyId, id, revision: first + index, slice }));
  }
}

describe.each(databases)("documents on $name", ({ open }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("answers a document as it was written, and the later writing of it", async () => {
    const document = aDocument({ body: { label: "a\u0000b", cents: 12_345, lines: [] } });
    await storage.write((tx) => writeDocument(tx, document));
    expect(await storage.read((tx) => readDocument(tx, document))).toEqual(document);

    const deleted = { ...document, revision: 2, day: null, state: null, deleted: true };
    await storage.write((tx) => writeDocument(tx, deleted));
    expect(await storage.read((tx) => readDocument(tx, document))).toEqual(deleted);
  });

  test("keeps the same id apart in two companies", async () => {
    await storage.write((tx) => write(tx, "one", ["same"]));
    await storage.write((tx) => write(tx, "two", ["other", "same"]));
    const key = { collection: COLLECTION, id: "same" };
    const revisions = await storage.read(async (tx) => [
      (await readDocument(tx, { ...key, companyId: "one" }))?.revision,
      (await readDocument(tx, { ...key, companyId: "two" }))?.revision,
      await readDocument(tx, { ...key, companyId: "three" }),
    ]);
    expect(revisions).toEqual([1, 2, null]);
  });

  test("answers those that exist among thousands of ids", async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `id-${index}`);
    await storage.write((tx) => write(tx, "many", ids.slice(600, 700)));
    const found = await storage.read((tx) =>
      readDocuments(tx, { companyId: "many", collection: COLLECTION, ids }),
    );
    expect(found.map(({ id }) => id).sort()).toEqual(ids.slice(600, 700));
  });

  test("pages through what changed since a revision, in the order it was written", async () => {
    await storage.write((tx) => write(tx, "pages", ["a", "b", "c"]));
    await storage.write((tx) => write(tx, "pages", ["a"]));
    const idsSince = async (revision: number) => {
      const query = { companyId: "pages", collection: COLLECTION, revision, limit: 2 };
      return (await storage.read((tx) => changesSince(tx, query))).map(({ id }) => id);
    };
    expect([await idsSince(0), await idsSince(3), await idsSince(4)]).toEqual([["b", "c"], ["a"], []]);
  });

  test("narrows changes and lists to the slices asked for", async () => {
    await storage.write((tx) => write(tx, "sliced", ["everyone"]));
    await storage.write((tx) => write(tx, "sliced", ["anne"], "ANN"));
    await storage.write((tx) => write(tx, "sliced", ["bob"], "BOB"));
    const ids = async (slices: readonly string[] | null) => {
      const query = { companyId: "sliced", collection: COLLECTION, revision: 0, limit: 10, slices };
      return storage.read(async (tx) => ({
        changed: (await changesSince(tx, query)).map(({ id }) => id),
        listed: (await listDocuments(tx, query)).map(({ id }) => id),
      }));
    };
    expect(await ids(["shared", "ANN"])).toEqual({
      changed: ["everyone", "anne"],
      listed: ["anne", "everyone"],
    });
    expect(await ids([])).toEqual({ changed: [], listed: [] });
    expect((await ids(null)).changed).toHaveLength(3);
  });

  test("lists in the order of bytes whatever the language of the database", async () => {
    await storage.write((tx) => write(tx, "order", ["a", "B", "é", "Z", "_"]));
    const listed = await storage.read((tx) =>
      listDocuments(tx, { companyId: "order", collection: COLLECTION, afterId: "B", limit: 10 }),
    );
    expect(listed.map(({ id }) => id)).toEqual(["Z", "_", "a", "é"]);
  });

  test("lists by day and state, without what was deleted", async () => {
    await storage.write(async (tx) => {
      const { first } = await nextRevisions(tx, "days", 4);
      const days = ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"];
      for (const [index, day] of days.entries()) {
        const rest = { companyId: "days", id: day, day, revision: first + index, deleted: index === 2 };
        await writeDocument(tx, aDocument({ ...rest, state: "approved" }));
      }
    });
    const list = (state: string) =>
      storage.read((tx) =>
        listDocuments(tx, {
          companyId: "days",
          collection: COLLECTION,
          fromDay: "2026-10-01",
          throughDay: "2026-10-31",
          state,
          limit: 10,
        }),
      );
    expect((await list("approved")).map(({ id }) => id)).toEqual(["2026-10-01"]);
    expect(await list("draft")).toEqual([]);
  });

  test("purges a row for good", async () => {
    await storage.write((tx) => write(tx, "purged", ["gone"]));
    const key = { companyId: "purged", collection: COLLECTION, id: "gone" };
    await storage.write((tx) => purgeDocument(tx, key));
    expect(await storage.read((tx) => readDocument(tx, key))).toBeNull();
  });

  test("never commits a revision below one that a reader has seen", async () => {
    let runs = 0;
    const writersShape = fc.array(
      fc.array(
        fc.record({ documents: fc.integer({ min: 1, max: 4 }), pauses: fc.integer({ min: 0, max: 3 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      { minLength: 2, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(writersShape, async (writers) => {
        const companyId = `race-${runs++}`;
        let isWriting = true;
        const seen = new Set<string>();
        const read = async () => {
          let checkpoint = 0;
          for (let isLastRound = false; ; ) {
            const query = { companyId, collection: COLLECTION, revision: checkpoint, limit: 3 };
            const page = await storage.read((tx) => changesSince(tx, query));
            for (const { id } of page) seen.add(id);
            checkpoint = page.at(-1)?.revision ?? checkpoint;
            if (page.length === 0 && isLastRound) return;
            isLastRound = !isWriting;
            // A reader that asked again at once would never leave the thread to the writers.
            await nextTurn();
          }
        };
        const writing = writers.map(async (works, writer) => {
          for (const [number, { documents, pauses }] of works.entries()) {
            const ids = Array.from({ length: documents }, (_, index) => `${writer}-${number}-${index}`);
            await storage.write(async (tx) => {
              await write(tx, companyId, ids);
              // A writer that takes its time after taking its revisions must not let others overtake it.
              for (let pause = 0; pause < pauses; pause++)
                await readDocuments(tx, { companyId, collection: COLLECTION, ids });
            });
          }
        });
        const reading = read();
        await Promise.all(writing);
        isWriting = false;
        await reading;
        const written = writers.flat().reduce((sum, { documents }) => sum + documents, 0);
        expect(seen.size).toBe(written);
      }),
      { numRuns: propertyRuns(25) },
    );
  });
});
