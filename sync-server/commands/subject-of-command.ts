import type { CommandEnvelope } from "#core/commands/command.ts";
import { isId } from "#core/ids.ts";

/** The id of what a command is about: the document it names, else the company. What is no id may be a name. */
export function subjectOfCommand({ args, company }: CommandEnvelope): string {
  if (typeof args !== "object" || args === null || !("id" in args)) return company;
  return isId(args.id) ? args.id : company;
}
