import type { CalendarDate } from "../calendar-date.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem, firstOpenDayOf } from "../companies/open-day.ts";
import type { Refusal } from "../replication/refusal.ts";
import type { CommandModule, Facts, LateWay } from "./command-module.ts";
import { entryRecord } from "./entry-record.ts";
import { paymentRecord } from "./payment-record.ts";
import type { ProblemCode } from "./problem-code.ts";
import { voucherApprove } from "./voucher-approve.ts";
import { voucherCancel } from "./voucher-cancel.ts";
import { voucherCorrect } from "./voucher-correct.ts";
import { voucherDivide } from "./voucher-divide.ts";
import { voucherReverse } from "./voucher-reverse.ts";

const modules: ReadonlyMap<string, CommandModule> = new Map(
  [
    paymentRecord,
    entryRecord,
    voucherApprove,
    voucherCorrect,
    voucherCancel,
    voucherDivide,
    voucherReverse,
  ].map((module) => [module.type, module]),
);

/** What came too late, and what was refused only because something else had been. */
const lateCodes: ReadonlySet<string> = new Set<ProblemCode>([
  "command.depends",
  "creditNote.saleMissing",
  "day.protected",
  "day.validated",
  "payment.claimMissing",
  "year.closed",
]);

/** A refused act that can be done after all, read again as its own kind. */
export interface LateAct {
  readonly module: CommandModule;
  readonly late: LateWay<unknown>;
  readonly args: unknown;
}

/** Null where nothing but doing something else will help. */
export function toLateAct({ code, commandType, args }: Refusal): LateAct | null {
  const module = modules.get(commandType);
  if (module?.late === undefined || !lateCodes.has(code)) return null;
  const read = module.argsSchema.safeParse(args);
  return read.success ? { module, late: module.late, args: read.data } : null;
}

/** The day a late act is to be booked on: its own where that is open by now, else the first open one. */
export function bookingDayOf({ late, args }: LateAct, company: Company, facts: Facts): CalendarDate | null {
  const day = late.dayOf(args, facts);
  if (day === null) return null;
  return closedDayProblem(company, day) === null ? day : firstOpenDayOf(company);
}
