import type { CalendarDate } from "../calendar-date.ts";
import type { FecRow } from "../formats/fec/fec-writer.ts";

/** An entry on its way into a file. */
export interface FecFileEntry {
  readonly journal: string;
  readonly validatedOn: CalendarDate | null;
  readonly rows: readonly FecRow[];
}

/** What stands for a paper where there is none: the law wants a reference that is not empty. */
export const conventionalRef = (journal: string, entryNumber: string): string =>
  journal !== "" && entryNumber !== "" ? `${journal}-${entryNumber}` : journal || entryNumber || "SANS PIECE";

export const sidesOf = (cents: number): { readonly debitCents: number; readonly creditCents: number } => ({
  debitCents: Math.max(cents, 0),
  creditCents: Math.max(-cents, 0),
});

/** The places where each voucher's lines begin, which stand together. */
export function* runsOf(voucher: ArrayLike<number>): Generator<readonly [number, number]> {
  for (let from = 0; from < voucher.length; ) {
    let to = from + 1;
    while (to < voucher.length && voucher[to] === voucher[from]) to += 1;
    yield [from, to];
    from = to;
  }
}
