import { z } from "zod";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema, reason: z.string().min(1).max(200) });

/** Decides that a refused command stays undone. It remains readable; only the desk is rid of it. */
export const refusalDiscard = defineCommand<z.infer<typeof argsSchema>>({
  type: "refusal.discard",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }) => [{ collection: "outcomes", id }],
  decide: ({ args, facts, command }) => {
    const refusal = facts.get("outcomes", args.id);
    if (refusal?.type !== "refusal") return refuse({ code: "refusal.notFound" });
    if (refusal.decision !== "open") return refuse({ code: "refusal.decided" });
    const after = { ...refusal, decision: "discarded" as const, decidedBy: command.madeBy };
    return ok({ documents: [{ collection: "outcomes", id: args.id, after }] });
  },
});
