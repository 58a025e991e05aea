/** The columns of a FEC in the order of the law (LPF art. A47 A-1, VII-1° and VIII-7°). */
export const FEC_COLUMNS = [
  "JournalCode",
  "JournalLib",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "CompAuxNum",
  "CompAuxLib",
  "PieceRef",
  "PieceDate",
  "EcritureLib",
  "Debit",
  "Credit",
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
  "DateRglt",
  "ModeRglt",
  "NatOp",
  "IdClient",
] as const;

/** Instead of Debit and Credit, for systems that know neither (A47 A-1, X). */
export const FEC_AMOUNT_COLUMNS = ["Montant", "Sens"] as const;

export type FecColumn = (typeof FEC_COLUMNS)[number] | (typeof FEC_AMOUNT_COLUMNS)[number];

/** Without these no line can be booked; the rest may be absent, and that is told. */
const NEEDED: readonly FecColumn[] = [
  "JournalCode",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "EcritureLib",
];
const EXPECTED: readonly FecColumn[] = FEC_COLUMNS.slice(0, 18);

/** Where each known column stands in this file, and what the header says otherwise. */
export interface FecHeader {
  readonly names: readonly string[];
  readonly placeByColumn: ReadonlyMap<FecColumn, number>;
  readonly missing: readonly FecColumn[];
  readonly twice: readonly string[];
  /** Absent columns that a book can do without. */
  readonly absent: readonly FecColumn[];
  readonly misspelt: readonly { readonly found: string; readonly expected: FecColumn }[];
  readonly unknown: readonly string[];
  readonly isReordered: boolean;
  readonly endsWithSeparator: boolean;
}

/** Null where a line is no header at all. */
export function readFecHeader(cells: readonly string[]): FecHeader | null {
  const placeByColumn = new Map<FecColumn, number>();
  const twice: string[] = [];
  const misspelt: { found: string; expected: FecColumn }[] = [];
  const unknown: string[] = [];
  cells.forEach((cell, place) => {
    const found = cell.trim().slice(0, NAME_LENGTH_MAX);
    const column = COLUMN_BY_FOLDED_NAME.get(fold(found));
    if (column === undefined) {
      if (found !== "") unknown.push(found);
      return;
    }
    if (placeByColumn.has(column)) {
      twice.push(found);
      return;
    }
    placeByColumn.set(column, place);
    if (found !== column) misspelt.push({ found, expected: column });
  });
  if (placeByColumn.size < 3) return null;

  const hasSides = placeByColumn.has("Montant") || placeByColumn.has("Sens");
  const amounts: readonly FecColumn[] = hasSides ? FEC_AMOUNT_COLUMNS : ["Debit", "Credit"];
  const needed = [...NEEDED, ...amounts];
  const places = FEC_COLUMNS.map((column) => placeByColumn.get(column)).filter(
    (place) => place !== undefined,
  );
  return {
    names: cells.map((cell) => cell.trim().slice(0, NAME_LENGTH_MAX)),
    placeByColumn,
    twice,
    misspelt,
    unknown,
    missing: needed.filter((column) => !placeByColumn.has(column)),
    absent: EXPECTED.filter(
      (column) =>
        !placeByColumn.has(column) && !needed.includes(column) && column !== "Debit" && column !== "Credit",
    ),
    isReordered: places.some((place, index) => index > 0 && place < places[index - 1]!),
    endsWithSeparator: cells.length > 1 && cells.at(-1)!.trim() === "",
  };
}

/** No column has such a name, but any text may be in the first line of any file. */
const NAME_LENGTH_MAX = 100;

/** The law's own table writes "Débit" in one place and "Debit" in another, so accents and capitals say nothing. */
const fold = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\p{M}\s"'_.-]/gu, "")
    .toLowerCase();

const COLUMN_BY_FOLDED_NAME: ReadonlyMap<string, FecColumn> = new Map(
  [...FEC_COLUMNS, ...FEC_AMOUNT_COLUMNS].map((column) => [fold(column), column]),
);
