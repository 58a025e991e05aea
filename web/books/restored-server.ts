import { laterOf } from "#core/calendar-date.ts";
import { numberParts } from "#core/numbering/number-invoice.ts";
import type { PullAnswer } from "#core/replication/pull.ts";
import { restorationAnswerSchema, type SeenNumber } from "#core/replication/restoration.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import type { Codec } from "./codec.ts";
import type { CommandLog } from "./command-log.ts";
import { type Cursor, type CursorStore, emptyCursor } from "./cursor-store.ts";
import type { Replica } from "./replica.ts";
import { readBaseDocuments } from "./replica-documents.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { readSealedVouchers } from "./sealed-vouchers.ts";
import type { ServerRequests } from "./server-requests.ts";
import type { Turns } from "./turns.ts";

export interface RestoredParts {
  readonly requests: ServerRequests;
  readonly replica: Replica;
  readonly codec: Codec;
  readonly cursorStore: CursorStore;
  readonly log: CommandLog;
  readonly bodies: SealBodies;
  readonly turns: Turns;
  readonly device: string;
  /** The ids this device had before, the first one first. */
  readonly formerDevices: () => readonly string[];
  /** So many acts are sent again. */
  readonly onRestored: (againCount: number) => Promise<void>;
}

/**
 * The server began again from a backup. What this device has seen of the time between is told first; then what the
 * server has said is dropped, to be pulled anew, and what it lacks is sent again with what it had said of it. Killed
 * in the midst of it, this device does all of it once more.
 */
export async function followRestoredServer(
  answer: PullAnswer,
  cursor: Cursor,
  parts: RestoredParts,
): Promise<void> {
  const { log, replica, turns, cursorStore, device } = parts;
  const companies = [
    ...new Set([
      ...Object.keys(cursor.heads),
      ...Object.keys(cursor.cards),
      ...Object.keys(cursor.targets),
      ...(await log.companies()),
      ...Object.keys(answer.heads),
    ]),
  ];
  const report = await Promise.all(
    companies.map(async (company) => ({
      company,
      againCount: await log.countAfter(company, answer.settled[company] ?? 0),
      numbers: await numbersSeen(company, parts),
      ...heardOf(company, cursor),
    })),
  );
  const formerDevices = [...parts.formerDevices()];
  const { settled } = restorationAnswerSchema.parse(
    await parts.requests.post("/sync/restoration", {
      device,
      epoch: answer.epoch,
      companies: report,
      formerDevices,
    }),
  );
  await turns.take(async () => {
    const emptied = { ...emptyCursor, writes: cursor.writes, step: cursor.step + 1 };
    const isOurs = await cursorStore.finish({
      ...emptied,
      rebuilds: cursor.rebuilds + 1,
      targets: { ...cursor.heads, ...cursor.targets },
      epoch: cursor.epoch,
    });
    if (!isOurs) return;
    for (const company of companies) await replica.dropCompany(company);
    let againCount = 0;
    for (const company of companies) {
      const former = formerDevices.map((id) => ({ device: id, counter: settled[id]?.[company] ?? 0 }));
      againCount += await log.takeBack(company, answer.settled[company] ?? 0, former);
    }
    await parts.onRestored(againCount);
    await cursorStore.finish({
      ...emptied,
      writes: cursor.writes + 1,
      step: cursor.step + 2,
      rebuilds: cursor.rebuilds + 2,
      epoch: answer.epoch,
    });
  });
}

/** The mark that the server of then had put on how far the company had got. */
function heardOf(company: string, { epoch, headProofs }: Cursor) {
  const heard = headProofs[company];
  return epoch === null || heard === undefined ? {} : { heard: { epoch, ...heard } };
}

/** The highest number of each series among the server's documents that this device holds, validated ones too. */
async function numbersSeen(
  company: string,
  { replica, codec, bodies }: RestoredParts,
): Promise<SeenNumber[]> {
  const highest = new Map<string, SeenNumber>();
  const note = ({ number, numbering }: Numbered, day: string) => {
    const parts = numbering === "given" && typeof number === "string" ? numberParts(number) : null;
    if (parts === null) return;
    const known = highest.get(parts.series) ?? { ...parts, day };
    highest.set(parts.series, {
      series: parts.series,
      number: Math.max(known.number, parts.number),
      day: laterOf(known.day, day),
    });
  };
  for (const row of await replica.readAfter("vouchers", company, 0))
    note((await codec.decode(row.body)) as Numbered, row.day);
  const held = await bodies.held(company);
  const seals = await readBaseDocuments(replica, codec, company, 0, ["seals"]);
  for (const { document } of seals)
    for (const { hash } of document === null ? [] : bodiesIn(document as SealHeader, "vouchers")) {
      const vouchers = held.has(hash) ? await readSealedVouchers(company, hash, bodies) : null;
      for (const voucher of vouchers ?? []) note(voucher as Numbered, voucher.day);
    }
  return [...highest.values()];
}

interface Numbered {
  readonly number?: string | null;
  readonly numbering?: string;
}
