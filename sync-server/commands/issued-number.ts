import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, Problem } from "#core/commands/command-module.ts";
import { contest } from "#core/commands/contest.ts";
import { moduleOf } from "#core/commands/decide.ts";
import type { VoucherIssueArgs } from "#core/commands/voucher-issue.ts";
import { numberParts } from "#core/numbering/number-invoice.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { readDevice } from "../storage/devices.ts";
import type { CommandBatch } from "./command-batch.ts";

type Issuing = Pick<CommandBatch, "tx" | "companyId" | "sender" | "facts" | "numbers">;

/** Whether a command tells of what has happened outside the books, see `isFact` of its module. */
export const isFact = ({ type }: CommandEnvelope): boolean => moduleOf(type)?.isFact === true;

/**
 * A number that was given on a device and that another voucher has already is taken in, and contested; one that somebody
 * typed from a paper is refused.
 */
export async function checkIssuedNumber(
  batch: Issuing,
  command: CommandEnvelope,
  changes: Changes,
): Promise<Result<Changes, Problem>> {
  const { numbers } = batch;
  const { issued } = changes;
  if (issued === undefined) return ok(changes);
  // A slip of the keys must not carry our own series ahead of what it has given.
  if (!isFact(command) && (await numbers.isAhead(issued.number)))
    return refuse({ code: "series.notMissing", number: issued.number });
  if (isFact(command) && (await isOfAnotherUser(batch, command)))
    return ok(contest(changes, { code: "series.otherDevice", number: issued.number }));
  if (!(await numbers.isAnothers(issued.voucher, issued.number))) return ok(changes);
  const problem = { code: "series.givenTwice", number: issued.number } as const;
  return isFact(command) ? ok(contest(changes, problem)) : refuse(problem);
}

/**
 * Keeps which voucher has the number, unless another one has it. What bears a number of a series that is not its
 * device's keeps it from nobody: the device that counts there has yet to give it.
 */
export async function keepIssuedNumber(
  batch: Issuing,
  command: CommandEnvelope,
  { issued }: Changes,
): Promise<void> {
  const { numbers } = batch;
  if (issued === undefined || (await numbers.isAnothers(issued.voucher, issued.number))) return;
  if (isFact(command) && (!isOfItsSeries(batch, command) || (await isOfAnotherUser(batch, command)))) return;
  await numbers.give(issued.voucher, issued.number, issued.day);
}

/** Facts are issued invoices alone, and their arguments have passed their schema. */
const argsOf = ({ args }: CommandEnvelope) => args as VoucherIssueArgs;

function isOfItsSeries({ facts, companyId }: Issuing, command: CommandEnvelope): boolean {
  const { number, writer } = argsOf(command);
  const prefix = numberParts(number)?.series.slice(5);
  const { deviceSeries = [] } = facts.seenBy(null).get("companies", companyId) ?? {};
  return deviceSeries.some((series) => series.prefix === prefix && series.device === writer);
}

/** A device may have another name by now, and is its user's all the same; one that is not known here proves nothing. */
async function isOfAnotherUser({ tx, sender }: Issuing, command: CommandEnvelope): Promise<boolean> {
  const { writer } = argsOf(command);
  if (writer === sender.deviceId) return false;
  const device = await readDevice(tx, writer);
  return device !== null && device.userId !== sender.userId;
}
