import { For, lazy } from "solid-js";
import type { DayPage } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { todayTexts } from "./today-texts.ts";

const MonthlyBars = lazy(() =>
  import("#web/ui/monthly-bars.tsx").then((file) => ({ default: file.MonthlyBars })),
);

interface MoneyCardProps {
  readonly day: DayPage;
  readonly today: string;
}

/** The year so far: what came in, what went out, what is left, and how the months compare. */
export function MoneyCard(props: MoneyCardProps) {
  const t = useTexts(todayTexts);
  const i18n = useI18n();
  const open = useQuestion("company");
  const series = () => [
    { label: t("income"), cents: props.day.months.map((month) => month.incomeCents) },
    { label: t("expenses"), cents: props.day.months.map((month) => month.expenseCents) },
  ];
  const figures = () => [
    { label: t("income"), cents: props.day.incomeCents },
    { label: t("expenses"), cents: props.day.expenseCents },
    { label: t("left"), cents: props.day.incomeCents - props.day.expenseCents },
  ];

  return (
    <section class="card">
      <div class="card-head">
        <h2>{t("money", { year: props.day.year })}</h2>
        <p class="muted small">{t(open()?.company.basis === "cash" ? "cashNote" : "accrualNote")}</p>
      </div>
      <dl class="year-figures">
        <For each={figures()}>
          {({ label, cents }, place) => (
            <div>
              <dt>
                <span class="key" data-series={place() < 2 ? place() : undefined} />
                {label}
              </dt>
              <dd>{i18n.money(cents)}</dd>
            </div>
          )}
        </For>
      </dl>
      <MonthlyBars
        label={t("chart")}
        months={props.day.months.map(({ month }) => month)}
        series={series()}
        currentMonth={props.today.slice(0, 7)}
        hrefOf={(month) => `/journal?period=${month}`}
      />
    </section>
  );
}
