import { standingIn } from "#core/commands/decide.ts";
import type { SealBody } from "#core/seals/seal-header.ts";
import type { CompanyView } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { bodiesOf } from "./seal-fetcher.ts";

/** A part of a validated month that this device once could not read as it had come. */
export interface DiscardedBody {
  readonly month: string;
  readonly kind: SealBody["kind"];
  /** When that was found. */
  readonly at: string;
  /** Whether it has been fetched again since. */
  readonly isBack: boolean;
}

/** What was changed on this device and thrown away for that, the latest first. */
export async function discardedBodies(
  view: CompanyView,
  bodies: SealBodies,
  user: string,
): Promise<readonly DiscardedBody[]> {
  const instants = await bodies.discarded(view.company);
  if (instants.size === 0) return [];
  const held = await bodies.held(view.company);
  const reader = standingIn(view, view.company, user);
  const named = (["lines", "vouchers"] as const).flatMap((kind) =>
    bodiesOf(view.listBase("seals"), kind, reader),
  );
  return named
    .flatMap(({ hash, kind, month }) => {
      const at = instants.get(hash);
      return at === undefined ? [] : [{ month, kind, at, isBack: held.has(hash) }];
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}
