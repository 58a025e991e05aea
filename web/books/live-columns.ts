import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { createVoucherLines } from "#core/ledger/voucher-lines.ts";
import type { Party } from "#core/parties/party.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { CompanyView, DocumentMove } from "./company-view.ts";

/** How many vouchers share columns: what an act costs, however many there are in its month. */
const VOUCHERS_MAX = 64;

/** Some vouchers of one month, with their lines as columns until one of them changes. */
interface Bundle {
  readonly month: string;
  readonly vouchers: Map<string, Voucher>;
  columns: LedgerColumns | null;
}

/** The lines of the live vouchers, in bundles by month; a move makes only those anew that it is about. */
export interface LiveColumns {
  readonly segments: () => readonly LedgerColumns[];
  /** Looks at every voucher again, for which ones are masked has changed. */
  readonly placeAll: () => void;
}

/** What is masked has its lines elsewhere. */
export function createLiveColumns(
  view: CompanyView,
  isMasked: (voucher: Voucher) => boolean = () => false,
): LiveColumns {
  const bundlesByMonth = new Map<string, Bundle[]>();
  const bundleByVoucher = new Map<string, Bundle>();

  const take = (month: string): Bundle => {
    const bundles = bundlesByMonth.get(month) ?? [];
    bundlesByMonth.set(month, bundles);
    const last = bundles.at(-1);
    if (last !== undefined && last.vouchers.size < VOUCHERS_MAX) return last;
    const fresh: Bundle = { month, vouchers: new Map(), columns: null };
    bundles.push(fresh);
    return fresh;
  };
  const forget = (voucher: string) => {
    const bundle = bundleByVoucher.get(voucher);
    if (bundle !== undefined) bundle.columns = null;
  };
  const remove = (voucher: string) => {
    const bundle = bundleByVoucher.get(voucher);
    if (bundle === undefined) return;
    forget(voucher);
    bundle.vouchers.delete(voucher);
    bundleByVoucher.delete(voucher);
    if (bundle.vouchers.size > 0) return;
    const others = bundlesByMonth.get(bundle.month)!.filter((other) => other !== bundle);
    if (others.length === 0) bundlesByMonth.delete(bundle.month);
    else bundlesByMonth.set(bundle.month, others);
  };
  const place = (id: string) => {
    const voucher = view.get("vouchers", id);
    const isShown =
      voucher !== null && voucher.postings.length > 0 && isBooked(voucher) && !isMasked(voucher);
    const month = isShown ? voucher.day.slice(0, 7) : null;
    if (bundleByVoucher.get(id)?.month !== month) remove(id);
    if (voucher === null || month === null) return;
    const bundle = bundleByVoucher.get(id) ?? take(month);
    bundle.vouchers.set(id, voucher);
    bundleByVoucher.set(id, bundle);
    forget(id);
  };
  const follow = (moves: readonly DocumentMove[]) => {
    for (const { collection, id } of moves)
      if (collection === "vouchers") place(id);
      // Names of accounts, journals, parties and practitioners stand in every month.
      else if (collection === "accounts" || collection === "companies" || collection === "parties")
        for (const bundle of [...bundlesByMonth.values()].flat()) bundle.columns = null;
  };

  const placeAll = () => {
    for (const { id } of view.list("vouchers")) place(id);
  };
  placeAll();
  view.onMove(follow);

  return {
    segments: () =>
      [...bundlesByMonth.keys()].sort().flatMap((month) =>
        bundlesByMonth.get(month)!.map((bundle) => {
          bundle.columns ??= toColumns(bundle.vouchers.values(), view);
          return bundle.columns;
        }),
      ),
    placeAll,
  };
}

/** What a party is called on this screen; a patient's name is joined here and nowhere else. */
export const shownNameOf = (party: Party): string => party.identity?.name || party.name;

function toColumns(vouchers: Iterable<Voucher>, view: CompanyView): LedgerColumns {
  const builder = createLedgerBuilder();
  const append = createVoucherLines(builder, {
    chart: view.get("accounts", "chart"),
    company: view.get("companies", view.company) ?? { practitioners: [] },
    party: (id) => view.get("parties", id),
    nameOf: shownNameOf,
  });
  for (const voucher of vouchers) append(voucher);
  return builder.build();
}
