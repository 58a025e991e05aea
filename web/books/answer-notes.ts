import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Codec } from "./codec.ts";
import type { CommandOutcome } from "./command-log.ts";
import type { CommandRow, DeviceDatabase } from "./device-database.ts";

/**
 * What the server said of runs of commands, noted at once in one small row a run: a row of the log holds all that its
 * command says and changes, and two hundred of those written anew would keep the next answers waiting. Each command's
 * row gets its own word afterwards.
 */
export interface AnswerNotes {
  /** False where the answer is not that several of these, from the first on, were accepted: nothing is written then. */
  readonly note: (
    run: readonly CommandEnvelope[],
    outcomes: ReadonlyMap<string, CommandOutcome>,
  ) => Promise<boolean>;
  /** Writes what is noted into the rows of its commands. */
  readonly fold: () => Promise<void>;
  /** Another tab may have noted something. */
  readonly forget: () => void;
}

export function createAnswerNotes(database: DeviceDatabase, codec: Codec): AnswerNotes {
  const { dexie, commands, scratch } = database;
  let isFolded = false;

  const foldOne = async (key: string) => {
    const note = await scratch.get(key);
    if (note === undefined) return;
    const { company, device, first, last } = toRange(key);
    const outcomes = (await codec.decode(note.value)) as readonly [string, CommandOutcome][];
    const encoded = new Map(
      await Promise.all(outcomes.map(async ([id, outcome]) => [id, await codec.encode(outcome)] as const)),
    );
    await dexie.transaction("rw", commands, scratch, async () => {
      // Another tab was faster, and what it wrote may have changed since.
      if ((await scratch.get(key))?.value !== note.value) return;
      const rows = await commands
        .where("[company+device+counter]")
        .between([company, device, first], [company, device, last], true, true)
        .toArray();
      await commands.bulkPut(
        rows.flatMap((row): CommandRow[] => {
          const outcome = encoded.get(row.id);
          return outcome === undefined || row.status !== "pending"
            ? []
            : [{ ...row, status: "accepted", outcome }];
        }),
      );
      await scratch.delete(key);
    });
  };

  return {
    note: async (run, outcomes) => {
      const noted = run.slice(0, outcomes.size);
      const [first, last] = [noted[0], noted.at(-1)];
      const isRun = noted.every(
        ({ id, counter }, index) => outcomes.get(id)?.refusal === null && counter === first!.counter + index,
      );
      if (!isRun || first === undefined || last === undefined || first === last) return false;
      const value = await codec.encode([...outcomes]);
      isFolded = false;
      await scratch.put({ key: toKey(first, last), value });
      return true;
    },
    fold: async () => {
      while (!isFolded) {
        // What is noted while the rest is written is found the next time round.
        isFolded = true;
        for (const key of await noteKeys(database)) {
          isFolded = false;
          await foldOne(key);
        }
      }
    },
    forget: () => {
      isFolded = false;
    },
  };
}

/** Whether a command has its answer, as far as that is only noted. Ids and counters lie in the clear. */
export async function readNoted(
  database: Pick<DeviceDatabase, "scratch">,
): Promise<(key: readonly [company: string, device: string, counter: number]) => boolean> {
  return isNotedIn(await noteKeys(database));
}

/** The same of the keys as they were read. */
export function isNotedIn(
  keys: readonly string[],
): (key: readonly [company: string, device: string, counter: number]) => boolean {
  const ranges = keys.map(toRange);
  return ([company, device, counter]) =>
    ranges.some(
      (range) =>
        range.company === company &&
        range.device === device &&
        range.first <= counter &&
        counter <= range.last,
    );
}

/** To be asked inside a transaction that gives commands another place. */
export const isAnythingNoted = async (database: Pick<DeviceDatabase, "scratch">): Promise<boolean> =>
  (await noteKeys(database)).length > 0;

const noteKeys = ({ scratch }: Pick<DeviceDatabase, "scratch">): Promise<string[]> =>
  scratch.where("key").startsWith(NOTES_PREFIX).primaryKeys();

export const NOTES_PREFIX = "cahier.answers/";

const toKey = ({ company, device, counter }: CommandEnvelope, last: CommandEnvelope) =>
  `${NOTES_PREFIX}${device}/${company}/${counter}-${last.counter}`;

function toRange(key: string) {
  const [device, company, counters] = key.slice(NOTES_PREFIX.length).split("/") as [string, string, string];
  const [first, last] = counters.split("-").map(Number) as [number, number];
  return { device, company, first, last };
}
