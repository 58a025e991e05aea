import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useFrameState } from "./frame-state.ts";

/** What it means here that a device or the server went back in time: what goes up again, and what waits for a number. */
export function RecoveryNotices() {
  const i18n = useI18n();
  const { t } = i18n;
  const state = useFrameState();
  return (
    <>
      <Show when={state.isCopy()}>
        <Notice
          tone="wait"
          title={t("frame.copyTitle")}
          actions={
            <button type="button" class="button" onClick={state.tellLossSeen}>
              {t("frame.lostSeen")}
            </button>
          }
          live
        >
          {t("frame.copyText")}
        </Notice>
      </Show>
      <Show when={state.restored()}>
        {(restored) => (
          <Notice
            tone="wait"
            title={t("frame.restoredTitle")}
            actions={
              <button type="button" class="button" onClick={state.tellRestorationSeen}>
                {t("frame.lostSeen")}
              </button>
            }
            live
          >
            {restored().againCount === 0
              ? t("frame.restoredNothing")
              : t("frame.restoredAgain", { count: restored().againCount })}
          </Notice>
        )}
      </Show>
      <Show when={state.numberingShutSince()}>
        {(since) => (
          <Notice
            tone="wait"
            title={t("frame.shutTitle")}
            actions={
              <A class="button" href="/settings#numbering">
                {t("frame.shutOpen")}
              </A>
            }
          >
            {t("frame.shutText", { since: i18n.dateTime(since()) })}
          </Notice>
        )}
      </Show>
    </>
  );
}
