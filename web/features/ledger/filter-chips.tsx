import { For, type ParentProps, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import type { FilterName, LedgerFilters } from "./create-ledger-filters.ts";
import { FilterChip } from "./filter-chip.tsx";
import { FilterPeriod } from "./filter-period.tsx";
import { FilterText } from "./filter-text.tsx";
import { journalTexts } from "./journal-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface FilterChipsProps {
  readonly filters: LedgerFilters;
  readonly show: readonly FilterName[];
}

/** What narrows a list of lines, a chip each. */
export function FilterChips(props: ParentProps<FilterChipsProps>) {
  const t = useTexts(journalTexts);
  const words = useLedgerWords();
  const choices = useQuestion("ledgerChoices");
  const shows = (name: FilterName) => props.show.includes(name);
  const value = (text: string) => (text === "" ? undefined : text);
  const journals = () =>
    choices()?.journals.map(({ code, label }) => ({ value: code, label, hint: code })) ?? [];
  const provenances = () =>
    choices()?.provenances.map((provenance) => ({
      value: provenance,
      label: words.provenance(provenance),
      hint: undefined,
    })) ?? [];

  return (
    <section class="chips" aria-label={t("filters")}>
      <Show when={shows("period")}>
        <FilterChip
          name={t("filter.period")}
          value={props.filters.period().kind === "all" ? undefined : words.period(props.filters.period())}
          onClear={() => props.filters.setPeriod({ kind: "all" })}
        >
          <FilterPeriod
            period={props.filters.period()}
            onChange={props.filters.setPeriod}
            lastDay={choices()?.lastDay ?? null}
          />
        </FilterChip>
      </Show>
      <Show when={shows("journals")}>
        <FilterChip
          name={t("filter.journals")}
          value={value(props.filters.journals().join(", "))}
          onClear={() => props.filters.set({ journals: [] })}
        >
          <SeveralOf
            legend={t("filter.journals")}
            options={journals()}
            chosen={props.filters.journals()}
            onChange={(chosen) => props.filters.set({ journals: chosen })}
            none={t("filter.noJournals")}
          />
        </FilterChip>
      </Show>
      <Show when={shows("account")}>
        <FilterChip
          name={t("filter.account")}
          value={value(props.filters.account())}
          onClear={() => props.filters.set({ account: "" })}
        >
          <FilterText
            label={t("filter.account")}
            description={t("filter.accountHint")}
            value={props.filters.account()}
            onChange={(account) => props.filters.set({ account })}
          />
        </FilterChip>
      </Show>
      <Show when={shows("provenances")}>
        <FilterChip
          name={t("filter.provenance")}
          value={value(props.filters.provenances().map(words.provenance).join(", "))}
          onClear={() => props.filters.set({ provenances: [] })}
        >
          <SeveralOf
            legend={t("filter.provenance")}
            options={provenances()}
            chosen={props.filters.provenances()}
            onChange={(chosen) => props.filters.set({ provenances: chosen })}
            none={t("filter.noProvenances")}
          />
        </FilterChip>
      </Show>
      <Show when={shows("party")}>
        <FilterChip
          name={t("filter.party")}
          value={value(props.filters.party())}
          onClear={() => props.filters.set({ party: "" })}
        >
          <FilterText
            label={t("filter.party")}
            description={t("filter.partyHint")}
            value={props.filters.party()}
            onChange={(party) => props.filters.set({ party })}
          />
        </FilterChip>
      </Show>
      <Show when={shows("text")}>
        <FilterChip
          name={t("filter.text")}
          value={value(props.filters.text())}
          onClear={() => props.filters.set({ text: "" })}
        >
          <FilterText
            label={t("filter.text")}
            description={t("filter.textHint")}
            value={props.filters.text()}
            onChange={(text) => props.filters.set({ text })}
          />
        </FilterChip>
      </Show>
      {props.children}
    </section>
  );
}

interface SeveralOfProps {
  readonly legend: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly hint: string | undefined;
  }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly none: string;
}

function SeveralOf(props: SeveralOfProps) {
  return (
    <fieldset class="several">
      <legend class="label">{props.legend}</legend>
      <For each={props.options} fallback={<p class="muted small">{props.none}</p>}>
        {(option) => (
          <Checkbox
            label={option.hint === undefined ? option.label : `${option.hint} · ${option.label}`}
            checked={props.chosen.includes(option.value)}
            onChange={(checked) =>
              props.onChange(
                checked
                  ? [...props.chosen, option.value]
                  : props.chosen.filter((value) => value !== option.value),
              )
            }
          />
        )}
      </For>
    </fieldset>
  );
}
