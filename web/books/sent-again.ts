import { Dexie } from "dexie";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsRequest, DecidedOutcome } from "#core/replication/command-exchange.ts";
import { createAnswerNotes, isAnythingNoted } from "./answer-notes.ts";
import type { Codec } from "./codec.ts";
import type { CommandOutcome, FormerPlace } from "./command-log.ts";
import type { CommandRow, DeviceDatabase } from "./device-database.ts";
import { chainAnew, mustStillBe } from "./device-identity.ts";

/** The acts of a device that a restored server lacks: they wait once more, and keep what it had said of them. */
export interface SentAgain {
  readonly takeBack: (company: string, counter: number, former: readonly FormerPlace[]) => Promise<number>;
  readonly toldBefore: (
    commands: readonly CommandEnvelope[],
  ) => Promise<NonNullable<CommandsRequest["again"]>>;
  /** Another tab may have taken some back. */
  readonly forget: () => void;
}

export function createSentAgain(database: DeviceDatabase, codec: Codec, device: string): SentAgain {
  const { dexie, commands, scratch } = database;
  let throughByCompany: ReadonlyMap<string, number> | null = null;

  const behind = (company: string, of: string, counter: number) =>
    commands
      .where("[company+device+counter]")
      .between([company, of, counter], [company, of, Dexie.maxKey], false, true);
  /** Through which counter, by company, commands may have an answer of before; hardly ever any. */
  const readThrough = async () => {
    throughByCompany ??= new Map(Object.entries(await storedThrough(database)));
    return throughByCompany;
  };
  /** What waits again as it stands and as it will: in its place, or behind what was done under earlier ids. */
  const planned = async (company: string, counter: number, former: readonly FormerPlace[]) => {
    const own = await behind(company, device, counter).toArray();
    const ofFormer = await Promise.all(
      former.map((place) => behind(company, place.device, place.counter).toArray()),
    );
    const runs = [...ofFormer, own].filter((rows) => rows.length > 0);
    const before = runs.flat();
    if (before.length === own.length) return { own, before, after: own.map(waitingAgain) };
    const tails = new Map<string, CommandRow>();
    const tail = counter === 0 ? undefined : await commands.get([company, device, counter]);
    if (tail !== undefined) tails.set(company, tail);
    const after: CommandRow[] = [];
    for (const rows of runs) {
      after.push(...(await chainAnew(rows.map(waitingAgain), device, codec, tails)));
      tails.set(company, after.at(-1)!);
    }
    return { own, before, after };
  };

  return {
    takeBack: async (company, counter, former) => {
      for (;;) {
        // What was said of these goes with them.
        await createAnswerNotes(database, codec).fold();
        const { own, before, after } = await planned(company, counter, former);
        if (after.length === 0) return 0;
        const isWritten = await dexie.transaction("rw", commands, scratch, async () => {
          await mustStillBe(database, device);
          if (await isAnythingNoted(database)) return false;
          // Another tab has acted meanwhile: what it did belongs behind the rest.
          if ((await behind(company, device, counter).count()) !== own.length) return false;
          await commands.bulkDelete(before.map(keyOf));
          await commands.bulkAdd(after);
          await noteAgain(database, company, after.at(-1)!.counter);
          return true;
        });
        throughByCompany = null;
        if (isWritten) return after.length;
      }
    },
    toldBefore: async (sent) => {
      const [first, last] = [sent[0], sent.at(-1)];
      if (first === undefined || last === undefined) return [];
      const { company } = first;
      if (first.counter > ((await readThrough()).get(company) ?? 0)) return [];
      const rows = await commands
        .where("[company+device+counter]")
        .between([company, device, first.counter], [company, device, last.counter], true, true)
        .toArray();
      return Promise.all(
        rows.flatMap(({ id, before }) => (before === undefined ? [] : [toTold(id, before, codec)])),
      );
    },
    forget: () => {
      throughByCompany = null;
    },
  };
}

/** Ids and counters alone, in the clear. */
const AGAIN_KEY = "cahier.again";

async function storedThrough({ scratch }: DeviceDatabase): Promise<Record<string, number>> {
  const row = await scratch.get(AGAIN_KEY);
  return row === undefined ? {} : (JSON.parse(row.value) as Record<string, number>);
}

/** Through this counter, commands of a company may have an answer of before. To be said in the transaction that writes them. */
export async function noteAgain(database: DeviceDatabase, company: string, counter: number): Promise<void> {
  const through = await storedThrough(database);
  const last = Math.max(through[company] ?? 0, counter);
  await database.scratch.put({ key: AGAIN_KEY, value: JSON.stringify({ ...through, [company]: last }) });
}

const keyOf = ({ company, device, counter }: CommandRow): [string, string, number] => [
  company,
  device,
  counter,
];

const waitingAgain = (row: CommandRow): CommandRow => ({
  ...row,
  status: "pending",
  outcome: null,
  before: row.outcome ?? row.before ?? null,
});

async function toTold(command: string, before: string | null, codec: Codec) {
  if (before === null) return { command, told: null };
  const kept = (await codec.decode(before)) as CommandOutcome;
  const { revision, decidedAt, numbers, epoch, proof, refusal } = kept;
  const marked = { ...(epoch === undefined ? {} : { epoch }), ...(proof === undefined ? {} : { proof }) };
  const decided = { command, revision, decidedAt, ...marked };
  const told: DecidedOutcome =
    refusal !== null
      ? { status: "refused", ...decided, code: refusal.code, facts: refusal.facts }
      : { status: "accepted", ...decided, ...(numbers === undefined ? {} : { numbers: [...numbers] }) };
  return { command, told };
}
