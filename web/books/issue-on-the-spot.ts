import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, Problem } from "#core/commands/command-module.ts";
import type { VoucherIssueArgs } from "#core/commands/voucher-issue.ts";
import type { Company } from "#core/companies/company.ts";
import { deviceSeriesOn, openSeriesOf } from "#core/numbering/device-series.ts";
import { formatNumber } from "#core/numbering/format-number.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import type { CommandLog } from "./command-log.ts";
import type { CompanyView } from "./company-view.ts";
import type { TakenNumber } from "./series-counts.ts";

interface OnTheSpot {
  readonly args: VoucherIssueArgs;
  readonly taken: TakenNumber;
}

/**
 * What an approval becomes on a device that has a series of its own: the invoice as it is issued, with the next number.
 * Null where the number comes on arrival: without a series, of a credit note, and of a draft that another device has
 * written in as well, which may be numbering it at this very moment.
 */
export async function issueOnTheSpot(
  parts: { readonly view: CompanyView; readonly log: CommandLog; readonly device: string },
  approval: CommandEnvelope,
  { documents, toNumber = [] }: Changes,
): Promise<Result<OnTheSpot, Problem> | null> {
  const { view, log, device } = parts;
  if (approval.type !== "voucher.approve") return null;
  const change = documents.find(({ collection, id }) => collection === "vouchers" && toNumber.includes(id));
  const sale = change?.collection === "vouchers" ? change.after : null;
  const draft = sale && view.get("vouchers", sale.id);
  if (sale?.kind !== "sale" || sale.party === null || sale.partyCopy === null || !draft) return null;
  if (whyOnArrival(view, device, draft) !== null) return null;

  const { company } = view;
  const series = deviceSeriesOn(confirmedPrefixOf(view, device)!, sale.day);
  const count = await log.readCount(company, series);
  if (count.lastDay !== null && sale.day < count.lastDay)
    return refuse({ code: "series.dayBefore", lastDay: count.lastDay });
  const number = formatNumber(series, count.nextNumber);
  // A browser that was put back from a copy of itself counts what it counted before.
  if (isGiven(view, number)) return refuse({ code: "series.givenTwice", number });
  const { id, day, label, journal, practitioner, party, partyCopy, lines, termsDays, note, postings } = sale;
  const { seenHash } = sale.approval!;
  const said = { day, label, journal, practitioner, party, partyCopy, lines, termsDays, note, postings };
  return ok({
    args: { id, number, writer: device, ...said, seenHash },
    taken: { company, series, before: count, day },
  });
}

/** Whether a paper that is here bears a number. */
export function isGiven(view: CompanyView, number: string): boolean {
  for (const voucher of view.list("vouchers"))
    if (isInvoice(voucher) && voucher.number === number) return true;
  return false;
}

/** Why this device does not give a number on the spot. */
export type WhyOnArrival = "noSeries" | "unconfirmed" | "creditNote" | "otherDevice";

export function whyOnArrival(
  view: CompanyView,
  device: string,
  { kind, acts }: Pick<Voucher, "kind" | "acts">,
): WhyOnArrival | null {
  const company = view.get("companies", view.company);
  if (company === null || openSeriesOf(company, device) === null) return "noSeries";
  if (confirmedPrefixOf(view, device) === null) return "unconfirmed";
  // What is left of its invoice is known to the server alone: two devices could take the same amount back.
  if (kind !== "sale") return "creditNote";
  return Object.keys(acts).some((writer) => writer !== device) ? "otherDevice" : null;
}

/** The letters of this device, once the server has confirmed that they are its alone. */
export function confirmedPrefixOf(view: CompanyView, device: string): string | null {
  const shown = view.get("companies", view.company);
  const confirmed = view.base("companies", view.company)?.document as Company | null | undefined;
  if (!shown || !confirmed || openSeriesOf(shown, device) === null) return null;
  return openSeriesOf(confirmed, device)?.prefix ?? null;
}
