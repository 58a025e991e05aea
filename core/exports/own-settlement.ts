import type { CalendarDate } from "../calendar-date.ts";
import type { MeansOfPayment } from "../charts/chart.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { NO_PAYMENT, SETTLED_BY } from "../formats/fec/fec-settlements.ts";
import type { OwnShare } from "./own-share.ts";

export interface OwnSettlement {
  /** Null where it is the day of its paper. */
  readonly on: CalendarDate | null;
  readonly by: string;
}

/** When and how an entry of cash-basis books was paid. */
export function ownSettlements(
  { field }: OwnShare,
  means: readonly MeansOfPayment[],
): (place: number) => OwnSettlement {
  const byMeans = new Map(means.map(({ id, kind }) => [id, { on: null, by: SETTLED_BY[kind] }]));
  const [kinds, meansIds, paidBy, settled] = [
    field("kind"),
    field("means"),
    field("paidBy"),
    field("settled"),
  ];
  return (place) => {
    const said = settled[place];
    if (said !== undefined) return { on: said.on, by: cleanFecText(said.by) || NO_PAYMENT };
    const kind = kinds[place];
    const isPaid = kind === "payment" || (kind === "expense" && paidBy[place] === null);
    return (isPaid ? byMeans.get(meansIds[place] ?? "") : undefined) ?? NOT_PAID;
  };
}

const NOT_PAID: OwnSettlement = { on: null, by: NO_PAYMENT };
