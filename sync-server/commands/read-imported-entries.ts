import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { CommandEnvelope } from "#core/commands/command.ts";
import { moduleOf } from "#core/commands/decide.ts";
import type { MatchingMakeArgs } from "#core/commands/matching-make.ts";
import { createVoucherPlaces } from "#core/ledger/voucher-places.ts";
import type { ImportedEntry } from "#core/matchings/lines-to-match.ts";
import { importedEntryOf } from "#core/seals/imported-entry-of.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { importChainOf, type SealHeader, sealIdOf } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { toStanding } from "../replication/what-members-see.ts";
import { readDocuments } from "../storage/documents.ts";
import { memberOf } from "../storage/memberships.ts";
import type { AcceptServices, Sender } from "./command-batch.ts";

export type ImportedEntries = ReadonlyMap<string, ImportedEntry>;

const NONE: ImportedEntries = new Map();

/** The longest fiscal year has 24 months. */
const MONTHS_MAX = 24;

const inflate = promisify(inflateRaw);

/**
 * The entries of imported books that commands match lines of, as far as their sender may read them. They lie among the
 * blobs, so they are read before the transaction that judges them.
 */
export async function readImportedEntries(
  { storage, blobs }: Pick<AcceptServices, "storage" | "blobs">,
  { userId }: Sender,
  companyId: string,
  commands: readonly CommandEnvelope[],
): Promise<ImportedEntries> {
  const wanted = wantedEntries(commands);
  if (wanted.size === 0) return NONE;
  const imports = new Set([...wanted.keys()].map(importOf));
  const headers = await storage.read(async (tx) => {
    const member = await memberOf(tx, userId, companyId);
    if (member === null) return [];
    const ids = [...imports].flatMap((id) =>
      Array.from({ length: MONTHS_MAX }, (_, index) => sealIdOf(importChainOf(id), index)),
    );
    const found = await readDocuments(tx, { companyId, collection: "seals", ids });
    const reader = toStanding(member);
    return found.flatMap(({ body, deleted }) => (deleted ? [] : [toldHeader(body as SealHeader, reader)]));
  });

  const entries = new Map<string, ImportedEntry>();
  // An entry lies whole in the month of its earliest line, so the month of the line is where it mostly is.
  const months = new Set([...wanted.values()].map((day) => day.slice(0, 7)));
  const first = headers.filter(({ month }) => months.has(month));
  for (const { chain, parts } of [...first, ...headers.filter((header) => !first.includes(header))]) {
    const missing = [...wanted.keys()].filter(
      (id) => !entries.has(id) && importChainOf(importOf(id)) === chain,
    );
    if (missing.length === 0) continue;
    for (const { slice, content } of parts)
      for (const { kind, hash } of content?.bodies ?? []) {
        if (kind !== "lines") continue;
        const deflated = await blobs.readWhole(hash);
        if (deflated === null) throw new Error(`The sealed body ${hash} is not in the blob store.`);
        const columns = decodeLines(new Uint8Array(await inflate(deflated)));
        const placeOf = createVoucherPlaces(columns.dictionaries.vouchers);
        for (const id of missing) {
          const place = placeOf(id);
          if (place >= 0) entries.set(id, importedEntryOf(columns, place, slice));
        }
      }
  }
  return entries;
}

/** The entries by their ids, with the day of a line of each. */
function wantedEntries(commands: readonly CommandEnvelope[]): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>();
  for (const { type, args } of commands) {
    const read = type === "matching.make" ? moduleOf(type)?.argsSchema.safeParse(args) : undefined;
    if (!read?.success) continue;
    for (const { voucher, day } of (read.data as MatchingMakeArgs).lines)
      if (voucher.includes(":")) wanted.set(voucher, day);
  }
  return wanted;
}

const importOf = (voucher: string): string => voucher.slice(0, voucher.indexOf(":"));
