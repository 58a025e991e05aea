import { fromDayNumber } from "../calendar-date.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import type { FecRow } from "../formats/fec/fec-writer.ts";
import type { LineFacts } from "../vouchers/line-facts.ts";
import { conventionalRef, sidesOf } from "./fec-entry.ts";
import { lettersOf, NO_PARTY, type OwnToWrite, refOf, validationDay } from "./write-own-entry.ts";

/** The rows of an entry whose lines say something for themselves. Only imported ones have such, so these need not be fast. */
export function* ownRows(
  write: OwnToWrite,
  lineFacts: readonly LineFacts[],
  from: number,
  to: number,
): Generator<FecRow> {
  const { columns, names, places, words } = write;
  const { accounts, journals, parties, labels } = columns.dictionaries;
  const index = columns.voucher[from]!;
  const place = places[index]!;
  const journal = journals[columns.journal[from]!]!;
  const entryNumber = words.entryNumber(index);
  const day = columns.day[from]!;
  const entryOn = fromDayNumber(day);
  const documentOn = write.pieceOn[place] ?? entryOn;
  const validatedAt = write.validatedAt[place];
  const validatedOn =
    validatedAt === undefined
      ? null
      : fromDayNumber(Math.max(validationDay(write.lastValidation, validatedAt), day));
  const settlement = write.settlementOf?.(place) ?? { on: null, by: "" };
  const client = write.parties[place] ?? null;
  const letters = write.hasLetters ? lettersOf(write, index, from, to) : null;
  const factsByLine = new Map(lineFacts.map((facts) => [facts.line, facts]));
  const ofEntry = refOf(write, index, columns.journal[from]!);
  for (let line = from; line < to; line += 1) {
    const facts = factsByLine.get(line - from);
    const account = accounts[columns.account[line]!]!;
    const party = columns.party[line]! === NO_PARTY ? null : parties[columns.party[line]!]!;
    const pieceRef =
      facts?.pieceRef === undefined
        ? ofEntry
        : cleanFecText(facts.pieceRef) || conventionalRef(journal.code, entryNumber);
    const letter = letters?.[line - from] ?? null;
    yield {
      journal: journal.code,
      journalLabel: names.journal(journal),
      entryNumber,
      entryOn,
      account: account.code,
      accountLabel: names.account(account),
      party: party?.code ?? "",
      partyLabel: party === null ? "" : party.label || party.code,
      pieceRef,
      pieceOn: facts?.pieceOn ?? documentOn,
      label: cleanFecText(labels[columns.label[line]!]!) || `${names.journal(journal)} ${pieceRef}`,
      ...sidesOf(columns.cents[line]!),
      matching: facts?.matching ?? letter?.code ?? "",
      matchedOn: (facts?.matching === undefined ? letter?.matchedOn : facts.matchedOn) ?? null,
      validatedOn,
      foreignAmount: facts?.foreignAmount ?? "",
      foreignCurrency: facts?.foreignCurrency ?? "",
      settledOn: settlement.on ?? documentOn,
      settledBy: settlement.by,
      nature: write.natures[place] ?? "",
      client: client === null ? (write.clients[place] ?? "") : write.partyNumber(client),
    };
  }
}
