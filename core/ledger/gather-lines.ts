import type { Column } from "./growing-column.ts";
import type { LedgerColumns, LedgerDictionaries } from "./ledger-columns.ts";

/** The named lines in the named order, over the same dictionaries. */
export function gatherLines(columns: LedgerColumns, lines: ArrayLike<number>): LedgerColumns {
  if (isEveryLine(lines, columns.length)) return copyLines(columns);
  return {
    length: lines.length,
    day: gather(columns.day, new Int32Array(lines.length), lines),
    cents: gather(columns.cents, new Float64Array(lines.length), lines),
    journal: gather(columns.journal, new Uint16Array(lines.length), lines),
    account: gather(columns.account, new Uint32Array(lines.length), lines),
    party: gather(columns.party, new Uint32Array(lines.length), lines),
    practitioner: gather(columns.practitioner, new Uint16Array(lines.length), lines),
    voucher: gather(columns.voucher, new Uint32Array(lines.length), lines),
    provenance: gather(columns.provenance, new Uint8Array(lines.length), lines),
    label: gather(columns.label, new Uint32Array(lines.length), lines),
    matching: gather(columns.matching, new Uint32Array(lines.length), lines),
    dictionaries: columns.dictionaries,
  };
}

/** The named lines with only the words they use, so that a part of a ledger can travel alone. */
export function selectLines(columns: LedgerColumns, lines: ArrayLike<number>): LedgerColumns {
  const part = gatherLines(columns, lines);
  const { dictionaries } = part;
  const kept: { -readonly [Key in keyof LedgerDictionaries]: LedgerDictionaries[Key] } = {
    journals: compact(part.journal, dictionaries.journals, 0),
    accounts: compact(part.account, dictionaries.accounts, 0),
    parties: compact(part.party, dictionaries.parties, 1),
    practitioners: compact(part.practitioner, dictionaries.practitioners, 1),
    provenances: compact(part.provenance, dictionaries.provenances, 0),
    labels: compact(part.label, dictionaries.labels, 0),
    matchings: compact(part.matching, dictionaries.matchings, 1),
    vouchers: compact(part.voucher, dictionaries.vouchers, 0),
  };
  return { ...part, dictionaries: kept };
}

/** Whether all lines are named, in their own order; to copy them as they lie is many times as quick. */
function isEveryLine(lines: ArrayLike<number>, length: number): boolean {
  if (lines.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (lines[at] !== at) return false;
  return true;
}

const copyLines = (columns: LedgerColumns): LedgerColumns => ({
  ...columns,
  day: columns.day.slice(),
  cents: columns.cents.slice(),
  journal: columns.journal.slice(),
  account: columns.account.slice(),
  party: columns.party.slice(),
  practitioner: columns.practitioner.slice(),
  voucher: columns.voucher.slice(),
  provenance: columns.provenance.slice(),
  label: columns.label.slice(),
  matching: columns.matching.slice(),
});

function gather<Kind extends Column>(from: Kind, into: Kind, lines: ArrayLike<number>): Kind {
  for (let at = 0; at < lines.length; at += 1) into[at] = from[lines[at]!]!;
  return into;
}

/** Renumbers a fresh column in order of first sight; the first `fixed` words stay where they are. */
function compact<Word, Words extends WordList<Word>>(
  column: Column,
  words: Words & WordList<Word>,
  fixed: number,
): Words | Word[] {
  const newIndexByOld = new Int32Array(words.length).fill(-1);
  const kept = Array.from({ length: Math.min(fixed, words.length) }, (_, index) => index);
  for (const index of kept) newIndexByOld[index] = index;
  for (let at = 0; at < column.length; at += 1) {
    const old = column[at]!;
    if (newIndexByOld[old] === -1) newIndexByOld[old] = kept.push(old) - 1;
    column[at] = newIndexByOld[old]!;
  }
  const isAsBefore = kept.length === words.length && kept.every((old, index) => old === index);
  return isAsBefore ? words : kept.map((old) => words.at(old)!);
}

interface WordList<Word> {
  readonly length: number;
  readonly at: (index: number) => Word | undefined;
}
