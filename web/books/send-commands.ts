import type { CommandEnvelope } from "#core/commands/command.ts";
import { commandsAnswerSchema, type Outcome } from "#core/replication/command-exchange.ts";
import type { CommandLog, CommandOutcome } from "./command-log.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import type { CompanyView } from "./company-view.ts";
import type { CursorStore } from "./cursor-store.ts";
import { RequestFailed, type RequestFailure, type ServerRequests } from "./server-requests.ts";

/** What a request may weigh; one command that weighs more goes alone. */
const BATCH_BYTES_MAX = 1_000_000;

/** One is decided while the next waits there, and the answer of the one before is on its way back. */
const UNDER_WAY_MAX = 3;

export interface SendParts {
  readonly requests: ServerRequests;
  readonly log: CommandLog;
  readonly shelf: CompanyShelf;
  readonly cursorStore: CursorStore;
  readonly device: string;
  /** How many commands one request carries. */
  readonly commandsMax: number;
  readonly onOutcome: (company: string) => void;
  /** The server cannot decide an import: it does not have the file. */
  readonly onFileMissing: (command: CommandEnvelope) => Promise<void>;
}

export interface SendOutcome {
  /** Companies whose chain of this device is not the one the server knows: it was copied, or lacks some of its own. */
  readonly forked: readonly string[];
  /** Whether the server took something for not ours, which no other id would change. */
  readonly isTampered: boolean;
  /** When the server wants to be asked again; null when nothing waits for that. */
  readonly afterSeconds: number | null;
  /** What kept the acts of a company from being decided, where those of others could go on. */
  readonly notSent: RequestFailed | null;
}

/** What may be the matter with one company's acts alone. */
const FAILURES_OF_ONE: ReadonlySet<RequestFailure> = new Set<RequestFailure>(["busy", "tooLarge"]);

/**
 * Sends what waits, each company's commands in their order. A command gets its outcome from the server's answer about
 * itself and from nothing else; whatever becomes of a request, what it carried stays in the log and is sent again.
 */
export async function sendCommands(parts: SendParts): Promise<SendOutcome> {
  const forked: string[] = [];
  let isTampered = false;
  let afterSeconds: number | null = null;
  let notSent: RequestFailed | null = null;
  for (const [company, waiting] of await parts.log.pendingByCompany()) {
    try {
      const ended = await sendCompany(company, waiting, parts);
      if (ended.kind === "forked") forked.push(company);
      if (ended.kind === "tampered") isTampered = true;
      if (ended.kind === "later") afterSeconds = Math.min(afterSeconds ?? Infinity, ended.afterSeconds);
    } catch (error) {
      if (!(error instanceof RequestFailed) || !FAILURES_OF_ONE.has(error.failure)) throw error;
      notSent ??= error;
      // It asks for patience from everyone.
      if (error.afterSeconds !== null) break;
    }
  }
  return { forked, isTampered, afterSeconds, notSent };
}

type Ended =
  | { readonly kind: "sent" }
  | { readonly kind: "forked" }
  | { readonly kind: "tampered" }
  | { readonly kind: "later"; readonly afterSeconds: number };

async function sendCompany(
  company: string,
  knownToWait: readonly number[],
  parts: SendParts,
): Promise<Ended> {
  const underWay: UnderWay[] = [];
  try {
    return await sendRuns(company, knownToWait, underWay, parts);
  } finally {
    // What is asked next must not meet what is still being answered.
    await Promise.allSettled(underWay.map(({ answer }) => answer));
  }
}

/** A request whose answer is not here yet. */
interface UnderWay {
  readonly commands: readonly CommandEnvelope[];
  /** Null when it was too large for the server, and may be cut. */
  readonly answer: Promise<unknown>;
  /** Whether it left before the one in front of it was answered: the server may have met it first. */
  readonly isBehind: boolean;
}

async function sendRuns(
  company: string,
  knownToWait: readonly number[],
  underWay: UnderWay[],
  parts: SendParts,
): Promise<Ended> {
  const { log, shelf, requests, device, commandsMax, onFileMissing, onOutcome } = parts;
  const known = await knownOfServer(company, parts);
  let countMax = commandsMax;
  let underWayMax = UNDER_WAY_MAX;
  let isReopened = false;
  let keeping: Promise<void> = Promise.resolve();
  let waiting = knownToWait;
  let sentThrough = 0;

  const sendNext = async (): Promise<boolean> => {
    const first = waiting.find((counter) => counter > sentThrough);
    const commands = await nextBatch(log, shelf.view(company), company, first, countMax);
    if (commands.length === 0) return false;
    sentThrough = commands.at(-1)!.counter;
    const again = await log.toldBefore(commands);
    const isBehind = underWay.length > 0;
    const request = {
      device,
      commands,
      ...known,
      ...(isBehind ? { isBehind } : {}),
      ...(again.length === 0 ? {} : { again }),
    };
    const answer = requests.post("/sync/commands", request).catch((error: unknown) => {
      if (error instanceof RequestFailed && error.failure === "tooLarge" && commands.length > 1) return null;
      throw error;
    });
    // Its error is met where it is awaited, be that after another one.
    answer.catch(() => {});
    underWay.push({ commands, answer, isBehind });
    return true;
  };
  /** Everything from a command on is sent again, each request once the one in front of it is answered. */
  const goBackTo = async ([first]: readonly CommandEnvelope[]) => {
    await Promise.allSettled(underWay.splice(0).map(({ answer }) => answer));
    sentThrough = first!.counter - 1;
    underWayMax = 1;
  };
  const keep = async (run: readonly CommandEnvelope[], outcomes: ReadonlyMap<string, CommandOutcome>) => {
    await log.settle(run, outcomes);
    shelf.view(company)?.mark(outcomes);
    onOutcome(company);
  };

  for (;;) {
    // The server decides one run after the other, and never has to wait for the device.
    while (underWay.length < underWayMax && (await sendNext()));
    const current = underWay.shift();
    if (current === undefined) {
      // What came in meanwhile, or was sent and not answered, is looked for once all answers are kept.
      await keeping;
      waiting = (await log.pendingByCompany()).get(company) ?? [];
      if (waiting.length === 0) return { kind: "sent" };
      sentThrough = waiting[0]! - 1;
      continue;
    }
    const { commands: sent, isBehind } = current;
    const answer = await current.answer;
    await keeping;
    if (answer === null) {
      countMax = Math.ceil(sent.length / 2);
      await goBackTo(sent);
      continue;
    }

    const { kept, halt } = readAnswer(answer);
    keeping = kept.size > 0 ? keep(sent, kept) : Promise.resolve();
    keeping.catch(() => {});
    if (halt === null) {
      // An answer about none of them would be asked for ever.
      if (kept.size === 0) throw new RequestFailed("busy");
      continue;
    }
    await keeping;
    if (halt.status === "broken" && isBehind) {
      // It may only have come before what was in front of it, and longer than the server waits for that.
      await goBackTo(sent);
      continue;
    }
    if (halt.status === "later" && halt.code === "FILE_MISSING") {
      const waitsFor = halt.command;
      const command = sent.find(({ id }) => id === waitsFor);
      if (command !== undefined) await onFileMissing(command);
    }
    if (halt.status === "later") return { kind: "later", afterSeconds: halt.afterSeconds };
    if (halt.code === "tampered") return { kind: "tampered" };
    if (isReopened || !(await reopenFor(halt, company, log))) return { kind: "forked" };
    isReopened = true;
    await goBackTo(sent);
    waiting = [];
  }
}

/** What a server that was restored from a backup must be told before it believes anything. */
async function knownOfServer(company: string, { cursorStore }: SendParts) {
  const { epoch, headProofs } = await cursorStore.read();
  const head = headProofs[company];
  return { epoch, proofs: 2, ...(head === undefined ? {} : { heads: { [company]: head } }) };
}

/** What became of the commands a request carried, and what kept the rest from being decided. */
function readAnswer(answer: unknown) {
  const kept = new Map<string, CommandOutcome>();
  let halt: Extract<Outcome, { status: "later" | "broken" }> | null = null;
  for (const { outcome } of commandsAnswerSchema.parse(answer).outcomes) {
    if (outcome.status === "later" || outcome.status === "broken") {
      halt = outcome;
      break;
    }
    kept.set(outcome.command, toKept(outcome));
  }
  return { kept, halt };
}

/** From a counter on; empty when there is none. */
async function nextBatch(
  log: CommandLog,
  view: CompanyView | undefined,
  company: string,
  first: number | undefined,
  countMax: number,
): Promise<readonly CommandEnvelope[]> {
  if (first === undefined) return [];
  const commands: CommandEnvelope[] = [];
  let bytes = 0;
  const shown = view === undefined ? [] : shownFrom(view, first, countMax);
  // One that has its outcome may stand between two that have not: the server answers it with that again.
  for (const command of shown.length > 0 ? shown : await log.envelopesAfter(company, first - 1, countMax)) {
    bytes += JSON.stringify(command).length;
    if (commands.length > 0 && bytes > BATCH_BYTES_MAX) break;
    commands.push(command);
  }
  return commands;
}

/** What is shown is in the log, and need not be read and decrypted again. */
function shownFrom(view: CompanyView, first: number, countMax: number): readonly CommandEnvelope[] {
  const commands = view.commands();
  const start = commands.findIndex(({ command }) => command.counter === first);
  if (start < 0) return [];
  const run = commands.slice(start, start + countMax).map(({ command }) => command);
  const end = run.findIndex(({ counter }, index) => counter !== first + index);
  return end < 0 ? run : run.slice(0, end);
}

function toKept(outcome: Extract<Outcome, { status: "accepted" | "refused" }>): CommandOutcome {
  const { revision, decidedAt, epoch, proof } = outcome;
  const refusal = outcome.status === "refused" ? { code: outcome.code, facts: outcome.facts } : null;
  const numbers = outcome.status === "accepted" ? outcome.numbers : undefined;
  return {
    revision,
    decidedAt,
    refusal,
    ...(numbers === undefined ? {} : { numbers }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(proof === undefined ? {} : { proof }),
  };
}

/** A server that lacks some of our commands gets them again, if what it has is ours. */
async function reopenFor(
  { code, expectedCounter, expectedHash }: Extract<Outcome, { status: "broken" }>,
  company: string,
  log: CommandLog,
): Promise<boolean> {
  if (code !== "gap") return false;
  const last = expectedCounter === 1 ? null : await log.at(company, expectedCounter - 1);
  if ((last === null ? null : last?.hash) !== expectedHash) return false;
  if ((await log.at(company, expectedCounter)) === undefined) return false;
  await log.reopen(company, expectedCounter);
  return true;
}
