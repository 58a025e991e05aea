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

export interface KeptRestorationNote {
  readonly current: () => RestorationNote | null;
  readonly begin: (againCount: number, at: Date) => Promise<void>;
  readonly tellSeen: () => Promise<void>;
  /** Another tab may have written it. */
  readonly readAgain: () => Promise<void>;
}

const NOTE_KEY = "cahier.restored";

/** Keeps the note in the clear: an instant and a count say nothing of the books. */
export async function openRestorationNote(
  { scratch }: DeviceDatabase,
  onChange: () => void,
): Promise<KeptRestorationNote> {
  let note: RestorationNote | null = null;
  const readAgain = async () => {
    const row = await scratch.get(NOTE_KEY);
    note = row === undefined ? null : (JSON.parse(row.value) as RestorationNote);
  };
  const write = async (next: RestorationNote) => {
    await scratch.put({ key: NOTE_KEY, value: JSON.stringify(next) });
    note = next;
    onChange();
  };
  await readAgain();
  return {
    current: () => note,
    begin: (againCount, at) => write({ at: at.toISOString(), againCount, isSeen: false }),
    tellSeen: async () => {
      if (note !== null) await write({ ...note, isSeen: true });
    },
    readAgain,
  };
}
