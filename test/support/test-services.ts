import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readConfiguration } from "#server/configuration.ts";
import { createLogger } from "#server/logging.ts";
import { createUser } from "#server/people/create-user.ts";
import { createSecretBox } from "#server/people/encryption.ts";
import { createPasswords } from "#server/people/passwords.ts";
import type { Services } from "#server/services.ts";
import { openFileBlobStore } from "#server/storage/blobs/file-blob-store.ts";
import { openUploadPieces } from "#server/storage/blobs/upload-pieces.ts";
import type { Storage } from "#server/storage/storage.ts";
import type { User } from "#server/storage/users.ts";
import { createDirectory, openAt } from "./databases.ts";

/** A password hash a test can wait for; production's costs are another matter. */
const CHEAP = { memoryCost: 8, timeCost: 1 };

export interface TestServices extends Services {
  /** Moves the clock on. */
  readonly passSeconds: (seconds: number) => void;
  /** How long, in milliseconds, somebody was let wait; nobody waits in a test. */
  readonly pauses: readonly number[];
  /** Every line the server has logged. */
  readonly logLines: readonly string[];
}

/** Services over a fresh embedded database, with a clock that a test moves; all gone with the test file. */
export async function createTestServices(
  rest: { readonly environment?: Record<string, string>; readonly storage?: Storage } = {},
): Promise<TestServices> {
  const directory = await createDirectory();
  const environment = { DATA_DIR: directory, WEB_DIR: join(directory, "web"), ...rest.environment };
  const blobs = await openFileBlobStore(join(directory, "blobs"));
  const logLines: string[] = [];
  const pauses: number[] = [];
  let milliseconds = Date.UTC(2026, 10, 22, 10);
  return {
    configuration: readConfiguration(environment),
    logger: createLogger("debug", { write: (line: string) => logLines.push(line) }),
    storage: rest.storage ?? (await openAt({ dataDirectory: directory })),
    blobs,
    uploadPieces: await openUploadPieces(join(directory, "uploads"), blobs),
    secrets: createSecretBox(new Uint8Array(32).fill(7)),
    passwords: createPasswords(CHEAP),
    now: () => new Date(milliseconds),
    createId: randomUUID,
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    pauses,
    passSeconds: (seconds) => {
      milliseconds += seconds * 1000;
    },
    logLines,
  };
}

export const PASSWORD = "correct horse battery";

/** Somebody who can sign in with `PASSWORD`. */
export async function createTestUser(services: Services, email: string | null = null): Promise<User> {
  const created = await createUser(services, { name: "Anne", email, language: "fr", password: PASSWORD });
  if (!created.ok) throw new Error(created.problem.code);
  return created.value.user;
}
