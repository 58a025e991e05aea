import type { CalendarDate } from "../calendar-date.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import { type FecBook, type FecEntry, fecEntryOf, selectEntries } from "../formats/fec/fec-book.ts";
import { NO_DAY } from "../formats/fec/fec-rows.ts";
import { selectLines } from "../ledger/gather-lines.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { CENTS_MAX } from "../money.ts";
import { importedVoucherId } from "../seals/imported-voucher.ts";
import type { LineFacts } from "../vouchers/line-facts.ts";
import { type Posting, toPosting } from "../vouchers/posting.ts";
import type { Entry } from "../vouchers/voucher.ts";
import { type ImportReaders, ownerOfAccount } from "./import-readers.ts";
import { type ImportedParty, importedPartyId, roleByAccount } from "./imported-parties.ts";
import { clientCodeOf, type PartyMask } from "./party-mask.ts";

/** An entry that its own software had not validated, on its way to being a voucher that can still be changed. */
export interface LiveEntry {
  readonly id: string;
  readonly journal: string;
  readonly day: CalendarDate;
  readonly label: string;
  readonly pieceRef: string;
  readonly pieceOn: CalendarDate | null;
  /** Whose it is, where each practitioner keeps books of their own. */
  readonly practitioner: string | null;
  readonly postings: readonly Posting[];
  /** Of cash-basis books; absent where the file says neither when nor how it was paid. */
  readonly settled?: Entry["settled"];
  readonly nature?: string;
  readonly client?: string;
  readonly lineFacts?: LineFacts[];
}

export interface SplitBook {
  /** What is history; null where nothing is. */
  readonly sealed: FecBook | null;
  readonly live: readonly LiveEntry[];
  /** Whom the live ones name. */
  readonly parties: readonly ImportedParty[];
}

interface Import {
  readonly importId: string;
  readonly readers: ImportReaders;
  /** Where parties are patients: a voucher holds no name. */
  readonly mask: PartyMask | null;
}

const LABEL_LENGTH_MAX = 200;
const JOURNAL_LENGTH_MAX = 20;
const POSTINGS_MAX = 1_000;
export const PIECE_REF_LENGTH_MAX = 100;
const SETTLED_BY_LENGTH_MAX = 100;

/** Parts what is validated from what is not. An entry that no voucher can hold stays with the former. */
export function splitLiveEntries(book: FecBook, of: Import): SplitBook {
  const live: LiveEntry[] = [];
  const parties = new Map<string, ImportedParty>();
  const { entries } = book;
  if (!entries.validatedOn.includes(NO_DAY)) return { sealed: book, live, parties: [] };
  const sealedEntries: number[] = [];
  const sealedLines: number[] = [];
  let from = 0;
  for (let place = 0; place < entries.length; place += 1) {
    const to = from + entries.lines[place]!;
    const isLive = entries.validatedOn[place] === NO_DAY;
    const voucher = isLive ? toLiveEntry(book, fecEntryOf(entries, place), from, to, of) : null;
    if (voucher === null) {
      sealedEntries.push(place);
      for (let line = from; line < to; line += 1) sealedLines.push(line);
    } else {
      live.push(voucher);
      for (const party of partiesOf(book, from, to, of.mask))
        parties.set(party.id, parties.get(party.id) ?? party);
    }
    from = to;
  }
  if (live.length === 0) return { sealed: book, live, parties: [] };
  const sealed =
    sealedEntries.length === 0
      ? null
      : {
          columns: selectLines(book.columns, sealedLines),
          entries: selectEntries(entries, sealedEntries),
        };
  return { sealed, live, parties: [...parties.values()] };
}

function toLiveEntry(
  { columns }: FecBook,
  entry: FecEntry,
  from: number,
  to: number,
  { importId, readers, mask }: Import,
): LiveEntry | null {
  const { accounts, journals, parties } = columns.dictionaries;
  // An opening entry is computed or found in a file, and never corrected by hand.
  if (isOpeningJournal(journals[columns.journal[from]!]!)) return null;
  if (entry.lines < 2 || entry.lines > POSTINGS_MAX) return null;
  if (entry.journal === "" || entry.journal.length > JOURNAL_LENGTH_MAX) return null;
  const owners = new Set<string>();
  const postings: Posting[] = [];
  for (let line = from; line < to; line += 1) {
    const account = accounts[columns.account[line]!]!.code;
    const cents = columns.cents[line]!;
    // A voucher is booked on one day.
    if (columns.day[line] !== columns.day[from]) return null;
    if (Math.abs(cents) > CENTS_MAX) return null;
    const owner = ownerOfAccount(account, readers);
    if (owner !== null) owners.add(owner);
    const party = parties[columns.party[line]!]!.code;
    postings.push(
      toPosting(account, cents, party === "" ? null : importedPartyId(mask?.codeOf(party) ?? party)),
    );
  }
  // What several people share is nobody's voucher.
  if (owners.size > 1) return null;
  const text = (words: string) => (mask === null ? words : mask.text(words));
  const pieceRef = text(entry.pieceRef).slice(0, PIECE_REF_LENGTH_MAX);
  const label = text(entry.label).slice(0, LABEL_LENGTH_MAX) || pieceRef || entry.journal;
  const lineFacts = lineFactsOf(columns, entry, from, { pieceRef, label }, text);
  return {
    id: importedVoucherId(importId, entry),
    journal: entry.journal,
    day: entry.day,
    label,
    pieceRef,
    pieceOn: entry.pieceOn,
    practitioner: [...owners][0] ?? null,
    postings,
    ...settledOf(entry, text),
    ...textOf("nature", entry, text),
    ...textOf("client", entry, (client) => (mask === null ? client : clientCodeOf(client, mask))),
    ...(lineFacts.length === 0 ? {} : { lineFacts }),
  };
}

/** What each line says that its voucher says otherwise, or not at all. */
function lineFactsOf(
  { label, matching, dictionaries }: LedgerColumns,
  entry: FecEntry,
  from: number,
  said: Pick<LiveEntry, "pieceRef" | "label">,
  text: (words: string) => string,
): LineFacts[] {
  const factsByLine = new Map(entry.lineFacts.map((facts) => [facts.line, facts]));
  const pieceOn = entry.pieceOn ?? entry.day;
  return Array.from({ length: entry.lines }, (_, line): LineFacts => {
    const facts = factsByLine.get(line);
    const own = {
      pieceRef: text(facts?.pieceRef ?? entry.pieceRef),
      pieceOn: facts?.pieceOn === undefined ? pieceOn : (facts.pieceOn ?? entry.day),
      label: text(dictionaries.labels[label[from + line]!]!),
    };
    const letter = text(dictionaries.matchings[matching[from + line]!]!);
    const { matchedOn, foreignAmount = "", foreignCurrency = "" } = facts ?? {};
    return {
      line,
      ...(own.pieceRef === said.pieceRef ? {} : { pieceRef: own.pieceRef }),
      ...(own.pieceOn === pieceOn ? {} : { pieceOn: own.pieceOn }),
      ...(own.label === said.label || own.label === "" ? {} : { label: own.label }),
      ...(letter === "" ? {} : { matching: letter }),
      ...(letter === "" || matchedOn === undefined ? {} : { matchedOn }),
      ...(foreignAmount === "" ? {} : { foreignAmount: text(foreignAmount) }),
      ...(foreignCurrency === "" ? {} : { foreignCurrency: text(foreignCurrency) }),
    };
  }).filter((facts) => Object.keys(facts).length > 1);
}

/** An entry is paid once (A47 A-1 says when and how of the entry), so its first line that says it counts. */
function settledOf({ lineFacts }: FecEntry, text: (words: string) => string): Pick<LiveEntry, "settled"> {
  const said = lineFacts.find(({ settledBy }) => settledBy !== undefined);
  const on = lineFacts.find(({ settledOn }) => settledOn !== undefined)?.settledOn ?? null;
  const by = text(said?.settledBy ?? "").slice(0, SETTLED_BY_LENGTH_MAX);
  return on === null && by === "" ? {} : { settled: { on, by } };
}

/** What lines of the entry say of it, each once. */
function textOf<Name extends "nature" | "client">(
  name: Name,
  { lineFacts }: FecEntry,
  shown: (words: string) => string,
): Partial<Record<Name, string>> {
  const said = new Set(lineFacts.map((facts) => shown(facts[name] ?? "")).filter((words) => words !== ""));
  if (said.size === 0) return {};
  return { [name]: [...said].join(", ").slice(0, LABEL_LENGTH_MAX) } as Record<Name, string>;
}

function* partiesOf(
  { columns }: FecBook,
  from: number,
  to: number,
  mask: PartyMask | null,
): Generator<ImportedParty> {
  const { accounts, parties } = columns.dictionaries;
  for (let line = from; line < to; line += 1) {
    const party = parties[columns.party[line]!]!;
    if (party.code === "") continue;
    const code = mask?.codeOf(party.code) ?? party.code;
    const isHidden = mask !== null;
    const role = roleByAccount(accounts[columns.account[line]!]!.code, isHidden);
    yield { id: importedPartyId(code), code, name: party.label, role, isHidden };
  }
}
