import { assert } from "#core/assert.ts";
import type { Journal } from "#core/charts/chart.ts";
import type { FecOutline } from "#core/formats/fec/fec-outline.ts";
import { createFecMonthSplitter, createFecPartReader } from "#core/formats/fec/fec-part-reader.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import { createPartyMask } from "#core/imports/party-mask.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { createAnnexedSealWriter } from "#core/seals/annexed-seals.ts";
import { maskAccount } from "#core/seals/mask-imported.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { openMonthSpool } from "./month-spool.ts";
import type { FecToRead } from "./read-fec.ts";

type Bytes = AsyncIterable<Uint8Array>;
type KeepBody = (hash: string, body: Uint8Array) => Promise<void>;

/**
 * Reads a FEC and packs its entries into seals; one with problems gives its preview's figures and no seals. The file
 * goes by twice: once to be judged, once to be laid out by month; then one month after the other is packed and let go.
 */
export async function prepareFec(
  file: FecToRead,
  [first, second]: readonly [Bytes, Bytes],
  keepBody: KeepBody,
): Promise<PreparedImport> {
  const { fileName, closingDay, readers } = file;
  const reader = createFecReader({ fileName });
  for await (const bytes of first) reader.push(bytes);
  const { preview, outline } = reader.end();
  const headers = outline === null ? [] : await sealMonths(file, outline, second, keepBody);
  const mask =
    outline !== null && readers.hidesParties
      ? createPartyMask(outline.parties, closingDay.slice(0, 4))
      : null;
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
    // The chart is everybody's.
    accounts: (outline?.accounts ?? [])
      .map((account) => (mask === null ? account : maskAccount(account, mask)))
      .map(({ code, label }) => ({ code, label: label || code })),
    journals: preview.journals.map(({ code, label }) => ({
      code,
      label: label || code,
      kind: journalKind(code),
    })),
  };
}

async function sealMonths(
  { company, closingDay, readers, salt, spoolDirectory }: FecToRead,
  outline: FecOutline,
  file: Bytes,
  keepBody: KeepBody,
): Promise<SealHeader[]> {
  const spool = openMonthSpool(spoolDirectory);
  try {
    const splitter = createFecMonthSplitter(outline, (bytes, from, to, month) =>
      spool.append(month, bytes, from, to),
    );
    for await (const bytes of file) splitter.push(bytes);
    splitter.end();

    const importId = importIdOf(closingDay);
    const { parties } = outline;
    const writer = createAnnexedSealWriter({ company, importId, closingDay, readers, parties, salt });
    const headers: SealHeader[] = [];
    for (const [place, month] of outline.months.entries()) {
      const part = createFecPartReader(outline, (entry) => outline.monthOfEntry[entry] === place);
      spool.read(place, part.push);
      const { header, bodies } = writer.seal(month, part.end());
      for (const [hash, body] of bodies) await keepBody(hash, body);
      headers.push(header);
    }
    assert(headers.length > 0, "a file without problems has entries");
    return headers;
  } finally {
    spool.close();
  }
}

/** What a journal is for, by the codes most French software gives; only what is entered later depends on it. */
const usualCodes: readonly (readonly [RegExp, Journal["kind"]])[] = [
  [/^(VE|VT|HO)/i, "sales"],
  [/^(AC|HA|FO)/i, "purchases"],
  [/^(BQ|BA|BN|CC)/i, "bank"],
  [/^(CA|CS)/i, "cash"],
  [/^(AN|RAN|A-?NOUV)/i, "opening"],
];

const journalKind = (code: string): Journal["kind"] =>
  usualCodes.find(([usual]) => usual.test(code))?.[1] ?? "general";
