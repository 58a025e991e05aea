import { createHash } from "node:crypto";
import { assert } from "#core/assert.ts";
import type { Journal } from "#core/charts/chart.ts";
import { isOpeningJournal } from "#core/charts/opening-journal.ts";
import type { FecOutline } from "#core/formats/fec/fec-outline.ts";
import { createFecMonthSplitter, createFecPartReader } from "#core/formats/fec/fec-part-reader.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { createFecRowLog } from "#core/formats/fec/fec-row-log.ts";
import type { ReadAscii } from "#core/formats/fec/fec-text.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import type { ImportedParty } from "#core/imports/imported-parties.ts";
import { type LiveEntry, splitLiveEntries } from "#core/imports/live-entries.ts";
import { LIVE_ENTRIES_MAX } from "#core/imports/live-entries-max.ts";
import { createPartyMask, type PartyMask } from "#core/imports/party-mask.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { createAnnexedSealWriter } from "#core/seals/annexed-seals.ts";
import { maskAccount } from "#core/seals/mask-imported.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { Sha256 } from "#core/sha256.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { type ImportSpool, openImportSpool } from "./import-spool.ts";
import type { FecToRead } from "./read-fec.ts";

type Bytes = AsyncIterable<Uint8Array> & { readonly cancel: () => Promise<void> };
type KeepBody = (hash: string, body: Uint8Array) => Promise<void>;

/**
 * Reads a FEC and packs its entries into seals; one with problems gives its preview's figures and no seals. While the
 * file goes by, its lines are laid out by month; then one month after the other is packed and let go. The file is read a
 * second time only where an entry has lines in several months.
 */
export async function prepareFec(
  file: FecToRead,
  [first, second]: readonly [Bytes, Bytes],
  keepBody: KeepBody,
): Promise<PreparedImport> {
  const { fileName, closingDay, readers, spoolDirectory } = file;
  const spool = openImportSpool(spoolDirectory);
  try {
    const reader = createFecReader({
      fileName,
      log: createFecRowLog(spool.rows),
      sha256: createNativeSha256(),
      readAscii: createNativeReadAscii(),
      takeLine: (bytes, from, to, month) => spool.appendLine(month, bytes, from, to),
    });
    for await (const bytes of first) reader.push(bytes);
    const { preview, outline } = reader.end();
    if (outline?.hasStrays()) await spoolAgain(outline, second, spool);
    else await second.cancel();
    const mask =
      outline !== null && readers.hidesParties
        ? createPartyMask(outline.parties, closingDay.slice(0, 4))
        : null;
    const takesLive = readers.takesLive && preview.notValidated <= LIVE_ENTRIES_MAX;
    const { headers, live, parties } =
      outline === null
        ? { headers: [], live: [], parties: [] }
        : await sealMonths(file, outline, { mask, takesLive }, spool, keepBody);
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
    spool.close();
  }
}

/** Lays the lines out by the months of their entries. */
async function spoolAgain(outline: FecOutline, file: Bytes, spool: ImportSpool): Promise<void> {
  spool.dropLines();
  const splitter = createFecMonthSplitter(outline, (bytes, from, to, month) =>
    spool.appendLine(outline.months[month]!, bytes, from, to),
  );
  for await (const bytes of file) splitter.push(bytes);
  splitter.end();
}

async function sealMonths(
  { company, closingDay, readers, salt }: FecToRead,
  outline: FecOutline,
  { mask, takesLive }: { readonly mask: PartyMask | null; readonly takesLive: boolean },
  spool: ImportSpool,
  keepBody: KeepBody,
): Promise<Pick<PreparedImport, "headers" | "live" | "parties">> {
  for (const row = outline.rows(); row.next(); ) spool.appendEntry(outline.months[row.month()]!, row.entry());

  const importId = importIdOf(closingDay);
  const { parties } = outline;
  const writer = createAnnexedSealWriter({
    company,
    importId,
    closingDay,
    readers,
    parties,
    salt,
    hashOf: nativeSha256Hex,
  });
  const headers: SealHeader[] = [];
  const live: LiveEntry[] = [];
  const partyById = new Map<string, ImportedParty>();
  let kept: Promise<unknown> = Promise.resolve();
  for (const month of outline.months) {
    const part = createFecPartReader(outline, createNativeReadAscii());
    spool.readLines(month, part.push);
    const book = part.end(spool.readEntries(month));
    const split = takesLive
      ? splitLiveEntries(book, { importId, readers, mask })
      : { sealed: book, live: [], parties: [] };
    live.push(...split.live);
    for (const party of split.parties) if (!partyById.has(party.id)) partyById.set(party.id, party);
    if (split.sealed === null) continue;
    const { header, bodies } = writer.seal(month, split.sealed);
    // While one month is deflated and kept the next is packed, but no more than that, or memory would fill.
    await kept;
    kept = Promise.all([...bodies].map(([hash, body]) => keepBody(hash, body)));
    // What went wrong is heard where it is awaited.
    kept.catch(() => {});
    headers.push(header);
  }
  await kept;
  assert(headers.length + live.length > 0, "a file without problems has entries");
  return { headers, live, parties: [...partyById.values()] };
}

/** The same texts as core's, quicker. */
function createNativeReadAscii(): ReadAscii {
  let bytes: Uint8Array = new Uint8Array();
  let buffer: Buffer = Buffer.from(bytes.buffer);
  return (read, from, to) => {
    if (read !== bytes) {
      bytes = read;
      buffer = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    }
    return buffer.toString("latin1", from, to);
  };
}

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
