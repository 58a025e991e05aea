import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { createSenders } from "./create-senders.ts";
import { DevicesCard } from "./devices-card.tsx";
import { PeriodCard } from "./period-card.tsx";
import { PeriodTotals } from "./period-totals.tsx";
import { proposedDay } from "./proposed-day.ts";
import { RefusedValidations } from "./refused-validations.tsx";
import { useOwnPendingCount } from "./use-own-pending-count.ts";
import { ValidateDialog } from "./validate-dialog.tsx";
import { validateTexts } from "./validate-texts.ts";

/** Makes everything through a day irreversible, after showing what that is. */
export function ValidatePage() {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const opened = useQuestion("company");
  const today = localDay();
  const [typed, setTyped] = createSignal<string | null>(null);
  const [isAsking, setIsAsking] = createSignal(false);
  const mayValidate = () => opened()?.rights.includes("validate") ?? false;
  const through = () => {
    const known = opened();
    return typed() ?? (known ? proposedDay(known.company, today) : "");
  };
  // Once it is validated the day that was chosen is over: the next one is proposed, rather than said to be too early.
  const validatedThrough = createMemo(() => opened()?.company.validatedThrough);
  createEffect(on(validatedThrough, (day) => typed() === day && setTyped(null)));
  const period = useQuestion("period", () =>
    mayValidate() && through() !== "" ? { through: through(), today } : null,
  );
  const validation = useQuestion("validation");
  const pendingCount = useOwnPendingCount();
  const others = createSenders();
  const last = () => validation()?.periods[0];
  /** Where it was validated, as far as this device can tell without the server. */
  const lastDevice = () => {
    const known = last();
    if (known?.isOfThisDevice) return t("thisDevice");
    return others()?.find(({ id }) => id === known?.device)?.name ?? "";
  };
  let choice: HTMLDivElement | undefined;
  const lookAgain = (day: string) => {
    setTyped(day);
    choice?.querySelector("input")?.focus();
  };

  return (
    <Page
      title={t("title")}
      subtitle={t("text")}
      actions={
        <A class="button" href="/proof">
          {t("prove")}
        </A>
      }
    >
      <Show when={opened()}>
        <Show when={mayValidate()} fallback={<Notice title={t("mayNot")} />}>
          <div class="stack">
            <RefusedValidations onLookAgain={lookAgain} />
            <Show when={validation()?.waiting}>
              {(waiting) => (
                <Notice tone="wait" title={t("waitingTitle", { day: i18n.day(waiting().through) })} live>
                  {t("waitingText")}
                </Notice>
              )}
            </Show>
            <div class="period-choice" ref={choice}>
              <DayField label={t("through")} day={through()} onChange={setTyped} lastDay={today} />
              <p class="muted small">
                <Show when={validation()?.through} fallback={t("nothingYet")}>
                  {(day) => <strong>{t("validatedThrough", { day: i18n.day(day()) })}</strong>}
                </Show>
                <Show when={last()?.sealedAt}>
                  {(at) => (
                    <>
                      {" · "}
                      {t("validatedBy", { name: last()?.by ?? "", at: i18n.dateTime(at()) })}
                      {lastDevice() && ` · ${lastDevice()}`}
                    </>
                  )}
                </Show>
                <br />
                <Show when={period()}>{(seen) => <>{t("from", { day: i18n.day(seen().fromDay) })}</>}</Show>
              </p>
            </div>
            <Show
              when={period()}
              fallback={
                <p class="muted" role="status">
                  {t("loading")}
                </p>
              }
            >
              {(seen) => (
                <>
                  <div class="period">
                    <PeriodCard period={seen()} pendingCount={pendingCount()} />
                    <DevicesCard pendingCount={pendingCount()} others={others()} />
                  </div>
                  <Show when={seen().problem}>
                    {(problem) => <Notice tone="bad" title={problemText(problem())} />}
                  </Show>
                  <div class="form-actions">
                    <Button
                      look="primary"
                      disabled={
                        seen().problem !== null || validation()?.waiting !== null || seen().args === null
                      }
                      onClick={() => setIsAsking(true)}
                    >
                      {t("validate", { day: i18n.day(through()) })}
                    </Button>
                  </div>
                  <PeriodTotals period={seen()} />
                  <Show when={isAsking()}>
                    <ValidateDialog period={seen()} onClose={() => setIsAsking(false)} />
                  </Show>
                </>
              )}
            </Show>
          </div>
        </Show>
      </Show>
    </Page>
  );
}
