import { Dexie } from "dexie";
import type { DocumentChange } from "#core/commands/command-module.ts";
import { ok, type Result } from "#core/result.ts";
import { type ActionsFileProblem, readActionsFile, type SavedAct, writeActionsFile } from "./actions-file.ts";
import type { Codec } from "./codec.ts";
import type { CommandLog, LastCounters } from "./command-log.ts";
import type { CommandRow, DeviceDatabase } from "./device-database.ts";
import { chainAnew, mustStillBe } from "./device-identity.ts";
import { noteAgain } from "./sent-again.ts";

/** How many acts of a saved file are here now that were not before, and how many were here already. */
export interface TakenIn {
  readonly count: number;
  readonly knownCount: number;
}

interface Parts {
  readonly user: string;
  readonly device: string;
  readonly database: DeviceDatabase;
  readonly codec: Codec;
  readonly log: CommandLog;
  readonly lastCounters: LastCounters;
  readonly now: () => Date;
}

const BATCH = 100;

/** What waits on this device for the server's word, in a file that a passphrase opens. */
export const savePending = ({ user, log, now }: Parts, passphrase: string) =>
  writeActionsFile(passphrase, { user, madeAt: now().toISOString() }, pendingActs(log));

async function* pendingActs(log: CommandLog): AsyncIterable<readonly SavedAct[]> {
  for (const [company, counters] of await log.pendingByCompany())
    for (let from = 0; from < counters.length; from += BATCH) {
      const batch = new Set(counters.slice(from, from + BATCH));
      const logged = await log.after(company, counters[from]! - 1, BATCH);
      const waiting = logged.filter(
        ({ command, status }) => batch.has(command.counter) && status === "pending",
      );
      yield waiting.map(({ command, images, before }) => ({
        command,
        images: [...images],
        ...(before === undefined ? {} : { before }),
      }));
    }
}

/**
 * Takes saved acts in as this device's own: chained behind what it has done, each under the id it was made with. What
 * has come to the server meanwhile is found there by that id, and is not done twice.
 */
export async function takeInActs(
  parts: Parts,
  file: Blob,
  passphrase: string,
): Promise<Result<TakenIn, { readonly code: ActionsFileProblem }>> {
  const { database, codec, device, lastCounters } = parts;
  const read = await readActionsFile(file, passphrase, parts.user);
  if (!read.ok) return read;
  const { dexie, commands, scratch } = database;
  const acts = read.value;
  const rows = await Promise.all(acts.map((act) => toRow(act, codec)));
  const idsKnown = async () =>
    new Set(
      (
        await commands
          .where("id")
          .anyOf(rows.map(({ id }) => id))
          .toArray()
      ).map(({ id }) => id),
    );
  const lastOf = (company: string) =>
    commands
      .where("[company+device+counter]")
      .between([company, device, Dexie.minKey], [company, device, Dexie.maxKey])
      .last();
  const companies = [...new Set(rows.map(({ company }) => company))];
  for (;;) {
    const known = await idsKnown();
    const fresh = rows.filter(({ id }) => !known.has(id));
    const tails = new Map<string, CommandRow>();
    for (const company of companies) {
      const last = await lastOf(company);
      if (last !== undefined) tails.set(company, last);
    }
    const moved = await chainAnew(fresh, device, codec, tails);
    const isWritten = await dexie.transaction("rw", commands, scratch, async () => {
      await mustStillBe(database, device);
      for (const company of companies)
        if ((await lastOf(company))?.hash !== tails.get(company)?.hash) return false;
      if ((await idsKnown()).size !== known.size) return false;
      await commands.bulkAdd(moved);
      for (const { company, counter, before } of moved)
        if (before !== undefined) await noteAgain(database, company, counter);
      return true;
    });
    if (!isWritten) continue;
    for (const { company, counter } of moved)
      await lastCounters.write(device, company, counter).catch(() => {});
    return ok({ count: fresh.length, knownCount: known.size });
  }
}

async function toRow({ command, images, before }: SavedAct, codec: Codec): Promise<CommandRow> {
  const { company, device, counter, id, hash } = command;
  const wasTold = before === undefined ? {} : { before: before === null ? null : await codec.encode(before) };
  return {
    ...{ company, device, counter, id, hash },
    status: "pending",
    command: await codec.encode(command),
    images: await codec.encode(images as readonly DocumentChange[]),
    outcome: null,
    ...wasTold,
  };
}
