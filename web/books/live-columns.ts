import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { createVoucherLines } from "#core/ledger/voucher-lines.ts";
import { type Matching, restCents } from "#core/matchings/matching.ts";
import type { Party } from "#core/parties/party.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
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
  const matchings = createMatchingsByVoucher(view);

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
    for (const { collection, id, before } of moves)
      if (collection === "vouchers") {
        place(id);
        // The number of a claim letters what settles it.
        for (const matching of matchings.of(id)) vouchersOf(matching).forEach(forget);
      } else if (collection === "matchings") {
        matchings.move(before as Matching | null, view.get("matchings", id));
        for (const matching of [before as Matching | null, view.get("matchings", id)])
          if (matching !== null) vouchersOf(matching).forEach(forget);
      }
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
          bundle.columns ??= toColumns(bundle.vouchers.values(), view, matchings.letter);
          return bundle.columns;
        }),
      ),
    placeAll,
  };
}

const vouchersOf = ({ claim, lines }: Matching): readonly string[] => [
  claim,
  ...lines.map(({ voucher }) => voucher),
];

interface MatchingsByVoucher {
  readonly of: (voucher: string) => readonly Matching[];
  readonly move: (before: Matching | null, after: Matching | null) => void;
  /** The number of the claim letters the lines that settle it wholly. */
  readonly letter: (voucher: string, account: string) => string | null;
}

function createMatchingsByVoucher(view: CompanyView): MatchingsByVoucher {
  const idsByVoucher = new Map<string, Set<string>>();
  const move = (before: Matching | null, after: Matching | null) => {
    if (before !== null)
      for (const voucher of vouchersOf(before)) idsByVoucher.get(voucher)?.delete(before.id);
    if (after !== null)
      for (const voucher of vouchersOf(after))
        idsByVoucher.set(voucher, (idsByVoucher.get(voucher) ?? new Set()).add(after.id));
  };
  const of = (voucher: string) =>
    [...(idsByVoucher.get(voucher) ?? [])].flatMap((id) => view.get("matchings", id) ?? []);
  for (const matching of view.list("matchings")) move(null, matching);
  return {
    of,
    move,
    letter: (voucher, account) => {
      const numbers = of(voucher).flatMap((matching) => {
        if (matching.account !== account || matching.lines.length === 0) return [];
        const claim = view.get("vouchers", matching.claim);
        const isSettled = restCents(matching, matching.grossCents) === 0;
        return isSettled && claim !== null && isInvoice(claim) && claim.number !== null ? [claim.number] : [];
      });
      return numbers.at(-1) ?? null;
    },
  };
}

/** What a party is called on this screen; a patient's name is joined here and nowhere else. */
export const shownNameOf = (party: Party): string => party.identity?.name || party.name;

function toColumns(
  vouchers: Iterable<Voucher>,
  view: CompanyView,
  letter: MatchingsByVoucher["letter"],
): LedgerColumns {
  const builder = createLedgerBuilder();
  const append = createVoucherLines(builder, {
    chart: view.get("accounts", "chart"),
    company: view.get("companies", view.company) ?? { practitioners: [] },
    party: (id) => view.get("parties", id),
    nameOf: shownNameOf,
    letter,
  });
  for (const voucher of vouchers) append(voucher);
  return builder.build();
}
