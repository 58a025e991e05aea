import type { Chart } from "#core/charts/chart.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import { decide, moduleOf } from "#core/commands/decide.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import type { YearCloseArgs } from "#core/commands/year-close.ts";
import type { Company } from "#core/companies/company.ts";
import type { PreparedSealing } from "#core/seals/prepared-sealing.ts";
import { sealedSpanOf } from "#core/seals/sealing-command.ts";
import type { AcceptServices, Sender } from "../commands/command-batch.ts";
import { createCommandFacts } from "../commands/command-facts.ts";
import { loadFacts } from "../commands/judge.ts";
import { inPersonsTurn } from "../commands/person-turns.ts";
import type { Told } from "../commands/told-before.ts";
import { readDeviceCounter } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { memberOf } from "../storage/memberships.ts";
import type { SealedRow } from "../storage/sealed-documents.ts";
import type { ReadTx } from "../storage/storage.ts";
import { openPacking, type Packing } from "./open-packing.ts";
import { type BooksRead, readBooksToSeal } from "./read-books-to-seal.ts";

/** A period packed at a revision, its bodies already among the blobs, where nobody may read them yet. */
export interface PreparedPeriod {
  readonly sealing: PreparedSealing;
  readonly rows: readonly SealedRow[];
  readonly sealedAt: string;
  readonly through: string;
  readonly revision: number;
  readonly storedLengthByBody: ReadonlyMap<string, number>;
}

/**
 * Does what takes long of validating a period before its transaction begins, for those only who would be allowed to; null
 * where it will be refused, or was decided before, without looking at any voucher.
 */
export async function prepareSealing(
  services: AcceptServices,
  sender: Sender,
  command: CommandEnvelope,
  told: Told,
): Promise<PreparedPeriod | null> {
  const checked = moduleOf(command.type)?.argsSchema.safeParse(command.args);
  if (!checked?.success) return null;
  const args = checked.data as PeriodValidateArgs | YearCloseArgs;
  return inPersonsTurn(sender.userId, async () => {
    const packing = openPacking();
    try {
      const asked = { sender, command, args, told };
      const read = await services.storage.read((tx) => readIfAllowed(tx, asked, packing));
      return read === null ? null : await packRead(services, asked, packing, read);
    } finally {
      await packing.close();
    }
  });
}

interface Asked {
  readonly sender: Sender;
  readonly command: CommandEnvelope;
  readonly args: PeriodValidateArgs | YearCloseArgs;
  readonly told: Told;
}

interface Read {
  readonly company: Company;
  readonly chart: Chart;
  readonly books: BooksRead;
}

/** Everything that is sealed, of which the vouchers are already on their way to be packed; null where it will be refused. */
async function readIfAllowed(
  tx: ReadTx,
  { sender, command, args, told }: Asked,
  packing: Packing,
): Promise<Read | null> {
  const key = { companyId: command.company, deviceId: sender.deviceId };
  const sentBy = await readDevice(tx, sender.deviceId);
  // What was accepted before a backup was restored is no act of whom was shut out.
  const isRevoked = sentBy?.revokedAt !== null && told?.status !== "accepted";
  if (sentBy?.userId !== sender.userId || isRevoked) return null;
  const last = await readDeviceCounter(tx, key);
  if (command.counter !== (last?.counter ?? 0) + 1) return null;
  if ((await memberOf(tx, sender.userId, command.company)) === null) return null;
  const facts = createCommandFacts(tx, command.company);
  const { seen } = await loadFacts(command, facts, { sender });
  if (!decide(command, seen).ok) return null;
  const company = facts.seenBy(null).get("companies", command.company);
  const chart = facts.seenBy(null).get("accounts", "chart");
  if (company === null || chart === null) return null;
  const { device } = command;
  return { company, chart, books: await readBooksToSeal(tx, args, { company, device }, packing.add) };
}

async function packRead(
  services: AcceptServices,
  { command, args, told }: Asked,
  packing: Packing,
  { company, chart, books }: Read,
): Promise<PreparedPeriod> {
  const { importedLines, revision, advertised, changed, ...rest } = books;
  const sealedAt = services.now().toISOString();
  const storedLengthByBody = new Map<string, number>();
  const { through, isClosing } = sealedSpanOf(args);
  const packed = await packing.pack(
    {
      ...rest,
      company,
      chart,
      importedLines: await readBodies(services, importedLines),
      through,
      isClosing,
      sealedAt,
      sealedBy: command.madeBy,
      device: command.device,
      salt: services.createId(),
    },
    async (hash, deflated) => {
      await services.blobs.write(hash, deflated);
      storedLengthByBody.set(hash, deflated.length);
    },
  );
  const { sealed, ...seals } = packed;
  return {
    // Sent again to a restored server, it names a revision of a life that is over: what it saw must still be so.
    sealing: { ...seals, advertised: told === undefined ? advertised : {}, changed },
    rows: sealed,
    sealedAt,
    through,
    revision,
    storedLengthByBody,
  };
}

async function readBodies(
  { blobs }: Pick<AcceptServices, "blobs">,
  bodies: readonly { readonly slice: string; readonly hash: string }[],
) {
  const read: { slice: string; deflated: Uint8Array }[] = [];
  for (const { slice, hash } of bodies) {
    const deflated = await blobs.readWhole(hash);
    // Without them our numbers could repeat imported ones.
    if (deflated === null) throw new Error(`The sealed body ${hash} is not in the blob store.`);
    read.push({ slice, deflated });
  }
  return read;
}
