import { type CollectionName, collectionNames, collections } from "#core/collections.ts";
import { type Envelope, isGone, SEALED } from "#core/replication/envelope.ts";
import { type PullAnswer, type PullRequest, pullAnswerSchema } from "#core/replication/pull.ts";
import type { CompanyCards } from "./company-cards.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import type { ViewRound } from "./company-view.ts";
import type { CompleteRound, Cursor, CursorStore, Page, RevisionByCompany } from "./cursor-store.ts";
import { dropCompanies, finishDropping, withoutCompany } from "./drop-companies.ts";
import { digestsAgree, monthDigests } from "./month-digests.ts";
import { envelopeToBase, envelopeToRow, readBaseDocuments } from "./replica-documents.ts";
import { followRestoredServer, type RestoredParts } from "./restored-server.ts";
import { RequestFailed } from "./server-requests.ts";
import { unsealedVouchers } from "./unsealed-vouchers.ts";
import { isHeldWhole, toPullRequest, type WantedParts, wantedCompanies } from "./wanted-companies.ts";

export interface PullParts extends RestoredParts {
  readonly shelf: CompanyShelf;
  readonly cards: CompanyCards;
  readonly wanted: WantedParts;
  readonly onProgress: (cursor: Cursor) => void;
  readonly onDrop: (company: string) => Promise<void>;
  /** Companies the reader may no longer see at all. */
  readonly onLost: (companies: readonly string[]) => Promise<unknown>;
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
    const request = await toPullRequest(parts.wanted, cursor, device);
    const answered = await parts.log.answeredThrough();
    const answer = checkAnswer(await requests.post("/sync/v5/pull", request));
    if (cursor.epoch !== null && answer.epoch !== cursor.epoch) {
      await followRestoredServer(answer, cursor, parts);
      isToSendAgain = true;
      continue;
    }
    if (await takeBackForgotten(answer, answered, parts)) isToSendAgain = true;
    if (!answer.done && !advances(request, answer)) throw new RequestFailed("busy");
    const isAsWanted = await turns.take(() => keepPages(answer, { request, cursor }, parts));
    if (answer.done && isAsWanted) return { ...(await turns.take(() => finishRound(parts))), isToSendAgain };
  }
}

/**
 * A server that counts fewer of our acts than it had answered before we asked was put back from a backup, and may not
 * know it: the rest is sent again with what it had said, which proves it.
 */
async function takeBackForgotten(
  { heads, settled }: PullAnswer,
  answered: ReadonlyMap<string, number>,
  { log }: PullParts,
): Promise<boolean> {
  let isForgotten = false;
  for (const [company, through] of answered) {
    const known = settled[company] ?? 0;
    if (heads[company] === undefined || known >= through) continue;
    await log.takeBack(company, known, []);
    isForgotten = true;
  }
  return isForgotten;
}

/** Everything is checked before anything is written: a document we cannot read must not be passed over. */
function checkAnswer(value: unknown): PullAnswer {
  const answer = pullAnswerSchema.parse(value);
  const pages = [...Object.entries(answer.pages), ...Object.entries(answer.latest ?? {})];
  for (const [name, page] of pages as [CollectionName, Envelope[]][])
    for (const { id, company, state, body } of page) {
      if (!id.startsWith(`${company}|`)) throw new Error(`${id} is not a document of ${company}`);
      if (!isGone({ state })) collections[name].parse(body);
    }
  return answer;
}

const advances = ({ checkpoints, whole }: PullRequest, answer: PullAnswer): boolean =>
  answer.drop.length > 0 ||
  isBeyond(answer.cards, whole?.cards) ||
  collectionNames.some((name) => isBeyond(answer.checkpoints[name], checkpoints[name]));

const isBeyond = (after: RevisionByCompany = {}, before: RevisionByCompany = {}): boolean =>
  Object.entries(after).some(([company, revision]) => revision > (before[company] ?? 0));

/** False where a company that was to become a card is wanted whole after all: it is then asked for anew. */
async function keepPages(
  answer: PullAnswer,
  { cursor: read, request }: { readonly cursor: Cursor; readonly request: PullRequest },
  parts: PullParts,
): Promise<boolean> {
  const { replica, codec, cursorStore } = parts;
  // What was asked for on the word of a cursor that is no more must not be dropped or written either.
  if ((await cursorStore.read()).writes !== read.writes) return true;
  const cards = answer.cards ?? {};
  const toCards = Object.keys(cards).filter((company) => isHeldWhole(read, company));
  if (toCards.length > 0) {
    const { wanted } = await wantedCompanies(parts.wanted, read);
    if (toCards.some((company) => wanted.has(company))) return false;
  }
  const drop = [...answer.drop, ...toCards];
  const kept = drop.length === 0 ? read : await dropCompanies(drop, read, parts);
  const cursor = kept === null ? null : await noteScopes(answer.scopes, kept, cursorStore);
  if (cursor === null) return true;
  // What is shown whole, or as a card, moves with the round; of what is only coming no row is shown yet, or all there is.
  const isFilling = ({ company }: Envelope) =>
    cursor.heads[company] === undefined &&
    (cards[company] === undefined || cursor.cards[company] === undefined);
  const staged: Page[] = [];
  for (const [collection, envelopes] of Object.entries(answer.pages) as [CollectionName, Envelope[]][]) {
    const filling = envelopes.filter(isFilling);
    await replica.write(
      collection,
      await Promise.all(filling.map((envelope) => envelopeToRow(envelope, codec))),
    );
    const others = envelopes.filter((envelope) => !isFilling(envelope));
    if (others.length > 0) staged.push({ collection, envelopes: others });
  }
  const { epoch, settled, digests, answeredAt, headProofs = {}, shut = {} } = answer;
  const heads = Object.fromEntries(
    Object.entries(answer.heads).filter(([company]) => cards[company] === undefined),
  );
  const next: Cursor = {
    ...cursor,
    epoch,
    headProofs,
    shut,
    checkpoints: Object.fromEntries(
      collectionNames.map((name) => [name, { ...cursor.checkpoints[name], ...answer.checkpoints[name] }]),
    ),
    cards: { ...cursor.cards, ...cards },
    targets: answer.heads,
    round: answer.done ? { heads, settled, digests, answeredAt } : null,
  };
  if (!(await cursorStore.advance(next, staged))) return true;
  parts.cards.forget();
  const lost = answer.drop.filter((company) => answer.heads[company] === undefined);
  if (lost.length > 0) await parts.onLost(lost);
  await showFirst(answer, request.whole?.first ?? null, parts);
  parts.onProgress(next);
  return true;
}

/** What came first of a company that somebody waits for is shown before the rest is here. */
async function showFirst({ pages, latest }: PullAnswer, company: string | null, parts: PullParts) {
  if (latest === undefined || company === null) return;
  const found = [...Object.entries(pages), ...Object.entries(latest)] as [CollectionName, Envelope[]][];
  await parts.shelf.preview(company, documentsOf(company, found));
}

const documentsOf = (company: string, pages: readonly (readonly [CollectionName, readonly Envelope[]])[]) =>
  pages.flatMap(([collection, envelopes]) =>
    envelopes.flatMap((envelope) =>
      envelope.company === company ? [envelopeToBase(collection, envelope)] : [],
    ),
  );

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

  for (const { collection, envelopes } of pages) {
    const [sealed, others] = [true, false].map((isSealed) =>
      envelopes.filter(({ state }) => (state === SEALED) === isSealed),
    ) as [Envelope[], Envelope[]];
    await replica.write(
      collection,
      await Promise.all(others.map((envelope) => envelopeToRow(envelope, codec))),
    );
    // What a seal holds needs no row here, not even one that says so.
    await replica.purge(
      collection,
      sealed.map(({ id }) => id),
    );
  }

  const steps: (() => void)[] = [];
  for (const company of Object.keys(round.heads)) {
    const isMoved = cursor.heads[company] !== round.heads[company];
    const isOpen = shelf.view(company) !== undefined;
    if (!isMoved && !isOpen) continue;
    const view = await shelf.open(company);
    // A tab that has not heard of the last round of another cannot go on from it.
    const isNext = isOpen && view.head() !== null && view.head() === cursor.heads[company];
    const documents = isNext
      ? documentsOf(
          company,
          pages.map(({ collection, envelopes }) => [collection, envelopes]),
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
  for (const view of shelf.opened()) {
    const { company } = view;
    if (round.heads[company] !== undefined || cursor.cards[company] === undefined) continue;
    const documents = await shelf.partOf(company, cursor);
    const settled = round.settled[company] ?? 0;
    const commands = await parts.log.after(company, settled);
    steps.push(() => view.step({ kind: "whole", documents, settled, head: null, commands }));
  }
  parts.cards.forget();
  for (const step of steps) step();

  const differing = differingCompanies(round, shelf);
  let next: Cursor = {
    ...cursor,
    step: cursor.step + 1,
    cards: without(cursor.cards, Object.keys(round.heads)),
    heads: { ...cursor.heads, ...round.heads },
    settled: { ...cursor.settled, ...round.settled },
    completeAsOf: differing.length === 0 ? round.answeredAt : null,
    round: null,
  };
  for (const company of differing) next = { ...withoutCompany(next, company), settled: next.settled };
  for (const company of Object.keys(round.heads)) shelf.endPreview(company);
  if (!(await cursorStore.finish(next))) {
    await shelf.catchUp();
    return { differing: [] };
  }
  for (const company of differing) await replica.dropCompany(company);
  parts.onProgress(next);
  return { differing };
}

const without = (revisions: RevisionByCompany, companies: readonly string[]): RevisionByCompany => {
  const left = new Set(companies);
  return Object.fromEntries(Object.entries(revisions).filter(([company]) => !left.has(company)));
};

const differingCompanies = (round: CompleteRound, shelf: CompanyShelf): string[] =>
  Object.entries(round.digests).flatMap(([company, digests]) => {
    const view = shelf.view(company);
    return view === undefined || digestsAgree(monthDigests(unsealedVouchers(view)), digests) ? [] : [company];
  });
