import type { Refusal } from "#core/replication/refusal.ts";
import { centsOf, fieldsOf, listOf, textOf } from "./refused-act.ts";

/** What a refused act was to write into a voucher, as far as it can be read; ids and codes, for the reader's words. */
export interface MeantFields {
  readonly party: string | null;
  readonly means: string | null;
  readonly practitioner: string | null;
  readonly account: string | null;
  readonly postings: readonly MeantPosting[];
  readonly lines: readonly MeantLine[];
}

export interface MeantPosting {
  readonly account: string;
  readonly side: "debit" | "credit";
  readonly cents: number;
}

export interface MeantLine {
  readonly text: string;
  readonly quantityThousandths: number;
  readonly unitPriceCents: number;
}

/** Of acts that write vouchers; nothing of any other. */
export function readMeantFields({ commandType, args }: Refusal): MeantFields {
  const isAboutVoucher = /^(voucher|payment|entry)\./.test(commandType);
  const all = isAboutVoucher ? fieldsOf(args) : {};
  const fields = { ...all, ...fieldsOf(all["set"]) };
  return {
    party: textOf(fields["party"]),
    means: textOf(fields["means"]),
    practitioner: textOf(fields["practitioner"]),
    account: textOf(fields["account"]),
    postings: listOf(fields["postings"]).flatMap(({ account, side, cents }) => {
      const code = textOf(account);
      const amount = centsOf(cents);
      if (code === null || amount === null || (side !== "debit" && side !== "credit")) return [];
      return [{ account: code, side, cents: amount }];
    }),
    lines: listOf(fields["lines"]).flatMap(({ text, quantityThousandths, unitPriceCents }) => {
      const price = centsOf(unitPriceCents);
      if (price === null) return [];
      const quantity = centsOf(quantityThousandths) ?? 1000;
      return [{ text: textOf(text) ?? "", quantityThousandths: quantity, unitPriceCents: price }];
    }),
  };
}
