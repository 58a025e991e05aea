import { standingIn } from "#core/commands/decide.ts";
import { type CheckedChain, checkSeals } from "#core/seals/check-seals.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import type { CompanyView } from "./company-view.ts";
import type { SealBodies } from "./seal-bodies.ts";

/** Proves the validated periods as they lie on this device. */
export function checkHeldSeals(view: CompanyView, bodies: SealBodies, user: string): Promise<CheckedChain[]> {
  const reader = standingIn(view, view.company, user);
  return checkSeals(
    view.listBase("seals").map((header) => toldHeader(header, reader)),
    // A byte that changed on the disk cannot be decrypted any more: what is left is not what was validated.
    (hash) => bodies.read(view.company, hash).catch(() => new Uint8Array()),
  );
}
