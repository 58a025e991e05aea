import { canonicalJson } from "#core/canonical-json.ts";
import { type CommandEnvelope, commandEnvelopeSchema, commandHash } from "#core/commands/command.ts";
import type { Outcome } from "#core/replication/command-exchange.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import type { DeviceCounter } from "../storage/device-counters.ts";
import type { StoredOutcome } from "../storage/outcomes.ts";

/** Where a command stands to what its device has sent before: next in line, known already, or out of line. */
export type ChainPlace = "next" | "known" | "forked" | "gap";

export function placeInChain(command: CommandEnvelope, last: DeviceCounter | null): ChainPlace {
  const counter = last?.counter ?? 0;
  if (command.counter <= counter) return "known";
  if (command.counter > counter + 1) return "gap";
  return command.previousHash === (last?.hash ?? null) ? "next" : "forked";
}

/** Whether a command is its author's own, and as its device wrote it down. */
export function isGenuine(
  command: CommandEnvelope,
  sender: { readonly userId: string; readonly deviceId: string },
): boolean {
  return (
    command.madeBy === sender.userId &&
    command.device === sender.deviceId &&
    command.hash === commandHash(command, nativeSha256Hex)
  );
}

/**
 * Whether a command is one that was sent before under another device id: a copied profile sends what it held under an
 * id of its own, and its other copy may have sent the same. Only its place in a chain may differ.
 */
export function isSentAgain(command: CommandEnvelope, first: StoredOutcome): boolean {
  const whole = commandEnvelopeSchema.safeParse(first.command);
  return whole.success && actOf(whole.data) === actOf(command) && first.deviceId !== command.device;
}

/** What a command says, wherever in whichever device's chain it stands. */
export const actOf = ({ id, company, type, version, args, madeBy, madeAt }: CommandEnvelope): string =>
  canonicalJson({ id, company, type, version, args, madeBy, madeAt });

export const broken = (
  command: CommandEnvelope,
  code: "forked" | "gap" | "tampered",
  last: DeviceCounter | null,
): Outcome => ({
  status: "broken",
  command: command.id,
  code,
  expectedCounter: (last?.counter ?? 0) + 1,
  expectedHash: last?.hash ?? null,
});
