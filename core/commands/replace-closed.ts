import type { CollectionName, Documents } from "../collections.ts";
import { matchedVoucherIdOf } from "../matchings/line-matching.ts";
import { matchingIdOf } from "../matchings/matching.ts";
import { reversalChanges } from "../posting/reversal-changes.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { bookedAs } from "../vouchers/document-day.ts";
import { LETTER, withLineFacts, withoutFacts } from "../vouchers/line-facts.ts";
import { reversalIdOf } from "../vouchers/reversal.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { CommandEnvelope } from "./command.ts";
import type { DocumentChange, DocumentKey, Facts, Problem } from "./command-module.ts";

/** The id of what stands in the place of a reversed voucher follows from that one's, so it is replaced once. */
export const correctedIdOf = (voucher: string): string => `c~${voucher}`;

/** Where it is looked for, and what would settle it. */
export const correctedKeys = (voucher: string): readonly DocumentKey[] => [
  { collection: "vouchers", id: correctedIdOf(voucher) },
  { collection: "vouchers", id: reversalIdOf(correctedIdOf(voucher)) },
  { collection: "matchings", id: matchingIdOf(correctedIdOf(voucher)) },
  { collection: "matchings", id: matchedVoucherIdOf(correctedIdOf(voucher)) },
];

export interface ReplacedVoucher {
  /** The id of the copy that may now be corrected. */
  readonly id: string;
  /** The books with the reversal and the copy in them. */
  readonly facts: Facts;
  /** What the reversal writes. */
  readonly documents: readonly DocumentChange[];
}

/** Reverses a closed voucher and lays a copy of it on an open day, for a correction that can only be made there. */
export function replaceClosed(
  known: Voucher,
  days: ReturnType<typeof bookedAs>,
  command: CommandEnvelope,
  facts: Facts,
): Result<ReplacedVoucher, Problem> {
  const id = correctedIdOf(known.id);
  if (facts.get("vouchers", id)) return refuse({ code: "voucher.exists", voucher: id });
  const reversed = reversalChanges(
    known.id,
    { on: days.day, closing: days.closing, label: known.label },
    command,
    facts,
  );
  if (!reversed.ok) return reversed;
  const { entryNumber: _, validatedAt: __, closing: ___, pieceOn: ____, ...unsealed } = known;
  const copy = {
    // What an imported entry's lines settled elsewhere they settle once.
    ...(unsealed.kind === "entry"
      ? withLineFacts(unsealed, withoutFacts(unsealed.lineFacts, LETTER))
      : unsealed),
    ...days,
    id,
    createdBy: command.madeBy,
    createdAt: command.madeAt,
    earlier: [],
    acts: {},
  } as Voucher;
  const { documents } = reversed.value;
  const laid = [...documents, { collection: "vouchers" as const, id, after: copy }];
  return ok({ id, documents, facts: factsWith(facts, laid) });
}

function factsWith(facts: Facts, changes: readonly DocumentChange[]): Facts {
  const afterByKey = new Map<string, DocumentChange["after"]>(
    changes.map(({ collection, id, after }) => [`${collection}/${id}`, after]),
  );
  return {
    ...facts,
    get: <Name extends CollectionName>(collection: Name, id: string) => {
      const after = afterByKey.get(`${collection}/${id}`);
      return after === undefined ? facts.get(collection, id) : (after as Documents[Name] | null);
    },
  };
}
