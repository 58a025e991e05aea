import type { CommandEnvelope } from "#core/commands/command.ts";
import { decide, moduleOf } from "#core/commands/decide.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import type { AcceptServices, Sender } from "../commands/command-batch.ts";
import { createCommandFacts } from "../commands/command-facts.ts";
import { loadFacts } from "../commands/judge.ts";
import { mayReadBlob } from "../storage/blob-records.ts";
import { readDeviceCounter } from "../storage/device-counters.ts";
import { memberOf } from "../storage/memberships.ts";
import { type FecRead, readFec } from "./read-fec.ts";

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
): Promise<Preparation> {
  const checked = moduleOf(command.type)?.argsSchema.safeParse(command.args);
  if (!checked?.success) return { status: "needless" };
  const args = checked.data as ImportApplyArgs;
  const isFileThere = await services.storage.read(async (tx) => {
    const key = { companyId: command.company, deviceId: sender.deviceId };
    const last = await readDeviceCounter(tx, key);
    if (command.counter !== (last?.counter ?? 0) + 1) return null;
    const facts = createCommandFacts(tx, command.company);
    if (!decide(command, await loadFacts(command, facts, { sender })).ok) return null;
    const membership = await memberOf(tx, sender.userId, command.company);
    return membership === null ? null : mayReadBlob(tx, membership, args.file);
  });
  if (isFileThere === null) return { status: "needless" };
  const missing = { status: "later", code: "FILE_MISSING", afterSeconds: ASK_AGAIN_SECONDS } as const;
  if (!isFileThere) return missing;
  const read = await readOnce(services, command.company, args);
  if (read === null) return missing;

  const { prepared, bodies } = read;
  const storedLengthByBody = new Map<string, number>();
  for (const { hash, deflated } of bodies) {
    await services.blobs.write(hash, deflated);
    storedLengthByBody.set(hash, deflated.length);
  }
  return { status: "ready", file: { hash: args.file, prepared, storedLengthByBody } };
}

const underWay = new Map<string, Promise<FecRead | null>>();

/** A device that hears nothing for long asks again; the file is read once all the same. */
function readOnce(
  { blobs }: Pick<AcceptServices, "blobs">,
  company: string,
  { file, fileName, closingDay }: ImportApplyArgs,
): Promise<FecRead | null> {
  const key = JSON.stringify([company, file, fileName, closingDay]);
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const reading = blobs
    .readWhole(file)
    .then((bytes) => (bytes === null ? null : readFec({ bytes, fileName, company, closingDay })))
    .finally(() => underWay.delete(key));
  underWay.set(key, reading);
  return reading;
}
