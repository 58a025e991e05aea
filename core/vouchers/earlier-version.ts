import type { CommandEnvelope } from "../commands/command.ts";
import type { Voucher } from "./voucher.ts";

/** Keeps what a change replaces, so that the earlier version stays readable. The oldest of fifty falls away. */
export function withEarlier<Kind extends Voucher>(
  voucher: Kind,
  changed: readonly string[],
  command: CommandEnvelope,
): Kind["earlier"] {
  const before = Object.fromEntries(
    changed.map((field) => [field, (voucher as unknown as Record<string, unknown>)[field] ?? null]),
  );
  const version = { changedAt: command.madeAt, changedBy: command.madeBy, command: command.id, before };
  return [...voucher.earlier, version].slice(-50);
}
