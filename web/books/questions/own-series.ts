import { deviceSeriesOn } from "#core/numbering/device-series.ts";
import { formatNumber } from "#core/numbering/format-number.ts";
import type { InvoiceVoucher } from "#core/vouchers/voucher.ts";
import { confirmedPrefixOf, type WhyOnArrival, whyOnArrival } from "../issue-on-the-spot.ts";
import type { QuestionContext } from "../question-context.ts";

/** How this device numbers what is approved on it. */
export interface OwnSeries {
  /** Who this device is to the server. */
  readonly device: string;
  /** Open series of ids that this device had before, while it has none: nothing numbers in them any more. */
  readonly former: readonly string[];
  /** The number the draft would bear; null where it comes on arrival. */
  readonly number: string | null;
  /** Null where the device gives the number, and where the company does not number on the spot. */
  readonly whyOnArrival: WhyOnArrival | null;
}

export interface DraftToNumber {
  /** Null for one that is not saved yet. */
  readonly id: string | null;
  readonly kind: "sale" | "creditNote";
  readonly day: string;
}

export async function ownSeriesOf(
  { open, log, device, renewals }: QuestionContext,
  company: string,
  draft: DraftToNumber | null,
): Promise<OwnSeries> {
  const { view } = await open(company);
  const { numbering, deviceSeries = [] } = view.get("companies", company) ?? {};
  const replaced = new Set(renewals().map(({ replaces }) => replaces));
  const openSeries = deviceSeries.filter(({ closed }) => closed === null);
  const former = openSeries.some((series) => series.device === device)
    ? []
    : openSeries.flatMap((series) => (replaced.has(series.device) ? [series.prefix] : []));
  const nothing = { device, former, number: null, whyOnArrival: null };
  if (numbering !== "perDevice" || draft === null) return nothing;
  const saved = draft.id === null ? null : (view.get("vouchers", draft.id) as InvoiceVoucher | null);
  const why = whyOnArrival(view, device, { kind: draft.kind, acts: saved?.acts ?? {} });
  if (why !== null) return { ...nothing, whyOnArrival: why };
  const series = deviceSeriesOn(confirmedPrefixOf(view, device)!, draft.day);
  const { nextNumber } = await log.readCount(company, series);
  return { ...nothing, number: formatNumber(series, nextNumber) };
}
