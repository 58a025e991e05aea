import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { openCents } from "#core/matchings/open-cents.ts";
import type { LineTest } from "#core/reports/ledger-filter.ts";
import { placeInVoucher } from "#core/reports/ledger-row.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { isOpeningVoucherId } from "#core/years/opening-columns.ts";
import type { LedgerRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";

interface Line {
  readonly voucher: string;
  readonly line: number;
  readonly account: string;
  readonly cents: number;
  /** The letter that it brought from other books; null of what it brought none. */
  readonly imported: string | null;
}

/** What a line of the ledger is settled by, as this device shows it. A computed opening line sums up others, which are matched themselves. */
export function letteringOf(
  { view, matchings }: OpenCompany,
  { voucher, line, account, cents, imported }: Line,
): Pick<LedgerRow, "matching" | "madeByHand" | "openCents"> {
  if (isOpeningVoucherId(voucher)) return { matching: null, madeByHand: null, openCents: 0 };
  if (!matchings.hasAny(voucher))
    return { matching: imported, madeByHand: null, openCents: imported === null ? cents : 0 };
  const letter = matchings.letterOf({ voucher, line, account }, (claim) => {
    const known = view.get("vouchers", claim);
    return known !== null && isInvoice(known) ? known.number : null;
  });
  const byHand = matchings.madeByHand({ voucher, line });
  const roles = view.get("accounts", "chart")?.roles;
  const party = view.get("vouchers", voucher)?.postings[line]?.party;
  const isCash = view.get("companies", view.company)?.basis === "cash";
  const settlements = isCash ? [] : matchings.settlementsOf(voucher);
  const open =
    byHand !== null || imported !== null || !roles
      ? 0
      : openCents({ voucher, account, cents, party }, settlements, roles);
  return {
    matching: letter?.text ?? imported,
    madeByHand: byHand && { id: byHand.id, made: byHand.command },
    openCents: open,
  };
}

/** Which lines of a segment are open: neither lettered in the books they come from nor settled wholly here. */
export function openLineTest(open: OpenCompany, segment: LedgerColumns): LineTest {
  const { matching, voucher, account, cents, dictionaries } = segment;
  return (line) => {
    if (matching[line] !== 0) return false;
    const { id } = dictionaries.vouchers.at(voucher[line]!)!;
    if (isOpeningVoucherId(id)) return false;
    if (!open.matchings.hasAny(id)) return true;
    const known = {
      voucher: id,
      line: placeInVoucher(segment, line),
      account: dictionaries.accounts[account[line]!]!.code,
      cents: cents[line]!,
      imported: null,
    };
    return letteringOf(open, known).openCents !== 0;
  };
}
