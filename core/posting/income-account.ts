import type { Chart } from "../charts/chart.ts";
import { feeAccountOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";

/** The account a line earns on: its own, else the practitioner's fees, else the company's rule by nature. */
export function incomeAccount(
  line: {
    readonly account: string | null;
    readonly nature: "goods" | "services";
    readonly vat: string | null;
  },
  practitioner: string | null,
  company: Company,
  { roles }: Chart,
): string {
  if (line.account !== null) return line.account;
  const reason = line.vat === null ? null : vatCategoryOf(line.vat)?.reason;
  if (reason === "reverseCharge" && roles.salesReverseCharged !== null) return roles.salesReverseCharged;
  if (line.nature === "goods") return roles.salesOfGoods;
  const code = company.practitioners.find(({ id }) => id === practitioner)?.code;
  return code !== undefined && roles.fees !== null ? feeAccountOf(roles, code) : roles.salesOfServices;
}
