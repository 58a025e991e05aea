import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { useApp } from "./app-context.ts";
import { type Standing, useFrameState } from "./frame-state.ts";

const tones: Readonly<Record<Standing, "ok" | "wait" | "bad">> = {
  online: "ok",
  connecting: "wait",
  offline: "wait",
  unreachable: "wait",
  signedOut: "bad",
  outdated: "bad",
  full: "bad",
};

/** The state of the books, always in sight and in words: "Hors ligne · 3 seulement sur cet appareil · complet au 14:02". */
export function StateBar() {
  const i18n = useI18n();
  const state = useFrameState();
  const { t } = i18n;
  const { update } = useApp();

  const completeAt = () => {
    const filled = state.filling();
    if (filled !== null) return t("state.filling", { share: i18n.percent(Math.round(filled / 100) * 100) });
    const coming = state.monthsComing();
    if (coming > 0) return t("state.monthsComing", { count: coming });
    // Books that are all here are of no use without the app that opens them.
    if (!update.isKept()) return t("state.installing");
    const instant = state.completeAt();
    if (instant === null) return t("state.neverComplete");
    const isToday = new Date(instant).toDateString() === new Date().toDateString();
    const complete = t("state.completeAt", { time: isToday ? i18n.time(instant) : i18n.dateTime(instant) });
    const [whole, cards] = [state.wholeCount(), state.cardCount()];
    return (
      <>
        {complete}
        <Show when={cards > 0}>
          <span class="roomy">, {t("state.wholeOf", { whole, all: whole + cards })}</span>
        </Show>
      </>
    );
  };
  const onlyHere = () => state.onDeviceOnly() ?? 0;
  const sending = () =>
    onlyHere() > 0 ? t("state.onDeviceOnly", { count: onlyHere() }) : t("state.allSent");

  return (
    <section class="state" role="status" aria-label={t("state.title")}>
      <span class="dot" data-tone={tones[state.standing()]} />
      <p class="words">
        <Show
          when={state.standing() === "signedOut"}
          fallback={<span>{t(`state.${state.standing()}`)}</span>}
        >
          <A href="/sign-in">{t("state.signedOut")}</A>
        </Show>
        <Show when={state.loss()}>
          {(loss) => (
            <>
              <span class="joint"> · </span>
              <A href="/settings">{t("state.lost", { count: loss().count })}</A>
            </>
          )}
        </Show>
        <Show when={state.onDeviceOnly() !== null && (state.company() ?? state.filling() !== null)}>
          <span class="joint"> · </span>
          <span>
            <span class={onlyHere() > 0 ? "" : "roomy"}>{sending()}</span>
            <span class="roomy"> · </span>
            <span class={onlyHere() > 0 ? "roomy" : ""}>{completeAt()}</span>
          </span>
        </Show>
      </p>
    </section>
  );
}
