const COLUMNS =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";

/** A small FEC of two entries in January and March of a year, as text and bytes. */
export function aFec({
  siren = "123456782",
  year = 2025,
  label = "Séance",
  /** Cents by which the last entry does not balance. */
  closingBalanceCents = 0,
  /** Numbers of entries that were not validated. */
  drafts = [] as readonly number[],
} = {}): { readonly bytes: Uint8Array; readonly fileName: string } {
  const row = (
    journal: string,
    number: number,
    day: string,
    account: string,
    debit: string,
    credit: string,
  ) =>
    `${journal}\t${journal}\t${number}\t${year}${day}\t${account}\tCompte ${account}\t\t\tP${number}\t${year}${day}\t${label}\t${debit}\t${credit}\t\t\t${drafts.includes(number) ? "" : `${year}${day}`}\t\t`;
  const last = `60,${String(closingBalanceCents).padStart(2, "0")}`;
  const rows = [
    row("BQ", 1, "0115", "512000", "120,00", "0,00"),
    row("BQ", 1, "0115", "706000", "0,00", "120,00"),
    row("BQ", 2, "0302", "512000", "60,00", "0,00"),
    row("BQ", 2, "0302", "706000", "0,00", last),
  ];
  return {
    bytes: new TextEncoder().encode(`${[COLUMNS, ...rows].join("\r\n")}\r\n`),
    fileName: `${siren}FEC${year}1231.txt`,
  };
}
