import { inflateSync } from "fflate";
import { standingIn } from "#core/commands/decide.ts";
import type { Standing } from "#core/rights/rights.ts";
import { bodiesIn, MAIN_CHAIN, type SealBody, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { bytesToHex } from "#core/sha256.ts";
import type { CompanyView } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";
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
   * Fetches the lines of all first, since the ledger waits for them, then the vouchers, newest first. Each body is kept
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
/** The ledger is shown anew after so many: after each would keep it busy with nothing else. */
const SHOWN_TOGETHER = 12;

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

  const fetchBody = async (view: CompanyView, { hash, byteLength, seal }: BodyOfSeal): Promise<boolean> => {
    const { company } = view;
    // The company may be dropped, or narrowed, while its months are on their way.
    const isNamed = () => {
      const header = view.get("seals", seal);
      const told = header && toldHeader(header, standingIn(view, company, user));
      return told?.parts.some(({ content }) => content?.bodies.some((body) => body.hash === hash)) ?? false;
    };
    if (!isNamed()) return false;
    const failed = failedByHash.get(hash);
    if (failed !== undefined && now().getTime() < failed.notBefore) return false;
    try {
      const bytes = await download(requests, hash, byteLength);
      if (!isNamed()) return false;
      await bodies.write(company, hash, bytes);
      failedByHash.delete(hash);
      if (!isNamed()) {
        await bodies.remove(company, [hash]);
        return false;
      }
      return true;
    } catch (error) {
      if (!(error instanceof BodyFailed)) throw error;
      const failures = (failed?.failures ?? 0) + 1;
      const seconds = Math.min(AGAIN_AFTER_SECONDS_MAX, AGAIN_AFTER_SECONDS * 2 ** (failures - 1));
      failedByHash.set(hash, {
        problem: error.problem,
        failures,
        notBefore: now().getTime() + seconds * 1000,
      });
      return false;
    }
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
          let unshown = 0;
          try {
            for (const body of bodiesOf(headers, kind, reader)) {
              if (held.has(body.hash) || !(await fetchBody(view, body))) continue;
              // Imported entries are shown by their lines.
              if (kind === "lines" || body.chain === MAIN_CHAIN) unshown += 1;
              if (unshown < SHOWN_TOGETHER) continue;
              unshown = 0;
              await onBodies(view.company);
            }
          } finally {
            if (unshown > 0) await onBodies(view.company);
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

async function download(requests: ServerRequests, hash: string, byteLength: number): Promise<Uint8Array> {
  const response = await requests.request(`/sync/v3/seals/${hash}`).catch((error: unknown) => {
    // With a time to wait the server asks for patience from everyone.
    if (error instanceof RequestFailed && error.afterSeconds === null && FAILURES_OF_ONE.has(error.failure))
      throw new BodyFailed("unavailable");
    throw error;
  });
  const deflated = await response.arrayBuffer().catch(() => {
    throw new BodyFailed("cut");
  });
  const bytes = inflated(new Uint8Array(deflated), byteLength);
  if (bytes === null || (await hashOf(bytes)) !== hash) throw new BodyFailed("changed");
  return bytes;
}

/** A buffer of the promised size bounds what a changed body could unpack to; null where it cannot be unpacked. */
function inflated(deflated: Uint8Array, byteLength: number): Uint8Array | null {
  try {
    return inflateSync(deflated, { out: new Uint8Array(byteLength) });
  } catch {
    return null;
  }
}

const hashOf = async (bytes: Uint8Array): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));
