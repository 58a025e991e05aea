import { For } from "solid-js";
import type { NumberRun, RegisteredSeries } from "#core/numbering/number-register.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { numbersTexts } from "./numbers-texts.ts";

/** As many as one hears out; the list below names them all. */
const RUNS_SAID_MAX = 12;

/** A series as one bar from its first number to its last: a gap in it is a hole. */
export function SeriesPicture(props: { readonly series: RegisteredSeries }) {
  const t = useTexts(numbersTexts);
  const i18n = useI18n();
  const words = ({ first, last, state }: NumberRun) =>
    t(first === last ? "runOfOne" : "run", {
      first: i18n.number(first),
      last: i18n.number(last),
      state: t(`state.${state}`),
    });
  const said = () => {
    const { series, runs } = props.series;
    const rest = runs.length - RUNS_SAID_MAX;
    return t("picture", {
      series,
      words: [
        ...runs.slice(0, RUNS_SAID_MAX).map(words),
        ...(rest > 0 ? [t("moreRuns", { count: rest })] : []),
      ].join("; "),
    });
  };
  const summary = () => {
    const { last, firstDay, lastDay, holeCount } = props.series;
    const missing = holeCount === 0 ? t("complete") : t("holes", { count: holeCount });
    if (firstDay === null || lastDay === null) return missing;
    const span = t("span", {
      first: i18n.number(1),
      last: i18n.number(last),
      from: i18n.day(firstDay),
      through: i18n.day(lastDay),
    });
    return `${span}. ${missing}`;
  };

  return (
    <figure class="number-series">
      <div class="number-runs" role="img" aria-label={said()}>
        <For each={props.series.runs}>
          {(run) => (
            <span
              data-state={run.state}
              title={words(run)}
              style={{ "flex-grow": run.last - run.first + 1 }}
            />
          )}
        </For>
      </div>
      <figcaption class="muted small">{summary()}</figcaption>
    </figure>
  );
}
