import { For } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

interface MonthlyBarsProps {
  readonly label: string;
  /** The months in order, "2026-01". */
  readonly months: readonly string[];
  /** Up to three series, each with one value a month. */
  readonly series: readonly { readonly label: string; readonly cents: readonly number[] }[];
  readonly currency?: string | undefined;
}

const WIDTH = 560;
const HEIGHT = 150;
const FLOOR = 130;

/** Bars by month: a picture for the eye, and the same figures as a table for everyone. */
export function MonthlyBars(props: MonthlyBarsProps) {
  const i18n = useI18n();
  const highest = () => Math.max(1, ...props.series.flatMap((one) => one.cents));
  const lowest = () => Math.min(0, ...props.series.flatMap((one) => one.cents));
  const y = (cents: number) => FLOOR - ((cents - lowest()) / (highest() - lowest())) * (FLOOR - 10);
  const monthWidth = () => WIDTH / Math.max(1, props.months.length);
  const barWidth = () => Math.min(16, (monthWidth() - 12) / Math.max(1, props.series.length));
  const left = (month: number, series: number) =>
    month * monthWidth() +
    monthWidth() / 2 -
    (barWidth() * props.series.length + 2 * (props.series.length - 1)) / 2 +
    series * (barWidth() + 2);

  return (
    <figure class="bars">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
        <For each={[0, 1, 2]}>
          {(step) => (
            <line
              class="rule"
              x1="0"
              x2={WIDTH}
              y1={10 + (step * (FLOOR - 10)) / 3}
              y2={10 + (step * (FLOOR - 10)) / 3}
            />
          )}
        </For>
        <line class="zero" x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
        <For each={props.series}>
          {(one, series) => (
            <For each={one.cents}>
              {(cents, month) => (
                <rect
                  data-series={series()}
                  x={left(month(), series())}
                  width={barWidth()}
                  y={Math.min(y(cents), y(0))}
                  height={Math.abs(y(cents) - y(0))}
                  rx={Math.min(3, Math.abs(y(cents) - y(0)) / 2)}
                />
              )}
            </For>
          )}
        </For>
        <For each={props.months}>
          {(month, index) => (
            <text x={(index() + 0.5) * monthWidth()} y={HEIGHT - 4} text-anchor="middle">
              {i18n.monthShort(month).replace(".", "")}
            </text>
          )}
        </For>
      </svg>
      <figcaption class="legend">
        <For each={props.series}>
          {(one, series) => (
            <span class="cluster">
              <span class="key" data-series={series()} />
              {one.label}
            </span>
          )}
        </For>
      </figcaption>
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
                  <th scope="row">{i18n.month(month)}</th>
                  <For each={props.series}>
                    {(one) => <td class="num">{i18n.money(one.cents[index()] ?? 0, props.currency)}</td>}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </figure>
  );
}
