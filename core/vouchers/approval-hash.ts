import { canonicalJson } from "../canonical-json.ts";
import { type Party, toPartySnapshot } from "../parties/party.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";
import { invoiceTotals } from "./invoice-totals.ts";
import type { InvoiceVoucher } from "./voucher.ts";

/**
 * What whoever approves has seen: money, VAT, party and lines. If any of it changed meanwhile the hash differs, and
 * the approval is refused instead of reaching something unseen.
 */
export function approvalHash(draft: InvoiceVoucher, party: Party | null, hashOf: HashOf = sha256Hex): string {
  const seen = {
    kind: draft.kind,
    day: draft.day,
    practitioner: draft.practitioner,
    party: party && toPartySnapshot(party),
    lines: draft.lines,
    totals: invoiceTotals(draft.lines),
    termsDays: draft.termsDays,
    credits: draft.kind === "creditNote" ? draft.credits : null,
    ...(draft.kind === "sale" && draft.writtenNumber !== undefined ? { number: draft.writtenNumber } : {}),
    ...(draft.kind === "expense" ? { paidBy: draft.paidBy, means: draft.means ?? null } : {}),
  };
  return hashOf(canonicalJson(seen));
}
