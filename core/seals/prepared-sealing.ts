import type { CalendarDate } from "../calendar-date.ts";
import type { Changes, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { emptyDigest } from "../replication/voucher-digest.ts";
import type { VoucherKind } from "../vouchers/voucher.ts";
import type { LiveSeals } from "./live-seals.ts";
import { type Digests, differingKeys } from "./vouchers-to-seal.ts";

/** A voucher that has changed since whoever validates looked. */
export interface ChangedVoucher {
  readonly id: string;
  readonly kind: VoucherKind;
  readonly day: CalendarDate;
  /** `<slice>/<month>` it stands in now. */
  readonly key: string;
  /** Whether every change of it was made on the device that validates. */
  readonly isOwn: boolean;
}

/** What packing on the server gave: the seals, and what must be so for the validator to have seen all that is in them. */
export interface PreparedSealing extends Pick<LiveSeals, "headers" | "digests" | "awaitingNumber"> {
  /** What the server had advertised, of the months in which nothing has moved since the revision that was named. */
  readonly advertised: Digests;
  readonly changed: readonly ChangedVoucher[];
}

const NAMED_MAX = 50;

/** Why these seals do not hold exactly what whoever validates has seen; null when they do. */
export function sightProblem(
  { digests, advertised, changed }: PreparedSealing,
  { held, seen }: { readonly held: Digests; readonly seen: Digests },
): Problem | null {
  const holes = Object.keys(advertised).filter((key) => {
    const [theirs, ours] = [held[key] ?? emptyDigest, advertised[key]!];
    return theirs.count !== ours.count || theirs.sum !== ours.sum;
  });
  if (holes.length > 0) return { code: "period.incomplete", months: monthsIn(holes) };
  const differing = differingKeys(seen, digests);
  if (differing.length === 0) return null;
  const keys = new Set(differing);
  const inMonths = changed.filter(({ key }) => keys.has(key));
  // One that was moved out of a month stands elsewhere now.
  const unseen = [
    inMonths.filter(({ isOwn }) => !isOwn),
    changed.filter(({ isOwn }) => !isOwn),
    inMonths,
  ].find((some) => some.length > 0);
  const named = (unseen ?? []).slice(0, NAMED_MAX).map(({ id, kind, day }) => ({ id, kind, day }));
  return { code: "period.unseen", months: monthsIn(differing), count: unseen?.length ?? 0, vouchers: named };
}

/** The company as it stands from then on, and the seals where the server has packed them. */
export const sealingChanges = (after: Company, sealing: PreparedSealing | null): Changes => ({
  documents: [
    { collection: "companies", id: after.id, after },
    ...(sealing?.headers ?? []).map((header) => ({
      collection: "seals" as const,
      id: header.id,
      after: header,
    })),
  ],
});

const monthsIn = (keys: readonly string[]): string[] => [
  ...new Set(keys.map((key) => key.slice(key.indexOf("/") + 1))),
];
