import { z } from "zod";
import { idSchema } from "../ids.ts";
import { ok } from "../result.ts";
import { defineCommand } from "./command-module.ts";
import { openRefusal } from "./open-refusal.ts";

const argsSchema = z.strictObject({ id: idSchema, reason: z.string().min(1).max(200) });

/** Decides that a refused command stays undone. It remains readable; only the desk is rid of it. */
export const refusalDiscard = defineCommand<z.infer<typeof argsSchema>>({
  type: "refusal.discard",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }) => [{ collection: "outcomes", id }],
  decide: ({ args: { id, reason }, facts, command }) => {
    const found = openRefusal(id, facts);
    if (!found.ok) return found;
    const decided = { decision: "discarded" as const, decidedBy: command.madeBy, decidedAt: command.madeAt };
    return ok({
      documents: [{ collection: "outcomes", id, after: { ...found.value, ...decided, reason } }],
    });
  },
});
