import { Dexie } from "dexie";
import { createRemembered, type Remembered } from "./create-remembered.ts";
import type { DeviceDatabase } from "./device-database.ts";

/**
 * The last counter, by company, of which the server has said what became of it. A server that answers later and counts
 * fewer has forgotten some.
 */
export const createAnsweredThrough = (
  { commands }: DeviceDatabase,
  device: string,
  companies: () => Promise<readonly string[]>,
): Remembered<ReadonlyMap<string, number>> =>
  createRemembered(async (): Promise<ReadonlyMap<string, number>> => {
    const through = new Map<string, number>();
    for (const company of await companies()) {
      const last = await commands
        .where("[company+device+counter]")
        .between([company, device, Dexie.minKey], [company, device, Dexie.maxKey])
        .reverse()
        .filter(({ status }) => status !== "pending")
        .first();
      if (last !== undefined) through.set(company, last.counter);
    }
    return through;
  });
