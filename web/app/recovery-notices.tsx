import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useFrameState } from "./frame-state.ts";
import { recoveryTexts } from "./recovery-texts.ts";

/** What it means here that a device or the server went back in time: what goes up again, and what waits for a number. */
export function RecoveryNotices() {
  const i18n = useI18n();
  const t = useTexts(recoveryTexts);
  const state = useFrameState();
  return (
    <>
      <Show when={state.isCopy()}>
        <Notice
          tone="wait"
          title={t("copyTitle")}
          actions={
            <button type="button" class="button" onClick={state.tellLossSeen}>
              {t("seen")}
            </button>
          }
          live
        >
          {t("copyText")}
        </Notice>
      </Show>
      <Show when={state.restored()}>
        {(restored) => (
          <Notice
            tone="wait"
            title={t("restoredTitle")}
            actions={
              <button type="button" class="button" onClick={state.tellRestorationSeen}>
                {t("seen")}
              </button>
            }
            live
          >
            {restored().againCount === 0
              ? t("restoredNothing")
              : t("restoredAgain", { count: restored().againCount })}
          </Notice>
        )}
      </Show>
      <Show when={state.numberingShutSince()}>
        {(since) => (
          <Notice
            tone="wait"
            title={t("shutTitle")}
            actions={
              <A class="button" href="/settings#numbering">
                {t("shutOpen")}
              </A>
            }
          >
            {t("shutText", { since: i18n.dateTime(since()) })}
          </Notice>
        )}
      </Show>
    </>
  );
}
