import { standingIn } from "#core/commands/decide.ts";
import { type NumberedPaper, toNumberedPaper } from "#core/numbering/number-register.ts";
import { bodiesIn } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import type { CompanyView } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { readSealedVouchers } from "./sealed-vouchers.ts";
import { createHeldSeals, isHeldInRows } from "./unsealed-vouchers.ts";

/** Every issued invoice and credit note that this device can read of a company. */
export interface NumberedPapers {
  readonly papers: readonly NumberedPaper[];
  /** Validated months whose vouchers are not here, "2026-10". */
  readonly missingMonths: readonly string[];
}

/**
 * Reads them among the vouchers in memory and in the bodies of those validated months that memory has no room for.
 * A body never changes, so what was found in one is kept.
 */
export function createNumberedPapers(
  view: CompanyView,
  bodies: SealBodies,
  user: string,
): () => Promise<NumberedPapers> {
  const seals = createHeldSeals(view);
  const papersByHash = new Map<string, readonly NumberedPaper[]>();
  const read = async (hash: string) => {
    const known = papersByHash.get(hash);
    if (known !== undefined) return known;
    const vouchers = await readSealedVouchers(view.company, hash, bodies);
    if (vouchers === null) return null;
    const papers = vouchers.flatMap((voucher) => toNumberedPaper(voucher) ?? []);
    papersByHash.set(hash, papers);
    return papers;
  };
  return async () => {
    const papers = new Map<string, NumberedPaper>();
    const missingMonths = new Set<string>();
    const held = await bodies.held(view.company);
    for (const header of seals().headers) {
      const told = toldHeader(header, standingIn(view, view.company, user));
      for (const { hash } of bodiesIn(told, "vouchers")) {
        if (view.sealedBodies().has(hash)) continue;
        const sealed = held.has(hash) ? await read(hash) : null;
        for (const paper of sealed ?? []) papers.set(paper.voucher, paper);
        if (sealed === null && !isHeldInRows(view, seals(), told)) missingMonths.add(header.month);
      }
    }
    for (const voucher of view.list("vouchers")) {
      const paper = toNumberedPaper(voucher);
      if (paper !== null) papers.set(paper.voucher, paper);
    }
    return { papers: [...papers.values()], missingMonths: [...missingMonths].sort() };
  };
}
