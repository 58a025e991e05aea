import { Dexie } from "dexie";
import type { DeviceRenewal } from "#core/replication/device-renewal.ts";
import { readNoted } from "./answer-notes.ts";
import { type Codec, createCodec } from "./codec.ts";
import type { LastCounters } from "./command-log.ts";
import { emptyCursor } from "./cursor-store.ts";
import type { DeviceDatabase } from "./device-database.ts";
import {
  type Identity,
  type Renewal,
  readIdentity,
  renewIdentity,
  writeIdentity,
} from "./device-identity.ts";
import { isQuotaError } from "./is-quota-error.ts";
import { type KeyStore, readOrDrawKey } from "./key-store.ts";
import type { Replica } from "./replica.ts";
import type { SealBodies } from "./seal-bodies.ts";

interface Parts {
  /** What the window knows this device as. */
  readonly device: string;
  readonly database: DeviceDatabase;
  readonly replica: Replica;
  readonly openBodies: (codec: Codec) => Promise<SealBodies>;
  readonly keyStore: KeyStore;
  readonly lastCounters: LastCounters;
  readonly now: () => Date;
  readonly id: () => string;
}

interface OpenIdentity {
  readonly codec: Codec;
  readonly bodies: SealBodies;
  readonly identity: Identity;
}

/**
 * Finds out who this device is, and whether it can still read what it wrote and produce what it did. Where it cannot,
 * it goes on as a new device: what the server has said is dropped to be pulled anew, and what is lost is written down
 * to be declared. One tab does this at a time.
 */
export async function openIdentity(parts: Parts): Promise<OpenIdentity> {
  const { database, lastCounters } = parts;
  const codec = await createCodec(await readOrDrawKey(parts.keyStore));
  const bodies = await parts.openBodies(codec);
  const kept = await readIdentity(database);
  const known: Identity = kept ?? { device: parts.device, renewals: [] };
  const isReadable = await canRead(database, codec);
  let identity = known;
  if (!isReadable) identity = await goOnWithoutKey(parts, codec, bodies, known);
  else {
    const missing = await missingCounters(database, lastCounters, known.device);
    if (missing.length > 0)
      identity = await renewIdentity(database, codec, known, {
        ...newRenewal(parts, known, "storageLost", missing),
        lostCount: null,
        since: null,
      });
    else if (kept === null) await keepFirst(database, codec, known);
  }
  if (identity.device !== parts.device) await lastCounters.renew(identity.device);
  return { codec, bodies, identity };
}

export const newRenewal = (
  { now, id }: Pick<Parts, "now" | "id">,
  { device }: Identity,
  reason: DeviceRenewal["reason"],
  missing: DeviceRenewal["missing"] = [],
): Renewal => ({
  id: id(),
  replaces: device,
  reason,
  missing,
  renewedAt: now().toISOString(),
  lostCount: 0,
  since: null,
  isDeclared: false,
  isSeen: false,
});

const CHECK_KEY = "cahier.key-check";
const CHECK_TEXT = "cahier";

/** Whether this key is the one that the database was written with. */
async function canRead({ scratch, commands }: DeviceDatabase, codec: Codec): Promise<boolean> {
  const written = (await scratch.get(CHECK_KEY))?.value ?? (await commands.toCollection().last())?.command;
  if (written === undefined) return true;
  return codec.decode(written).then(
    () => true,
    () => false,
  );
}

async function keepFirst(database: DeviceDatabase, codec: Codec, identity: Identity): Promise<void> {
  const value = await codec.encode(CHECK_TEXT);
  try {
    await database.dexie.transaction("rw", database.scratch, async () => {
      await database.scratch.put({ key: CHECK_KEY, value });
      await writeIdentity(database, identity);
    });
  } catch (error) {
    // A full disk can still be read from; the next opening tries again.
    if (!isQuotaError(error)) throw error;
  }
}

/** Commands that were counted outside the database and are not in it. */
async function missingCounters(
  { commands }: DeviceDatabase,
  lastCounters: LastCounters,
  device: string,
): Promise<DeviceRenewal["missing"]> {
  const missing: DeviceRenewal["missing"] = [];
  // Counters first: another tab may be counting on.
  for (const [company, through] of Object.entries(await lastCounters.readAll(device))) {
    const last = await commands
      .where("[company+device+counter]")
      .between([company, device, Dexie.minKey], [company, device, Dexie.maxKey])
      .last();
    const after = last?.counter ?? 0;
    if (through > after) missing.push({ company, after, through });
  }
  return missing;
}

/** Nothing that was written can be read any more: what the server has is pulled anew, what it lacks is lost. */
async function goOnWithoutKey(
  parts: Parts,
  codec: Codec,
  bodies: SealBodies,
  known: Identity,
): Promise<Identity> {
  const { database, replica } = parts;
  const { dexie, commands, scratch, staged, uploads, pieces, cursor: cursors } = database;
  const cursor = (await cursors.get("cursor"))?.cursor ?? emptyCursor;
  const isNoted = await readNoted(database);
  const waiting = (await commands.where("status").equals("pending").primaryKeys()).filter(
    (key) => key[1] === known.device && !isNoted(key),
  );
  const countersByCompany = new Map<string, number[]>();
  for (const [company, , counter] of waiting)
    countersByCompany.set(company, [...(countersByCompany.get(company) ?? []), counter]);
  const missing = [...countersByCompany].map(([company, counters]) => ({
    company,
    after: Math.min(...counters) - 1,
    through: Math.max(...counters),
  }));
  const renewal: Renewal = {
    ...newRenewal(parts, known, "keyLost", missing),
    lostCount: waiting.length,
    since: cursor.completeAsOf,
  };
  const identity = { device: renewal.id, renewals: [...known.renewals, renewal] };

  const companies = new Set(
    [cursor.heads, cursor.targets, ...Object.values(cursor.checkpoints)].flatMap((revisions) =>
      Object.keys(revisions ?? {}),
    ),
  );
  for (const company of companies) {
    await replica.dropCompany(company);
    await bodies.dropCompany(company);
  }
  const value = await codec.encode(CHECK_TEXT);
  // The check comes last and with all the rest: killed before, the next opening does all of it again.
  await dexie.transaction("rw", [scratch, staged, uploads, pieces, cursors], async () => {
    for (const table of [scratch, staged, uploads, pieces]) await table.clear();
    const { writes, step, rebuilds } = cursor;
    const emptied = { ...emptyCursor, writes: writes + 1, step: step + 1, rebuilds: rebuilds + 1 };
    await cursors.put({ key: "cursor", cursor: emptied });
    await scratch.put({ key: CHECK_KEY, value });
    await writeIdentity(database, identity);
  });
  return identity;
}
