import { firstOpenDayOf } from "#core/companies/open-day.ts";
import { firstFreeLetter } from "#core/matchings/line-matching.ts";
import {
  type MatchingProposal,
  type ProposableLine,
  proposeMatchings,
} from "#core/matchings/propose-matchings.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import type { LedgerRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { generalLedgerOf, toLedgerRow } from "./ledger-reports.ts";

/** Among how many open lines of an account proposals are looked for, the oldest first. */
const LINES_MAX = 5_000;

/** What may be matched in an account. */
export interface MatchingChoices {
  /** The letter that the next matching bears. */
  readonly letter: string;
  /** The first day that VAT can be booked on. */
  readonly firstOpenDay: string | null;
  readonly proposals: readonly ShownProposal[];
}

export interface ShownProposal extends Omit<MatchingProposal, "lines"> {
  readonly partyName: string | null;
  readonly lines: readonly LedgerRow[];
}

export function matchingChoicesOf(
  open: OpenCompany,
  user: string,
  account: string,
  filter: LedgerFilter,
): MatchingChoices {
  const company = open.view.get("companies", open.view.company);
  return open.derived(`matchings ${account} ${JSON.stringify(filter)}`, () => ({
    letter: firstFreeLetter([...open.matchings.lettersIn(account), ...importedLetters(open, account)]),
    firstOpenDay: company === null ? null : firstOpenDayOf(company),
    proposals: proposalsOf(open, user, account, filter),
  }));
}

function proposalsOf(
  open: OpenCompany,
  user: string,
  account: string,
  filter: LedgerFilter,
): ShownProposal[] {
  const isEachTheirOwn = open.view.get("companies", open.view.company)?.practice === "several";
  const rows = generalLedgerOf(open, user, { account, filter, isOpenOnly: true }).page(0, LINES_MAX);
  const shownByLine = new Map<ProposableLine, LedgerRow>();
  const lines = rows.map((row) => {
    const shown = toLedgerRow(open, row, null);
    const line: ProposableLine = {
      voucher: row.voucher,
      line: row.line,
      day: row.day,
      cents: shown.openCents,
      pieceRef: row.pieceRef,
      label: row.label,
      group: JSON.stringify([row.party?.code ?? "", isEachTheirOwn ? row.practitioner : null]),
      isNamed: row.party !== null,
    };
    shownByLine.set(line, shown);
    return line;
  });
  return proposeMatchings(lines.filter(({ cents }) => cents !== 0)).map((proposal) => {
    const shown = proposal.lines.map((line) => shownByLine.get(line)!);
    return { ...proposal, lines: shown, partyName: shown[0]?.partyName ?? null };
  });
}

/** What lines of an account were lettered with in the books they come from. */
function importedLetters({ ledger }: OpenCompany, account: string): string[] {
  const letters = new Set<string>();
  for (const { dictionaries, matching, account: accounts, length } of ledger.segments()) {
    const place = dictionaries.accounts.findIndex(({ code }) => code === account);
    if (place < 0 || dictionaries.matchings.length < 2) continue;
    for (let line = 0; line < length; line += 1)
      if (accounts[line] === place) letters.add(dictionaries.matchings[matching[line]!]!);
  }
  return [...letters];
}
