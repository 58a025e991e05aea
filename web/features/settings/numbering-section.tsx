import { createResource, createSignal, For, Show } from "solid-js";
import { formatNumber } from "#core/numbering/format-number.ts";
import type {
  NumberingAnswer,
  NumberingOpening,
  NumberingStanding,
  SeriesStanding,
} from "#core/replication/restoration.ts";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { settingsTexts } from "./settings-texts.ts";

interface NumberingSectionProps {
  readonly company: string;
  /** Since when, as this device knows. */
  readonly shutSince: string;
  readonly mayOpen: boolean;
}

type Asked =
  | { readonly kind: "known"; readonly standing: NumberingStanding | null }
  | { readonly kind: "unknown" };

const toAsked = (answer: ServerAnswer): Asked =>
  answer.kind === "done"
    ? { kind: "known", standing: (answer.body as NumberingAnswer).numbering }
    : { kind: "unknown" };

/** After a restored backup: which devices have come back, where numbering would go on, and the way to open it. */
export function NumberingSection(props: NumberingSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const path = () => `/sync/numbering/${props.company}`;
  const [asked, { refetch }] = createResource(
    () => (props.mayOpen ? path() : null),
    async (from) => toAsked(await askServer("GET", from)),
  );
  const [failed, setFailed] = createSignal(false);
  const [doubted, setDoubted] = createSignal<ReadonlySet<string>>(new Set());
  const doubt = (series: string, isDoubted: boolean) =>
    setDoubted((before) => new Set([...before, series].filter((one) => one !== series || isDoubted)));
  const standing = () => {
    const latest = asked.latest;
    return latest?.kind === "known" ? latest.standing : null;
  };
  const missingCount = () => standing()?.devices.filter(({ reportedAt }) => reportedAt === null).length ?? 0;

  async function open() {
    const answer = await askServer("POST", `${path()}/open`, {
      doubted: [...doubted()],
    } satisfies NumberingOpening);
    setFailed(answer.kind !== "done");
    if (answer.kind === "done") showToast({ tone: "ok", title: t("shutNumbering.opened") });
    await refetch();
  }

  return (
    <Sheet label={t("shutNumbering.title")}>
      <div class="sheet-body stack" id="numbering">
        <div>
          <h2>{t("shutNumbering.title")}</h2>
          <p class="muted small">{t("shutNumbering.text", { since: i18n.dateTime(props.shutSince) })}</p>
        </div>
        <Show when={props.mayOpen} fallback={<p class="muted small">{t("shutNumbering.mayNot")}</p>}>
          <Show when={asked.latest?.kind === "unknown" || failed()}>
            <Notice tone="bad" title={t("shutNumbering.failed")} live />
          </Show>
          <Show when={standing()}>
            {(known) => (
              <>
                <h3>{t("shutNumbering.devices")}</h3>
                <ul>
                  <For each={known().devices}>
                    {(device) => (
                      <li>
                        <strong>{`${device.person} · ${device.name}`}</strong>
                        {" — "}
                        <Show
                          when={device.reportedAt}
                          fallback={t("shutNumbering.missing", { at: i18n.dateTime(device.lastContactAt) })}
                        >
                          {(at) =>
                            t("shutNumbering.reported", { at: i18n.dateTime(at()), count: device.againCount })
                          }
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
                <Show when={known().series.length > 0}>
                  <h3>{t("shutNumbering.series")}</h3>
                  <ul>
                    <For each={known().series}>
                      {(series) => (
                        <li>
                          {seriesText(series)}
                          <Show when={series.proven}>
                            {(proven) => (
                              <Checkbox
                                label={t("shutNumbering.setAside", {
                                  number: formatNumber(series.series, series.nextNumber - 1),
                                })}
                                description={t("shutNumbering.setAsideWhy", {
                                  next: formatNumber(series.series, proven().nextNumber),
                                })}
                                checked={doubted().has(series.series)}
                                onChange={(checked) => doubt(series.series, checked)}
                              />
                            )}
                          </Show>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
                <Show when={missingCount() > 0}>
                  <Notice tone="wait" title={t("shutNumbering.missingTitle", { count: missingCount() })}>
                    {t("shutNumbering.missingText")}
                  </Notice>
                </Show>
                <div class="cluster">
                  <Button look="primary" onClick={() => void open()}>
                    {t("shutNumbering.open")}
                  </Button>
                </div>
              </>
            )}
          </Show>
        </Show>
      </div>
    </Sheet>
  );

  function seriesText({ series, nextNumber, missing }: SeriesStanding): string {
    const name = (number: number) => formatNumber(series, number);
    const next = t("shutNumbering.next", { number: name(nextNumber) });
    const runs = missing.map(({ first, last }) =>
      first === last ? name(first) : `${name(first)} – ${name(last)}`,
    );
    return runs.length === 0 ? next : `${next} ${t("shutNumbering.holes", { numbers: runs.join(", ") })}`;
  }
}
