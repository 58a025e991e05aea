import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes } from "#core/commands/command-module.ts";
import { contest } from "#core/commands/contest.ts";
import { moduleOf } from "#core/commands/decide.ts";
import type { CommandBatch } from "./command-batch.ts";

/** Whether a command tells of what has happened outside the books, see `isFact` of its module. */
export const isFact = ({ type }: CommandEnvelope): boolean => moduleOf(type)?.isFact === true;

/** A number that was given on a device and that another voucher has already is taken in, and contested. */
export async function contestDouble(
  { numbers }: Pick<CommandBatch, "numbers">,
  changes: Changes,
): Promise<Changes> {
  const { issued } = changes;
  if (issued === undefined || !(await numbers.isAnothers(issued.voucher, issued.number))) return changes;
  return contest(changes, { code: "series.givenTwice", number: issued.number });
}

/** Keeps which voucher has the number, unless another one has it. */
export async function keepIssuedNumber(
  { numbers }: Pick<CommandBatch, "numbers">,
  { issued }: Changes,
): Promise<void> {
  if (issued === undefined || (await numbers.isAnothers(issued.voucher, issued.number))) return;
  await numbers.give(issued.voucher, issued.number, issued.day);
}
