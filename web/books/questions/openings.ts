import { standingIn } from "#core/commands/decide.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { openingLinesOf } from "#core/years/opening-columns.ts";
import type { YearOpening, YearsOfBooks } from "#core/years/opening-entry.ts";
import { type BooksOfYears, toYearsOfBooks } from "#core/years/preview-closing.ts";
import { reportSegments } from "#core/years/report-segments.ts";
import { rememberedDigest } from "../month-digests.ts";
import type { OpenCompany } from "../question-context.ts";
import { heldSeals } from "../unsealed-vouchers.ts";

/** What openings follow from changes with these alone. */
const YEARS_FROM = ["companies", "accounts", "members", "seals", "vouchers"] as const;

/** The books as years look at them: sums of seals the reader may read, and what no seal holds; null without a chart. */
export function booksOfYears(
  { view, derived }: OpenCompany,
  user: string,
): (BooksOfYears & { readonly years: YearsOfBooks }) | null {
  return derived(
    `booksOfYears ${user}`,
    () => {
      const company = view.get("companies", view.company);
      const chart = view.get("accounts", "chart");
      if (company === null || chart === null) return null;
      const { holding } = heldSeals(view);
      const reader = standingIn(view, view.company, user);
      const books = {
        company,
        chart,
        headers: [...view.list("seals")].map((header) => toldHeader(header, reader)),
        // What is validated says so itself, and is most of what there is.
        vouchers: [...view.list("vouchers")].filter(
          (voucher) => voucher.validatedAt === undefined && holding(voucher) === null,
        ),
        digestOf: rememberedDigest,
      };
      return { ...books, years: toYearsOfBooks(books) };
    },
    YEARS_FROM,
  );
}

export interface ReportLines {
  readonly segments: readonly LedgerColumns[];
  /** The first day whose lines are in an opening balance. */
  readonly carriedFrom: string | undefined;
  /** The computed opening entry among the lines; null where there is none. */
  readonly opening: YearOpening | null;
}

/** The lines a report reads: those of the ledger, with the opening entry of the year in which its days begin. */
export function reportLines(
  open: OpenCompany,
  user: string,
  filter: LedgerFilter,
  all: readonly LedgerColumns[] = open.ledger.segments(),
): ReportLines {
  const company = open.view.get("companies", open.view.company);
  if (company === null) return { segments: all, carriedFrom: undefined, opening: null };
  let opening: YearOpening | null = null;
  const { segments, carriedFrom } = reportSegments(
    {
      company,
      segments: all,
      openingOf: (yearFrom) => {
        const books = booksOfYears(open, user);
        if (books === null) return null;
        const { columns, ...found } = openingAt(open, user, books.years, yearFrom);
        if (columns !== null) opening = found.opening;
        return columns;
      },
    },
    filter,
  );
  return { segments, carriedFrom, opening };
}

/** The same columns for as long as nothing moves that they follow from, so that what is known of them is not lost. */
const openingAt = ({ derived }: OpenCompany, user: string, years: YearsOfBooks, yearFrom: string) =>
  derived(`opening ${user} ${yearFrom}`, () => openingLinesOf(years, yearFrom), YEARS_FROM);
