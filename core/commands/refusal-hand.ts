import { z } from "zod";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";
import { openRefusal } from "./open-refusal.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  /** Who is to decide: the accounting firm, or again the company's own people. */
  to: z.enum(["firm", "company"]),
});
export interface RefusalHandArgs extends z.infer<typeof argsSchema> {}

/** Asks the accounting firm to decide about a refused command, or takes that back. It stays open, and whole. */
export const refusalHand = defineCommand<RefusalHandArgs>({
  type: "refusal.hand",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }) => [{ collection: "outcomes", id }],
  decide: ({ args: { id, to }, facts, command }) => {
    const found = openRefusal(id, facts);
    if (!found.ok) return found;
    const care = facts.get("companies", command.company)?.care ?? null;
    if (to === "firm" && care === null) return refuse({ code: "care.none" });
    const handedTo =
      to === "company" || care === null
        ? null
        : { firm: care.firm, firmName: care.firmName ?? "", by: command.madeBy, at: command.madeAt };
    return ok({ documents: [{ collection: "outcomes", id, after: { ...found.value, handedTo } }] });
  },
});
