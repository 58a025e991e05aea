import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { SEED } from "./seed-validated-books.ts";
import { countIn, months, vouchersOf } from "./seeded-books.ts";

/** Writes the seeded books as `ledger` reads them, and answers the cents of their debit. */
export async function writeLedgerFile(path: string, vouchers: number): Promise<number> {
  const stream = createWriteStream(path);
  let debitCents = 0;
  for (const month of months) {
    let text = "";
    for (const { day, label, postings } of vouchersOf(month, countIn(month, vouchers), SEED)) {
      text += `${day.replaceAll("-", "/")} ${label}\n`;
      for (const { account, side, cents } of postings) {
        if (side === "debit") debitCents += cents;
        text += `    ${account}  EUR ${((side === "debit" ? cents : -cents) / 100).toFixed(2)}\n`;
      }
      text += "\n";
    }
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
  return debitCents;
}
