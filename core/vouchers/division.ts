import type { Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { type DivisionKey, divisionKeyOn } from "../companies/division-key.ts";
import { matchedProblem } from "../matchings/line-matching.ts";
import { ok, type Result, refuse } from "../result.ts";
import { documentDayOf } from "./document-day.ts";
import { isBooked } from "./is-booked.ts";
import { reversalProblem } from "./reversal.ts";
import { SHARED_SLICE } from "./slice.ts";
import type { Voucher } from "./voucher.ts";

/** The entry of one practitioner's share of a voucher: a voucher is divided at most once. */
export const shareIdOf = (voucher: string, practitioner: string): string => `d~${voucher}~${practitioner}`;

/** The key by which a voucher can be divided, or why it cannot. */
export function keyToDivideBy(
  known: Voucher,
  company: Company,
  facts: Pick<Facts, "get">,
): Result<DivisionKey, Problem> {
  const isIssued = known.kind === "sale" || known.kind === "creditNote";
  const isCommon = company.practice === "several" && known.slice === SHARED_SLICE;
  if (!isCommon || isIssued || !isBooked(known) || known.postings.length === 0)
    return refuse({ code: "division.notCommon", voucher: known.id });
  const problem = reversalProblem(known, facts) ?? matchedProblem(known.id, facts);
  if (problem) return refuse(problem);
  const day = documentDayOf(known);
  const key = divisionKeyOn(company, day);
  if (key === null) return refuse({ code: "division.noKey", day });
  const stranger = key.parts.find(({ practitioner }) =>
    company.practitioners.every(({ id }) => id !== practitioner),
  );
  if (stranger) return refuse({ code: "practitioner.notFound", practitioner: stranger.practitioner });
  return ok(key);
}
