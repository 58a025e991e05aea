import type { CollectionName, Documents } from "#core/collections.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, DocumentChange, DocumentKey, Facts, Problem } from "#core/commands/command-module.ts";
import { decide, looksFromOf, needsOf } from "#core/commands/decide.ts";
import type { Result } from "#core/result.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { CommandOutcome, LoggedCommand } from "./command-log.ts";
import { type BaseDocument, createDocumentsShown, type DocumentsShown } from "./documents-shown.ts";

/** A command whose effect is not yet in the server's documents as this device shows them. */
export interface ShownCommand {
  readonly command: CommandEnvelope;
  /** What is known of the server's word; changes the mark, never what is shown. */
  readonly outcome: CommandOutcome | null;
  /** What it changes; null where this device would now refuse it and waits for the server's word. */
  readonly images: readonly DocumentChange[] | null;
}

export interface DocumentMove extends DocumentKey {
  readonly before: Documents[CollectionName] | null;
}

/** The books of one company as this device shows them. It moves in one step: no reader sees half of an answer. */
export interface CompanyView
  extends Facts,
    Pick<DocumentsShown, "list" | "base" | "listBase" | "shownCounter"> {
  readonly company: string;
  /** Rises with every move. */
  readonly version: () => number;
  /** The revision of the server's documents that are shown; null while they are not all here. */
  readonly head: () => number | null;
  /** Whether the server's documents are all here. */
  readonly isComplete: () => boolean;
  readonly commands: () => readonly ShownCommand[];
  /** Whether the command of this counter is shown and has not had the server's answer. */
  readonly isWaiting: (counter: number) => boolean;
  /** The last counter of this device that is decided in the documents shown. */
  readonly settled: () => number;
  readonly decide: (command: CommandEnvelope) => Result<Changes, Problem>;
  /** Says where entries of imported books are found, which are no documents. */
  readonly lendEntries: (read: NonNullable<Facts["importedEntry"]>) => void;
  /** Shows a command that is in the log now. */
  readonly add: (command: CommandEnvelope, images: readonly DocumentChange[]) => void;
  /** What the server said of commands, by their ids. */
  readonly mark: (outcomes: ReadonlyMap<string, CommandOutcome>) => void;
  /** Names of the bodies of validated vouchers that are laid in. */
  readonly sealedBodies: () => ReadonlySet<string>;
  /** Shows validated vouchers, out of a body of the named seal. */
  readonly layInSealed: (
    body: { readonly seal: string; readonly hash: string },
    vouchers: readonly Voucher[],
  ) => void;
  /** Forgets rows of vouchers that a seal holds. */
  readonly forgetRows: (vouchers: readonly string[]) => void;
  /** Documents in, decided commands out, the rest judged again where what they look at has changed. */
  readonly step: (round: ViewRound) => void;
  /** Called once a move, with all that it changed. */
  readonly onMove: (listener: (moves: readonly DocumentMove[]) => void) => () => void;
}

export interface ViewRound {
  /** All of the company's documents, or only those that changed. */
  readonly kind: "whole" | "changes";
  readonly documents: readonly BaseDocument[];
  /** The last counter of this device that is decided in these documents. */
  readonly settled: number;
  /** The revision these documents make complete; null where they are not all here. */
  readonly head: number | null;
  /** Commands this view does not know yet, such as another tab's or those of before a restart. */
  readonly commands?: readonly LoggedCommand[];
}

const keyOf = ({ collection, id }: DocumentKey) => `${collection}/${id}`;

const namesBody = (header: SealHeader, hash: string): boolean =>
  bodiesIn(header, "vouchers").some((body) => body.hash === hash);

export function createCompanyView(company: string, device: string): CompanyView {
  const listeners = new Set<(moves: readonly DocumentMove[]) => void>();
  let moves = new Map<string, DocumentMove>();
  const documents = createDocumentsShown(device, (key, before) => {
    const known = moves.get(keyOf(key));
    moves.set(keyOf(key), { ...key, before: known === undefined ? before : known.before });
  });
  let readEntry: NonNullable<Facts["importedEntry"]> = () => null;
  const facts: Facts = { ...documents, importedEntry: (voucher) => readEntry(voucher) };
  let commands: ShownCommand[] = [];
  const sealByBody = new Map<string, string>();
  let version = 0;
  let head: number | null = null;
  let settled = 0;

  const announce = () => {
    const moved = [...moves.values()];
    moves = new Map();
    version += 1;
    for (const listener of listeners) listener(moved);
  };
  const lay = ({ command, images }: ShownCommand) => {
    for (const { collection, id, after } of images ?? [])
      documents.addImage({ collection, id }, { counter: command.counter, after });
  };
  const lift = ({ command, images }: ShownCommand) => {
    for (const { collection, id } of images ?? [])
      documents.removeImages({ collection, id }, command.counter);
  };
  /** Where a command stands among those shown, which are in the order of their counters; -1 when it is not. */
  const placeOf = (counter: number): number => {
    let [low, high] = [0, commands.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = commands[middle]!.command.counter;
      if (found === counter) return middle;
      if (found < counter) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const insert = (shown: ShownCommand) => {
    const at = commands.findLastIndex(({ command }) => command.counter < shown.command.counter) + 1;
    commands = [...commands.slice(0, at), shown, ...commands.slice(at)];
    lay(shown);
  };

  /** Commands are judged in their order, each on top of those before it, as the server will. */
  const judgeAgain = (changed: Set<string>) => {
    const judged: ShownCommand[] = [];
    const later = commands;
    for (const shown of later) lift(shown);
    for (const shown of later) {
      const isTouched =
        shown.images?.some((image) => changed.has(keyOf(image))) ||
        needsOf(shown.command, facts).some((key) => changed.has(keyOf(key))) ||
        (looksFromOf(shown.command, facts) !== null && changed.size > 0);
      const next = isTouched ? judge(shown) : shown;
      if (isTouched)
        for (const image of [...(shown.images ?? []), ...(next.images ?? [])]) changed.add(keyOf(image));
      lay(next);
      judged.push(next);
    }
    commands = judged;
  };
  const judge = (shown: ShownCommand): ShownCommand => {
    const decided = decide(shown.command, facts);
    return { ...shown, images: decided.ok ? decided.value.documents : null };
  };

  /** A seal may be gone, or be another one of the same name since a backup was restored. */
  const forgetLostSeals = () => {
    const lost = new Set<string>();
    for (const [hash, seal] of sealByBody) {
      const header = documents.get("seals", seal);
      if (header === null || !namesBody(header, hash)) lost.add(seal);
    }
    for (const seal of lost) documents.clearSealed(seal);
    for (const [hash, seal] of sealByBody) if (lost.has(seal)) sealByBody.delete(hash);
  };

  return {
    company,
    get: documents.get,
    importedEntry: (voucher) => readEntry(voucher),
    vouchersFrom: documents.vouchersFrom,
    list: documents.list,
    base: documents.base,
    listBase: documents.listBase,
    shownCounter: documents.shownCounter,
    version: () => version,
    head: () => head,
    isComplete: () => head !== null,
    commands: () => commands,
    isWaiting: (counter) => commands[placeOf(counter)]?.outcome === null,
    settled: () => settled,
    decide: (command) => decide(command, facts),
    lendEntries: (read) => {
      readEntry = read;
    },
    add: (command, images) => {
      if (placeOf(command.counter) >= 0) return;
      insert({ command, images, outcome: null });
      announce();
    },
    mark: (outcomes) => {
      if (!commands.some(({ command }) => outcomes.has(command.id))) return;
      commands = commands.map((shown) => {
        const outcome = outcomes.get(shown.command.id);
        return outcome === undefined ? shown : { ...shown, outcome };
      });
      announce();
    },
    sealedBodies: () => new Set(sealByBody.keys()),
    layInSealed: ({ seal, hash }, vouchers) => {
      const header = documents.get("seals", seal);
      if (sealByBody.has(hash) || header === null || !namesBody(header, hash)) return;
      sealByBody.set(hash, seal);
      documents.setSealed(seal, vouchers);
      announce();
    },
    forgetRows: (vouchers) => {
      if (vouchers.length === 0) return;
      documents.removeBase(vouchers.map((id) => ({ collection: "vouchers", id })));
      announce();
    },
    step: (round) => {
      const changed = new Set(round.documents.map(keyOf));
      if (round.kind === "whole") for (const key of documents.clearBase()) changed.add(keyOf(key));
      for (const document of round.documents) documents.setBase(document);
      for (const shown of commands)
        if (shown.command.counter <= round.settled) {
          lift(shown);
          for (const image of shown.images ?? []) changed.add(keyOf(image));
        }
      commands = commands.filter(({ command }) => command.counter > round.settled);

      for (const { command, images, outcome } of round.commands ?? []) {
        const isKnown = placeOf(command.counter) >= 0;
        if (isKnown || command.counter <= round.settled) continue;
        insert({ command, images, outcome });
        // What it was shown with is as old as the act itself.
        for (const image of images) changed.add(keyOf(image));
      }
      forgetLostSeals();
      head = round.head;
      settled = round.settled;
      // While a company is being filled its documents are of several moments, and no judgement could be trusted.
      if (head !== null) judgeAgain(changed);
      announce();
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
