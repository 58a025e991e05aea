import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

interface MonthlyBarsProps {
  readonly label: string;
  /** The months in order, "2026-01". */
  readonly months: readonly string[];
  /** Up to three series, each with one value a month. */
  readonly series: readonly { readonly label: string; readonly cents: readonly number[] }[];
  readonly currency?: string | undefined;
  /** The month we are in, which the eye looks for first. */
  readonly currentMonth?: string | undefined;
  /** Where the lines behind a month's figures are listed. */
  readonly hrefOf?: ((month: string) => string) | undefined;
}

/** Bars by month: a picture for the eye, and the same figures as a table for everyone. */
export function MonthlyBars(props: MonthlyBarsProps) {
  const i18n = useI18n();
  const highest = () => Math.max(0, ...props.series.flatMap((one) => one.cents));
  const lowest = () => Math.min(0, ...props.series.flatMap((one) => one.cents));
  const share = (cents: number) => (cents / (highest() - lowest() || 1)) * 100;
  const zero = () => share(-lowest());
  const money = (cents: number | undefined) => i18n.money(cents ?? 0, props.currency);
  const said = (month: string, index: number) =>
    [i18n.month(month), ...props.series.map((one) => `${one.label} ${money(one.cents[index])}`)].join("\n");

  return (
    <figure class="bars">
      <div class="bars-plot" role="img" aria-label={props.label}>
        <span class="zero" style={{ bottom: `${zero()}%` }} />
        <For each={props.months}>
          {(month, index) => (
            <span class="month" title={said(month, index())}>
              <For each={props.series}>
                {(one, series) => {
                  const height = () => share(one.cents[index()] ?? 0);
                  return (
                    <span class="slot">
                      <span
                        class="bar"
                        data-series={series()}
                        style={{
                          bottom: `${zero() + Math.min(0, height())}%`,
                          height: `${Math.abs(height())}%`,
                        }}
                      />
                    </span>
                  );
                }}
              </For>
            </span>
          )}
        </For>
      </div>
      <div class="bars-months" aria-hidden="true">
        <For each={props.months}>
          {(month) => (
            <span data-current={month === props.currentMonth ? "" : undefined}>
              {i18n.monthShort(month).replace(".", "")}
            </span>
          )}
        </For>
      </div>
      <details>
        <summary>{i18n.t("list.asTable")}</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{i18n.t("word.month")}</th>
              <For each={props.series}>
                {(one) => (
                  <th scope="col" class="num">
                    {one.label}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.months}>
              {(month, index) => (
                <tr>
                  <th scope="row">
                    <Show when={props.hrefOf} fallback={i18n.month(month)}>
                      {(hrefOf) => <A href={hrefOf()(month)}>{i18n.month(month)}</A>}
                    </Show>
                  </th>
                  <For each={props.series}>{(one) => <td class="num">{money(one.cents[index()])}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </figure>
  );
}
