import type { MeansOfPayment } from "../charts/chart.ts";
import type { FecLayout, FecWriter } from "../formats/fec/fec-writer.ts";
import type { FecLetters } from "./fec-lettering.ts";
import type { FecNames } from "./fec-names.ts";
import type { HandLetters } from "./hand-letters.ts";
import { createOwnCells } from "./own-cells.ts";
import { ownRows } from "./own-rows.ts";
import { ownSettlements } from "./own-settlement.ts";
import { type OwnShare, wordsOf } from "./own-share.ts";
import { type OwnToWrite, writeOwnEntry } from "./write-own-entry.ts";

/** What the rows of a share say that is not in its bodies. */
export interface OwnFacts {
  readonly layout: FecLayout;
  readonly means: readonly MeansOfPayment[];
  readonly names: FecNames;
  readonly letters: FecLetters;
  readonly byHand: HandLetters;
  /** The code of a party, by its id; "" where nobody knows it. */
  readonly partyNumber: (id: string) => string;
}

/** What tells which entries are wanted: a journal's code, and days since 1970. */
export type IsWanted = (journal: string, dayNumber: number) => boolean;

/**
 * Writes the entries that were made here, as their seal has them or, while they are not validated, as they are, and
 * hands on the pieces that are full.
 */
export function* writeOwnEntries(
  share: OwnShare,
  { layout, means, names, letters, byHand, partyNumber }: OwnFacts,
  writer: FecWriter,
  isWanted: IsWanted,
): Generator<Uint8Array> {
  const { columns, places, field } = share;
  const { voucher, day, journal, dictionaries } = columns;
  // Spelt out, so that those of all shares have one shape.
  const toWrite: OwnToWrite = {
    columns,
    places,
    names,
    letters,
    byHand,
    partyNumber,
    text: writer.text,
    cells: createOwnCells(columns, names),
    words: wordsOf(dictionaries.vouchers),
    validatedAt: field("validatedAt"),
    pieceOn: field("pieceOn"),
    theirNumbers: field("theirNumber"),
    settlementOf: layout === "bncCash" ? ownSettlements(share, means) : null,
    parties: layout === "bncCash" ? field("party") : [],
    natures: layout === "bncCash" ? field("nature") : [],
    clients: layout === "bncCash" ? field("client") : [],
    hasLetters: !(letters.isEmpty && byHand.isEmpty),
    postingsOf: (place: number) => field("postings")[place] ?? [],
    lastValidation: { at: "", dayNumber: 0 },
  };
  const lineFacts = field("lineFacts");
  for (let from = 0, to = 0; from < voucher.length; from = to) {
    for (to = from + 1; to < voucher.length && voucher[to] === voucher[from]; ) to += 1;
    if (!isWanted(dictionaries.journals[journal[from]!]!.code, day[from]!)) continue;
    const facts = lineFacts[places[voucher[from]!]!];
    if (facts === undefined) writer.countLines(to - from, writeOwnEntry(toWrite, from, to));
    else for (const row of ownRows(toWrite, facts, from, to)) writer.writeRow(row);
    const full = writer.endEntry();
    if (full !== null) yield full;
  }
}
