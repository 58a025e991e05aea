import type { CommandArgs } from "#core/commands/command-args.ts";
import { centsOf, type Fields, fieldsOf, type RefusalCase, textOf } from "./refused-act.ts";

/** Where a form keeps what is typed into it, and what it finds there when it opens. */
export type AgainTyping =
  | { readonly form: "payment"; readonly typing: Fields & { readonly amountCents: number | null } }
  | {
      readonly form: "entry";
      /** The year whose closing period it was for; null for an ordinary day. */
      readonly closingDay: string | null;
      readonly typing: Fields;
    }
  | {
      readonly form: "invoice";
      /** The draft that was to be written. */
      readonly begun: string | null;
      readonly kind: "sale" | "creditNote";
      readonly credits: string | null;
      readonly typing: Fields;
    };

const invoiceFields = ["day", "label", "party", "practitioner", "termsDays", "note", "lines"] as const;

/** What was typed when the act was made, for the form that made it; null where no form makes such an act. */
export function toAgainTyping({ refusal, tail }: RefusalCase): AgainTyping | null {
  const args = fieldsOf(refusal.args);
  if (refusal.commandType === "payment.record") {
    const settles: unknown = args["settles"];
    const claim = Array.isArray(settles) ? textOf(fieldsOf(settles[0])["voucher"]) : null;
    const typing = {
      amountCents: centsOf(args["amountCents"]),
      means: textOf(args["means"]),
      practitioner: textOf(args["practitioner"]),
      party: textOf(args["party"]),
      claim,
      day: textOf(args["day"]) ?? "",
      label: textOf(args["label"]) ?? "",
      account: textOf(args["account"]),
    };
    return { form: "payment", typing };
  }
  if (refusal.commandType === "entry.record") return toEntryAgain(args);
  const { kind } = args;
  if (refusal.commandType !== "voucher.draft" || (kind !== "sale" && kind !== "creditNote")) return null;
  // Later edits of the same draft fell with it: the last word on each field is what the reader remembers.
  const edits = tail.filter(
    (other) => other.commandType === "voucher.draft" && fieldsOf(other.args)["id"] === args["id"],
  );
  const sets = [args, ...edits.map((edit) => fieldsOf(edit.args))].map((edit) => fieldsOf(edit["set"]));
  const all: Fields = Object.assign({}, ...sets);
  const typing = Object.fromEntries(
    invoiceFields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])),
  );
  return { form: "invoice", begun: textOf(args["id"]), kind, credits: textOf(args["credits"]), typing };
}

function toEntryAgain(args: Fields): AgainTyping {
  const postings: readonly unknown[] = Array.isArray(args["postings"]) ? args["postings"] : [];
  const lines = postings.map(fieldsOf).map(({ account, side, cents, party }, index) => ({
    id: String(index),
    account: textOf(account),
    debitCents: side === "debit" ? centsOf(cents) : null,
    creditCents: side === "credit" ? centsOf(cents) : null,
    party: textOf(party),
  }));
  const typing = {
    id: crypto.randomUUID(),
    day: textOf(args["day"]) ?? "",
    label: textOf(args["label"]) ?? "",
    journal: textOf(args["journal"]) ?? "",
    practitioner: textOf(args["practitioner"]),
    lines,
    before: null,
  };
  return { form: "entry", closingDay: args["closing"] === true ? typing.day : null, typing };
}

/** A draft that says nothing yet: what was typed then lies on the form, where it can be mended. */
export const emptyDraft = (
  id: string,
  { kind, credits }: Extract<AgainTyping, { form: "invoice" }>,
): CommandArgs["voucher.draft"] => ({ id, kind, credits, set: {} });
