import type { Refusal } from "#core/replication/refusal.ts";
import type { LoggedCommand } from "../command-log.ts";
import { nameTheProtector } from "../name-the-protector.ts";
import type { OpenCompany, QuestionContext } from "../question-context.ts";

/** The desk: what the server refused and nobody has decided, newest first. */
export async function refusalsOf(
  { log }: Pick<QuestionContext, "log">,
  { view }: OpenCompany,
): Promise<readonly Refusal[]> {
  const replicated = [...view.list("outcomes")].filter((outcome) => outcome.type === "refusal");
  const known = new Set(replicated.map(({ id }) => id));
  // An answer may be here before the document that says the same to everybody.
  const refused = await log.refused(view.company);
  const shown = refused.length === 0 ? null : new Set(view.commands().map(({ command }) => command.id));
  const own = refused
    .filter(({ command }) => shown?.has(command.id) && !known.has(command.id))
    .map(toRefusal);
  return [...replicated.filter(({ decision }) => decision === "open"), ...own]
    .map((refusal) => ({ ...refusal, facts: factsOf(refusal, view) }))
    .sort((one, other) => (one.refusedAt < other.refusedAt ? 1 : -1));
}

function factsOf({ code, facts }: Refusal, view: OpenCompany["view"]): Refusal["facts"] {
  const { code: _, ...named } = nameTheProtector({ ...facts, code }, view);
  return named;
}

const toRefusal = ({ command, outcome }: LoggedCommand): Refusal => ({
  type: "refusal",
  id: command.id,
  device: command.device,
  counter: command.counter,
  commandType: command.type,
  args: command.args,
  madeBy: command.madeBy,
  madeAt: command.madeAt,
  refusedAt: outcome!.decidedAt,
  slice: "shared",
  code: outcome!.refusal!.code,
  facts: outcome!.refusal!.facts,
  decision: "open",
  decidedBy: null,
  acts: {},
});
