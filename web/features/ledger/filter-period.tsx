import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { journalTexts } from "./journal-texts.ts";
import type { Period } from "./period.ts";

interface FilterPeriodProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  /** The last day there is a line of, which is where a reader begins to look. */
  readonly lastDay: string | null;
}

const kinds = ["all", "year", "month", "range"] as const;

/** This fiscal year, a month, from a day through a day, or everything. */
export function FilterPeriod(props: FilterPeriodProps) {
  const t = useTexts(journalTexts);
  const range = () => (props.period.kind === "range" ? props.period : null);
  const month = () => (props.period.kind === "month" ? props.period : null);
  const latest = () => props.lastDay ?? localDay();

  function choose(kind: Period["kind"]) {
    if (kind === "month") props.onChange({ kind, month: latest().slice(0, 7) });
    else if (kind === "range")
      props.onChange({ kind, from: `${latest().slice(0, 4)}-01-01`, through: latest() });
    else props.onChange({ kind });
  }

  return (
    <>
      <RadioGroup
        label={t("filter.period")}
        options={kinds.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={props.period.kind}
        onChange={choose}
      />
      <Show when={month()}>
        {(chosen) => (
          <label class="field">
            <span class="label">{t("period.monthLabel")}</span>
            <input
              class="input"
              type="month"
              value={chosen().month}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (value !== "") props.onChange({ kind: "month", month: value });
              }}
            />
          </label>
        )}
      </Show>
      <Show when={range()}>
        {(chosen) => (
          <>
            <DayField
              label={t("period.from")}
              day={chosen().from}
              onChange={(from) => props.onChange({ ...chosen(), from })}
            />
            <DayField
              label={t("period.through")}
              day={chosen().through}
              onChange={(through) => props.onChange({ ...chosen(), through })}
            />
          </>
        )}
      </Show>
    </>
  );
}
