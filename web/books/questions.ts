import type { Account, Chart, Journal } from "#core/charts/chart.ts";
import type { Company, FiscalYear } from "#core/companies/company.ts";
import type { Delivery } from "#core/connections/connection.ts";
import type { Member } from "#core/members/member.ts";
import type { Article } from "#core/parties/article.ts";
import type { Party } from "#core/parties/party.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import type { Right } from "#core/rights/rights.ts";
import type { CheckedChain } from "#core/seals/check-seals.ts";
import type { YearOpening } from "#core/years/opening-entry.ts";
import type {
  CompanyPeople,
  CompanySummary,
  DayPage,
  DeviceState,
  ForeignAmount,
  LedgerRow,
  LedgerTotals,
  NotSentCount,
  ShownConnection,
  TrialBalanceRow,
  VoucherDetail,
  VoucherFilter,
  VoucherRow,
} from "./books.ts";
import type { DiscardedBody } from "./discarded-bodies.ts";
import type { ImportState } from "./import-state.ts";
import type { DecidedRefusal } from "./questions/decided-refusals.ts";
import type { MatchingChoices } from "./questions/matching-choices.ts";
import type { NumberFilter, NumberRow, ShownRegister } from "./questions/number-register.ts";
import type { DraftToNumber, OwnSeries } from "./questions/own-series.ts";
import type { ShownRefusal } from "./questions/refusals.ts";
import type { PeriodToDivide, UndividedPeriod } from "./questions/undivided.ts";
import type { PeriodAsked, ShownPeriod, Validation } from "./questions/validation.ts";
import type { ShownClosing, ShownYears } from "./questions/years.ts";

/** What can be watched: parameters and answer of each. Every company-bound question names its company. */
export interface Questions {
  readonly device: { readonly params: Record<string, never>; readonly answer: DeviceState };
  readonly companies: { readonly params: Record<string, never>; readonly answer: readonly CompanySummary[] };
  readonly company: {
    readonly params: { readonly company: string };
    readonly answer: {
      readonly company: Company;
      readonly chart: Chart;
      readonly member: Member | null;
      /** What the user may do in this company. */
      readonly rights: readonly Right[];
    } | null;
  };
  readonly members: {
    readonly params: { readonly company: string };
    readonly answer: CompanyPeople | null;
  };
  /** The fiscal year a day lies in, named by the company or not. */
  readonly fiscalYear: {
    readonly params: { readonly company: string; readonly day: string };
    readonly answer: FiscalYear | null;
  };
  readonly dayPage: {
    readonly params: { readonly company: string; readonly today: string };
    readonly answer: DayPage;
  };
  readonly vouchers: {
    readonly params: { readonly company: string; readonly filter: VoucherFilter };
    readonly answer: { readonly count: number; readonly amountCents: number; readonly restCents: number };
  };
  readonly voucher: {
    readonly params: { readonly company: string; readonly id: string };
    readonly answer: VoucherDetail | null;
  };
  /** The lines of an imported entry that were booked in another currency. */
  readonly foreignAmounts: {
    readonly params: { readonly company: string; readonly id: string };
    readonly answer: readonly ForeignAmount[];
  };
  readonly parties: { readonly params: { readonly company: string }; readonly answer: readonly Party[] };
  readonly articles: { readonly params: { readonly company: string }; readonly answer: readonly Article[] };
  readonly connections: {
    readonly params: { readonly company: string };
    readonly answer: readonly ShownConnection[];
  };
  readonly notSent: {
    readonly params: { readonly company: string; readonly connection: string; readonly from: string };
    readonly answer: NotSentCount;
  };
  readonly deliveries: {
    readonly params: { readonly company: string; readonly connection: string };
    readonly answer: readonly Delivery[];
  };
  readonly refusals: {
    readonly params: { readonly company: string };
    readonly answer: readonly ShownRefusal[];
  };
  readonly decidedRefusals: {
    readonly params: { readonly company: string };
    readonly answer: readonly DecidedRefusal[];
  };
  readonly imports: {
    readonly params: { readonly company: string };
    readonly answer: readonly ImportState[];
  };
  readonly ledgerChoices: {
    readonly params: { readonly company: string };
    readonly answer: {
      readonly accounts: readonly Account[];
      readonly journals: readonly Journal[];
      readonly provenances: readonly string[];
      readonly firstDay: string | null;
      readonly lastDay: string | null;
    };
  };
  readonly trialBalance: {
    readonly params: { readonly company: string; readonly filter: LedgerFilter };
    readonly answer: {
      readonly rows: readonly TrialBalanceRow[];
      readonly debitCents: number;
      readonly creditCents: number;
      /** What the opening entry among the lines is; null where none was computed. */
      readonly opening: YearOpening["state"] | null;
      readonly missingMonths: readonly string[];
    };
  };
  readonly journal: {
    readonly params: { readonly company: string; readonly filter: LedgerFilter };
    readonly answer: LedgerTotals;
  };
  readonly generalLedger: {
    readonly params: {
      readonly company: string;
      readonly account: string;
      readonly filter: LedgerFilter;
      /** Only lines that nothing has settled wholly. */
      readonly isOpenOnly?: boolean;
    };
    readonly answer: LedgerTotals;
  };
  readonly matchings: {
    readonly params: { readonly company: string; readonly account: string; readonly filter: LedgerFilter };
    readonly answer: MatchingChoices;
  };
  readonly period: { readonly params: PeriodAsked; readonly answer: ShownPeriod | null };
  readonly sealsCheck: {
    /** Asked again at another instant, everything is read again. */
    readonly params: { readonly company: string; readonly askedAt: string };
    readonly answer: readonly CheckedChain[];
  };
  readonly discardedBodies: {
    readonly params: { readonly company: string };
    readonly answer: readonly DiscardedBody[];
  };
  readonly validation: { readonly params: { readonly company: string }; readonly answer: Validation };
  readonly numbers: {
    readonly params: { readonly company: string; readonly filter: NumberFilter };
    readonly answer: ShownRegister;
  };
  readonly ownSeries: {
    /** The draft whose number is asked for; null to know of series alone. */
    readonly params: { readonly company: string; readonly draft: DraftToNumber | null };
    readonly answer: OwnSeries;
  };
  readonly undivided: { readonly params: PeriodToDivide; readonly answer: UndividedPeriod | null };
  readonly years: {
    readonly params: { readonly company: string; readonly today: string };
    readonly answer: ShownYears | null;
  };
  readonly closing: {
    readonly params: { readonly company: string; readonly closingDay: string };
    readonly answer: ShownClosing | null;
  };
}
export type QuestionName = keyof Questions;

/** Lists too long to hand over whole: their rows are read a page at a time. */
export interface Pages {
  readonly vouchers: VoucherRow;
  readonly journal: LedgerRow;
  readonly generalLedger: LedgerRow;
  readonly numbers: NumberRow;
}
export type PagedName = keyof Pages;
