import { deflateRawSync } from "node:zlib";
import type { Journal } from "#core/charts/chart.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import { type AnnexedSeals, writeAnnexedSeals } from "#core/seals/annexed-seals.ts";
import type { FecRead, FecToRead } from "./read-fec.ts";

const nothing: AnnexedSeals = { headers: [], bodies: new Map() };

/** Reads a FEC and packs its entries into seals; one with problems gives its preview's figures and no seals. */
export function prepareFec({ bytes, fileName, company, closingDay }: FecToRead): FecRead {
  const reader = createFecReader({ fileName });
  reader.push(bytes);
  const { preview, book } = reader.end();
  const importId = importIdOf(closingDay);
  const { headers, bodies } = book === null ? nothing : writeAnnexedSeals({ company, importId, book });
  const accounts = book?.columns.dictionaries.accounts ?? [];
  return {
    prepared: {
      previewDigest: previewDigest(preview),
      problemCount: preview.problemCount,
      registration: preview.siren ?? "",
      fromDay: preview.firstDay ?? closingDay,
      throughDay: preview.lastDay ?? closingDay,
      rows: preview.rows,
      entries: preview.entries,
      debitCents: preview.debitCents,
      headers,
      accounts: accounts.map(({ code, label }) => ({ code, label: label || code })),
      journals: preview.journals.map(({ code, label }) => ({
        code,
        label: label || code,
        kind: journalKind(code),
      })),
    },
    bodies: [...bodies].map(([hash, body]) => ({ hash, deflated: deflateRawSync(body) })),
  };
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
