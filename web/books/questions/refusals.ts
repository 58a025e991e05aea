import { bookingDayOf, toLateAct } from "#core/commands/late-act.ts";
import { closingPeriodProblem } from "#core/companies/closing-period.ts";
import { type Company, isOfFirm } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import { hasRight, standingOf } from "#core/rights/rights.ts";
import type { LoggedCommand } from "../command-log.ts";
import { namePeople } from "../name-people.ts";
import type { OpenCompany, QuestionContext } from "../question-context.ts";
import { type MatchAgain, matchAgainOf } from "./match-again.ts";

/** A refused act as the desk shows it: whole, with the ways out of it. */
export interface ShownRefusal extends Refusal {
  /** Who made it, where this device knows them by name. */
  readonly author: string | null;
  readonly ways: WaysOut;
}

export interface WaysOut {
  /** The day it can be booked on after all: its own where that is open by now, else the first open one. */
  readonly bookOn: string | null;
  /** The day it speaks of, kept as its paper's. */
  readonly documentDay: string | null;
  /** Whether it issues an invoice, whose paper then has the day it is booked on. */
  readonly isIssue: boolean;
  /** The last day of its fiscal year, where that year's closing period is open to the reader. */
  readonly closingOn: string | null;
  /** The accounting firm that can be asked to decide; null where there is none, or the reader is of it. */
  readonly firmName: string | null;
  /** Whether the firm was asked: by the reader's side, or the reader's firm by its client. */
  readonly handed: "away" | "here" | null;
  /** What of a matching by hand can still be matched. */
  readonly matchAgain: MatchAgain | null;
}

const NO_WAYS: WaysOut = {
  bookOn: null,
  documentDay: null,
  isIssue: false,
  closingOn: null,
  firmName: null,
  handed: null,
  matchAgain: null,
};

/** The desk: what the server refused and nobody has decided, newest first. */
export async function refusalsOf(
  { log, user }: Pick<QuestionContext, "log" | "user">,
  { view }: Pick<OpenCompany, "view">,
): Promise<readonly ShownRefusal[]> {
  const replicated = [...view.list("outcomes")].filter((outcome) => outcome.type === "refusal");
  const known = new Set(replicated.map(({ id }) => id));
  // An answer may be here before the document that says the same to everybody, and on which decisions are taken.
  const refused = await log.refused(view.company);
  const shown = refused.length === 0 ? null : new Set(view.commands().map(({ command }) => command.id));
  const own = refused
    .filter(({ command }) => shown?.has(command.id) && !known.has(command.id))
    .map(toRefusal);
  const open = replicated.filter(({ decision }) => decision === "open");
  return [
    ...open.map((refusal) => ({ ...refusal, ways: waysOutOf(refusal, view, user) })),
    ...own.map((refusal) => ({ ...refusal, ways: NO_WAYS })),
  ]
    .map((refusal) => ({
      ...refusal,
      author: view.get("members", refusal.madeBy)?.name ?? null,
      facts: factsOf(refusal, view),
    }))
    .sort((one, other) => (one.refusedAt < other.refusedAt ? 1 : -1));
}

/** Those that wait for the reader's side; what was handed to the firm waits for the firm. */
export const waitingHere = ({ ways }: ShownRefusal): boolean => ways.handed !== "away";

function waysOutOf(refusal: Refusal, view: OpenCompany["view"], user: string): WaysOut {
  const company = view.get("companies", view.company);
  const member = view.get("members", user);
  if (company === null || member === null) return NO_WAYS;
  const { care } = company;
  const isFirms = care !== null && isOfFirm(care, member);
  // A firm that has left decides nothing any more.
  const isHanded = refusal.handedTo != null && refusal.handedTo.firm === care?.firm;
  const standing = standingOf(member, company.roles);
  const act = toLateAct(refusal);
  const isIssue = issuesInvoice(refusal, view);
  const documentDay = act === null ? null : act.late.dayOf(act.args, view);
  return {
    bookOn: act === null ? null : bookingDayOf(act, company, view),
    documentDay,
    isIssue,
    closingOn:
      documentDay !== null && hasRight(standing, "close") && !isIssue
        ? openClosingDay(company, documentDay)
        : null,
    firmName: care === null || isFirms ? null : (care.firmName ?? ""),
    handed: isHanded ? (isFirms ? "here" : "away") : null,
    matchAgain: hasRight(standing, "record") ? matchAgainOf(refusal, view) : null,
  };
}

/** What is sold is issued on the day it is booked, and no closing period takes it. */
function issuesInvoice({ commandType, args }: Refusal, view: OpenCompany["view"]): boolean {
  if (commandType !== "voucher.approve" || typeof args !== "object" || args === null) return false;
  const { id } = args as { readonly id?: unknown };
  const kind = typeof id === "string" ? view.get("vouchers", id)?.kind : undefined;
  return kind === "sale" || kind === "creditNote";
}

function openClosingDay(company: Company, documentDay: string): string | null {
  const { through } = fiscalYearOf(company, documentDay);
  return closingPeriodProblem(company, through) === null ? through : null;
}

/** The facts of a refusal, with people by their names. */
export function factsOf({ code, facts }: Refusal, view: OpenCompany["view"]): Refusal["facts"] {
  const { code: _, ...named } = namePeople({ ...facts, code }, view);
  return named;
}

const toRefusal = ({ command, outcome }: LoggedCommand): Refusal => ({
  type: "refusal",
  id: command.id,
  device: command.device,
  counter: command.counter,
  commandType: command.type,
  args: command.args,
  madeBy: command.madeBy,
  madeAt: command.madeAt,
  refusedAt: outcome!.decidedAt,
  slice: "shared",
  code: outcome!.refusal!.code,
  facts: outcome!.refusal!.facts,
  decision: "open",
  decidedBy: null,
  acts: {},
});
