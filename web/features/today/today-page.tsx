import { A, useNavigate } from "@solidjs/router";
import { createMemo, For, lazy, Show } from "solid-js";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import type { VoucherRow } from "#web/books/books.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Page } from "#web/ui/page.tsx";
import { SheetRows } from "#web/ui/sheet.tsx";
import { ToDo } from "./to-do.tsx";
import { todayTexts } from "./today-texts.ts";

const MonthlyBars = lazy(() =>
  import("#web/ui/monthly-bars.tsx").then((file) => ({ default: file.MonthlyBars })),
);

const quick = [
  { href: "/payments/new", title: "payment", hint: "paymentHint" },
  { href: "/invoices/new", title: "invoice", hint: "invoiceHint" },
  { href: "/journal", title: "journal", hint: "journalHint" },
  { href: "/import", title: "import", hint: "importHint" },
] as const;

/** What most people open the app for: the four things to do, the year so far, what waits, the latest. */
export function TodayPage() {
  const t = useTexts(todayTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const { company } = useBooks();
  const today = localDay();
  const day = useQuestion("dayPage", () => ({ today }));
  const open = useQuestion("company");

  const columns = (): readonly Column<VoucherRow>[] => [
    { title: t("column.state"), kind: "margin", cell: (row) => <FateMark fate={row.fate} /> },
    { title: t("column.day"), width: "84px", wideOnly: true, cell: (row) => i18n.dayShort(row.day) },
    {
      title: t("column.label"),
      cell: (row) => (
        <>
          {row.label || t(`kind.${row.kind}`)}
          <span class="sub">
            {[row.partyName, row.number, row.practitionerCode].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
    { title: t("column.amount"), kind: "number", cell: (row) => i18n.money(row.amountCents) },
  ];
  const series = createMemo(() => [
    { label: t("income"), cents: day()?.months.map((month) => month.incomeCents) ?? [] },
    { label: t("expenses"), cents: day()?.months.map((month) => month.expenseCents) ?? [] },
  ]);

  return (
    <Page title={t("title")} subtitle={i18n.dayLong(today)}>
      <nav class="quick day-quick" aria-label={t("title")}>
        <For each={quick}>
          {(place) => (
            <A href={place.href}>
              {t(place.title)}
              <small>{t(place.hint)}</small>
            </A>
          )}
        </For>
      </nav>
      <Show
        when={company() !== null}
        fallback={<EmptyState title={t("noCompany")} text={t("noCompanyText")} />}
      >
        <Show when={day()}>
          {(known) => (
            <div class="cards">
              <section class="card" data-wide="">
                <h2>{t("money", { year: known().year })}</h2>
                <p class="muted small">{t(open()?.company.basis === "cash" ? "cashNote" : "accrualNote")}</p>
                <p class="big">{i18n.money(known().incomeCents)}</p>
                <p class="muted small">{t("since")}</p>
                <MonthlyBars
                  label={t("chart")}
                  months={known().months.map(({ month }) => month)}
                  series={series()}
                />
              </section>
              <section class="card">
                <h2>{t("todo")}</h2>
                <ToDo day={known()} />
              </section>
              <section class="whole">
                <SheetRows
                  label={t("latestLabel")}
                  columns={columns()}
                  rows={known().latest}
                  onOpen={(row) => navigate(pathOfVoucher(row))}
                  empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
                />
              </section>
            </div>
          )}
        </Show>
      </Show>
    </Page>
  );
}
