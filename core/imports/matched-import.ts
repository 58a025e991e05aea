import type { Problem } from "../commands/command-module.ts";
import {
  isMatchedVoucher,
  type MatchedVoucher,
  type MatchingDocument,
  matchedVoucherIdOf,
} from "../matchings/line-matching.ts";
import { importedMatchingPrefix } from "./imported-lettering.ts";

/** What the ids begin with under which it is said of an import's entries that lines of them are matched by hand. */
export const matchedEntriesPrefix = (importId: string): string => matchedVoucherIdOf(`${importId}:`);

/** How many entries of an import have such lines, those apart that its file had matched itself. */
export function countMatchedEntries(matchings: Iterable<MatchingDocument>, importId: string): number {
  const prefix = matchedEntriesPrefix(importId);
  let count = 0;
  for (const document of matchings)
    if (document.id.startsWith(prefix) && isMatchedVoucher(document) && isMatchedHere(document, importId))
      count += 1;
  return count;
}

const isMatchedHere = ({ lines }: MatchedVoucher, importId: string): boolean =>
  lines.some(({ matching }) => !matching.startsWith(importedMatchingPrefix(importId)));

/** A line is named by its place in its entry, and another file may have another line there. */
export const matchedImportProblem = (
  count: number,
  known: { readonly fileName: string },
  args: { readonly fileName: string },
): Problem | null =>
  count === 0
    ? null
    : { code: "import.matched", count, fileName: known.fileName, newFileName: args.fileName };
