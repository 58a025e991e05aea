import type { Company, Practitioner } from "../companies/company.ts";
import type { Chart } from "./chart.ts";
import { chartFrAccrual } from "./chart-fr-accrual.ts";
import { chartFrCash } from "./chart-fr-cash.ts";
import { chartNlAccrual } from "./chart-nl-accrual.ts";
import { feeAccountOf } from "./derived-accounts.ts";

/** The chart a new company begins with. */
export function chartFor(company: Pick<Company, "country" | "basis" | "practitioners">): Chart {
  const template =
    company.country === "NL" ? chartNlAccrual : company.basis === "cash" ? chartFrCash : chartFrAccrual;
  return withFeeAccounts({ ...structuredCloneOf(template), acts: {} }, company.practitioners);
}

/** Gives each practitioner their own fee account and, in the same letters, their own drawings account. */
export function withFeeAccounts(chart: Chart, practitioners: readonly Practitioner[]): Chart {
  if (chart.roles.fees === null) return chart;
  const known = new Set(chart.accounts.map(({ code }) => code));
  const added = practitioners.flatMap(({ code, name }) => [
    { code: feeAccountOf(chart.roles, code), label: `Honoraires ${name}` },
    { code: `108${code}`, label: `Compte de l’exploitant ${name}` },
  ]);
  const accounts = [...chart.accounts, ...added.filter(({ code }) => !known.has(code))];
  return { ...chart, accounts: accounts.sort((one, other) => (one.code < other.code ? -1 : 1)) };
}

const structuredCloneOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
