import type { Changes, DocumentChange, Problem } from "./command-module.ts";

/** A fact with what was found to stand against it; what was found first stays. */
export function contest(changes: Changes, problem: Problem): Changes {
  const { issued, contested } = changes;
  if (issued === undefined || contested !== undefined) return changes;
  const mark = (change: DocumentChange): DocumentChange =>
    change.collection === "vouchers" && change.id === issued.voucher && change.after?.kind === "sale"
      ? { ...change, after: { ...change.after, contested: { code: problem.code } } }
      : change;
  return { ...changes, documents: changes.documents.map(mark), contested: problem };
}
