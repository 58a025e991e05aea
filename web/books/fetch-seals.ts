import { inflateSync } from "fflate";
import type { SealBody, SealHeader } from "#core/seals/seal-header.ts";
import { bytesToHex } from "#core/sha256.ts";
import type { CompanyView } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";
import type { ServerRequests } from "./server-requests.ts";

/**
 * Fetches what sealed months this device lacks: the lines of all first, since the ledger waits for them, then the
 * vouchers, newest first. Each body is kept as soon as it is here, so a restart goes on where it stopped.
 */
export async function fetchSeals(
  views: readonly CompanyView[],
  bodies: SealBodies,
  requests: ServerRequests,
  onLines: (company: string) => Promise<void>,
): Promise<void> {
  for (const kind of ["lines", "vouchers"] as const) {
    for (const view of views) {
      const held = await bodies.held(view.company);
      const headers = [...view.list("seals")].sort((one, other) => (one.month < other.month ? 1 : -1));
      await forgetOthers(view, headers, held, bodies);
      const missing = bodiesOf(headers, kind).filter(({ hash }) => !held.has(hash));
      for (const { hash, byteLength } of missing) {
        const response = await requests.request(`/sync/v1/seals/${hash}`);
        const bytes = await inflated(new Uint8Array(await response.arrayBuffer()), hash, byteLength);
        await bodies.write(view.company, hash, bytes);
      }
      if (kind === "lines" && missing.length > 0) await onLines(view.company);
    }
  }
}

export const bodiesOf = (headers: readonly SealHeader[], kind: SealBody["kind"]): SealBody[] => {
  const found = new Map<string, SealBody>();
  for (const header of headers)
    for (const body of header.bodies) if (body.kind === kind) found.set(body.hash, body);
  return [...found.values()];
};

/** An import that was replaced leaves bodies that nothing names any more. */
async function forgetOthers(
  view: CompanyView,
  headers: readonly SealHeader[],
  held: ReadonlySet<string>,
  bodies: SealBodies,
): Promise<void> {
  if (!view.isComplete()) return;
  const named = new Set(headers.flatMap((header) => header.bodies.map(({ hash }) => hash)));
  const others = [...held].filter((hash) => !named.has(hash));
  if (others.length > 0) await bodies.remove(view.company, others);
}

async function inflated(deflated: Uint8Array, hash: string, byteLength: number): Promise<Uint8Array> {
  // A buffer of the promised size bounds what a changed body could unpack to.
  const bytes = inflateSync(deflated, { out: new Uint8Array(byteLength) });
  const found = bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));
  if (found !== hash) throw new Error(`A sealed body came as ${found} instead of ${hash}`);
  return bytes;
}
