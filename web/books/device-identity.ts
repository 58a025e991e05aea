import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import type { DeviceRenewal } from "#core/replication/device-renewal.ts";
import { createAnswerNotes, isAnythingNoted } from "./answer-notes.ts";
import type { Codec } from "./codec.ts";
import type { CommandRow, DeviceDatabase } from "./device-database.ts";

/** Once this device had to go on under another id. */
export interface Renewal extends DeviceRenewal {
  readonly renewedAt: string;
  /** Acts that are gone for good; null while only the server can tell. */
  readonly lostCount: number | null;
  /** They were made after this; null where nobody can tell. */
  readonly since: string | null;
  readonly isDeclared: boolean;
  /** Whether the user has said that they know of the loss. */
  readonly isSeen: boolean;
}

/** Who this device is to the server. It lies beside the commands, which are chained under that name. */
export interface Identity {
  readonly device: string;
  readonly renewals: readonly Renewal[];
}

/** Something was to be written under an id this device no longer has: another tab has renewed it. */
export class DeviceRenewed extends Error {}

const IDENTITY_KEY = "cahier.device";

/** In the clear, since it must be readable when the key is gone; it holds ids and counters and nothing of the books. */
export async function readIdentity({ scratch }: DeviceDatabase): Promise<Identity | null> {
  const row = await scratch.get(IDENTITY_KEY);
  return row === undefined ? null : (JSON.parse(row.value) as Identity);
}

export async function writeIdentity({ scratch }: DeviceDatabase, identity: Identity): Promise<void> {
  await scratch.put({ key: IDENTITY_KEY, value: JSON.stringify(identity) });
}

/** To be asked inside the transaction that writes under that id. */
export async function mustStillBe(database: DeviceDatabase, device: string): Promise<void> {
  const identity = await readIdentity(database);
  if (identity !== null && identity.device !== device) throw new DeviceRenewed();
}

/**
 * Takes the next id, and chains under it what the server has not answered yet. Each command keeps its own id, so one
 * that came to the server from a copy of this device is found there and not done twice.
 */
export async function renewIdentity(
  database: DeviceDatabase,
  codec: Codec,
  identity: Identity,
  renewal: Renewal,
): Promise<Identity> {
  const { dexie, commands, scratch } = database;
  const next: Identity = { device: renewal.id, renewals: [...identity.renewals, renewal] };
  const waiting = () =>
    commands
      .where("status")
      .equals("pending")
      .filter(({ device }) => device === identity.device);
  for (;;) {
    await createAnswerNotes(database, codec).fold();
    const rows = await waiting().toArray();
    const moved = await chainAnew(rows, renewal.id, codec);
    const isWritten = await dexie.transaction("rw", commands, scratch, async () => {
      await mustStillBe(database, identity.device);
      if (await isAnythingNoted(database)) return false;
      if ((await waiting().count()) !== rows.length) return false;
      await commands.bulkDelete(
        rows.map(({ company, device, counter }): [string, string, number] => [company, device, counter]),
      );
      await commands.bulkAdd(moved);
      await writeIdentity(database, next);
      return true;
    });
    if (isWritten) return next;
  }
}

/** Gives commands their places behind the last ones of a device, company by company. */
export async function chainAnew(
  rows: readonly CommandRow[],
  device: string,
  codec: Codec,
  tails: ReadonlyMap<string, CommandRow> = new Map(),
): Promise<CommandRow[]> {
  const lastByCompany = new Map(tails);
  const moved: CommandRow[] = [];
  for (const row of [...rows].sort((one, other) => one.counter - other.counter)) {
    const { hash: _, ...before } = (await codec.decode(row.command)) as CommandEnvelope;
    const last = lastByCompany.get(row.company);
    const counter = (last?.counter ?? 0) + 1;
    const unsigned = { ...before, device, counter, previousHash: last?.hash ?? null };
    const command: CommandEnvelope = { ...unsigned, hash: commandHash(unsigned) };
    const next = { ...row, device, counter, hash: command.hash, command: await codec.encode(command) };
    lastByCompany.set(row.company, next);
    moved.push(next);
  }
  return moved;
}
