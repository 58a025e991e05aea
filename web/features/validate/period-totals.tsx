import type { JournalTotal } from "#core/reports/journal-totals.ts";
import type { TrialBalanceRow } from "#core/reports/trial-balance.ts";
import type { ShownPeriod } from "#web/books/questions/validation.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { SheetRows } from "#web/ui/sheet.tsx";
import { validateTexts } from "./validate-texts.ts";

/** What the period adds up to, journal by journal and account by account. */
export function PeriodTotals(props: { readonly period: ShownPeriod }) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const moved = (cents: number) => (cents === 0 ? "" : i18n.amount(cents));
  const sums = <Row extends { debitCents: number; creditCents: number }>(): Column<Row>[] => [
    {
      title: t("debit"),
      kind: "number",
      cell: (row) => moved(row.debitCents),
      total: i18n.amount(props.period.debitCents),
    },
    {
      title: t("credit"),
      kind: "number",
      cell: (row) => moved(row.creditCents),
      total: i18n.amount(props.period.creditCents),
    },
  ];
  const journals = (): readonly Column<JournalTotal>[] => [
    {
      title: t("journal"),
      cell: ({ journal, entries }) => (
        <>
          {journal.code}
          <span class="sub">
            {[journal.label, t("entries", { count: entries })].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
      total: t("total"),
    },
    ...sums<JournalTotal>(),
  ];
  const accounts = (): readonly Column<TrialBalanceRow>[] => [
    {
      title: t("account"),
      cell: ({ account, label }) => (
        <>
          {account}
          <span class="sub">{label}</span>
        </>
      ),
      total: t("total"),
    },
    ...sums<TrialBalanceRow>(),
  ];

  return (
    <>
      <section class="stack">
        <h2>{t("journals")}</h2>
        <SheetRows label={t("journals")} columns={journals()} rows={props.period.totalsByJournal} />
      </section>
      <section class="stack">
        <h2>{t("accounts")}</h2>
        <SheetRows label={t("accounts")} columns={accounts()} rows={props.period.totalsByAccount} />
      </section>
    </>
  );
}
