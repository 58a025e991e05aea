import { KEY_BYTES } from "./codec.ts";

/** Where a secret of the device lies, such as its key. It is a file of its own so that a wipe can overwrite it in place. */
export interface KeyStore {
  readonly read: () => Promise<Uint8Array | null>;
  readonly write: (key: Uint8Array) => Promise<void>;
  /** Overwrites the key where it lies, then removes it: all that was written with it says nothing any more. */
  readonly destroy: () => Promise<void>;
}

/** The key of this device, drawn the first time. */
export async function readOrDrawKey(store: KeyStore): Promise<Uint8Array> {
  const known = await store.read();
  if (known !== null && known.length === KEY_BYTES) return known;
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  await store.write(key);
  return key;
}

/** What the types of a window leave out, since it is there in workers alone; see the File System Standard. */
interface OverwritableHandle extends FileSystemFileHandle {
  readonly createSyncAccessHandle?: () => Promise<{
    readonly write: (bytes: Uint8Array, options: { readonly at: number }) => number;
    readonly flush: () => void;
    readonly close: () => void;
  }>;
}

/**
 * A file in the origin private file system. Deleted IndexedDB databases stay readable in a browser profile's files; a
 * file there that was overwritten does not.
 */
export function createFileKeyStore(
  directory: () => Promise<FileSystemDirectoryHandle>,
  name: string,
): KeyStore {
  const write = async (key: Uint8Array) => {
    const handle = await (await directory()).getFileHandle(name, { create: true });
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({ type: "write", position: 0, data: new Uint8Array(key) });
    await writable.truncate(key.length);
    await writable.close();
  };
  return {
    read: async () => {
      const handle = await (await directory()).getFileHandle(name).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotFoundError") return null;
        throw error;
      });
      return handle === null ? null : new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    write,
    destroy: async () => {
      const root = await directory();
      const handle = (await root.getFileHandle(name, { create: true })) as OverwritableHandle;
      const { size } = await handle.getFile();
      const fill = crypto.getRandomValues(new Uint8Array(Math.max(KEY_BYTES, size)));
      if (handle.createSyncAccessHandle !== undefined) {
        // A writable stream would write beside the file and leave the old bytes where they lie; this writes over them.
        const access = await handle.createSyncAccessHandle();
        access.write(fill, { at: 0 });
        access.flush();
        access.close();
      } else await write(fill);
      await root.removeEntry(name);
    },
  };
}

/** A key that lives as long as the object, for where there is no file system. */
export function createMemoryKeyStore(): KeyStore {
  let kept: Uint8Array | null = null;
  return {
    read: async () => kept,
    write: async (key) => {
      kept = key;
    },
    destroy: async () => {
      kept?.fill(0);
      kept = null;
    },
  };
}
