import { type CalendarDate, monthOf } from "../calendar-date.ts";
import type { PeriodValidateArgs } from "../commands/period-validate.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { PeriodPreview } from "./preview-period.ts";
import { type Digests, digestsOf } from "./vouchers-to-seal.ts";

/** What the server has said of the months through a day, as whoever holds these live vouchers, drafts too, heard it. */
export const heldThrough = (
  vouchers: Iterable<Voucher>,
  through: CalendarDate,
  digestOf?: (voucher: Voucher) => bigint,
): Digests =>
  digestsOf(
    [...vouchers].filter(({ day }) => monthOf(day) <= monthOf(through)),
    digestOf,
  );

/** The command that validates what a preview showed, and nothing else. */
export const toValidationArgs = (
  { through, seen }: Pick<PeriodPreview, "through" | "seen">,
  standing: Pick<PeriodValidateArgs, "revision" | "held" | "pending">,
): PeriodValidateArgs => ({ through, seen, ...standing });
