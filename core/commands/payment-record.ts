import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";
import { claimKeys, paymentChanges } from "../posting/payment-changes.ts";
import { type Result, refuse } from "../result.ts";
import { type Booking, bookedAs } from "../vouchers/document-day.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import type { Payment } from "../vouchers/voucher.ts";
import { type Changes, type Decision, defineCommand, type Problem } from "./command-module.ts";

export const paymentFieldsSchema = z.strictObject({
  day: calendarDateSchema,
  label: z.string().max(200),
  amountCents: centsSchema,
  means: idSchema,
  party: idSchema.nullable(),
  practitioner: idSchema.nullable(),
  settles: z.array(z.strictObject({ voucher: idSchema, cents: centsSchema })).max(50),
  account: z.string().max(20).nullable(),
  /** The VAT category of what settles nothing; absent takes the usual one. */
  vat: z.string().max(20).nullable().optional(),
});
export interface PaymentFields extends z.infer<typeof paymentFieldsSchema> {}

const argsSchema = paymentFieldsSchema.extend({
  id: idSchema,
  /** Into the closing period of the fiscal year that ends on the day, which the right `close` opens. */
  closing: z.literal(true).optional(),
});
export interface PaymentRecordArgs extends z.infer<typeof argsSchema> {}

/** Money received for invoices, wholly or in part, or for a session. */
export const paymentRecord = defineCommand<PaymentRecordArgs>({
  type: "payment.record",
  version: 1,
  argsSchema,
  right: "record",
  needs: ({ id, settles }, facts) => [{ collection: "vouchers", id }, ...claimKeys(settles, facts)],
  decide: (decision) => record(decision, { on: decision.args.day, closing: decision.args.closing }),
  late: { dayOf: ({ day }) => day, decide: record },
});

function record(
  { args, command, facts }: Decision<PaymentRecordArgs>,
  booking: Booking,
): Result<Changes, Problem> {
  if (facts.get("vouchers", args.id)) return refuse({ code: "voucher.exists", voucher: args.id });
  const { id, vat, closing: _, ...fields } = args;
  const payment: Payment = {
    kind: "payment",
    id,
    ...fields,
    ...bookedAs(args.day, booking),
    ...(vat === undefined ? {} : { vat }),
    state: "recorded",
    journal: "",
    slice: "shared",
    postings: [],
    ...enteredBy(command),
  };
  return paymentChanges(payment, [], command, facts);
}
