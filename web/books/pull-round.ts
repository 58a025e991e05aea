import { type CollectionName, collectionNames, collections } from "#core/collections.ts";
import { DELETED, type Envelope } from "#core/replication/envelope.ts";
import { PULL_LIMIT_MAX, type PullAnswer, pullAnswerSchema } from "#core/replication/pull.ts";
import type { Codec } from "./codec.ts";
import type { CommandLog } from "./command-log.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import type { ViewRound } from "./company-view.ts";
import { type CompleteRound, type Cursor, type CursorStore, emptyCursor, type Page } from "./cursor-store.ts";
import { digestsAgree, monthDigests } from "./month-digests.ts";
import type { Replica } from "./replica.ts";
import { envelopeToBase, envelopeToRow, readBaseDocuments } from "./replica-documents.ts";
import { RequestFailed, type ServerRequests } from "./server-requests.ts";
import type { Turns } from "./turns.ts";

export interface PullParts {
  readonly requests: ServerRequests;
  readonly replica: Replica;
  readonly cursorStore: CursorStore;
  readonly codec: Codec;
  readonly log: CommandLog;
  readonly shelf: CompanyShelf;
  readonly turns: Turns;
  readonly device: string;
  readonly onProgress: (cursor: Cursor) => void;
  readonly onDrop: (company: string) => Promise<void>;
}

export interface PullOutcome {
  /** Companies whose documents did not add up to the server's, and are being filled anew. */
  readonly differing: readonly string[];
  /** Whether commands that had their answer must be sent again. */
  readonly isToSendAgain: boolean;
}

/**
 * Pulls until this device holds exactly what the server held in one snapshot. Pages of companies that were complete
 * wait in the cursor's database until all are here and are then laid in together, so a crash leaves no half of
 * anybody's act; a company that is filled for the first time shows nothing until it is whole.
 */
export async function pullRound(parts: PullParts): Promise<PullOutcome> {
  const { cursorStore, turns, requests, device } = parts;
  let isToSendAgain = false;
  await turns.take(() => finishRound(parts));
  for (;;) {
    const cursor = await cursorStore.read();
    const answer = checkAnswer(
      await requests.post("/sync/v2/pull", {
        device,
        checkpoints: cursor.checkpoints,
        scopes: cursor.scopes,
        limit: PULL_LIMIT_MAX,
      }),
    );
    if (cursor.epoch !== null && answer.epoch !== cursor.epoch) {
      await turns.take(() => startAnew(answer, cursor, parts));
      isToSendAgain = true;
      continue;
    }
    if (!answer.done && !advances(cursor, answer)) throw new RequestFailed("busy");
    await turns.take(() => keepPages(answer, cursor, parts));
    if (answer.done) return { ...(await turns.take(() => finishRound(parts))), isToSendAgain };
  }
}

/** Everything is checked before anything is written: a document we cannot read must not be passed over. */
function checkAnswer(value: unknown): PullAnswer {
  const answer = pullAnswerSchema.parse(value);
  for (const [name, page] of Object.entries(answer.pages) as [CollectionName, Envelope[]][])
    for (const { id, company, state, body } of page) {
      if (!id.startsWith(`${company}|`)) throw new Error(`${id} is not a document of ${company}`);
      if (state !== DELETED) collections[name].parse(body);
    }
  return answer;
}

const advances = (cursor: Cursor, answer: PullAnswer): boolean =>
  collectionNames.some((name) =>
    Object.entries(answer.checkpoints[name] ?? {}).some(
      ([company, revision]) => revision > (cursor.checkpoints[name]?.[company] ?? 0),
    ),
  );

async function keepPages(answer: PullAnswer, read: Cursor, parts: PullParts): Promise<void> {
  const { replica, codec, cursorStore } = parts;
  // What was asked for on the word of a cursor that is no more must not be dropped or written either.
  if ((await cursorStore.read()).writes !== read.writes) return;
  const kept = answer.drop.length === 0 ? read : await dropCompanies(answer.drop, read, parts);
  const cursor = kept === null ? null : await noteScopes(answer.scopes, kept, cursorStore);
  if (cursor === null) return;
  const staged: Page[] = [];
  for (const [collection, envelopes] of Object.entries(answer.pages) as [CollectionName, Envelope[]][]) {
    const filling = envelopes.filter(({ company }) => cursor.heads[company] === undefined);
    await replica.write(
      collection,
      await Promise.all(filling.map((envelope) => envelopeToRow(envelope, codec))),
    );
    const others = envelopes.filter(({ company }) => cursor.heads[company] !== undefined);
    if (others.length > 0) staged.push({ collection, envelopes: others });
  }
  const { epoch, heads, settled, digests, answeredAt } = answer;
  const next: Cursor = {
    ...cursor,
    epoch,
    checkpoints: Object.fromEntries(
      collectionNames.map((name) => [name, { ...cursor.checkpoints[name], ...answer.checkpoints[name] }]),
    ),
    targets: heads,
    round: answer.done ? { heads, settled, digests, answeredAt } : null,
  };
  if (await cursorStore.advance(next, staged)) parts.onProgress(next);
}

/** Written down before the first row of a company: killed in between, the server can still say what must go. */
async function noteScopes(
  scopes: PullAnswer["scopes"],
  cursor: Cursor,
  cursorStore: CursorStore,
): Promise<Cursor | null> {
  if (Object.entries(scopes).every(([company, scope]) => cursor.scopes[company] === scope)) return cursor;
  const noted = { ...cursor, scopes: { ...cursor.scopes, ...scopes } };
  return (await cursorStore.advance(noted, [])) ? { ...noted, writes: noted.writes + 1 } : null;
}

/**
 * Takes companies off this device, whole, or what waits of them for a round. That it is being done is written down
 * first: killed in the midst of it, this device must neither take what is left for whole nor forget to drop the rest.
 * Null when another tab was faster.
 */
async function dropCompanies(
  companies: readonly string[],
  read: Cursor,
  parts: PullParts,
): Promise<Cursor | null> {
  const marked = {
    ...companies.reduce(withoutCompany, read),
    step: read.step + 1,
    dropping: [...new Set([...read.dropping, ...companies])],
  };
  if (!(await parts.cursorStore.beginDropping(marked))) return null;
  return finishDropping({ ...marked, writes: marked.writes + 1 }, parts);
}

async function finishDropping(cursor: Cursor, parts: PullParts): Promise<Cursor | null> {
  const settled: Record<string, number> = { ...cursor.settled };
  for (const company of cursor.dropping) {
    // What was done here and has its answer goes with the rest, or it would stand there as books of its own.
    const answered = (await parts.log.after(company, 0)).filter(({ outcome }) => outcome !== null);
    const last = answered.at(-1)?.command.counter ?? 0;
    settled[company] = last;
    await parts.replica.dropCompany(company);
    parts.shelf.drop(company, last);
    await parts.onDrop(company);
  }
  const dropped = { ...cursor, settled, dropping: [] };
  return (await parts.cursorStore.advance(dropped, [])) ? { ...dropped, writes: dropped.writes + 1 } : null;
}

/**
 * Lays a complete round into the replica and moves the view. May run again after a crash at any place, and in two tabs
 * at once: the one that comes second shows what the first has written.
 */
export async function finishRound(parts: PullParts): Promise<{ readonly differing: readonly string[] }> {
  const { replica, codec, cursorStore, shelf } = parts;
  const before = await cursorStore.read();
  if (before.dropping.length > 0) await finishDropping(before, parts);
  const { cursor, pages } = await cursorStore.readStaged();
  const { round } = cursor;
  if (round === null) return { differing: [] };

  for (const { collection, envelopes } of pages)
    await replica.write(
      collection,
      await Promise.all(envelopes.map((envelope) => envelopeToRow(envelope, codec))),
    );

  const steps: (() => void)[] = [];
  for (const company of Object.keys(round.heads)) {
    const isMoved = cursor.heads[company] !== round.heads[company];
    const isOpen = shelf.view(company) !== undefined;
    if (!isMoved && !isOpen) continue;
    const view = await shelf.open(company);
    // A tab that has not heard of the last round of another cannot go on from it.
    const isNext = isOpen && view.head() !== null && view.head() === cursor.heads[company];
    const documents = isNext
      ? pages.flatMap(({ collection, envelopes }) =>
          envelopes.flatMap((envelope) =>
            envelope.company === company ? [envelopeToBase(collection, envelope)] : [],
          ),
        )
      : null;
    const settled = round.settled[company] ?? 0;
    const step: ViewRound = {
      kind: documents === null ? "whole" : "changes",
      documents: documents ?? (await readBaseDocuments(replica, codec, company)),
      settled,
      head: round.heads[company] ?? null,
      commands: await parts.log.after(company, settled),
    };
    steps.push(() => view.step(step));
  }
  for (const step of steps) step();

  const differing = differingCompanies(round, shelf);
  let next: Cursor = {
    ...cursor,
    step: cursor.step + 1,
    heads: { ...cursor.heads, ...round.heads },
    settled: { ...cursor.settled, ...round.settled },
    completeAsOf: differing.length === 0 ? round.answeredAt : null,
    round: null,
  };
  for (const company of differing) next = { ...withoutCompany(next, company), settled: next.settled };
  if (!(await cursorStore.finish(next))) {
    await shelf.catchUp();
    return { differing: [] };
  }
  for (const company of differing) await replica.dropCompany(company);
  parts.onProgress(next);
  return { differing };
}

const differingCompanies = (round: CompleteRound, shelf: CompanyShelf): string[] =>
  Object.entries(round.digests).flatMap(([company, digests]) => {
    const view = shelf.view(company);
    return view === undefined || digestsAgree(monthDigests(view.listBase("vouchers")), digests)
      ? []
      : [company];
  });

/** The server began again from a backup: what it has said may not be so any more, and what it lacks is sent again. */
async function startAnew(answer: PullAnswer, cursor: Cursor, parts: PullParts): Promise<void> {
  // Killed in the midst of dropping, this device must neither call what is left whole nor forget to drop the rest.
  const emptied = { ...emptyCursor, writes: cursor.writes, step: cursor.step + 1 };
  const isOurs = await parts.cursorStore.finish({
    ...emptied,
    rebuilds: cursor.rebuilds + 1,
    targets: { ...cursor.heads, ...cursor.targets },
    epoch: cursor.epoch,
  });
  if (!isOurs) return;
  for (const company of new Set([...Object.keys(cursor.heads), ...Object.keys(cursor.targets)]))
    await parts.replica.dropCompany(company);
  for (const company of await parts.log.companies())
    await parts.log.reopen(company, (answer.settled[company] ?? 0) + 1);
  await parts.cursorStore.finish({
    ...emptied,
    writes: cursor.writes + 1,
    step: cursor.step + 2,
    rebuilds: cursor.rebuilds + 2,
    epoch: answer.epoch,
  });
}

function withoutCompany(cursor: Cursor, company: string): Cursor {
  const without = <Value>(byCompany: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byCompany).filter(([key]) => key !== company));
  return {
    ...cursor,
    rebuilds: cursor.rebuilds + 1,
    heads: without(cursor.heads),
    settled: without(cursor.settled),
    targets: without(cursor.targets),
    scopes: without(cursor.scopes),
    checkpoints: Object.fromEntries(
      Object.entries(cursor.checkpoints).map(([name, revisions]) => [name, without(revisions ?? {})]),
    ),
  };
}
