import type { Account, Journal } from "../charts/chart.ts";
import type { MatchedVoucher } from "../matchings/line-matching.ts";
import type { Party } from "../parties/party.ts";
import type { SealHeader } from "../seals/seal-header.ts";
import type { ImportReaders } from "./import-readers.ts";
import type { ImportedParty } from "./imported-parties.ts";
import type { LiveEntry } from "./live-entries.ts";

/** What reading a file again on the server gave: the seals it becomes, and what the chart lacks for it. */
export interface PreparedImport {
  readonly previewDigest: string;
  readonly problemCount: number;
  readonly registration: string;
  readonly fromDay: string;
  readonly throughDay: string;
  readonly rows: number;
  readonly entries: number;
  readonly debitCents: number;
  /** Whose slices the seals were made for; those of the company as it is when they are written must be the same. */
  readonly readers: ImportReaders;
  readonly headers: readonly SealHeader[];
  /** What becomes vouchers that can still be changed. */
  readonly live: readonly LiveEntry[];
  /** Whom those name. */
  readonly parties: readonly ImportedParty[];
  readonly accounts: readonly Account[];
  readonly journals: readonly Journal[];
  /** What lines of the file it takes the place of are matched with; absent is nothing. */
  readonly matchedThere?: readonly MatchedVoucher[];
  /** Those of the books whose id or number one of the file's has; absent is none. */
  readonly partiesThere?: readonly Party[];
}
