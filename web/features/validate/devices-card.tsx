import { For, Show } from "solid-js";
import { markOfDevice } from "#web/app/mark-of-device.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { OtherDevice } from "./create-senders.ts";
import { validateTexts } from "./validate-texts.ts";

/** A device that was heard of so lately would have sent what it held. */
const LATELY_MINUTES = 30;

interface DevicesCardProps {
  readonly pendingCount: number;
  /** Undefined while they are asked for, null where the server cannot be asked. */
  readonly others: readonly OtherDevice[] | null | undefined;
}

/** How far each device has sent: what is still on one of them is not part of what is validated. */
export function DevicesCard(props: DevicesCardProps) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const isLate = ({ lastContactAt }: OtherDevice) =>
    Date.now() - Date.parse(lastContactAt) > LATELY_MINUTES * 60_000;
  const markOf = (device: OtherDevice) =>
    markOfDevice(device, props.others?.filter(({ person }) => person === device.person) ?? []);

  return (
    <section class="card">
      <h2>{t("devicesTitle")}</h2>
      <ul class="todos">
        <li class="period-point">
          <span class="dot" data-tone={props.pendingCount > 0 ? "wait" : "ok"} aria-hidden="true" />
          <div class="grow">
            {t("thisDevice")}
            <span class="block small muted">
              {props.pendingCount > 0 ? t("pending", { count: props.pendingCount }) : t("allSent")}
            </span>
          </div>
        </li>
        <For each={props.others ?? []}>
          {(device) => (
            <li class="period-point">
              <span class="dot" data-tone={isLate(device) ? "wait" : "ok"} aria-hidden="true" />
              <div class="grow">
                {device.name} · {device.person}
                <Show when={markOf(device)}>{(mark) => <code class="muted"> {mark()}</code>}</Show>
                <span class="block small muted">
                  {t(isLate(device) ? "deviceUntil" : "deviceLately", {
                    at: i18n.dateTime(device.lastContactAt),
                  })}
                </span>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.others === null}>
        <p class="muted small">{t("devicesUnknown")}</p>
      </Show>
      <Show when={props.others?.length === 0}>
        <p class="muted small">{t("noOthers")}</p>
      </Show>
      <p class="muted small">{t("lateText")}</p>
    </section>
  );
}
