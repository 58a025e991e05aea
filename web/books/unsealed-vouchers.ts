import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { CompanyView } from "./company-view.ts";

type Seen = Pick<CompanyView, "base" | "listBase">;

/** The seals of the company's own chain as this device holds their headers. */
export interface HeldSeals {
  readonly headers: readonly SealHeader[];
  /** The seal that holds a voucher of the server's, also one whose row is still here; null of what is live. */
  readonly holding: (
    voucher: Pick<Voucher, "id" | "day" | "state" | "validatedAt" | "closing">,
  ) => SealHeader | null;
}

/**
 * A header names no voucher: it holds everything of its days but drafts and closing entries that was written before it.
 * A closing entry is held by the seal that closes its fiscal year.
 */
export function heldSeals(view: Seen): HeldSeals {
  const seals = view
    .listBase("seals")
    .filter(({ chain }) => chain === MAIN_CHAIN)
    .map((header) => ({ header, revision: view.base("seals", header.id)!.revision }))
    .sort((one, other) => one.header.index - other.header.index);
  const months = seals.filter(({ header }) => !header.closing);
  const last = months.at(-1)?.header.throughDay ?? "";
  const sealOf = ({ day, closing }: Pick<Voucher, "day" | "closing">) =>
    closing
      ? seals.find(({ header }) => header.closing && header.throughDay === day)
      : months.find(({ header }) => day <= header.throughDay);
  return {
    headers: seals.map(({ header }) => header),
    holding: ({ id, day, state, validatedAt, closing }) => {
      if ((day > last && !closing) || state === "draft") return null;
      const seal = sealOf({ day, closing });
      if (seal === undefined) return null;
      if (validatedAt !== undefined) return seal.header;
      const base = view.base("vouchers", id);
      return base !== undefined && base.revision < seal.revision ? seal.header : null;
    },
  };
}

/** The same, told anew only once a seal has come or gone. */
export function createHeldSeals(view: Seen & Pick<CompanyView, "onMove">): () => HeldSeals {
  let known: HeldSeals | null = null;
  view.onMove((moves) => {
    if (moves.some(({ collection }) => collection === "seals")) known = null;
  });
  return () => {
    known ??= heldSeals(view);
    return known;
  };
}

/** What the server says is live, out of rows some of which may wait to be purged. */
export function unsealedVouchers(view: Seen): readonly Voucher[] {
  const { headers, holding } = heldSeals(view);
  const vouchers = view.listBase("vouchers");
  return headers.length === 0 ? vouchers : vouchers.filter((voucher) => holding(voucher) === null);
}

/** Whether this device has rows of everything that is told of a seal: until its bodies are here, they stand in for it. */
export const isHeldInRows = (view: Seen, { holding }: HeldSeals, told: SealHeader): boolean => {
  const count = told.parts.reduce((sum, { content }) => sum + (content?.vouchers ?? 0), 0);
  return view.listBase("vouchers").filter((voucher) => holding(voucher)?.id === told.id).length === count;
};
