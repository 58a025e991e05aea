import { createRxDatabase, type RxCollection } from "rxdb/plugins/core";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

interface Line {
  readonly id: string;
  readonly day: string;
  readonly label: string;
  readonly cents: number;
}

export interface LinesPeerPage {
  /** Keeps so many lines, then answers how long each of so many jumps took. */
  readonly jump: (lines: number, jumps: number) => Promise<readonly number[]>;
}

const PAGE = 100;
const INSERTED_TOGETHER = 2_000;
const DAY_MILLISECONDS = 86_400_000;

const page: LinesPeerPage = {
  jump: async (count, jumps) => {
    const database = await createRxDatabase<{ lines: RxCollection<Line> }>({
      name: "peer-lines",
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    await database.addCollections({
      lines: {
        schema: {
          version: 0,
          primaryKey: "id",
          type: "object",
          properties: {
            id: { type: "string", maxLength: 100 },
            day: { type: "string", maxLength: 10 },
            label: { type: "string" },
            cents: { type: "integer" },
          },
          required: ["id", "day", "label", "cents"],
          indexes: ["day"],
        } as const,
      },
    });
    for (let from = 0; from < count; from += INSERTED_TOGETHER)
      await database.lines.bulkInsert(
        Array.from({ length: Math.min(INSERTED_TOGETHER, count - from) }, (_, index): Line => {
          const at = Date.UTC(2016, 10, 1) + Math.floor(((from + index) * 3652) / count) * DAY_MILLISECONDS;
          return {
            id: crypto.randomUUID(),
            day: new Date(at).toISOString().slice(0, 10),
            label: `Séance ${index % 48}`,
            cents: 1_613 + index,
          };
        }),
      );
    const took: number[] = [];
    for (let one = 0; one < jumps; one += 1) {
      const skip = Math.floor(((one * 7 + 3) % jumps) * (count / jumps));
      const from = performance.now();
      const found = await database.lines.find({ sort: [{ day: "asc" }], skip, limit: PAGE }).exec();
      if (found.length === 0) throw new Error("The peer found nothing there");
      took.push(performance.now() - from);
    }
    return took;
  },
};
Object.assign(globalThis, { bench: page });
