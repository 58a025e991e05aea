import { standingIn } from "#core/commands/decide.ts";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { type Matching, restCents } from "#core/matchings/matching.ts";
import type { Party } from "#core/parties/party.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import type { CompanyView, DocumentMove } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { bodiesOf } from "./seal-fetcher.ts";

/** The ledger of one company as columns: sealed months as they are, live vouchers month by month. */
export interface Ledger {
  readonly segments: () => readonly LedgerColumns[];
  /** Sealed months of which the reader's lines are not all here: what the segments say is without them. */
  readonly missing: () => readonly MissingLines[];
  /** Reads sealed lines that are held and not yet here. */
  readonly loadSealed: () => Promise<void>;
}

export interface MissingLines {
  readonly month: string;
  readonly hash: string;
}

export function createLedger(view: CompanyView, bodies: SealBodies, user: string): Ledger {
  const sealedByHash = new Map<string, LedgerColumns>();
  const vouchersByMonth = new Map<string, Map<string, Voucher>>();
  const monthByVoucher = new Map<string, string>();
  const columnsByMonth = new Map<string, LedgerColumns>();

  const place = (id: string) => {
    const before = monthByVoucher.get(id);
    if (before !== undefined) {
      vouchersByMonth.get(before)?.delete(id);
      columnsByMonth.delete(before);
      monthByVoucher.delete(id);
    }
    const voucher = view.get("vouchers", id);
    if (voucher === null || voucher.postings.length === 0 || !isBooked(voucher)) return;
    const month = voucher.day.slice(0, 7);
    const vouchers = vouchersByMonth.get(month) ?? new Map<string, Voucher>();
    vouchersByMonth.set(month, vouchers.set(id, voucher));
    monthByVoucher.set(id, month);
    columnsByMonth.delete(month);
  };
  const follow = (moves: readonly DocumentMove[]) => {
    for (const { collection, id, before } of moves) {
      if (collection === "vouchers") place(id);
      // Names of accounts, journals, parties and practitioners stand in every month.
      else if (collection === "accounts" || collection === "companies" || collection === "parties")
        columnsByMonth.clear();
      else if (collection === "matchings")
        for (const matching of [before as Matching | null, view.get("matchings", id)])
          forgetMatched(matching);
    }
  };
  const forgetMatched = (matching: Matching | null) => {
    if (matching === null) return;
    for (const voucher of [matching.claim, ...matching.lines.map((line) => line.voucher)]) {
      const month = monthByVoucher.get(voucher);
      if (month !== undefined) columnsByMonth.delete(month);
    }
  };

  for (const { id } of view.list("vouchers")) place(id);
  view.onMove(follow);

  return {
    segments: () => {
      const letters = lettersOf(view);
      const live = [...vouchersByMonth.keys()].sort().flatMap((month) => {
        const vouchers = vouchersByMonth.get(month)!;
        if (vouchers.size === 0) return [];
        const columns = columnsByMonth.get(month) ?? toColumns(vouchers.values(), view, letters());
        columnsByMonth.set(month, columns);
        return [columns];
      });
      return [...shownSeals(view, user, sealedByHash), ...live];
    },
    missing: () => linesOf(view, user).filter(({ hash }) => !sealedByHash.has(hash)),
    loadSealed: async () => {
      const held = await bodies.held(view.company);
      for (const { hash } of linesOf(view, user)) {
        if (sealedByHash.has(hash) || !held.has(hash)) continue;
        try {
          const bytes = await bodies.read(view.company, hash);
          if (bytes !== null) sealedByHash.set(hash, decodeLines(bytes));
        } catch {
          // What can no longer be read is as good as not here: it is fetched again, and is missing until then.
          await bodies.remove(view.company, [hash]);
        }
      }
    },
  };
}

const isBooked = ({ state }: Voucher): boolean => state === "approved" || state === "recorded";

/** The lines of sealed months that this reader may read, chain by chain in their order. */
const linesOf = (view: CompanyView, user: string) =>
  bodiesOf(
    [...view.list("seals")].sort((one, other) => (one.id < other.id ? -1 : 1)),
    "lines",
    standingIn(view, view.company, user),
  );

/** Every month that is here; what is missing is said beside each sum. */
const shownSeals = (
  view: CompanyView,
  user: string,
  sealedByHash: ReadonlyMap<string, LedgerColumns>,
): LedgerColumns[] =>
  linesOf(view, user).flatMap(({ hash }) => {
    const columns = sealedByHash.get(hash);
    return columns === undefined ? [] : [columns];
  });

/** What a party is called on this screen; a patient's name is joined here and nowhere else. */
export const shownNameOf = (party: Party): string => party.identity?.name || party.name;

/** The number of the claim letters the lines that settle it wholly. */
function lettersOf(view: CompanyView): () => ReadonlyMap<string, string> {
  let letters: Map<string, string> | null = null;
  return () => {
    if (letters !== null) return letters;
    letters = new Map();
    for (const matching of view.list("matchings")) {
      const claim = view.get("vouchers", matching.claim);
      if (claim === null || !isInvoice(claim) || claim.number === null) continue;
      if (matching.lines.length === 0 || restCents(matching, matching.grossCents) !== 0) continue;
      for (const voucher of [matching.claim, ...matching.lines.map((line) => line.voucher)])
        letters.set(`${voucher}/${matching.account}`, claim.number);
    }
    return letters;
  };
}

function toColumns(
  vouchers: Iterable<Voucher>,
  view: CompanyView,
  letters: ReadonlyMap<string, string>,
): LedgerColumns {
  const chart = view.get("accounts", "chart");
  const labelByAccount = new Map(chart?.accounts.map(({ code, label }) => [code, label]));
  const labelByJournal = new Map(chart?.journals.map(({ code, label }) => [code, label]));
  const practitioners = view.get("companies", view.company)?.practitioners ?? [];
  const codeByPractitioner = new Map(practitioners.map(({ id, code }) => [id, code]));
  const builder = createLedgerBuilder();
  for (const voucher of vouchers) {
    const number = isInvoice(voucher) ? (voucher.number ?? "") : "";
    for (const posting of voucher.postings) {
      const party = posting.party === null ? null : view.get("parties", posting.party);
      builder.append({
        voucher: { id: voucher.id, entryNumber: "", pieceRef: number },
        day: voucher.day,
        journal: { code: voucher.journal, label: labelByJournal.get(voucher.journal) ?? "" },
        account: { code: posting.account, label: labelByAccount.get(posting.account) ?? "" },
        party:
          posting.party === null
            ? null
            : { code: party?.number ?? posting.party, label: party === null ? "" : shownNameOf(party) },
        practitioner:
          voucher.practitioner === null ? null : (codeByPractitioner.get(voucher.practitioner) ?? null),
        cents: signedCents(posting),
        provenance: voucher.provenance,
        label: voucher.label,
        matching: letters.get(`${voucher.id}/${posting.account}`) ?? null,
      });
    }
  }
  return builder.build();
}
