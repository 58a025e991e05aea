import { standingIn } from "#core/commands/decide.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { decodeVouchers } from "#core/seals/voucher-codec.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { CompanyView } from "./company-view.ts";
import type { MissingMonth } from "./ledger.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { createHeldSeals, isHeldInRows } from "./unsealed-vouchers.ts";

/** Validated vouchers of a company, so that lists and judgements still find them. */
export interface SealedVouchers {
  /** Lays in those that are held and not yet here, newest first. */
  readonly load: () => Promise<void>;
  /** Bodies that lists and what is unpaid are without: neither laid in nor stood for by rows. */
  readonly missing: () => readonly MissingMonth[];
  /** Ids of rows that say nothing any more: their lines and their vouchers are both held as they were validated. */
  readonly needlessRows: () => Promise<readonly string[]>;
}

/** More than a practice writes in fifteen years; beyond them only lines are in memory. */
const VOUCHERS_MAX = 100_000;

export function createSealedVouchers(view: CompanyView, bodies: SealBodies, user: string): SealedVouchers {
  const seals = createHeldSeals(view);
  const told = (header: SealHeader) => toldHeader(header, standingIn(view, view.company, user));
  /** The newest first, as far as memory goes. */
  const toLayIn = (headers: readonly SealHeader[]) => {
    const found: { seal: string; month: string; hash: string }[] = [];
    let count = 0;
    for (const header of [...headers].reverse())
      for (const { content } of told(header).parts) {
        count += content?.vouchers ?? 0;
        if (count > VOUCHERS_MAX) return found;
        for (const { kind, hash } of content?.bodies ?? [])
          if (kind === "vouchers") found.push({ seal: header.id, month: header.month, hash });
      }
    return found;
  };
  return {
    load: async () => {
      const { headers } = seals();
      if (headers.length === 0) return;
      const held = await bodies.held(view.company);
      const known = view.sealedBodies();
      for (const { seal, hash } of toLayIn(headers)) {
        if (known.has(hash) || !held.has(hash)) continue;
        const vouchers = await readSealedVouchers(view.company, hash, bodies);
        if (vouchers !== null) view.layInSealed({ seal, hash }, vouchers);
      }
    },
    missing: () => {
      const known = view.sealedBodies();
      const missing = toLayIn(seals().headers).filter(({ hash }) => !known.has(hash));
      if (missing.length === 0) return missing;
      const inRows = new Set(
        seals()
          .headers.filter((header) => isHeldInRows(view, seals(), told(header)))
          .map(({ id }) => id),
      );
      return missing.filter(({ seal }) => !inRows.has(seal));
    },
    needlessRows: async () => {
      const { headers, holding } = seals();
      if (headers.length === 0 || !view.isComplete()) return [];
      const held = await bodies.held(view.company);
      const isHeld = (header: SealHeader) =>
        (["lines", "vouchers"] as const).every((kind) =>
          bodiesIn(told(header), kind).every(({ hash }) => held.has(hash)),
        );
      const heldWhole = new Set(headers.filter(isHeld));
      return view.listBase("vouchers").flatMap((voucher) => {
        const seal = holding(voucher);
        return seal !== null && heldWhole.has(seal) ? [voucher.id] : [];
      });
    },
  };
}

/** What a body holds; null where it cannot be read, and is fetched again. */
export async function readSealedVouchers(
  company: string,
  hash: string,
  bodies: SealBodies,
): Promise<Voucher[] | null> {
  try {
    const bytes = await bodies.read(company, hash);
    return bytes === null ? null : (decodeVouchers(bytes) as unknown as Voucher[]);
  } catch {
    // It is fetched again; its row stays until then, or its line alone is shown.
    await bodies.discard(company, hash);
    return null;
  }
}
