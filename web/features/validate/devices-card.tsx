import { createResource, For, Show } from "solid-js";
import { askServer } from "#web/app/ask-server.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { validateTexts } from "./validate-texts.ts";

/** A device that other people, or the reader, enter these books on. */
interface OtherDevice {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  /** When it last had nothing more to send. */
  readonly lastContactAt: string;
}

/** A device that was heard of so lately would have sent what it held. */
const LATELY_MINUTES = 30;

/** How far each device has sent: what is still on one of them is not part of what is validated. */
export function DevicesCard(props: { readonly pendingCount: number }) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const { company } = useBooks();
  const [others] = createResource(company, async (id): Promise<readonly OtherDevice[] | null> => {
    const answer = await askServer("GET", `/people/companies/${encodeURIComponent(id)}/senders`);
    if (answer.kind !== "done") return null;
    return (answer.body as { readonly devices?: readonly OtherDevice[] } | null)?.devices ?? null;
  });
  const isLate = ({ lastContactAt }: OtherDevice) =>
    Date.now() - Date.parse(lastContactAt) > LATELY_MINUTES * 60_000;

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
        <For each={others() ?? []}>
          {(device) => (
            <li class="period-point">
              <span class="dot" data-tone={isLate(device) ? "wait" : "ok"} aria-hidden="true" />
              <div class="grow">
                {device.name} · {device.person}
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
      <Show when={others() === null}>
        <p class="muted small">{t("devicesUnknown")}</p>
      </Show>
      <Show when={others()?.length === 0}>
        <p class="muted small">{t("noOthers")}</p>
      </Show>
      <p class="muted small">{t("lateText")}</p>
    </section>
  );
}
