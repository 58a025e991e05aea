import fc from "fast-check";
import type { FecRow } from "./fec-file.ts";

const day = fc.constantFrom("20220131", "20220228", "20221231", "2022-01-31", "00000000", "", "20221332");
const text = fc.constantFrom(
  "Facture",
  "Réglé",
  "Œuvre",
  "F1",
  " F1",
  "",
  "x".repeat(401),
  "é".repeat(300),
  "\u0091n\u0092",
);
const amount = fc.constantFrom(
  "0,00",
  "12,00",
  "12,00",
  "1234567,89",
  "12",
  "12.5",
  "012,00",
  "-12,00",
  "",
  "12,345",
  "a",
);
const odd: fc.Arbitrary<FecRow> = fc.record(
  {
    JournalCode: fc.constantFrom("VE", "BQ", "", " VE"),
    JournalLib: text,
    EcritureNum: fc.constantFrom("1", "2", "0002", "0", "", "n".repeat(61)),
    EcritureDate: day,
    CompteNum: fc.constantFrom("411000", "706000", "C12", "", "4".repeat(61)),
    CompteLib: text,
    CompAuxNum: fc.constantFrom("C1", "C2", ""),
    CompAuxLib: text,
    PieceRef: text,
    PieceDate: day,
    EcritureLib: text,
    Debit: amount,
    Credit: amount,
    EcritureLet: fc.constantFrom("", "A", " A", "b".repeat(401)),
    DateLet: day,
    ValidDate: day,
    Montantdevise: fc.constantFrom("", "10,00", "0,00"),
    Idevise: fc.constantFrom("", "USD"),
  },
  { requiredKeys: [] },
);
const plain: FecRow = {
  ...{ JournalCode: "VE", JournalLib: "Ventes", EcritureNum: "1", EcritureDate: "20220131" },
  ...{ CompteNum: "411000", CompteLib: "Clients", CompAuxNum: "C1", CompAuxLib: "Zoé", PieceRef: "F1" },
  ...{ PieceDate: "20220131", EcritureLib: "Facturé", ValidDate: "20221231" },
};
/** Two rows that balance, each with whatever may be odd in a cell, or nothing. */
export const entryWithOddities = fc
  .tuple(odd, odd, fc.boolean())
  .map(([first, second, isPlain]): FecRow[] => [
    { ...plain, Debit: "12,00", Credit: "0,00", ...(isPlain ? {} : first) },
    { ...plain, Debit: "0,00", Credit: "12,00", ...(isPlain ? {} : second) },
  ]);
