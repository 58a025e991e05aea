import { createDice } from "./create-dice.ts";

const COLUMNS =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\tDateRglt\tModeRglt\tNatOp\tIdClient";

export const QUIRKY_FILE_NAME = "123456782FEC20251231.txt";

/**
 * A FEC of two hundred entries with what is odd in real ones: drafts that balance by day only, numbers that serve on
 * several days, entries that go on after others, series with holes, days of the next year, latin letters, payments.
 * The same for the same seed.
 */
export function quirkyFec(seed: number, { unbalanced = 0 } = {}): Uint8Array {
  const dice = createDice(seed);
  const one = <Value>(...values: readonly Value[]): Value => values[dice(values.length)]!;
  const perJournal = seed % 2 === 0;
  const rows: string[] = [];
  const later: string[] = [];
  const numbers = new Map<string, number>();
  for (let entry = 0; entry < 200; entry += 1) {
    const journal = one("VE", "BQ", "O/D", "AC");
    const dayNumber = Math.min(369, Math.floor((entry * 366) / 200) + dice(4));
    const day = dayOf(dayNumber);
    const series = perJournal ? journal : "";
    const next = (numbers.get(series) ?? 0) + (dice(20) === 0 ? 3 : 1);
    numbers.set(series, next);
    const isDraft = dice(12) === 0;
    const isReused = dice(15) === 0 && entry > 0;
    const number = isDraft ? one("", "0") : `${one("", "", "S-")}${isReused ? next - 1 : next}`;
    const piece = isDraft ? one("", "B1", "B2") : one(`F${next}`, `Pièce ${next}`, "");
    const party = dice(9);
    const label = one(`Séance Dupont${party}`, "Loyer; bureau", `Facture ${next}`, "");
    const validated = isDraft || dice(10) === 0 ? "" : dayOf(dayNumber + dice(3));
    const row = (account: string, named: string, cents: number, on = day) => {
      const isPatient = account === "411000";
      const cells = [
        journal,
        `Journal ${journal}`,
        number,
        on,
        account,
        named,
        isPatient ? `DUPONT${party}` : "",
        isPatient ? `Dupont${party} Anne` : "",
        isDraft && cents % 3 === 0 ? "B3" : piece,
        dice(30) === 0 ? "" : day,
        dice(25) === 0 ? `${label} bis` : label,
        amount(Math.max(cents, 0)),
        amount(Math.max(-cents, 0)),
        isPatient ? one("", "AA", "AB") : "",
        isPatient && dice(4) === 0 ? day : "",
        validated,
        dice(40) === 0 ? "12,50" : "",
        dice(40) === 0 ? "CHF" : "",
        dice(3) === 0 ? day : "",
        dice(3) === 0 ? one("CB", "Chèque Dupont1") : "",
        dice(30) === 0 ? "Soin" : "",
        dice(30) === 0 ? `DUPONT${party}` : "",
      ];
      return cells.join("\t");
    };
    const cents = 100 + dice(90_000);
    const fees = one("706ANN", "706BOB", "706000", "512000");
    const share = one(0, 0, dice(cents));
    const lines = [
      row("411000", "Clients", cents),
      row(fees, `Honoraires ${fees}`, share - cents),
      ...(share === 0 ? [] : [row("706BOB", one("Honoraires", "Honoraires Bob"), -share)]),
    ];
    // An entry that goes on after others have begun, or on a day of another month.
    const extra = dice(10);
    if (extra === 0) later.push(row("471000", "Attente", 700), row("471000", "Attente", -700));
    else if (extra === 1) {
      const other = dayOf(Math.max(0, dayNumber - 20));
      lines.push(row("580000", "Virements", 300, other), row("580000", "Virements", -300, other));
    } else if (extra === 2 && !isDraft)
      lines.push(row("580000", "Virements", 400), row("580000", "Virements", -400, dayOf(dayNumber + 1)));
    rows.push(...lines);
    if (dice(8) === 0) rows.push(...later.splice(0));
  }
  rows.push(...later);
  for (let place = 0; place < unbalanced; place += 1)
    rows.push(rows[0]!.replace(/^[^\t]*\t[^\t]*\t[^\t]*/, `VE\tJournal VE\tU-${place + 1}`));
  return new Uint8Array(
    Buffer.from(`${[COLUMNS, ...rows].join("\r\n")}\r\n`, seed % 3 === 0 ? "latin1" : "utf8"),
  );
}

const amount = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;

const dayOf = (place: number) =>
  new Date(Date.UTC(2025, 0, 1 + place)).toISOString().slice(0, 10).replaceAll("-", "");
