import type { CommandEnvelope } from "#core/commands/command.ts";

/** The id of what a command is about: the document it names, else the company. */
export function subjectOfCommand({ args, company }: CommandEnvelope): string {
  if (typeof args !== "object" || args === null || !("id" in args)) return company;
  return typeof args.id === "string" ? args.id.slice(0, 160) : company;
}
