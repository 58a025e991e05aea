import type { CalendarDate } from "../calendar-date.ts";

/** The day on the paper: what came too late is booked on a later one and keeps its own (FEC: PieceDate). */
export const documentDayOf = ({
  day,
  pieceOn,
}: {
  readonly day: CalendarDate;
  readonly pieceOn?: CalendarDate | undefined;
}): CalendarDate => pieceOn ?? day;

/** Where an act is booked: on an open day, or in the closing period of the fiscal year that ends on it. */
export interface Booking {
  readonly on: CalendarDate;
  readonly closing?: true | undefined;
}

/** How a voucher says where it is booked and, where that is another, which day its paper has. */
export const bookedAs = (
  documentDay: CalendarDate,
  { on, closing }: Booking,
): { readonly day: CalendarDate; readonly pieceOn?: CalendarDate; readonly closing?: true } => ({
  day: on,
  ...(documentDay === on ? {} : { pieceOn: documentDay }),
  ...(closing === undefined ? {} : { closing }),
});
