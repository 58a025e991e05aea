import { type CalendarDate, laterOf } from "../calendar-date.ts";
import type { Chart, MeansOfPayment } from "../charts/chart.ts";
import { NO_PAYMENT, SETTLED_BY } from "../formats/fec/fec-settlements.ts";
import { cleanFecText, type FecRow } from "../formats/fec/fec-writer.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { documentDayOf } from "../vouchers/document-day.ts";
import { isInvoice } from "../vouchers/voucher.ts";
import { conventionalRef, type FecFileEntry, runsOf, sidesOf } from "./fec-entry.ts";
import type { FecLetters } from "./fec-lettering.ts";
import type { FecNames } from "./fec-names.ts";
import type { HandLetters } from "./hand-letters.ts";
import { validationDayOf } from "./validation-day.ts";
import type { WrittenVoucher } from "./written-voucher.ts";

/** One slice's share of the company's own books, with everything its rows say beside it. */
export interface OwnShare {
  readonly columns: LedgerColumns;
  readonly vouchers: readonly WrittenVoucher[];
  readonly letters: FecLetters;
  readonly byHand: HandLetters;
  /** The code of a party, by its id; "" where nobody knows it. */
  readonly partyNumber: (id: string) => string;
}

/** The entries that were made here, as their seal has them or, while they are not validated, as they are. */
export function* ownEntries(
  { columns, vouchers, letters, byHand, partyNumber }: OwnShare,
  { means }: Pick<Chart, "means">,
  names: FecNames,
  isWanted: (voucher: WrittenVoucher) => boolean,
): Generator<FecFileEntry> {
  const { dictionaries } = columns;
  const voucherById = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  const meansById = new Map(means.map((one) => [one.id, one]));
  const validationDay = rememberLast(validationDayOf);
  for (const [from, to] of runsOf(columns.voucher)) {
    const { id, entryNumber } = dictionaries.vouchers.at(columns.voucher[from]!)!;
    const voucher = voucherById.get(id);
    if (voucher === undefined) throw new Error(`The voucher ${id} has lines and is not beside them.`);
    if (!isWanted(voucher)) continue;
    const { day, journal, postings } = voucher;
    // East of Greenwich a day may be validated that in UTC is still to come.
    const validatedOn =
      voucher.validatedAt === undefined ? null : laterOf(validationDay(voucher.validatedAt), day);
    const pieceRef = cleanFecText(pieceRefOf(voucher)) || conventionalRef(journal, entryNumber);
    const payment = settlementOf(voucher, meansById);
    const party = "party" in voucher ? voucher.party : null;
    const client = party === null ? "" : partyNumber(party);
    const rows: FecRow[] = [];
    for (let line = from; line < to; line += 1) {
      const account = dictionaries.accounts[columns.account[line]!]!;
      const third = dictionaries.parties[columns.party[line]!]!;
      const journalLabel = names.journal(dictionaries.journals[columns.journal[line]!]!);
      const posting = postings[line - from];
      const letter = byHand.ofLine(id, line - from) ?? (posting === undefined ? null : letters(id, posting));
      rows.push({
        journal,
        journalLabel,
        entryNumber,
        entryOn: day,
        account: account.code,
        accountLabel: names.account(account),
        party: third.code,
        partyLabel: third.label || third.code,
        pieceRef,
        pieceOn: documentDayOf(voucher),
        label: cleanFecText(dictionaries.labels[columns.label[line]!]!) || `${journalLabel} ${pieceRef}`,
        ...sidesOf(columns.cents[line]!),
        matching: letter?.code ?? "",
        matchedOn: letter?.matchedOn ?? null,
        validatedOn,
        foreignAmount: "",
        foreignCurrency: "",
        ...payment,
        nature: "",
        client,
      });
    }
    yield { journal, validatedOn, rows };
  }
}

/** A month is validated at once, so the day of one voucher is mostly that of the next. */
function rememberLast(dayOf: (at: string) => CalendarDate): (at: string) => CalendarDate {
  let last: { readonly at: string; readonly day: CalendarDate } | null = null;
  return (at) => {
    if (last?.at !== at) last = { at, day: dayOf(at) };
    return last.day;
  };
}

function pieceRefOf(voucher: WrittenVoucher): string {
  if (voucher.kind === "entry") return voucher.pieceRef ?? "";
  if (!isInvoice(voucher)) return "";
  if (voucher.kind === "purchase" && voucher.theirNumber !== "") return voucher.theirNumber;
  return voucher.number ?? "";
}

/** When and how an entry of cash-basis books was paid. */
function settlementOf(
  voucher: WrittenVoucher,
  meansById: ReadonlyMap<string, MeansOfPayment>,
): { readonly settledOn: CalendarDate; readonly settledBy: string } {
  const isPaid = voucher.kind === "payment" || (voucher.kind === "expense" && voucher.paidBy === null);
  const means = isPaid && voucher.means ? meansById.get(voucher.means) : undefined;
  return {
    settledOn: documentDayOf(voucher),
    settledBy: means === undefined ? NO_PAYMENT : SETTLED_BY[means.kind],
  };
}
