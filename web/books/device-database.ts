import { Dexie, type Table } from "dexie";
import type { CollectionName } from "#core/collections.ts";
import { commandsNameOf } from "./commands-name-of.ts";
import type { Cursor } from "./cursor-store.ts";

/** A command as it lies in the log. What it says is encrypted; what the sender must find is not. */
export interface CommandRow {
  readonly company: string;
  readonly device: string;
  readonly counter: number;
  readonly id: string;
  readonly hash: string;
  readonly status: "pending" | "accepted" | "refused";
  /** The whole command, encrypted. */
  readonly command: string;
  /** What it changed when it was made, encrypted: shown until the server's own documents say so. */
  readonly images: string;
  /** What the server answered, encrypted; null while pending. */
  readonly outcome: string | null;
  /**
   * What the server had answered before a backup was restored, encrypted; null where it had not, and absent from
   * whatever was made since.
   */
  readonly before?: string | null;
}

/** A page of documents that was pulled and waits for the rest of its round. */
export interface StagedRow {
  readonly order?: number;
  readonly collection: CollectionName;
  /** The page's envelopes, encrypted. */
  readonly page: string;
}

/** A file on its way up. */
export interface UploadRow {
  readonly company: string;
  readonly hash: string;
  /** Encrypted where it lies, readable as `FileUploads` hands it out. */
  readonly fileName: string;
  readonly byteLength: number;
  readonly pieces: number;
  readonly sentBytes: number;
  readonly isComplete: boolean;
  /** What the act that imports it will say, encrypted; null once the act is made. */
  readonly args: string | null;
  /** Why the act could not be made once the file was up, encrypted. */
  readonly problem: string | null;
  /** The server asks for it again and it is not here any more. */
  readonly isLost: boolean;
}

export interface PieceRow {
  readonly company: string;
  readonly hash: string;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the device alone holds, and must never lose. Its version stays 1 for ever: nothing here is ever migrated. */
export interface DeviceDatabase {
  readonly dexie: Dexie;
  readonly commands: Table<CommandRow, [string, string, number]>;
  readonly scratch: Table<{ readonly key: string; readonly value: string }, string>;
  readonly uploads: Table<UploadRow, [string, string]>;
  readonly pieces: Table<PieceRow, [string, string, number]>;
  readonly cursor: Table<{ readonly key: "cursor"; readonly cursor: Cursor }, string>;
  readonly staged: Table<StagedRow, number>;
}

export interface IndexedDatabases {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

export async function openDeviceDatabase(user: string, databases: IndexedDatabases): Promise<DeviceDatabase> {
  const dexie = new Dexie(commandsNameOf(user), {
    ...databases,
    // By default an acknowledged write may be lost when the power goes; an act of the user may not.
    chromeTransactionDurability: "strict",
  });
  dexie.version(1).stores({
    commands: "[company+device+counter], &id, status",
    scratch: "key",
    uploads: "[company+hash]",
    pieces: "[company+hash+index]",
    cursor: "key",
    staged: "++order",
  });
  await dexie.open();
  return {
    dexie,
    commands: dexie.table("commands"),
    scratch: dexie.table("scratch"),
    uploads: dexie.table("uploads"),
    pieces: dexie.table("pieces"),
    cursor: dexie.table("cursor"),
    staged: dexie.table("staged"),
  };
}
