import { isSiren } from "../../companies/is-siret.ts";
import { type BalanceByAccount, carryForwardDifferences } from "./carry-forward.ts";
import { createFecBalances } from "./fec-balances.ts";
import { createFecFaults, type FecFault, type FecFaults } from "./fec-faults.ts";
import { readFecFileName } from "./fec-file-name.ts";
import type { FecPreview } from "./fec-preview.ts";
import { createFecReader } from "./fec-reader.ts";
import { createFecRowChecks } from "./fec-row-checks.ts";
import {
  type FecCondition,
  type FecForm,
  type FecRuleCode,
  type FecSeverity,
  fecRuleCodes,
  fecRules,
  severityOf,
} from "./fec-rules.ts";

/** What one rule says of a file. */
export interface FecRuleAnswer {
  readonly code: FecRuleCode;
  readonly severity: FecSeverity;
  /** What it would have needed and the file, or whoever checks it, did not give; null where it was checked. */
  readonly lacks: FecCondition | null;
  /** How many times it is broken. */
  readonly count: number;
  /** The first of them. */
  readonly faults: readonly FecFault[];
}

/** Everything that was checked of a file and what came of it, in a size that does not grow with the file. */
export interface FecCheck {
  /** The worst that was found; "right" where nothing was. */
  readonly verdict: FecSeverity | "right";
  readonly form: FecForm;
  readonly preview: FecPreview;
  readonly rules: readonly FecRuleAnswer[];
}

export interface FecChecker {
  /** The next bytes, cut anywhere; they may be reused afterwards. */
  readonly push: (bytes: Uint8Array) => void;
  readonly rows: () => number;
  /** `closed` is what the year before ended with, null where that is not known. */
  readonly end: (closed: BalanceByAccount | null) => FecCheck;
}

/**
 * Checks a FEC, ours or another's, as it streams by: what the tax office's checker looks at, and what it leaves out, which
 * is balance, numbers, chronology and what is carried forward.
 */
export function createFecChecker(fileName: string): FecChecker {
  const faults = createFecFaults();
  const balances = createFecBalances();
  const { siren, closingDay } = readFecFileName(fileName);
  let form: FecForm = "accrual";
  const checks = createFecRowChecks(faults, balances, closingDay, () => form === "bncCash");
  const reader = createFecReader({
    fileName,
    findings: faults,
    takeHeader: ({ placeByColumn }) => {
      form = formOf((column) => placeByColumn.has(column));
    },
    watch: (row, names) => {
      balances.watch(row, names);
      checks.watch(row, names);
    },
  });

  return {
    push: reader.push,
    rows: reader.rows,
    end: (closed) => {
      const { preview } = reader.end();
      checks.end();
      if (siren !== null && !isSiren(siren)) faults.fault("fec.sirenWrong", 0, undefined, { siren });
      noteSums(preview, faults);
      if (closed !== null) noteCarryForward(closed, balances.opened(), faults);
      // A practice's books need neither journal codes nor names (A47 A-1, VIII-3° and VIII-7°).
      if (form !== "accrual")
        for (const column of ["JournalCode", "JournalLib"]) faults.allow("fec.textEmpty", column);
      const hasHeader = preview.columns.length > 0;
      const isThere: Readonly<Record<FecCondition, boolean>> = {
        header: hasHeader,
        closingDay: closingDay !== null,
        yearBefore: closed !== null,
        bncCash: form === "bncCash",
        clients: preview.columns.some((name) => /^idclient$/i.test(name)),
      };
      const rules = answersOf(faults, form, isThere);
      return { verdict: worstOf(rules), form, preview, rules };
    },
  };
}

const formOf = (has: (column: "DateRglt" | "ModeRglt" | "IdClient" | "NatOp") => boolean): FecForm =>
  !has("DateRglt") && !has("ModeRglt") ? "accrual" : has("IdClient") ? "bncCash" : "farmCash";

function noteSums({ journals, debitCents, creditCents }: FecPreview, { fault }: FecFaults): void {
  for (const journal of journals)
    if (journal.debitCents !== journal.creditCents)
      fault("fec.journalUnbalanced", 0, undefined, {
        journal: journal.code,
        debitCents: journal.debitCents,
        creditCents: journal.creditCents,
      });
  if (debitCents !== creditCents) fault("fec.totalUnbalanced", 0, undefined, { debitCents, creditCents });
}

function noteCarryForward(closed: BalanceByAccount, opened: BalanceByAccount, { fault }: FecFaults): void {
  for (const { account, closedCents, openedCents } of carryForwardDifferences(closed, opened))
    fault("fec.carryForwardDiffers", 0, undefined, {
      account,
      ...sideOf("closed", closedCents),
      ...sideOf("opened", openedCents),
    });
}

/** A fact named for its side: what is said of an amount never has a sign. */
const sideOf = (name: string, cents: number): Record<string, number> =>
  cents < 0 ? { [`${name}CreditCents`]: -cents } : { [`${name}DebitCents`]: cents };

function answersOf(
  faults: FecFaults,
  form: FecForm,
  isThere: Readonly<Record<FecCondition, boolean>>,
): FecRuleAnswer[] {
  const kept = faults.all();
  return fecRuleCodes.map((code) => {
    const { conditions, faults: kinds } = fecRules[code];
    return {
      code,
      severity: severityOf(code, form),
      lacks: conditions.find((condition) => !isThere[condition]) ?? null,
      count: kinds.reduce((sum, kind) => sum + faults.countOf(kind), 0),
      faults: kept.filter((fault) => kinds.includes(fault.code)).sort((one, other) => one.line - other.line),
    };
  });
}

function worstOf(rules: readonly FecRuleAnswer[]): FecCheck["verdict"] {
  const found = new Set(rules.filter(({ count }) => count > 0).map(({ severity }) => severity));
  return (["refused", "fault", "remark"] as const).find((severity) => found.has(severity)) ?? "right";
}
