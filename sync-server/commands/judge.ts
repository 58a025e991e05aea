import { canonicalJson } from "#core/canonical-json.ts";
import { type CollectionName, collections } from "#core/collections.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, DocumentKey, Facts, Problem } from "#core/commands/command-module.ts";
import { decide, looksFromOf, moduleOf, needsOf, standingIn } from "#core/commands/decide.ts";
import { toImportReaders } from "#core/imports/import-readers.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { type Result, refuse } from "#core/result.ts";
import { readsSlice } from "#core/rights/rights.ts";
import type { PreparedSealing } from "#core/seals/prepared-sealing.ts";
import { isSealing } from "#core/seals/sealing-command.ts";
import { isServerDevice } from "./accept-as.ts";
import {
  type AcceptServices,
  type CommandBatch,
  isKnownSender,
  senderAsMember,
  senderStanding,
} from "./command-batch.ts";
import type { CommandFacts } from "./command-facts.ts";
import { dependsOn } from "./depends-on.ts";
import { isFact } from "./issued-number.ts";

export interface Circumstances {
  readonly prepared: PreparedImport | null;
  readonly sealing: PreparedSealing | null;
  readonly isRevoked: boolean;
}

/** Judges a command with authority; nothing has been written yet, so a no leaves no trace but its outcome. */
export async function judge(
  services: Pick<AcceptServices, "logger">,
  batch: CommandBatch,
  command: CommandEnvelope,
  { prepared, sealing, isRevoked }: Circumstances,
): Promise<Result<Changes, Problem> | "later"> {
  try {
    const { seen, needs } = await loadFacts(command, batch.facts, batch);
    const fact = isFact(command);
    // A stranger's words stay out of the books, whatever they claim to have happened.
    if (fact && !isKnownSender(batch)) return refuse({ code: "rights.notMember" });
    if (isRevoked && !fact) return refuse({ code: "device.revoked" });
    if (moduleOf(command.type)?.isOfServer && !isServerDevice(command.device))
      return refuse({ code: "command.unknown", type: command.type, version: command.version });
    const cause = !fact && senderAsMember(batch) && (await dependsOn(batch, command, needs));
    if (cause) return refuse({ code: "command.depends", ...cause });
    // Practitioners came or went since the file was read: its slices have to be cut anew.
    if (prepared !== null && !isCutForReaders(prepared, seen, command.company)) return "later";
    const decided = callRule(() =>
      decide(command, seen, prepared, sealing, isRevoked ? { code: "device.revoked" } : null),
    );
    if (!decided.ok) return decided;
    // Without its file an import is accepted on a device only; here its circumstances changed since it was read.
    if (command.type === "import.apply" && prepared === null) return "later";
    if (isSealing(command) && sealing === null) return "later";
    return await checkChanges(batch, command, decided.value);
  } catch (error) {
    if (!(error instanceof RuleFailure)) throw error;
    // A mistake of ours must not hold up everything its device does after it; the command is kept whole.
    services.logger.error({ error: error.cause, command: command.id }, "a rule failed");
    return refuse({ code: "command.failed" });
  }
}

function isCutForReaders({ readers }: PreparedImport, seen: Facts, companyId: string): boolean {
  const company = seen.get("companies", companyId);
  const chart = seen.get("accounts", "chart");
  return !company || !chart || canonicalJson(toImportReaders(company, chart)) === canonicalJson(readers);
}

/** Loads what the rule asks for until it asks for nothing new, and answers it as the sender may see it, and what it was. */
export async function loadFacts(
  command: CommandEnvelope,
  facts: CommandFacts,
  { sender }: Pick<CommandBatch, "sender">,
): Promise<{ readonly seen: Facts; readonly needs: readonly DocumentKey[] }> {
  await facts.load([
    { collection: "members", id: sender.userId },
    { collection: "companies", id: command.company },
  ]);
  const isMember = facts.seenBy(null).get("members", sender.userId) !== null;
  // A fact must not overwrite what its sender may not read, so it is judged on everything.
  const isScoped = isMember && !isFact(command);
  const seen = facts.seenBy(isScoped ? standingIn(facts.seenBy(null), command.company, sender.userId) : null);
  for (;;) {
    const needs = callRule(() => needsOf(command, seen));
    const missing = needs.filter((key) => !facts.isLoaded(key));
    if (missing.length === 0) {
      const fromDay = callRule(() => looksFromOf(command, seen));
      if (fromDay !== null) await facts.loadVouchersFrom(fromDay);
      return { seen, needs };
    }
    await facts.load(missing);
  }
}

/** Loads at once what can be told of the needs of many commands before any is decided; each asks for the rest itself. */
export async function loadFactsAhead(
  commands: readonly CommandEnvelope[],
  facts: CommandFacts,
  { sender }: Pick<CommandBatch, "sender">,
): Promise<void> {
  const seen = facts.seenBy(null);
  const keys = commands.flatMap((command) => {
    try {
      return needsOf(command, seen);
    } catch {
      // It is refused when its turn comes.
      return [];
    }
  });
  await facts.load([{ collection: "members", id: sender.userId }, ...keys]);
}

/** What the rule could not see: a document of that id in a slice the sender may not read, or one beyond its limits. */
async function checkChanges(
  batch: CommandBatch,
  command: CommandEnvelope,
  changes: Changes,
): Promise<Result<Changes, Problem>> {
  const { facts } = batch;
  await facts.load(changes.documents);
  const standing = isFact(command) ? null : senderAsMember(batch) && senderStanding(batch);
  for (const { collection, id, after } of changes.documents) {
    const before = facts.stored({ collection, id });
    if (before?.sealedIn !== undefined) {
      const company = facts.seenBy(null).get("companies", batch.companyId);
      return refuse({ code: "day.validated", day: before.day, validatedThrough: company?.validatedThrough });
    }
    if (standing && before && !readsSlice(standing, before.slice))
      return refuse({ code: "rights.otherSlice" });
    const problem = after && shapeProblem(collection, id, after);
    if (problem) return refuse(problem);
  }
  return { ok: true, value: changes };
}

function shapeProblem(collection: CollectionName, id: string, after: unknown): Problem | null {
  const checked = collections[collection].safeParse(after);
  if (checked.success) return null;
  const issues = checked.error.issues.slice(0, 20).map(({ path, code }) => ({ path: path.join("."), code }));
  return { code: "document.beyondLimits", collection, id, issues };
}

class RuleFailure extends Error {}

function callRule<Value>(rule: () => Value): Value {
  try {
    return rule();
  } catch (cause) {
    throw new RuleFailure("A rule failed.", { cause });
  }
}
