import type { VoucherRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { standingWhoDivides, type Undivided, undividedOf } from "./dividing.ts";
import { newestFirst, voucherRowOf } from "./voucher-rows.ts";

/** One voucher in common, as it stands to its division. */
export interface UndividedVoucher {
  readonly row: VoucherRow;
  readonly dividing: Undivided;
}

/** What a period has in common and nobody has divided, newest first. */
export interface UndividedPeriod {
  readonly vouchers: readonly UndividedVoucher[];
  /** Of how many these are the newest. */
  readonly count: number;
}

export interface PeriodToDivide {
  readonly company: string;
  readonly from: string;
  readonly through: string;
}

/** More at once than somebody looks through; what was divided makes room for the next. */
const ROWS_MAX = 1_000;

/** Null where nothing is divided among practitioners, or the reader may not. */
export function undividedPeriodOf(
  open: OpenCompany,
  user: string,
  { from, through }: PeriodToDivide,
): UndividedPeriod | null {
  const { view } = open;
  const company = view.get("companies", view.company);
  const standing = company && standingWhoDivides(open, user, company);
  if (company === null || standing === null) return null;
  return open.derived(`undivided ${user} ${from} ${through}`, () => {
    const found = [...view.list("vouchers")]
      .filter(({ day }) => day >= from && day <= through)
      .flatMap((voucher) => {
        const dividing = undividedOf(open, voucher, company, standing);
        return dividing === null ? [] : [{ voucher, dividing }];
      })
      .sort((one, other) => newestFirst(one.voucher, other.voucher));
    const vouchers = found
      .slice(0, ROWS_MAX)
      .map(({ voucher, dividing }) => ({ row: voucherRowOf(open, voucher), dividing }));
    return { vouchers, count: found.length };
  });
}
