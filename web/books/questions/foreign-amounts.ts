import type { ForeignAmount } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";

export async function foreignAmountsOf(open: OpenCompany, voucher: string): Promise<ForeignAmount[]> {
  const facts = await open.readLineFacts(voucher);
  return facts.flatMap(({ line, foreignAmount, foreignCurrency }) =>
    foreignAmount ? [{ line, amount: foreignAmount, currency: foreignCurrency ?? "" }] : [],
  );
}
