import type { Company } from "../companies/company.ts";
import { SHARED_SLICE } from "../vouchers/slice.ts";
import type { Account, Chart } from "./chart.ts";
import { ownersAccountOf } from "./derived-accounts.ts";

/**
 * Whether an account's balance goes on into the next year: classes 1 to 5 of the plan comptable général, and in Dutch
 * decimal charts groups 0 to 3. All others make the result.
 */
export const isCarriedAccount = (account: string, country: Company["country"]): boolean =>
  (country === "FR" ? FR_CARRIED : NL_CARRIED).test(account);

const FR_CARRIED = /^[1-5]/;
const NL_CARRIED = /^[0-3]/;

/**
 * Where a year's result stands in the next one's opening entry: a sole practitioner's own account (108), a company's 120,
 * or 129 for a loss (PCG art. 941-12); in the Netherlands the owner's equity.
 */
export function resultAccountOf(
  company: Pick<Company, "country" | "basis" | "practice" | "practitioners">,
  chart: Chart,
  slice: string,
  isProfit: boolean,
): Account {
  const known = (code: string, label: string): Account =>
    chart.accounts.find((account) => account.code === code) ?? { code, label };
  if (company.country === "NL") return known("0500", "Eigen vermogen");
  if (company.practice !== "company") {
    const owner = slice === SHARED_SLICE ? undefined : company.practitioners.find(({ id }) => id === slice);
    return known(
      owner === undefined ? "108000" : ownersAccountOf(chart.roles, company, owner.code),
      "Compte de l’exploitant",
    );
  }
  return isProfit
    ? known("120000", "Résultat de l’exercice")
    : known("129000", "Résultat de l’exercice (perte)");
}
