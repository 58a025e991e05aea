import { z } from "zod";
import type { CalendarDate } from "../calendar-date.ts";
import type { CollectionName, Documents } from "../collections.ts";
import { validatedProblem } from "../companies/open-day.ts";
import type { PreparedImport } from "../imports/prepared-import.ts";
import type { Member } from "../members/member.ts";
import { hasEnded } from "../plans/plan-terms.ts";
import { ok, type Result, refuse } from "../result.ts";
import { hasRight, readsSlice, type Standing, standingOf } from "../rights/rights.ts";
import type { PreparedSealing } from "../seals/prepared-sealing.ts";
import type { CommandEnvelope } from "./command.ts";
import type {
  Changes,
  CommandModule,
  DocumentChange,
  DocumentKey,
  Facts,
  Problem,
} from "./command-module.ts";
import { commandModules } from "./command-modules.ts";
import { hasNul } from "./has-nul.ts";

/**
 * Judges a command. Everything it may look at is in `facts`; the same documents give the same answer on every device
 * and on the server. What it changes carries the command's counter in `acts`.
 */
export function decide(
  command: CommandEnvelope,
  facts: Facts,
  prepared: PreparedImport | null = null,
  sealing: PreparedSealing | null = null,
  /** What only the server knows to stand against it. */
  objected: Problem | null = null,
): Result<Changes, Problem> {
  const module = commandModules.get(command.type);
  if (!module || command.version > module.version)
    return refuse({ code: "command.unknown", type: command.type, version: command.version });

  const args = argsOf(module, command);
  if (!args.success) return refuse({ code: "command.malformed", issues: toIssues(args.error) });

  const member = facts.get("members", command.madeBy);
  const company = facts.get("companies", command.company);
  const standing = standingIn(facts, command.company, command.madeBy);
  const objection = objected ?? objectionTo(module, command, facts, standing);
  if (objection !== null && !module.isFact) return refuse(objection);

  const decided = module.decide({
    args: args.data,
    command,
    facts,
    member: member ?? newcomer(command.madeBy),
    standing,
    objection,
    prepared,
    sealing,
  });
  if (!decided.ok) return decided;
  if (module.isFact) return ok(stamped(decided.value, command));
  const validated = company && validatedProblem(company, facts, decided.value.documents, standing);
  if (validated) return refuse(validated);

  for (const change of decided.value.documents) {
    const slices = [facts.get(change.collection, change.id), change.after].map((document) =>
      document !== null && "slice" in document ? document.slice : null,
    );
    for (const slice of slices)
      if (member && slice !== null && !readsSlice(standing, slice))
        return refuse({ code: "rights.otherSlice" });
  }
  return ok(stamped(decided.value, command));
}

/** What stands against a command whatever it says: the place, the right or the plan that is missing for it. */
function objectionTo(
  { right, isFreeOfPlan }: CommandModule,
  command: CommandEnvelope,
  facts: Facts,
  standing: Standing,
): Problem | null {
  const company = facts.get("companies", command.company);
  if (right !== null) {
    if (facts.get("members", command.madeBy)?.state !== "active") return { code: "rights.notMember" };
    if (!hasRight(standing, right)) return { code: "rights.missing", right };
  }
  if (company && !isFreeOfPlan && hasEnded(company.plan, command.madeAt.slice(0, 10)))
    return { code: "plan.ended", throughDay: company.plan.throughDay };
  return null;
}

const stamped = (changes: Changes, command: CommandEnvelope): Changes => ({
  ...changes,
  documents: changes.documents.map((change) => stamp(change, command)),
});

/** What somebody may do and read in a company, as far as its documents have been loaded. */
export const standingIn = (facts: Facts, company: string, user: string): Standing =>
  standingOf(facts.get("members", user), facts.get("companies", company)?.roles ?? []);

/** Which documents the judgement needs, given those loaded so far. The caller loads until nothing is missing. */
export function needsOf(command: CommandEnvelope, facts: Facts): readonly DocumentKey[] {
  const module = commandModules.get(command.type);
  const always: DocumentKey[] = [
    { collection: "members", id: command.madeBy },
    { collection: "companies", id: command.company },
    { collection: "accounts", id: "chart" },
  ];
  const args = module && argsOf(module, command);
  return module && args?.success ? [...always, ...module.needs(args.data, facts, command.company)] : always;
}

type ReadArgs = z.ZodSafeParseResult<unknown>;
const argsByCommand = new WeakMap<CommandEnvelope, ReadArgs>();

/** A command never changes, so its arguments are read once however often it is asked what it needs. */
function argsOf(module: CommandModule, command: CommandEnvelope): ReadArgs {
  const known = argsByCommand.get(command);
  if (known !== undefined) return known;
  // What the server's database could not keep is refused here, or its device would send it again for ever.
  const schema = hasNul(command.args) ? z.never() : module.argsSchema;
  const read = schema.safeParse(command.args);
  argsByCommand.set(command, read);
  return read;
}

/** The first day from which the judgement looks at every voucher; null for all but a few. */
export function looksFromOf(command: CommandEnvelope, facts: Facts): CalendarDate | null {
  const module = commandModules.get(command.type);
  if (!module?.looksFrom) return null;
  const args = argsOf(module, command);
  return args.success ? module.looksFrom(args.data, facts, command.company) : null;
}

/** The kind of a command, for who needs its shape without judging it. */
export const moduleOf = (type: string): CommandModule | undefined => commandModules.get(type);

function stamp(change: DocumentChange, command: CommandEnvelope): DocumentChange {
  // A seal never changes, so nothing is written into it that is not the seal itself.
  if (change.after === null || change.collection === "seals") return change;
  const acts = { ...change.after.acts, [command.device]: command.counter };
  return { ...change, after: { ...change.after, acts } as Documents[CollectionName] } as DocumentChange;
}

const toIssues = (error: z.ZodError) =>
  error.issues.slice(0, 20).map(({ path, code }) => ({ path: path.join("."), code }));

const newcomer = (id: string): Member => ({
  id,
  name: id,
  state: "invited",
  email: "",
  role: "user",
  isOwner: false,
  isOfFirm: false,
  practitioner: null,
  reads: "slice",
  acts: {},
});
