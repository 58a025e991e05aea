import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { type Chart, generalJournalOf } from "../charts/chart.ts";
import { closedDayProblem } from "../companies/open-day.ts";
import { SETTLED_BY } from "../formats/fec/fec-settlements.ts";
import { idSchema } from "../ids.ts";
import { matchedVoucherIdOf } from "../matchings/line-matching.ts";
import { dividePostings } from "../posting/divide-postings.ts";
import { ok, type Result, refuse } from "../result.ts";
import { keyToDivideBy, shareIdOf } from "../vouchers/division.ts";
import { type Booking, bookedAs, documentDayOf } from "../vouchers/document-day.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import { mirrorPostings } from "../vouchers/posting.ts";
import { reversalIdOf } from "../vouchers/reversal.ts";
import type { Entry, Voucher } from "../vouchers/voucher.ts";
import {
  type Changes,
  type Decision,
  type DocumentChange,
  defineCommand,
  type Problem,
} from "./command-module.ts";

const argsSchema = z.strictObject({
  /** What practitioners who file each for themselves have in common. */
  id: idSchema,
  /** The open day it is divided on. */
  on: calendarDateSchema,
  closing: z.literal(true).optional(),
});
export interface VoucherDivideArgs extends z.infer<typeof argsSchema> {}

/**
 * Divides what is in common by the key of its day: one balanced entry for each practitioner, who files it as their own,
 * and one that takes it out of what is in common. What was paid stays paid; the voucher stays as it is, once and for all.
 */
export const voucherDivide = defineCommand<VoucherDivideArgs>({
  type: "voucher.divide",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }, facts, company) => [
    { collection: "vouchers", id },
    { collection: "vouchers", id: reversalIdOf(id) },
    { collection: "matchings", id: matchedVoucherIdOf(id) },
    ...(facts.get("companies", company)?.practitioners ?? []).map((practitioner) => ({
      collection: "vouchers" as const,
      id: shareIdOf(id, practitioner.id),
    })),
  ],
  decide: (decision) => divide(decision, decision.args),
  late: { dayOf: ({ on }) => on, decide: divide },
});

function divide(
  { args, command, facts }: Decision<VoucherDivideArgs>,
  booking: Booking,
): Result<Changes, Problem> {
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const known = facts.get("vouchers", args.id);
  if (!known) return refuse({ code: "voucher.notFound", voucher: args.id });
  const key = keyToDivideBy(known, company, facts);
  if (!key.ok) return key;
  const closed = closedDayProblem(company, booking.on, booking.closing);
  if (closed) return refuse(closed);

  const common = {
    kind: "entry" as const,
    state: "recorded" as const,
    divides: known.id,
    ...bookedAs(documentDayOf(known), booking),
    label: known.label,
    journal: booking.closing ? generalJournalOf(chart) : known.journal,
    ...paperOf(known, chart),
    ...enteredBy(command),
  };
  const counter: Entry = {
    ...common,
    id: reversalIdOf(known.id),
    reverses: known.id,
    practitioner: known.practitioner,
    slice: known.slice,
    postings: mirrorPostings(known.postings),
  };
  const shares = [...dividePostings(known.postings, key.value)].map(
    ([practitioner, postings]): Entry => ({
      ...common,
      id: shareIdOf(known.id, practitioner),
      practitioner,
      slice: practitioner,
      postings: [...postings],
    }),
  );
  const documents = [counter, ...shares].map(
    (entry): DocumentChange => ({ collection: "vouchers", id: entry.id, after: entry }),
  );
  return ok({ documents });
}

/** What each one's file says of the paper behind it, and of how it was paid. */
function paperOf(
  known: Voucher,
  { means }: Chart,
): Pick<Entry, "pieceRef" | "settled" | "nature" | "client"> {
  if (known.kind === "entry") {
    const { pieceRef, settled, nature, client } = known;
    return {
      ...(pieceRef === undefined ? {} : { pieceRef }),
      ...(settled === undefined ? {} : { settled }),
      ...(nature === undefined ? {} : { nature }),
      ...(client === undefined ? {} : { client }),
    };
  }
  const ref = known.kind === "purchase" ? known.theirNumber : "";
  const isPaid = known.kind === "payment" || (known.kind === "expense" && known.paidBy === null);
  const used = isPaid ? means.find(({ id }) => id === known.means) : undefined;
  return {
    ...(ref === "" ? {} : { pieceRef: ref }),
    ...(used === undefined ? {} : { settled: { on: documentDayOf(known), by: SETTLED_BY[used.kind] } }),
  };
}
