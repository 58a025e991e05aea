import { A } from "@solidjs/router";
import { createResource, For, Show } from "solid-js";
import type { CompanySummary, DeviceState } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface DeviceSectionProps {
  /** The company that is open, while not all of one's companies are always here. */
  readonly company: CompanySummary | null;
  readonly onKeep: (isKept: boolean) => void;
  readonly name: string | null;
  readonly device: DeviceState;
}

/** The room the books take in this browser; null where it does not say. */
async function readRoom(): Promise<{ readonly used: number; readonly quota: number } | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return usage === undefined || quota === undefined ? null : { used: usage, quota };
}

/** What this device holds, what exists only here, and whether the browser has promised to keep it. */
export function DeviceSection(props: DeviceSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const [room] = createResource(readRoom, { initialValue: null });
  const persistence = () => {
    const { isStoragePersistent } = props.device;
    if (isStoragePersistent === null) return t("device.persistenceUnknown");
    return isStoragePersistent ? t("device.persistent") : t("device.notPersistent");
  };

  return (
    <Sheet label={t("device.title")}>
      <div class="sheet-body stack">
        <h2>{t("device.title")}</h2>
        <Show when={props.device.lostCount > 0}>
          <Notice tone="bad" title={t("device.lost", { count: props.device.lostCount })}>
            <Show when={props.device.lostSince}>
              {(since) => t("device.lostSince", { since: i18n.dateTime(since()) })}
            </Show>
          </Notice>
        </Show>
        <Show when={props.device.failedMonths.length > 0}>
          <Notice tone="wait" title={t("device.failedTitle", { count: props.device.failedMonths.length })}>
            <ul>
              <For each={props.device.failedMonths}>
                {({ companyName, month, problem }) => (
                  <li>{t(`device.failed.${problem}`, { month: i18n.month(month), company: companyName })}</li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
        <dl class="pairs">
          <Show when={props.name}>
            {(name) => (
              <>
                <dt>{t("device.name")}</dt>
                <dd>{name()}</dd>
              </>
            )}
          </Show>
          <dt>{t("device.pending")}</dt>
          <dd>
            {props.device.pendingCount === 0
              ? t("device.allSent")
              : t("device.pendingCount", { count: props.device.pendingCount })}
          </dd>
          <dt>{t("device.complete")}</dt>
          <dd>
            {props.device.missingMonthCount > 0
              ? t("device.monthsComing", { count: props.device.missingMonthCount })
              : props.device.completeAsOf === null
                ? t("device.notComplete")
                : i18n.dateTime(props.device.completeAsOf)}
          </dd>
          <Show when={props.device.cardCount > 0}>
            <dt>{t("device.companies")}</dt>
            <dd>
              {t("device.companiesOf", {
                whole: props.device.wholeCount,
                all: props.device.wholeCount + props.device.cardCount,
              })}
            </dd>
          </Show>
          <Show when={room.latest}>
            {(known) => (
              <>
                <dt>{t("device.kept")}</dt>
                <dd>
                  {t("device.keptOf", {
                    used: i18n.bytes(known().used),
                    quota: i18n.bytes(known().quota),
                  })}
                </dd>
              </>
            )}
          </Show>
          <dt>{t("device.persistence")}</dt>
          <dd>{persistence()}</dd>
        </dl>
        <Show when={props.company}>
          {(company) => (
            <Checkbox
              label={t("device.keep", { company: company().name })}
              checked={company().isKept}
              onChange={props.onKeep}
              description={t("device.keepHint")}
            />
          )}
        </Show>
        <p>
          <A href="/more">{t("device.more")}</A>
        </p>
      </div>
    </Sheet>
  );
}
