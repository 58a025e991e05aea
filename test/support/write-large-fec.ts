import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createDice } from "./create-dice.ts";

const COLUMNS =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";

export interface LargeFec {
  readonly fileName: string;
  readonly byteLength: number;
  readonly rows: number;
  readonly debitCents: number;
  /** Debit less credit by account. */
  readonly balanceByAccount: ReadonlyMap<string, number>;
}

/** Writes a FEC of a year of balanced sales, the same for the same seed, without ever holding it. */
export async function writeLargeFec(
  path: string,
  {
    rows,
    seed,
    siren = "123456782",
    year = 2025,
  }: { rows: number; seed: number; siren?: string; year?: number },
): Promise<LargeFec> {
  const dice = createDice(seed);
  const stream = createWriteStream(path);
  const balanceByAccount = new Map<string, number>();
  let byteLength = 0;
  let debitCents = 0;
  let text = `${COLUMNS}\r\n`;
  let written = 0;
  const entries = Math.floor(rows / 3);
  for (let entry = 0; entry < entries; entry += 1) {
    const day = dayOf(year, Math.floor((entry * 365) / entries));
    const netCents = 1_000 + dice(500_000);
    const vatCents = Math.round(netCents / 5);
    const party = 1 + dice(2_000);
    const number = entry + 1;
    const row = (account: string, label: string, signed: number, aux: string) => {
      balanceByAccount.set(account, (balanceByAccount.get(account) ?? 0) + signed);
      debitCents += Math.max(signed, 0);
      written += 1;
      text += `VE\tVentes\t${number}\t${day}\t${account}\t${label}\t${aux}\tF${number}\t${day}\tFacture ${number} du client ${party}\t${amount(Math.max(signed, 0))}\t${amount(Math.max(-signed, 0))}\t\t\t${day}\t\t\r\n`;
    };
    row("411000", "Clients", netCents + vatCents, `C${party}\tClient numéro ${party}`);
    row(`7060${10 + dice(8)}`, "Prestations de services", -netCents, "\t");
    row("445710", "TVA collectée", -vatCents, "\t");
    if (text.length < 256 * 1024 && entry < entries - 1) continue;
    const bytes = Buffer.from(text);
    byteLength += bytes.length;
    text = "";
    if (!stream.write(bytes)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
  return { fileName: `${siren}FEC${year}1231.txt`, byteLength, rows: written, debitCents, balanceByAccount };
}

const amount = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;

function dayOf(year: number, place: number): string {
  return new Date(Date.UTC(year, 0, 1 + place)).toISOString().slice(0, 10).replaceAll("-", "");
}
