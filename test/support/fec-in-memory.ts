import type { Chart } from "#core/charts/chart.ts";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import { type FecKind, slicesOfFec, WHOLE_LEDGER } from "#core/exports/fec-files.ts";
import { type FecOpening, type FecPlan, fecLayoutOf, fecShares } from "#core/exports/fec-plan.ts";
import { outlineImported } from "#core/exports/fec-shares.ts";
import type { FecSource } from "#core/exports/fec-source.ts";
import { type FecContent, writeFec } from "#core/exports/write-fec.ts";
import type { LineMatching } from "#core/matchings/line-matching.ts";
import type { Matching } from "#core/matchings/matching.ts";
import type { Party } from "#core/parties/party.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";

interface Books {
  readonly company: Company;
  readonly chart?: Chart;
  readonly headers: readonly SealHeader[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  readonly live?: readonly Voucher[];
  /** Every voucher, validated or not. */
  readonly vouchers?: readonly Voucher[];
  readonly matchings?: readonly Matching[];
  readonly parties?: readonly Party[];
  readonly matchedByHand?: readonly LineMatching[];
  readonly opening?: FecOpening | null;
}

interface Asked {
  readonly through: string;
  readonly whom?: string;
  readonly kind?: FecKind;
}

/** What a file of books that are all in memory is written from. */
export function fecInMemory(
  books: Books,
  { through, whom = WHOLE_LEDGER, kind = "official" }: Asked,
): { readonly plan: FecPlan; readonly source: FecSource } {
  const { company, headers, live = [], opening = null } = books;
  const chart = books.chart ?? chartFor(company);
  const year = fiscalYearOf(company, through);
  const slices = slicesOfFec(whom);
  const ofFile = live.filter(
    ({ day, slice }) => year.from <= day && day <= year.through && (slices?.includes(slice) ?? true),
  );
  const plan: FecPlan = {
    ...{ company, chart, year, kind, opening },
    layout: fecLayoutOf(company),
    ...fecShares(headers, { chart, year, slices }),
    matchedByHand: books.matchedByHand ?? [],
    hasSettlements: (books.matchings ?? []).length > 0,
    liveDays: kind === "official" ? [] : [...new Set(ofFile.map(({ day }) => day))].sort(),
  };
  const source: FecSource = {
    readBody: async ({ hash }) => books.bodies.get(hash)!,
    readLive: async (day) => ofFile.filter((voucher) => voucher.day === day),
    readParties: async (ids) => (books.parties ?? []).filter(({ id }) => ids.includes(id)),
    readMatchings: async (claims) => (books.matchings ?? []).filter(({ claim }) => claims.includes(claim)),
    readVouchers: async (ids) => (books.vouchers ?? []).filter(({ id }) => ids.includes(id)),
  };
  return { plan, source };
}

/** The FEC of books that are all in memory. */
export async function exportInMemory(
  books: Books,
  asked: Asked,
): Promise<{ readonly text: string; readonly content: FecContent }> {
  const { plan, source } = fecInMemory(books, asked);
  const writing = writeFec(plan, await outlineImported(plan, source), source);
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = await writing.next();
    if (next.done) return { text: Buffer.concat(pieces).toString(), content: next.value };
    pieces.push(next.value);
  }
}

/** The cells of a file, row by row, by the names of its columns. */
export function fecRecords(text: string): Record<string, string>[] {
  const [header, ...rows] = text.replace(/\r\n$/, "").split("\r\n");
  const columns = header!.split("\t");
  return rows.map((row) => Object.fromEntries(row.split("\t").map((cell, place) => [columns[place]!, cell])));
}
