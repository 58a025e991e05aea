import type { FilledForm } from "#web/app/create-typed-opening.ts";
import { newFormOf } from "#web/app/form-places.ts";
import { OWN_POCKET } from "#web/app/own-pocket.ts";
import { centsOf, type Fields, fieldsOf, listOf, textOf } from "./refused-act.ts";

/** What was to be written of a payment, as its form has it: of every field that is named, and no other. */
export const paymentTyping = (set: Fields): Fields =>
  named(set, {
    amountCents: ["amountCents", () => centsOf(set["amountCents"])],
    means: ["means", () => textOf(set["means"])],
    practitioner: ["practitioner", () => textOf(set["practitioner"])],
    party: ["party", () => textOf(set["party"])],
    claim: ["settles", () => textOf(listOf(set["settles"])[0]?.["voucher"])],
    day: ["day", () => textOf(set["day"]) ?? ""],
    label: ["label", () => textOf(set["label"]) ?? ""],
    account: ["account", () => textOf(set["account"])],
    vat: ["vat", () => textOf(set["vat"])],
  });

/** The same of an expense; null where the form makes no such one. What is paid out of a pocket has no other means. */
export function expenseTyping(set: Fields): Fields | null {
  const lines = listOf(set["lines"]);
  const [line = {}] = lines;
  const isOfForm =
    lines.length === 1 && line["priceIncludesVat"] === true && line["quantityThousandths"] === 1000;
  if (set["lines"] !== undefined && !isOfForm) return null;
  const isOwn = textOf(set["paidBy"]) !== null;
  const means = () => (isOwn ? OWN_POCKET : textOf(set["means"]));
  return named(set, {
    amountCents: ["lines", () => centsOf(line["unitPriceCents"])],
    account: ["lines", () => textOf(line["account"])],
    vat: ["lines", () => textOf(line["vat"])],
    means: [isOwn ? "paidBy" : "means", means],
    practitioner: ["practitioner", () => textOf(set["practitioner"])],
    party: ["party", () => textOf(set["party"])],
    day: ["day", () => textOf(set["day"]) ?? ""],
    label: ["label", () => textOf(set["label"]) ?? ""],
  });
}

/** The same of an entry. */
export const entryTyping = (set: Fields): Fields =>
  named(set, {
    day: ["day", () => textOf(set["day"]) ?? ""],
    label: ["label", () => textOf(set["label"]) ?? ""],
    journal: ["journal", () => textOf(set["journal"]) ?? ""],
    practitioner: ["practitioner", () => textOf(set["practitioner"])],
    lines: ["postings", () => linesOf(set["postings"])],
  });

/** By the form's field, the act's field it is about and its value. */
function named(set: Fields, fields: Readonly<Record<string, readonly [string, () => unknown]>>): Fields {
  const there = Object.entries(fields).filter(([, [field]]) => set[field] !== undefined);
  return Object.fromEntries(there.map(([field, [, value]]) => [field, value()]));
}

const linesOf = (postings: unknown): readonly Fields[] =>
  listOf(postings)
    .map(fieldsOf)
    .map(({ account, side, cents, party }, index) => ({
      id: String(index),
      account: textOf(account),
      debitCents: side === "debit" ? centsOf(cents) : null,
      creditCents: side === "credit" ? centsOf(cents) : null,
      party: textOf(party),
    }));

/** The form of a new payment, as it was filled in. */
export const paymentAgain = (args: Fields): FilledForm => ({
  ...newFormOf("payment"),
  typing: { id: crypto.randomUUID(), ...paymentTyping(args) },
});

/** The form of a new expense, as it was filled in; null where the form makes no such one. */
export function expenseAgain(args: Fields): FilledForm | null {
  const typing = expenseTyping(args);
  return typing && { ...newFormOf("expense"), typing: { id: crypto.randomUUID(), ...typing } };
}

/** The form of a new entry, as it was filled in. */
export const newEntryAgain = (args: Fields): FilledForm => ({
  ...newFormOf("entry", args["closing"] === true ? textOf(args["day"]) : null),
  typing: { id: crypto.randomUUID(), ...entryTyping(args), before: null },
});
