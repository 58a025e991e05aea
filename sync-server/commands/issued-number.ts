import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, Problem } from "#core/commands/command-module.ts";
import { contest } from "#core/commands/contest.ts";
import { moduleOf } from "#core/commands/decide.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { CommandBatch } from "./command-batch.ts";

/** Whether a command tells of what has happened outside the books, see `isFact` of its module. */
export const isFact = ({ type }: CommandEnvelope): boolean => moduleOf(type)?.isFact === true;

/**
 * A number that was given on a device and that another voucher has already is taken in, and contested; one that somebody
 * typed from a paper is refused.
 */
export async function checkIssuedNumber(
  { numbers }: Pick<CommandBatch, "numbers">,
  command: CommandEnvelope,
  changes: Changes,
): Promise<Result<Changes, Problem>> {
  const { issued } = changes;
  if (issued === undefined) return ok(changes);
  // A slip of the keys must not carry our own series ahead of what it has given.
  if (!isFact(command) && (await numbers.isAhead(issued.number)))
    return refuse({ code: "series.notMissing", number: issued.number });
  if (!(await numbers.isAnothers(issued.voucher, issued.number))) return ok(changes);
  const problem = { code: "series.givenTwice", number: issued.number } as const;
  return isFact(command) ? ok(contest(changes, problem)) : refuse(problem);
}

/** Keeps which voucher has the number, unless another one has it. */
export async function keepIssuedNumber(
  { numbers }: Pick<CommandBatch, "numbers">,
  { issued }: Changes,
): Promise<void> {
  if (issued === undefined || (await numbers.isAnothers(issued.voucher, issued.number))) return;
  await numbers.give(issued.voucher, issued.number, issued.day);
}
