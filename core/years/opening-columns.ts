import type { CalendarDate } from "../calendar-date.ts";
import { openingJournalOf } from "../charts/opening-journal.ts";
import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import type { LedgerColumns, Named } from "../ledger/ledger-columns.ts";
import { openingOf, type YearOpening, type YearsOfBooks } from "./opening-entry.ts";

/** Where the lines of an opening entry come from, which also tells whether they are final. */
export const openingProvenances = { provisional: "opening:provisional", fixed: "opening:fixed" } as const;

/** The id a computed opening entry has among vouchers, which none of them bears. */
export const openingVoucherId = (yearFrom: string, slice: string): string => `opening:${yearFrom}:${slice}`;

export const isOpeningVoucherId = (id: string): boolean => id.startsWith("opening:");

/** A computed opening entry as lines of its year, for reports and exports: one entry for each slice, on the first day. */
export function openingColumns(
  { yearFrom, state, entries }: YearOpening,
  journal: Named,
  /** The letters of a slice's practitioner; null of the shared one. */
  codeOf: (slice: string) => string | null,
): LedgerColumns | null {
  if (state === "written" || entries.length === 0) return null;
  const builder = createLedgerBuilder();
  for (const { slice, lines } of entries)
    for (const { account, label, cents } of lines)
      builder.append({
        voucher: { id: openingVoucherId(yearFrom, slice), entryNumber: "", pieceRef: "" },
        day: yearFrom,
        journal,
        account: { code: account, label },
        party: null,
        practitioner: codeOf(slice),
        cents,
        provenance: openingProvenances[state],
        label: journal.label,
        matching: null,
      });
  return builder.build();
}

/** What a year opens with, and the lines of it that reports count; none where the books hold a written one. */
export function openingLinesOf(
  years: YearsOfBooks,
  yearFrom: CalendarDate,
): { readonly opening: YearOpening; readonly columns: LedgerColumns | null } {
  const { practitioners } = years.company;
  const opening = openingOf(years, yearFrom);
  const codeOf = (slice: string) => practitioners.find(({ id }) => id === slice)?.code ?? null;
  return { opening, columns: openingColumns(opening, openingJournalOf(years.chart), codeOf) };
}
