import type { CommandArgs } from "#core/commands/command-args.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { centsOf, type Fields, fieldsOf, type RefusalCase, textOf } from "./refused-act.ts";

/** Where a form keeps what is typed into it, and what it finds there when it opens. */
export type AgainTyping =
  | { readonly form: "payment"; readonly typing: Fields & { readonly amountCents: number | null } }
  | {
      readonly form: "entry";
      /** The year whose closing period it was for; null for an ordinary day. */
      readonly closingDay: string | null;
      /** The entry that stands otherwise beside it, where it was to mend one that can be mended no more. */
      readonly beside?: string;
      readonly typing: Fields;
    }
  | {
      readonly form: "correction";
      /** The entry that is still there to be mended. */
      readonly entry: string;
      /** Only what was to be changed: in all else the entry counts as it stands. */
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
export function toAgainTyping(
  { refusal, tail }: RefusalCase,
  /** What the act was about, as it stands; null where it is not there, undefined until that is known. */
  about: VoucherDetail | null | undefined,
): AgainTyping | null {
  const made = fieldsOf(refusal.args);
  if (refusal.commandType === "voucher.correct")
    return made["kind"] === "entry" && about !== undefined ? toCorrectionAgain(made, tail, about) : null;
  const args = { ...made, ...correctionsIn(tail, made["id"]) };
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

/** What later corrections that fell with an act were to change in it: the last word on each field counts. */
const correctionsIn = (tail: RefusalCase["tail"], id: unknown): Fields =>
  Object.assign(
    {},
    ...tail
      .map((other) => ({ type: other.commandType, args: fieldsOf(other.args) }))
      .filter(({ type, args }) => type === "voucher.correct" && args["id"] === id)
      .map(({ args }) => fieldsOf(args["set"])),
  );

/** On the entry itself while that can be mended; else as a new one, so that nothing typed is lost. */
function toCorrectionAgain(
  args: Fields,
  tail: RefusalCase["tail"],
  about: VoucherDetail | null,
): AgainTyping {
  const set = { ...fieldsOf(args["set"]), ...correctionsIn(tail, args["id"]) };
  const entry = about?.voucher.kind === "entry" && about.voucher.id === args["id"] ? about.voucher : null;
  if (entry === null) return toEntryAgain(set);
  const { by, of } = about!.reversing;
  if (entry.state === "cancelled") return toEntryAgain({ ...entry, ...set });
  const anew = toEntryAgain({ ...entry, closing: undefined, ...set });
  if (by !== null || of !== null) return anew;
  if (about!.closed !== null) return { ...anew, beside: entry.id };
  const { postings, ...fields } = set;
  const lines = postings === undefined ? {} : { lines: linesOf(postings) };
  return { form: "correction", entry: entry.id, typing: { ...fields, ...lines } };
}

const linesOf = (postings: unknown): readonly Fields[] =>
  (Array.isArray(postings) ? postings : []).map(fieldsOf).map(({ account, side, cents, party }, index) => ({
    id: String(index),
    account: textOf(account),
    debitCents: side === "debit" ? centsOf(cents) : null,
    creditCents: side === "credit" ? centsOf(cents) : null,
    party: textOf(party),
  }));

function toEntryAgain(args: Fields): Extract<AgainTyping, { form: "entry" }> {
  const typing = {
    id: crypto.randomUUID(),
    day: textOf(args["day"]) ?? "",
    label: textOf(args["label"]) ?? "",
    journal: textOf(args["journal"]) ?? "",
    practitioner: textOf(args["practitioner"]),
    lines: linesOf(args["postings"]),
    before: null,
  };
  return { form: "entry", closingDay: args["closing"] === true ? typing.day : null, typing };
}

/** The form that an entry is typed on, and the name its typing is kept by. */
export function entryFormOf(again: Extract<AgainTyping, { form: "entry" | "correction" }>) {
  if (again.form === "correction") return { name: again.entry, path: `/entries/${again.entry}` };
  const { closingDay } = again;
  return closingDay === null
    ? { name: "new", path: "/entries/new" }
    : { name: `closing ${closingDay}`, path: `/entries/new?closing=${closingDay}` };
}

/** A draft that says nothing yet: what was typed then lies on the form, where it can be mended. */
export const emptyDraft = (
  id: string,
  { kind, credits }: Extract<AgainTyping, { form: "invoice" }>,
): CommandArgs["voucher.draft"] => ({ id, kind, credits, set: {} });
