import type { DeviceDatabase } from "./device-database.ts";

const KEY = "cahier.room";
const CHARACTERS = 65_536;

/** Writes something the size of an act, and takes it away again; fails where the browser has no room for it. */
export async function tryWriting({ scratch }: Pick<DeviceDatabase, "scratch">): Promise<void> {
  await scratch.put({ key: KEY, value: "0".repeat(CHARACTERS) });
  await scratch.delete(KEY);
}
