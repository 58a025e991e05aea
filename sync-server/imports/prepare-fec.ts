import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { assert } from "#core/assert.ts";
import type { Journal } from "#core/charts/chart.ts";
import { isOpeningJournal } from "#core/charts/opening-journal.ts";
import { createMonthOfDay, type FecOutline } from "#core/formats/fec/fec-outline.ts";
import { fecCodesOf } from "#core/formats/fec/fec-part-rows.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { createFecRowWriter, type FecRowNames } from "#core/formats/fec/fec-row-codec.ts";
import { createFecRowLog } from "#core/formats/fec/fec-row-log.ts";
import { type FecNames, NO_DAY } from "#core/formats/fec/fec-rows.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import type { ImportedParty } from "#core/imports/imported-parties.ts";
import { LIVE_ENTRIES_MAX } from "#core/imports/live-entries-max.ts";
import { createPartyMask } from "#core/imports/party-mask.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { createAnnexedChain } from "#core/seals/annexed-seals.ts";
import { maskAccount } from "#core/seals/mask-imported.ts";
import type { Sha256 } from "#core/sha256.ts";
import { createEarlyMonths, type EarlyMonths, type EarlyPacked } from "./early-months.ts";
import { type FecPackingThread, openFecPackingThread } from "./fec-packing-thread.ts";
import { type ImportSpool, openImportSpool } from "./import-spool.ts";
import { createNativeReadAscii } from "./native-read-ascii.ts";
import { createFecMonthPacker } from "./pack-fec-month.ts";
import { packFecMonths } from "./pack-fec-months.ts";
import type { FecToRead } from "./read-fec.ts";

type KeepBody = (hash: string, deflated: Uint8Array) => Promise<void>;

/** A file of so many rows is packed by two threads; the second takes longer to start than fewer take to pack. */
const ROWS_FOR_TWO = 50_000;

/**
 * Reads a FEC and packs its entries into seals; one with problems gives its preview's figures and no seals. While the
 * file goes by, its rows are laid aside by month; then one month after the other is packed and let go. Of a large file
 * that goes on from day to day, months are packed meanwhile. Nothing of the file's text is read twice.
 */
export async function prepareFec(
  file: FecToRead,
  pieces: AsyncIterable<Uint8Array>,
  keepBody: KeepBody,
  rowsForTwo = availableParallelism() > 1 ? ROWS_FOR_TWO : Number.POSITIVE_INFINITY,
): Promise<PreparedImport> {
  const { fileName, closingDay, readers, spoolDirectory } = file;
  const spool = openImportSpool(spoolDirectory);
  const writer = createFecRowWriter();
  const monthOfDay = createMonthOfDay();
  let names: FecNames | null = null;
  const early = createEarlyMonths({
    spooled: spool.month,
    packing: () => ({
      ...packingOf(file, writer.names),
      codes: codesSoFar(names!),
      reused: new Set(),
      parties: [],
      takesLive: false,
    }),
  });
  let other: FecPackingThread | null = null;
  try {
    const reader = createFecReader({
      fileName,
      log: createFecRowLog(spool.rows),
      sha256: createNativeSha256(),
      readAscii: createNativeReadAscii(),
      watch: (row, read) => {
        const month = monthOfDay(row.day);
        writer.write(row, spool.roomForRow(month));
        // Mostly an entry is what bears one number.
        spool.appendEntry(month, row.group);
        early.sawRow(month, row.validatedOn !== NO_DAY);
        names = read;
      },
    });
    for await (const bytes of pieces) {
      reader.push(bytes);
      if (reader.rows() < rowsForTwo) continue;
      other ??= openFecPackingThread();
      // Who hides parties must know all of them first.
      if (!readers.hidesParties) early.packNext(other);
    }
    // So that the other thread has work while this one looks at the whole.
    if (other !== null && !readers.hidesParties) early.packNext(other, true);
    const { preview, outline } = reader.end();
    const hasStrays = outline?.hasStrays() === true;
    // Else rows lie by what they only seemed to be of.
    const isAsLaidAside = outline?.isByGroup === true && !hasStrays;
    if (outline !== null && !isAsLaidAside) await early.settled();
    if (outline !== null && hasStrays) spool.sortAgain(monthsOfRows(outline));
    const mask =
      outline !== null && readers.hidesParties
        ? createPartyMask(outline.parties, closingDay.slice(0, 4))
        : null;
    const takesLive = readers.takesLive && preview.notValidated <= LIVE_ENTRIES_MAX;
    const { headers, live, parties } =
      outline === null
        ? { headers: [], live: [], parties: [] }
        : await sealMonths(file, outline, takesLive, {
            names: writer.names,
            spool,
            early: isAsLaidAside ? early : null,
            other,
            keepBody,
          });
    return {
      previewDigest: previewDigest(preview),
      problemCount: preview.problemCount,
      registration: preview.siren ?? "",
      fromDay: preview.firstDay ?? closingDay,
      throughDay: preview.lastDay ?? closingDay,
      rows: preview.rows,
      entries: preview.entries,
      debitCents: preview.debitCents,
      readers,
      headers,
      live,
      parties,
      // The chart is everybody's.
      accounts: (outline?.accounts ?? [])
        .map((account) => (mask === null ? account : maskAccount(account, mask)))
        .map(({ code, label }) => ({ code, label: label || code })),
      journals: preview.journals.map(({ code, label }) => ({
        code,
        label: label || code,
        kind: isOpeningJournal({ code, label }) ? "opening" : journalKind(code),
      })),
    };
  } finally {
    await other?.close();
    spool.close();
  }
}

/** For each row where it lies, the month of its own day, and where it belongs, the month of its entry. */
function* monthsOfRows(outline: FecOutline): Generator<{ readonly from: string; readonly to: string }> {
  for (const row = outline.rows(); row.next(); )
    yield { from: row.ownMonth(), to: outline.months[row.month()]! };
}

interface Means {
  readonly names: FecRowNames;
  readonly spool: ImportSpool;
  /** Null where the entries that rows were laid aside with are not theirs. */
  readonly early: EarlyMonths | null;
  readonly other: FecPackingThread | null;
  readonly keepBody: KeepBody;
}

async function sealMonths(
  file: FecToRead,
  outline: FecOutline,
  takesLive: boolean,
  { names, spool, early, other, keepBody }: Means,
): Promise<Pick<PreparedImport, "headers" | "live" | "parties">> {
  const reused = early === null ? spoolEntries(outline, spool) : new Set<number>();
  const { parties } = outline;
  const packing = { ...packingOf(file, names), codes: fecCodesOf(outline), reused, parties, takesLive };
  other?.begin(packing);
  const months = outline.months.map((month) => spool.month(month));
  const earlyPacked: EarlyPacked = early?.amongst(months) ?? new Map();
  const packed = await packFecMonths(months, earlyPacked, createFecMonthPacker(packing), other, keepBody);

  const chain = createAnnexedChain(file.company, packing.importId);
  const headers = packed.filter(({ parts }) => parts.length > 0).map(chain);
  const live = packed.flatMap((month) => month.live);
  const partyById = new Map<string, ImportedParty>();
  for (const party of packed.flatMap((month) => month.parties))
    if (!partyById.has(party.id)) partyById.set(party.id, party);
  assert(headers.length + live.length > 0, "a file without problems has entries");
  return { headers, live, parties: [...partyById.values()] };
}

/** Lays aside of each row which entry it is of, and gives the entries whose number served for several. */
function spoolEntries(outline: FecOutline, spool: ImportSpool): ReadonlySet<number> {
  const reused = new Set<number>();
  spool.dropEntries();
  for (const row = outline.rows(); row.next(); ) {
    const entry = row.entry();
    spool.appendEntry(outline.months[row.month()]!, entry);
    if (outline.isReused(entry)) reused.add(entry);
  }
  return reused;
}

const packingOf = ({ closingDay, readers, salt }: FecToRead, names: FecRowNames) => ({
  names,
  readers,
  importId: importIdOf(closingDay),
  closingDay,
  salt,
});

const codesSoFar = ({ journals, accounts, parties }: FecNames) =>
  fecCodesOf({
    journals: journals.values(),
    accounts: accounts.values(),
    // The first stands for none.
    parties: parties.values().slice(1),
  });

/** The same hash as core's, some times as fast. */
function createNativeSha256(): Sha256 {
  const hash = createHash("sha256");
  const sha: Sha256 = {
    update: (bytes) => {
      hash.update(bytes);
      return sha;
    },
    digest: () => hash.digest(),
  };
  return sha;
}

/** What a journal is for, by the codes most French software gives; only what is entered later depends on it. */
const usualCodes: readonly (readonly [RegExp, Journal["kind"]])[] = [
  [/^(VE|VT|HO)/i, "sales"],
  [/^(AC|HA|FO)/i, "purchases"],
  [/^(BQ|BA|BN|CC)/i, "bank"],
  [/^(CA|CS)/i, "cash"],
];

const journalKind = (code: string): Journal["kind"] =>
  usualCodes.find(([usual]) => usual.test(code))?.[1] ?? "general";
