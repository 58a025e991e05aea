import type { CommandEnvelope } from "#core/commands/command.ts";
import type { DocumentKey } from "#core/commands/command-module.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import type { CommandBatch } from "./command-batch.ts";

const OPEN_REFUSALS_MAX = 1000;

/** Commands that begin a voucher or a party; `voucher.draft` also changes one. */
const beginning = new Set(["voucher.draft", "payment.record", "entry.record", "party.save"]);

/**
 * The open refusal a command hangs on: it needs a voucher or a party that does not exist because the command that was to begin
 * it, from the same device, was refused. What hangs on a command that hangs itself names the first cause.
 */
export async function dependsOn(
  batch: CommandBatch,
  command: CommandEnvelope,
  needs: readonly DocumentKey[],
): Promise<{ readonly cause: string; readonly voucher: string } | null> {
  // Who decides about a refused act needs what it was to begin, and hangs on nothing but the decision.
  if (command.type.startsWith("refusal.")) return null;
  const isOnlyBeginning = beginning.has(command.type) && command.type !== "voucher.draft";
  const own = isOnlyBeginning ? idIn(command.args) : null;
  const missing = new Set(
    needs.flatMap(({ collection, id }) =>
      (collection === "vouchers" || collection === "parties") && id !== own && isAbsent(batch, collection, id)
        ? [id]
        : [],
    ),
  );
  if (missing.size === 0) return null;

  const open = await batch.facts.list({
    collection: "outcomes",
    state: "open",
    limit: OPEN_REFUSALS_MAX,
  });
  for (const { body } of open) {
    const refusal = body as Refusal;
    const voucher = idIn(refusal.args);
    if (refusal.device !== command.device || voucher === null) continue;
    if (!beginning.has(refusal.commandType) || !missing.has(voucher)) continue;
    const { cause } = refusal.facts;
    const isTail = refusal.code === "command.depends" && typeof cause === "string";
    return { cause: isTail ? cause : refusal.id, voucher };
  }
  return null;
}

const isAbsent = ({ facts }: CommandBatch, collection: "vouchers" | "parties", id: string): boolean =>
  facts.stored({ collection, id }) === null;

/** The voucher a command names as its own. */
function idIn(args: unknown): string | null {
  if (typeof args !== "object" || args === null || !("id" in args)) return null;
  return typeof args.id === "string" ? args.id : null;
}
