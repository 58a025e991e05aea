import type { CalendarDate } from "../calendar-date.ts";
import type { Matching } from "../matchings/matching.ts";
import type { Party } from "../parties/party.ts";
import type { SealBody } from "../seals/seal-header.ts";
import type { Voucher } from "../vouchers/voucher.ts";

/** Where an export reads what it is made of, a little at a time. */
export interface FecSource {
  /** A body's uncompressed bytes, proved to be those that were sealed. */
  readonly readBody: (body: SealBody) => Promise<Uint8Array>;
  /** Reads UTF-8, null where it is none; core's own unless given. */
  readonly toText?: (bytes: Uint8Array) => string | null;
  /** What is booked and not validated on a day, of the file's slices. */
  readonly readLive: (day: CalendarDate) => Promise<readonly Voucher[]>;
  /** Of those that exist, without who a patient is. */
  readonly readParties: (ids: readonly string[]) => Promise<readonly Party[]>;
  /** The matchings of claims, by the claims' ids; of those that exist. */
  readonly readMatchings: (claims: readonly string[]) => Promise<readonly Matching[]>;
  /** Vouchers by id, validated or not; of those that exist. */
  readonly readVouchers: (ids: readonly string[]) => Promise<readonly Voucher[]>;
}
