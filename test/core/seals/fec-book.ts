import fc from "fast-check";
import { fromDayNumber } from "#core/calendar-date.ts";
import type { FecBook } from "#core/formats/fec/fec-book.ts";
import type { ImportReaders } from "#core/imports/import-readers.ts";
import { createAnnexedSealWriter } from "#core/seals/annexed-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { aRow, type FecRow, fecText, readFecMonths } from "#test/core/formats/fec/fec-file.ts";

const amountOf = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");

/** The text of a FEC whose entries balance, over a few months, drafts and odd codes among them. */
export const fecTextArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      journal: fc.constantFrom("VE", "BQ", "O/D", ""),
      isDraft: fc.boolean(),
      dayNumber: fc.integer({ min: 18_993, max: 19_080 }),
      pieceRef: fc.constantFrom("", "F1", "Pièce 2"),
      label: fc.constantFrom("Séance", "Loyer 😀", ""),
      matching: fc.constantFrom("", "AA"),
      shares: fc.array(
        fc.record({
          account: fc.constantFrom("411000", "706000", "512000", "108"),
          party: fc.constantFrom("", "P-1"),
          cents: fc.integer({ min: -99_999, max: 99_999 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((entries) =>
    fecText(
      entries.flatMap(
        ({ journal, isDraft, dayNumber, pieceRef, label, matching, shares }, ordinal): FecRow[] => {
          const rest = shares.reduce((cents, share) => cents - share.cents, 0);
          const day = fromDayNumber(dayNumber).replaceAll("-", "");
          return [...shares, { account: "471000", party: "", cents: rest }].map(({ account, party, cents }) =>
            aRow({
              JournalCode: journal,
              EcritureNum: isDraft ? "" : String(ordinal + 1),
              EcritureDate: day,
              PieceRef: pieceRef,
              EcritureLib: label,
              EcritureLet: matching,
              DateLet: matching === "" ? "" : day,
              ValidDate: isDraft ? "" : "20230101",
              CompteNum: account,
              CompAuxNum: party,
              Debit: amountOf(Math.max(cents, 0)),
              Credit: amountOf(Math.max(-cents, 0)),
            }),
          );
        },
      ),
    ),
  );

export const bookOf = (text: string | Uint8Array): FecBook => readFecMonths(text).month!(() => true);

export const oneLedger: ImportReaders = {
  practitioners: [],
  feeStem: "706",
  hidesParties: false,
  takesLive: true,
};

export interface SealedFec {
  readonly headers: readonly SealHeader[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  /** Each month's books as they were read for sealing. */
  readonly books: readonly FecBook[];
}

/** A file's seals, read and written month by month as the server does. */
export function sealFec(
  content: string | Uint8Array,
  {
    readers = oneLedger,
    pieceBytes = 1_000_000,
    importId = "import-1",
  }: { readonly readers?: ImportReaders; readonly pieceBytes?: number; readonly importId?: string } = {},
): SealedFec {
  const length = typeof content === "string" ? new TextEncoder().encode(content).length : content.length;
  const pieces = Array.from({ length: Math.floor(length / pieceBytes) }, () => pieceBytes);
  const { outline, month } = readFecMonths(content, { pieces });
  const writer = createAnnexedSealWriter({
    company: "company-1",
    importId,
    closingDay: "2022-12-31",
    readers,
    parties: outline!.parties,
    salt: "salt",
  });
  const books = outline!.months.map((_, place) => month!((taken) => taken === place));
  const seals = books.map((book, place) => writer.seal(outline!.months[place]!, book));
  return {
    headers: seals.map(({ header }) => header),
    bodies: new Map(seals.flatMap(({ bodies }) => [...bodies])),
    books,
  };
}

export const fecBookArbitrary: fc.Arbitrary<FecBook> = fecTextArbitrary.map(bookOf);
