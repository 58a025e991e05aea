import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import { moduleOf } from "#core/commands/decide.ts";
import { ok, refuse } from "#core/result.ts";
import type { Sent } from "./books.ts";
import type { CommandLog } from "./command-log.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import { isQuotaError } from "./is-quota-error.ts";

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
  const { company, type, args } = act;
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
    const unsigned: Omit<CommandEnvelope, "hash"> = {
      id: commandId,
      company,
      device,
      counter: tail.counter + 1,
      previousHash: tail.hash,
      type,
      version: moduleOf(type)?.version ?? 1,
      args,
      madeBy: user,
      madeAt,
    };
    const command = { ...unsigned, hash: commandHash(unsigned) };
    const decided = view.decide(command);
    if (!decided.ok) return refuse(decided.problem);
    try {
      if (!(await log.append(command, decided.value.documents))) continue;
    } catch (error) {
      if (isQuotaError(error)) return refuse({ code: "device.storageFull" });
      throw error;
    }
    view.add(command, decided.value.documents);
    return ok({ id: command.id, counter: command.counter });
  }
}
