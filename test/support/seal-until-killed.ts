import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KyselyPlugin } from "kysely";
import type { CommandEnvelope } from "#core/commands/command.ts";
import { acceptCommands } from "#server/commands/accept-commands.ts";
import { readConfiguration } from "#server/configuration.ts";
import { createLogger } from "#server/logging.ts";
import { createSecretBox } from "#server/people/encryption.ts";
import { openFileBlobStore } from "#server/storage/blobs/file-blob-store.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import type { Storage } from "#server/storage/storage.ts";

// A program of its own: it sends one command to the server's acceptance, and kills itself after so many steps of writing.
const order = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as {
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly command: CommandEnvelope;
  readonly steps: number;
};

let left = order.steps;
const step = () => {
  if (left === 0) process.kill(process.pid, "SIGKILL");
  left -= 1;
};

const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    step();
    return node;
  },
  transformResult: async ({ result }) => result,
};
const storage = await openStorage(order);
const countedStorage: Storage = {
  ...storage,
  write: async (work) => {
    const written = await storage.write((tx) =>
      work({ ...tx, db: tx.db.withPlugin(counting) as typeof tx.db }),
    );
    step();
    return written;
  },
};
const blobs = await openFileBlobStore(join(order.dataDirectory, "blobs"));
const { userId, deviceId } = { userId: order.command.madeBy, deviceId: order.command.device };
await acceptCommands(
  {
    configuration: readConfiguration({ DATA_DIR: order.dataDirectory, WEB_DIR: order.dataDirectory }),
    logger: createLogger("silent"),
    storage: countedStorage,
    blobs: {
      ...blobs,
      write: async (hash, bytes) => {
        step();
        await blobs.write(hash, bytes);
      },
    },
    secrets: createSecretBox(new Uint8Array(32).fill(7)),
    now: () => new Date(order.command.madeAt),
    createId: randomUUID,
  },
  { userId, deviceId, commands: [order.command] },
);
await storage.close();
