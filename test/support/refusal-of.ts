import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Refusal } from "#core/replication/refusal.ts";

/** A refused command as it is kept for the desk, in everybody's slice. */
export const refusalOf = (
  { id, type, device, counter, args, madeBy, madeAt }: CommandEnvelope,
  { code, ...facts }: { readonly code: string; readonly [fact: string]: unknown },
  refusedAt: string,
): Refusal => ({
  type: "refusal",
  id,
  device,
  counter,
  commandType: type,
  args,
  madeBy,
  madeAt,
  refusedAt,
  slice: "shared",
  code,
  facts,
  decision: "open",
  decidedBy: null,
  acts: { [device]: counter },
});
