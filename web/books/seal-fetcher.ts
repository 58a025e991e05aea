import { standingIn } from "#core/commands/decide.ts";
import { splitSealedBodies } from "#core/replication/sealed-bodies.ts";
import type { Standing } from "#core/rights/rights.ts";
import { bodiesIn, MAIN_CHAIN, type SealBody, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { headersToOpen } from "#core/seals/totals-columns.ts";
import { bytesToHex } from "#core/sha256.ts";
import type { CompanyView } from "./company-view.ts";
import { inflate } from "./inflate.ts";
import type { SealBodies, SealBodyBytes } from "./seal-bodies.ts";
import { RequestFailed, type RequestFailure, type ServerRequests } from "./server-requests.ts";

/** Why one month is not here although the server could be reached. */
export type BodyProblem =
  /** What came is not what was validated: it is thrown away. */
  | "changed"
  /** The server does not have it, or fails over it. */
  | "unavailable"
  /** It broke off on its way. */
  | "cut";

/** Brings the sealed months this device lacks. */
export interface SealFetcher {
  /**
   * Fetches the lines of all first, since the ledger waits for them, then the vouchers, newest first; before all others
   * the few without which no header tells a balance. Each body is kept
   * as soon as it is here, so a restart goes on where it stopped; one that fails is left for later and stops no other.
   * The company somebody looks at comes before the others.
   */
  readonly fetch: (
    views: readonly CompanyView[],
    onBodies: (company: string) => Promise<void>,
    onScreen?: string,
  ) => Promise<void>;
  readonly problemOf: (hash: string) => BodyProblem | null;
}

/** What may be the matter with one body alone; after anything else there is no use in asking for the next. */
const FAILURES_OF_ONE: ReadonlySet<RequestFailure> = new Set<RequestFailure>([
  "busy",
  "notFound",
  "forbidden",
  "tooLarge",
]);
const AGAIN_AFTER_SECONDS = 15;
const AGAIN_AFTER_SECONDS_MAX = 900;
/** The ledger is shown anew after so many, and later after half as many as it shows: else it would be busy with nothing but that. */
const SHOWN_TOGETHER = 12;
/** While one answer is looked at the next is on its way; more would only fill memory. */
const AT_ONCE = 3;
/** One request brings so many bodies, or as many as come to so many bytes: small months cost little more than their bytes. */
const BATCH_BODIES_MAX = 24;
const BATCH_BYTES_MAX = 4_000_000;

class BodyFailed extends Error {
  readonly problem: BodyProblem;

  constructor(problem: BodyProblem) {
    super(`A sealed body did not come: ${problem}`);
    this.problem = problem;
  }
}

export function createSealFetcher(parts: {
  readonly user: string;
  readonly bodies: SealBodies;
  readonly requests: ServerRequests;
  readonly now: () => Date;
}): SealFetcher {
  const { user, bodies, requests, now } = parts;
  const failedByHash = new Map<string, { problem: BodyProblem; failures: number; notBefore: number }>();

  const noteFailure = (hash: string, problem: BodyProblem) => {
    const failures = (failedByHash.get(hash)?.failures ?? 0) + 1;
    const seconds = Math.min(AGAIN_AFTER_SECONDS_MAX, AGAIN_AFTER_SECONDS * 2 ** (failures - 1));
    failedByHash.set(hash, { problem, failures, notBefore: now().getTime() + seconds * 1000 });
  };
  const isToAsk = ({ hash }: BodyOfSeal) =>
    now().getTime() >= (failedByHash.get(hash)?.notBefore ?? Number.NEGATIVE_INFINITY);

  /** Answers what came and is kept. */
  const fetchBatch = async (view: CompanyView, batch: readonly BodyOfSeal[]): Promise<BodyOfSeal[]> => {
    const { company } = view;
    // The company may be dropped, or narrowed, while its months are on their way.
    const isNamed = ({ seal, hash }: BodyOfSeal) => {
      const header = view.get("seals", seal);
      const told = header && toldHeader(header, standingIn(view, company, user));
      return told?.parts.some(({ content }) => content?.bodies.some((body) => body.hash === hash)) ?? false;
    };
    const wanted = batch.filter(isNamed);
    const came: { readonly body: BodyOfSeal; readonly bytes: SealBodyBytes }[] = [];
    for (const [index, bytes] of (await downloadSeveral(requests, wanted)).entries())
      if (typeof bytes === "string") noteFailure(wanted[index]!.hash, bytes);
      else came.push({ body: wanted[index]!, bytes });
    const named = came.filter(({ body }) => isNamed(body));
    await bodies.write(
      company,
      named.map(({ body, bytes }) => ({ ...bytes, hash: body.hash })),
    );
    for (const { body } of named) failedByHash.delete(body.hash);
    const kept = named.filter(({ body }) => isNamed(body));
    const lost = named.filter((one) => !kept.includes(one)).map(({ body }) => body.hash);
    if (lost.length > 0) await bodies.remove(company, lost);
    return kept.map(({ body }) => body);
  };

  return {
    fetch: async (views, onBodies, onScreen) => {
      const isLater = ({ company }: CompanyView) => (company === onScreen ? 0 : 1);
      const ordered = [...views].sort((one, other) => isLater(one) - isLater(other));
      for (const kind of ["lines", "vouchers"] as const)
        for (const view of ordered) {
          const held = await bodies.held(view.company);
          const headers = [...view.list("seals")].sort((one, other) => (one.month < other.month ? 1 : -1));
          const reader = standingIn(view, view.company, user);
          await forgetOthers(view, headers, held, reader, bodies);
          let shown = 0;
          let unshown = 0;
          let showing: Promise<void> = Promise.resolve();
          // What came is shown while the next are on their way.
          const show = async () => {
            const before = showing;
            shown += unshown;
            unshown = 0;
            showing = before.then(() => onBodies(view.company));
            showing.catch(() => {});
            await before;
          };
          const missing = bodiesOf(headers, kind, reader).filter(
            (body) => !held.has(body.hash) && isToAsk(body),
          );
          const first = kind === "lines" ? firstOf(missing, headers, reader) : [];
          const rest = missing.filter((body) => !first.includes(body));
          try {
            for (const batch of toBatches(first)) unshown += (await fetchBatch(view, batch)).length;
            if (unshown > 0) await show();
            await inParallel(toBatches(rest), AT_ONCE, async (batch) => {
              const kept = await fetchBatch(view, batch);
              // Imported entries are shown by their lines.
              unshown += kept.filter(({ chain }) => kind === "lines" || chain === MAIN_CHAIN).length;
              if (unshown >= Math.max(SHOWN_TOGETHER, shown / 2)) await show();
            });
          } finally {
            if (unshown > 0) await show();
            await showing;
          }
        }
    },
    problemOf: (hash) => failedByHash.get(hash)?.problem ?? null,
  };
}

/** A body and the seal it is of. */
export interface BodyOfSeal extends SealBody {
  readonly seal: string;
  readonly chain: string;
  readonly month: string;
}

/** What of these months a reader may read, each body once. */
export const bodiesOf = (
  headers: Iterable<SealHeader>,
  kind: SealBody["kind"],
  reader: Standing,
): readonly BodyOfSeal[] => {
  const found = new Map<string, BodyOfSeal>();
  for (const { month, chain, id, ...header } of headers)
    for (const body of bodiesIn(toldHeader({ month, chain, id, ...header }, reader), kind))
      found.set(body.hash, { ...body, month, chain, seal: id });
  return [...found.values()];
};

/** What no header tells of a balance, and so comes first; all the same where it comes in one answer with the rest. */
function firstOf(
  missing: readonly BodyOfSeal[],
  headers: readonly SealHeader[],
  reader: Standing,
): readonly BodyOfSeal[] {
  if (toBatches(missing).length <= 1) return [];
  const untold = new Set(
    headersToOpen(headers.map((header) => toldHeader(header, reader))).map(({ id }) => id),
  );
  return missing.filter(({ seal }) => untold.has(seal));
}

/** An import that was replaced leaves bodies that nothing names any more; a right that was lost, such as are not to be kept. */
async function forgetOthers(
  view: CompanyView,
  headers: readonly SealHeader[],
  held: ReadonlySet<string>,
  reader: Standing,
  bodies: SealBodies,
): Promise<void> {
  if (!view.isComplete()) return;
  const named = new Set(
    (["lines", "vouchers"] as const).flatMap((kind) =>
      bodiesOf(headers, kind, reader).map(({ hash }) => hash),
    ),
  );
  const others = [...held].filter((hash) => !named.has(hash));
  if (others.length > 0) await bodies.remove(view.company, others);
}

/** So many at once, in their order; after one that throws, none is begun, and all that were have ended. */
async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let isStopped = false;
  const workOn = async () => {
    while (next < items.length && !isStopped) {
      const item = items[next]!;
      next += 1;
      await work(item).catch((error: unknown) => {
        isStopped = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, workOn));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

function toBatches(bodies: readonly BodyOfSeal[]): BodyOfSeal[][] {
  const batches: BodyOfSeal[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const body of bodies) {
    bytes += body.byteLength;
    if (bytes > BATCH_BYTES_MAX || batches.at(-1)!.length >= BATCH_BODIES_MAX) {
      batches.push([]);
      bytes = body.byteLength;
    }
    batches.at(-1)!.push(body);
  }
  return batches;
}

/** Each of these bodies, or why it did not come. */
async function downloadSeveral(
  requests: ServerRequests,
  bodies: readonly BodyOfSeal[],
): Promise<(SealBodyBytes | BodyProblem)[]> {
  const answer = bodies.length > 1 ? await downloadTogether(requests, bodies) : null;
  const told = (error: unknown): BodyProblem => {
    if (error instanceof BodyFailed) return error.problem;
    throw error;
  };
  // While one is hashed the next is inflated.
  const came = await Promise.all(
    bodies.map(async ({ hash, byteLength }, index) => {
      const deflated = answer?.[index] ?? "cut";
      if (deflated === "cut") return null;
      return deflated === "absent" ? "unavailable" : opened(deflated, hash, byteLength).catch(told);
    }),
  );
  const all: (SealBodyBytes | BodyProblem)[] = [];
  for (const [index, { hash, byteLength }] of bodies.entries())
    all.push(came[index] ?? (await download(requests, hash, byteLength).catch(told)));
  return all;
}

/** Null where they have to be asked for one by one: it may be one of them that makes the answer fail. */
async function downloadTogether(requests: ServerRequests, bodies: readonly BodyOfSeal[]) {
  const response = await requests
    .request("/sync/v5/seals", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ hashes: bodies.map(({ hash }) => hash) }),
    })
    .catch((error: unknown) => {
      if (isOfOne(error)) return null;
      throw error;
    });
  const buffer = await response?.arrayBuffer().catch(() => null);
  return buffer ? splitSealedBodies(new Uint8Array(buffer), bodies.length) : null;
}

/** With a time to wait the server asks for patience from everyone. */
const isOfOne = (error: unknown): boolean =>
  error instanceof RequestFailed && error.afterSeconds === null && FAILURES_OF_ONE.has(error.failure);

async function download(requests: ServerRequests, hash: string, byteLength: number): Promise<SealBodyBytes> {
  const response = await requests.request(`/sync/v5/seals/${hash}`).catch((error: unknown) => {
    if (isOfOne(error)) throw new BodyFailed("unavailable");
    throw error;
  });
  const buffer = await response.arrayBuffer().catch(() => {
    throw new BodyFailed("cut");
  });
  return opened(new Uint8Array(buffer), hash, byteLength);
}

async function opened(deflated: Uint8Array, hash: string, byteLength: number): Promise<SealBodyBytes> {
  const bytes = await inflate(new Uint8Array(deflated), byteLength).catch(() => null);
  if (bytes === null || (await hashOf(bytes)) !== hash) throw new BodyFailed("changed");
  return { deflated, bytes };
}

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
