import type { DeviceDatabase } from "./device-database.ts";

/** That the server was restored from a backup, as this device has met it. */
export interface RestorationNote {
  /** When this device learned of it. */
  readonly at: string;
  /** How many acts it then had to send again. */
  readonly againCount: number;
  /** Whether the user has said that they know. */
  readonly isSeen: boolean;
}

/** What a restored server means for this device and its user. */
export interface RestorationState {
  /** The last time that the server came back from a backup; null when it never did. */
  readonly restored: RestorationNote | null;
  /** Companies that get no new numbers until somebody opens their numbering, and since when. */
  readonly shutCompanies: Readonly<Record<string, string>>;
}

const NOTE_KEY = "cahier.restored";

/** In the clear: a day and a count say nothing of the books. */
export async function readRestorationNote({ scratch }: DeviceDatabase): Promise<RestorationNote | null> {
  const row = await scratch.get(NOTE_KEY);
  return row === undefined ? null : (JSON.parse(row.value) as RestorationNote);
}

export async function writeRestorationNote(
  { scratch }: DeviceDatabase,
  note: RestorationNote,
): Promise<void> {
  await scratch.put({ key: NOTE_KEY, value: JSON.stringify(note) });
}
