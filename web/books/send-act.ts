import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import type { Problem } from "#core/commands/command-module.ts";
import { moduleOf } from "#core/commands/decide.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Sent } from "./books.ts";
import type { CommandLog, Tail } from "./command-log.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import { isQuotaError } from "./is-quota-error.ts";
import { isGiven, issueOnTheSpot } from "./issue-on-the-spot.ts";
import { namePeople } from "./name-people.ts";

export interface ActParts {
  readonly shelf: CompanyShelf;
  readonly log: CommandLog;
  readonly user: string;
  readonly device: string;
  readonly now: () => Date;
  readonly id: () => string;
}

/**
 * Judges an act on top of what is shown, and keeps it only if this device itself says yes. When another tab has made
 * one meanwhile, that is shown first and the act is judged again on top of it.
 */
export async function sendAct(
  { shelf, log, user, device, now, id }: ActParts,
  act: { readonly company: string; readonly type: string; readonly args: unknown },
): Promise<Sent> {
  const { company } = act;
  const view = await shelf.open(company);
  const commandId = id();
  const madeAt = now().toISOString();
  for (;;) {
    const tail = await log.tail(company);
    // What is decided already is in the documents, or undone, whether or not its own answer has come.
    const shownThrough = Math.max(view.settled(), view.commands().at(-1)?.command.counter ?? 0);
    if (tail.counter > shownThrough)
      for (const { command, images, outcome } of await log.after(company, shownThrough))
        if (outcome === null) view.add(command, images);
    const made = { ...act, id: commandId, device, user, madeAt };
    const asked = toCommand(made, tail);
    const judged = view.decide(asked);
    if (!judged.ok) return refuse(namePeople(judged.problem, view));
    const written = judged.value.issued?.number;
    if (written !== undefined && isGiven(view, written))
      return refuse({ code: "series.givenTwice", number: written });
    const issued = await issueOnTheSpot({ view, log, device }, asked, judged.value);
    if (issued?.ok === false) return issued;
    const command = issued === null ? asked : toCommand({ ...made, ...ISSUE, args: issued.value.args }, tail);
    const decided = issued === null ? judged : view.decide(command);
    if (!decided.ok) return refuse(decided.problem);
    // Nothing has been handed over yet: here it is still in time to say no.
    if (decided.value.contested !== undefined) return refuse(decided.value.contested);
    try {
      if (!(await log.append(command, decided.value.documents, issued?.value.taken))) continue;
    } catch (error) {
      if (isQuotaError(error)) return refuse({ code: "device.storageFull" });
      throw error;
    }
    view.add(command, decided.value.documents);
    return ok({ id: command.id, counter: command.counter });
  }
}

const ISSUE = { type: "voucher.issue" } as const;

/** What this device would say to the act as things stand, without making it. */
export async function judgeAct(
  { shelf, log, user, device, now, id }: ActParts,
  act: { readonly company: string; readonly type: string; readonly args: unknown },
): Promise<Result<null, Problem>> {
  const view = await shelf.open(act.company);
  const made = { ...act, id: id(), device, user, madeAt: now().toISOString() };
  const decided = view.decide(toCommand(made, await log.tail(act.company)));
  return decided.ok ? ok(null) : refuse(decided.problem);
}

function toCommand(
  {
    user,
    ...act
  }: Pick<CommandEnvelope, "id" | "company" | "device" | "type" | "args" | "madeAt"> & {
    readonly user: string;
  },
  tail: Tail,
): CommandEnvelope {
  const unsigned: Omit<CommandEnvelope, "hash"> = {
    ...act,
    counter: tail.counter + 1,
    previousHash: tail.hash,
    version: moduleOf(act.type)?.version ?? 1,
    madeBy: user,
  };
  return { ...unsigned, hash: commandHash(unsigned) };
}
