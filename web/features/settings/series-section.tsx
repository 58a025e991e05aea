import { A, useSearchParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { DeviceSeries } from "#core/numbering/device-series.ts";
import { seriesTexts } from "#web/app/series-texts.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Sheet } from "#web/ui/sheet.tsx";
import { CloseSeriesDialog } from "./close-series-dialog.tsx";
import { DeclareSeriesDialog } from "./declare-series-dialog.tsx";

interface SeriesSectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** The devices that number invoices on the spot, each in a series of its own, and the way to give and to end one. */
export function SeriesSection(props: SeriesSectionProps) {
  const t = useTexts(seriesTexts);
  const i18n = useI18n();
  const [search, setSearch] = useSearchParams<{ series: string }>();
  const isDeclaring = () => search.series === "give" && props.mayChange;
  const setDeclaring = (isOpen: boolean) => setSearch({ series: isOpen ? "give" : undefined });
  const [closing, setClosing] = createSignal<DeviceSeries | null>(null);
  const series = () => props.company.deviceSeries ?? [];
  const state = ({ prefix, closed }: DeviceSeries) =>
    closed === null
      ? t("open", { example: `${localDay().slice(0, 4)}-${prefix}-000001` })
      : t("closed", { at: i18n.dateTime(closed.closedAt), reason: closed.reason });

  return (
    <Sheet label={t("title")}>
      <div class="sheet-body stack">
        <div>
          <h2>{t("title")}</h2>
          <p class="muted small">{t("text")}</p>
        </div>
        <Show when={series().length > 0} fallback={<p>{t("none")}</p>}>
          <Show when={props.company.numbering !== "perDevice"}>
            <p class="muted small">{t("idle")}</p>
          </Show>
          <ul class="people-list">
            <For each={series()}>
              {(one) => (
                <li>
                  <span class="grow">
                    <strong>{`${one.prefix} · ${one.deviceName}`}</strong>
                    <span class="block small muted">{state(one)}</span>
                    <span class="block small muted">{one.reason}</span>
                  </span>
                  <Show when={props.mayChange && one.closed === null}>
                    <Button
                      look="quiet-danger"
                      aria-label={t("closeOf", { prefix: one.prefix })}
                      onClick={() => setClosing(one)}
                    >
                      {t("close")}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.mayChange} fallback={<p class="muted small">{t("mayNot")}</p>}>
          <div class="cluster">
            <Button onClick={() => setDeclaring(true)}>{t("declare")}</Button>
            <A class="button" href="/numbers">
              {t("register")}
            </A>
          </div>
        </Show>
      </div>
      <Show when={isDeclaring()}>
        <DeclareSeriesDialog company={props.company} onClose={() => setDeclaring(false)} />
      </Show>
      <Show when={closing()}>
        {(one) => <CloseSeriesDialog series={one()} onClose={() => setClosing(null)} />}
      </Show>
    </Sheet>
  );
}
