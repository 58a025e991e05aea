import { Dexie } from "dexie";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { DocumentChange } from "#core/commands/command-module.ts";
import type { CommandsRequest, GivenNumber } from "#core/replication/command-exchange.ts";
import { createAnswerNotes, readNoted } from "./answer-notes.ts";
import { createAnsweredThrough } from "./answered-through.ts";
import type { Codec } from "./codec.ts";
import { createRemembered } from "./create-remembered.ts";
import type { CommandRow, DeviceDatabase } from "./device-database.ts";
import { mustStillBe } from "./device-identity.ts";
import { createSentAgain } from "./sent-again.ts";
import { readSeriesCount, type SeriesCount, type TakenNumber, takeNumber } from "./series-counts.ts";

/** What the server said of a command. */
export interface CommandOutcome {
  readonly revision: number;
  readonly decidedAt: string;
  /** The numbers that were given with it. */
  readonly numbers?: readonly GivenNumber[];
  /** In which life of the server it said so. */
  readonly epoch?: string;
  /** The server's mark on all of it. */
  readonly proof?: string;
  /** Null when it was accepted. */
  readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } | null;
}

/** How far the server knows what was done under an id that this device had before. */
export interface FormerPlace {
  readonly device: string;
  readonly counter: number;
}

export interface LoggedCommand {
  readonly command: CommandEnvelope;
  readonly status: CommandRow["status"];
  readonly outcome: CommandOutcome | null;
  readonly images: readonly DocumentChange[];
  /** What the server had said before a backup was restored, null where it had not; absent from whatever was made since. */
  readonly before?: CommandOutcome | null;
}

/** The last command of this device in a company. */
export interface Tail {
  readonly counter: number;
  readonly hash: string | null;
}

/** The highest counter ever made, kept apart: if only that survives, the device knows how much it lost. */
export interface LastCounters {
  readonly readAll: (device: string) => Promise<Readonly<Record<string, number>>>;
  readonly write: (device: string, company: string, counter: number) => Promise<void>;
  /** From now on this browser is that device. */
  readonly renew: (device: string) => Promise<void>;
}

/**
 * Everything this device's user has ever done, in order. A row is added once and only ever gains its outcome; it is
 * never removed, so each command is pending, accepted or refused, and readable.
 */
export interface CommandLog {
  readonly tail: (company: string) => Promise<Tail>;
  /** False when another tab was first: nothing is written then, and the caller looks again. */
  readonly append: (
    command: CommandEnvelope,
    images: readonly DocumentChange[],
    taken?: TakenNumber,
  ) => Promise<boolean>;
  /** Where this device stands in a series of its own. */
  readonly readCount: (company: string, series: string) => Promise<SeriesCount>;
  /** Keeps what the server said of a run of one company's commands, by their ids, all of it or nothing. */
  readonly settle: (
    run: readonly CommandEnvelope[],
    outcomes: ReadonlyMap<string, CommandOutcome>,
  ) => Promise<void>;
  /** Writes what was only noted of the server's answers beside the commands themselves; whoever reads those sees it anyway. */
  readonly foldAnswers: () => Promise<void>;
  /** The server does not know these after all: they are to be sent again, with what it had said of them. */
  readonly reopen: (company: string, fromCounter: number) => Promise<void>;
  /**
   * The same after a restored backup, for everything behind a counter, and behind one of each id that this device had
   * before; what was done under those takes its place in front. Answers how many that are.
   */
  readonly takeBack: (company: string, counter: number, former: readonly FormerPlace[]) => Promise<number>;
  /** What the server had said of those of these that are sent again. */
  readonly toldBefore: (
    commands: readonly CommandEnvelope[],
  ) => Promise<NonNullable<CommandsRequest["again"]>>;
  readonly countAfter: (company: string, counter: number) => Promise<number>;
  readonly after: (company: string, counter: number, countMax?: number) => Promise<readonly LoggedCommand[]>;
  /** The commands alone, as they are sent. */
  readonly envelopesAfter: (
    company: string,
    counter: number,
    countMax: number,
  ) => Promise<readonly CommandEnvelope[]>;
  readonly at: (company: string, counter: number) => Promise<CommandRow | undefined>;
  /** By company, oldest first, what still waits for the server's word. */
  readonly pendingByCompany: () => Promise<ReadonlyMap<string, readonly number[]>>;
  /** Through which counter the server has answered, by company. */
  readonly answeredThrough: () => Promise<ReadonlyMap<string, number>>;
  /** How many wait by company. */
  readonly pendingCounts: () => Promise<ReadonlyMap<string, number>>;
  /** Another tab has written: what is remembered from one act to the next is looked at again. */
  readonly forget: () => void;
  readonly read: (id: string) => Promise<LoggedCommand | null>;
  readonly refused: (company: string) => Promise<readonly LoggedCommand[]>;
  /** How many the server refused for this reason, over all companies. */
  readonly refusedCount: (code: string) => Promise<number>;
  readonly companies: () => Promise<readonly string[]>;
}

export function createCommandLog(
  database: DeviceDatabase,
  codec: Codec,
  device: string,
  lastCounters: LastCounters,
): CommandLog {
  const { dexie, commands } = database;
  const notes = createAnswerNotes(database, codec);
  const again = createSentAgain(database, codec, device);

  const rowsBetween = (company: string, from: number, through: number) =>
    commands
      .where("[company+device+counter]")
      .between([company, device, from], [company, device, through], true, true);
  const rowsAfter = (company: string, counter: number) =>
    commands
      .where("[company+device+counter]")
      .between([company, device, counter], [company, device, Dexie.maxKey], false, true);
  const lastRow = (company: string) => rowsAfter(company, Dexie.minKey as unknown as number).last();
  const toOutcome = async (kept: string | null) =>
    kept === null ? null : ((await codec.decode(kept)) as CommandOutcome);
  const toLogged = async (row: CommandRow): Promise<LoggedCommand> => ({
    command: (await codec.decode(row.command)) as CommandEnvelope,
    status: row.status,
    images: (await codec.decode(row.images)) as DocumentChange[],
    outcome: await toOutcome(row.outcome),
    ...(row.before === undefined ? {} : { before: await toOutcome(row.before) }),
  });
  const pendingByCompany = async () => {
    // What the acts say is not read; keys come in their order.
    const [keys, isNoted] = await dexie.transaction(
      "r",
      commands,
      database.scratch,
      async () =>
        [await commands.where("status").equals("pending").primaryKeys(), await readNoted(database)] as const,
    );
    const counters = new Map<string, number[]>();
    for (const key of keys) {
      const [company, madeOn, counter] = key;
      if (madeOn !== device || isNoted(key)) continue;
      const known = counters.get(company);
      if (known === undefined) counters.set(company, [counter]);
      else known.push(counter);
    }
    return counters;
  };
  const readCompanies = async () => {
    const found: string[] = [];
    // From one company to the next: what each has done may be thousands of rows.
    for (;;) {
      const next = await commands
        .where("[company+device+counter]")
        .above([found.at(-1) ?? "", Dexie.maxKey, Dexie.maxKey])
        .first();
      if (next === undefined) return found;
      found.push(next.company);
    }
  };
  const readRefused = async () => {
    const rows = await commands.where("status").equals("refused").toArray();
    return Promise.all(rows.filter((row) => row.device === device).map(toLogged));
  };

  // The device's state is asked for after every act and every answer; reading it anew would wait for what is written.
  const waiting = createRemembered(
    async () =>
      new Map([...(await pendingByCompany())].map(([company, counters]) => [company, new Set(counters)])),
  );
  const companies = createRemembered(readCompanies);
  const refused = createRemembered(readRefused);
  const answered = createAnsweredThrough(database, device, async () => {
    await notes.fold();
    return companies.read();
  });
  const noteWaiting = (company: string, change: (counters: Set<number>) => void) =>
    waiting.change((known) => {
      const counters = known.get(company) ?? new Set();
      change(counters);
      return known.set(company, counters);
    });

  const writeOutcomes = async (
    run: readonly CommandEnvelope[],
    outcomes: ReadonlyMap<string, CommandOutcome>,
  ) => {
    const encoded = new Map(
      await Promise.all(
        [...outcomes].map(async ([id, outcome]) => [id, await codec.encode(outcome)] as const),
      ),
    );
    // One transaction that reads and writes them in one go each: a strict one waits for the disk.
    await dexie.transaction("rw", commands, async () => {
      const rows = await rowsBetween(run[0]!.company, run[0]!.counter, run.at(-1)!.counter).toArray();
      await commands.bulkPut(
        rows.flatMap((row): CommandRow[] => {
          const outcome = encoded.get(row.id);
          if (outcome === undefined) return [];
          const status = outcomes.get(row.id)!.refusal === null ? "accepted" : "refused";
          return [{ ...row, status, outcome }];
        }),
      );
    });
  };
  const takeBack = async (company: string, counter: number, former: readonly FormerPlace[]) => {
    const count = await again.takeBack(company, counter, former);
    waiting.forget();
    refused.forget();
    answered.forget();
    return count;
  };

  return {
    tail: async (company) => {
      const row = await lastRow(company);
      return row === undefined ? { counter: 0, hash: null } : { counter: row.counter, hash: row.hash };
    },
    readCount: (company, series) => readSeriesCount(database, device, { company, series }),
    append: async (command, images, taken) => {
      const row: CommandRow = {
        company: command.company,
        device: command.device,
        counter: command.counter,
        id: command.id,
        hash: command.hash,
        status: "pending",
        command: await codec.encode(command),
        images: await codec.encode(images),
        outcome: null,
      };
      const isAppended = await dexie.transaction("rw", commands, database.scratch, async () => {
        await mustStillBe(database, device);
        const last = await lastRow(command.company);
        if ((last?.counter ?? 0) !== command.counter - 1 || (last?.hash ?? null) !== command.previousHash)
          return false;
        if (taken !== undefined && !(await takeNumber(database, device, taken))) return false;
        await commands.add(row);
        return true;
      });
      if (isAppended) {
        noteWaiting(command.company, (counters) => counters.add(command.counter));
        companies.change((known) =>
          known.includes(command.company) ? known : [...known, command.company].sort(),
        );
      }
      // A full localStorage costs a warning one day; the act itself is kept.
      if (isAppended) await lastCounters.write(device, command.company, command.counter).catch(() => {});
      return isAppended;
    },
    settle: async (run, outcomes) => {
      const settled = run.filter(({ id }) => outcomes.has(id));
      const last = settled.at(-1);
      if (last === undefined) return;
      if (!(await notes.note(run, outcomes))) await writeOutcomes(run, outcomes);
      const { company } = last;
      noteWaiting(company, (counters) => {
        for (const { counter } of settled) counters.delete(counter);
      });
      answered.change((known) =>
        new Map(known).set(company, Math.max(known.get(company) ?? 0, last.counter)),
      );
      if ([...outcomes.values()].some(({ refusal }) => refusal !== null)) refused.forget();
    },
    // Books that are closed in the midst of it go on when they are opened again.
    foldAnswers: () =>
      notes.fold().catch((error: unknown) => {
        if (dexie.isOpen()) throw error;
      }),
    reopen: async (company, fromCounter) => {
      await takeBack(company, fromCounter - 1, []);
    },
    takeBack,
    toldBefore: again.toldBefore,
    countAfter: (company, counter) => rowsAfter(company, counter).count(),
    after: async (company, counter, countMax = Number.POSITIVE_INFINITY) => {
      await notes.fold();
      return Promise.all((await rowsAfter(company, counter).limit(countMax).toArray()).map(toLogged));
    },
    envelopesAfter: async (company, counter, countMax) => {
      const rows = await rowsAfter(company, counter).limit(countMax).toArray();
      return Promise.all(rows.map(async ({ command }) => (await codec.decode(command)) as CommandEnvelope));
    },
    at: (company, counter) => commands.get([company, device, counter]),
    pendingByCompany,
    answeredThrough: answered.read,
    pendingCounts: async () =>
      new Map([...(await waiting.read())].map(([company, counters]) => [company, counters.size])),
    forget: () => {
      waiting.forget();
      notes.forget();
      answered.forget();
      companies.forget();
      refused.forget();
      again.forget();
    },
    read: async (id) => {
      await notes.fold();
      const row = await commands.where("id").equals(id).first();
      return row === undefined ? null : toLogged(row);
    },
    refused: async (company) => (await refused.read()).filter(({ command }) => command.company === company),
    refusedCount: async (code) => {
      const rows = await commands.where("status").equals("refused").toArray();
      const outcomes = await Promise.all(
        rows.map(async ({ outcome }) =>
          outcome === null ? null : ((await codec.decode(outcome)) as CommandOutcome),
        ),
      );
      return outcomes.filter((outcome) => outcome?.refusal?.code === code).length;
    },
    companies: companies.read,
  };
}
