import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";
import type { Refusal } from "../replication/refusal.ts";
import { ok, refuse } from "../result.ts";
import { hasRight } from "../rights/rights.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";
import { toLateAct } from "./late-act.ts";
import { openRefusal } from "./open-refusal.ts";

const argsSchema = z.strictObject({
  /** The refused command. */
  id: idSchema,
  /** The open day it is booked on, as whoever decides has seen it; no other is ever taken instead. */
  on: calendarDateSchema,
  /** Into the closing period of the fiscal year that ends on that day, which the right `close` opens. */
  closing: z.literal(true).optional(),
});
export interface RefusalBookArgs extends z.infer<typeof argsSchema> {}

/**
 * Does a refused act after all, on an open day and with its own as the paper's. Act and decision are written together,
 * so it is booked once however often and by however many it is asked for.
 */
export const refusalBook = defineCommand<RefusalBookArgs>({
  type: "refusal.book",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }, facts, company) => {
    const refusal = facts.get("outcomes", id);
    const act = refusal?.type === "refusal" ? toLateAct(refusal) : null;
    return [
      { collection: "outcomes", id },
      ...(act?.module.needs(act.args, facts, company) ?? []),
      ...(act?.late.needs?.(act.args, facts) ?? []),
    ];
  },
  decide: (decision) => {
    const { args, command, facts, standing } = decision;
    const found = openRefusal(args.id, facts);
    if (!found.ok) return found;
    const refusal = found.value;
    const act = toLateAct(refusal);
    if (act === null) return refuse({ code: "refusal.noSuchWay", type: refusal.commandType });
    const { right } = act.module;
    if (right !== null && !hasRight(standing, right)) return refuse({ code: "rights.missing", right });
    // An act may come too late, but it is never booked before the day it speaks of.
    const documentDay = act.late.dayOf(act.args, facts);
    if (documentDay !== null && args.on < documentDay)
      return refuse({ code: "refusal.noSuchWay", type: refusal.commandType });
    const booked = act.late.decide({ ...decision, args: act.args }, { on: args.on, closing: args.closing });
    if (!booked.ok) return booked;

    const documents = booked.value.documents.map((change) => withAuthor(change, refusal));
    const voucher = documents.find(({ collection }) => collection === "vouchers");
    const after: Refusal = {
      ...refusal,
      decision: "booked",
      decidedBy: command.madeBy,
      decidedAt: command.madeAt,
      ...(voucher?.collection === "vouchers" && voucher.after !== null
        ? { booked: { voucher: voucher.id, day: voucher.after.day } }
        : {}),
    };
    return ok({
      ...booked.value,
      documents: [...documents, { collection: "outcomes", id: refusal.id, after }],
    });

    function withAuthor(change: DocumentChange, { madeBy, madeAt }: Refusal): DocumentChange {
      if (change.collection !== "vouchers" || change.after === null) return change;
      // What existed before keeps its author; what the act begins is of whoever made the act.
      if (facts.get("vouchers", change.id) !== null) return change;
      return { ...change, after: { ...change.after, createdBy: madeBy, createdAt: madeAt } };
    }
  },
});
