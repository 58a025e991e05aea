import type { CommandEnvelope } from "#core/commands/command.ts";
import { decide, moduleOf } from "#core/commands/decide.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { type ImportReaders, toImportReaders } from "#core/imports/import-readers.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import type { AcceptServices, Sender } from "../commands/command-batch.ts";
import { createCommandFacts } from "../commands/command-facts.ts";
import { loadFacts } from "../commands/judge.ts";
import { inPersonsTurn } from "../commands/person-turns.ts";
import type { Told } from "../commands/told-before.ts";
import { mayReadBlob } from "../storage/blob-records.ts";
import { readDeviceCounter } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { memberOf } from "../storage/memberships.ts";
import { spoolDirectoryOf } from "./left-spools.ts";
import { readFec } from "./read-fec.ts";

/** A file read again by the server, its seals' bodies already among the blobs, where nobody may read them yet. */
export interface PreparedFile {
  readonly hash: string;
  readonly prepared: PreparedImport;
  readonly storedLengthByBody: ReadonlyMap<string, number>;
}

export type Preparation =
  | { readonly status: "ready"; readonly file: PreparedFile }
  | { readonly status: "later"; readonly code: string; readonly afterSeconds: number }
  /** It will be refused, or was decided before, without reading the file. */
  | { readonly status: "needless" };

const ASK_AGAIN_SECONDS = 15;

/** Does what takes long of an import before its transaction begins, for those only who would be allowed to import. */
export async function prepareImport(
  services: AcceptServices,
  sender: Sender,
  command: CommandEnvelope,
  told: Told,
): Promise<Preparation> {
  const checked = moduleOf(command.type)?.argsSchema.safeParse(command.args);
  if (!checked?.success) return { status: "needless" };
  const args = checked.data as ImportApplyArgs;
  const found = await services.storage.read(async (tx) => {
    const key = { companyId: command.company, deviceId: sender.deviceId };
    // What was accepted before a backup was restored is no act of whom was shut out.
    const isRevoked = (await readDevice(tx, sender.deviceId))?.revokedAt != null;
    if (isRevoked && told?.status !== "accepted") return null;
    const last = await readDeviceCounter(tx, key);
    if (command.counter !== (last?.counter ?? 0) + 1) return null;
    const facts = createCommandFacts(tx, command.company);
    const { seen } = await loadFacts(command, facts, { sender });
    if (!decide(command, seen).ok) return null;
    const company = facts.seenBy(null).get("companies", command.company);
    const chart = facts.seenBy(null).get("accounts", "chart");
    const membership = await memberOf(tx, sender.userId, command.company);
    if (membership === null || company === null || chart === null) return null;
    return {
      readers: toImportReaders(company, chart),
      isFileThere: await mayReadBlob(tx, membership, args.file),
    };
  });
  if (found === null) return { status: "needless" };
  const file = found.isFileThere ? await readOnce(services, sender, command, args, found.readers) : null;
  if (file === null) return { status: "later", code: "FILE_MISSING", afterSeconds: ASK_AGAIN_SECONDS };
  return { status: "ready", file };
}

const underWay = new Map<string, Promise<PreparedFile | null>>();

/** A device that hears nothing for long asks again; the file is read once all the same. */
function readOnce(
  services: AcceptServices,
  { userId }: Sender,
  { company }: CommandEnvelope,
  args: ImportApplyArgs,
  readers: ImportReaders,
): Promise<PreparedFile | null> {
  const { file, fileName, closingDay } = args;
  const key = JSON.stringify([company, file, fileName, closingDay, readers]);
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const reading = inPersonsTurn(userId, () => read(services, company, args, readers)).finally(() =>
    underWay.delete(key),
  );
  underWay.set(key, reading);
  return reading;
}

async function read(
  { blobs, configuration, createId }: AcceptServices,
  company: string,
  { file: hash, fileName, closingDay }: ImportApplyArgs,
  readers: ImportReaders,
): Promise<PreparedFile | null> {
  const bytes = await blobs.read(hash);
  if (bytes === null) return null;
  const spoolDirectory = spoolDirectoryOf(configuration);
  const file = { company, fileName, closingDay, readers, spoolDirectory, salt: createId() };
  const storedLengthByBody = new Map<string, number>();
  const prepared = await readFec(file, bytes, async (body, deflated) => {
    await blobs.write(body, deflated);
    storedLengthByBody.set(body, deflated.length);
  });
  return { hash, prepared, storedLengthByBody };
}
