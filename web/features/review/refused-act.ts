import type { CommandType } from "#core/commands/command-args.ts";
import { isCommandType } from "#core/commands/command-type.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import type { ShownRefusal } from "#web/books/questions/refusals.ts";

/** The number of an invoice that is in the books all the same, because it had been issued; null of what was refused. */
export const issuedNumberOf = ({ facts }: Refusal): string | null => textOf(facts["issuedNumber"]);

/** The kind of act a refusal is about; null for one that a newer version made. */
export const actTypeOf = ({ commandType }: Refusal): CommandType | null =>
  isCommandType(commandType) ? commandType : null;

/** What a refused act says of itself; it is shown whatever shape it has, for it may be the shape that was refused. */
export interface RefusedAct {
  readonly day: string | null;
  readonly amountCents: number | null;
  readonly label: string | null;
  /** Why it was done, in its maker's words. */
  readonly reason: string | null;
  /** Whom an invoice was issued to, by the copy it carries. */
  readonly partyName: string | null;
  /** The voucher it was about, or was to begin. */
  readonly voucher: string | null;
  /** The claim it was to settle. */
  readonly claim: string | null;
  /** Whose lines it was to match, or to take apart. */
  readonly account: string | null;
  /** The refused act it was to decide on. */
  readonly decides: string | null;
}

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : [];

export const centsOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : null;

const dayOf = (value: unknown): string | null =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null;

export function readRefusedAct({ commandType, args, facts }: Refusal): RefusedAct {
  const all = fieldsOf(args);
  const set = fieldsOf(all["set"]);
  const debits = listOf(all["postings"] ?? set["postings"]).filter(({ side }) => side === "debit");
  const debitCents = debits.reduce((sum, { cents }) => sum + (centsOf(cents) ?? 0), 0);
  const isAboutVoucher = /^(voucher|payment|entry)\./.test(commandType);
  return {
    day: dayOf(all["day"]) ?? dayOf(set["day"]) ?? dayOf(all["closingDay"]),
    amountCents:
      centsOf(all["amountCents"]) ?? centsOf(set["amountCents"]) ?? (debits.length > 0 ? debitCents : null),
    label:
      textOf(all["label"]) ??
      textOf(set["label"]) ??
      textOf(set["name"]) ??
      textOf(all["name"]) ??
      textOf(all["fileName"]) ??
      textOf(listOf(set["lines"])[0]?.["text"]),
    reason: textOf(all["reason"]),
    partyName: textOf(fieldsOf(all["partyCopy"])["name"]),
    voucher: textOf(facts["issued"]) ?? (isAboutVoucher ? textOf(all["id"]) : null),
    claim: textOf(listOf(all["settles"])[0]?.["voucher"]),
    account: commandType.startsWith("matching.") ? textOf(all["account"]) : null,
    decides: commandType.startsWith("refusal.") ? textOf(all["id"]) : null,
  };
}

/** A refused act with those that were refused only because of it: one thing to decide. */
export interface RefusalCase {
  readonly refusal: ShownRefusal;
  readonly tail: readonly ShownRefusal[];
}

export function toCases(refusals: readonly ShownRefusal[]): readonly RefusalCase[] {
  const open = refusals.filter(({ decision }) => decision === "open");
  const ids = new Set(open.map(({ id }) => id));
  const causeOf = ({ code, facts, id }: Refusal): string | null => {
    const cause = code === "command.depends" ? textOf(facts["cause"]) : null;
    return cause !== null && cause !== id && ids.has(cause) ? cause : null;
  };
  return open
    .filter((refusal) => causeOf(refusal) === null)
    .map((refusal) => ({
      refusal,
      tail: open
        .filter((other) => causeOf(other) === refusal.id)
        .sort((one, other) => one.counter - other.counter),
    }));
}
