import type { CommandEnvelope } from "../commands/command.ts";

/** What a voucher that a command enters here says of where it comes from and who wrote it, before anything changed it. */
export const enteredBy = ({ madeBy, madeAt }: Pick<CommandEnvelope, "madeBy" | "madeAt">) => ({
  provenance: "entered",
  createdBy: madeBy,
  createdAt: madeAt,
  changedBy: madeBy,
  changedAt: madeAt,
  earlier: [],
  acts: {},
});
