import { createSignal, Show } from "solid-js";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { createCaseDeciding } from "./create-case-deciding.ts";
import type { RefusalCase } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";

interface WaysOutProps {
  readonly refusalCase: RefusalCase;
  readonly onDecided: () => void;
}

/** The decisions that do a late act after all, or ask the accounting firm to decide; each is a command of its own. */
export function WaysOut(props: WaysOutProps) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const deciding = createCaseDeciding();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const refusal = () => props.refusalCase.refusal;
  const ways = () => refusal().ways;
  const isOwnDay = () => ways().bookOn === ways().documentDay;
  /** Deciding came to nothing because somebody else had decided before. */
  const isSettled = () => refusal().code === "refusal.decided";
  const tailCount = () => props.refusalCase.tail.length;
  const firmWords = () => ways().firmName || t("theFirm");

  async function decide<Type extends CommandType>(type: Type, args: CommandArgs[Type], said: string) {
    const sent = await send(type, args);
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: said });
    props.onDecided();
  }
  const book = (on: string) =>
    decide("refusal.book", { id: refusal().id, on }, t("booked", { day: i18n.day(on) }));
  const bookInClosing = (on: string) =>
    decide("refusal.book", { id: refusal().id, on, closing: true }, t("bookedClosing"));
  async function hand(to: "firm" | "company") {
    const said = await deciding.hand(props.refusalCase, to);
    setProblem(said);
    if (said === null) showToast({ tone: "ok", title: t(to === "firm" ? "handedOver" : "takenBack") });
  }
  async function bookCase(closingDay?: string) {
    const { decided, left, problem: said } = await deciding.book(props.refusalCase, closingDay);
    setProblem(said);
    if (decided === 0) return;
    const text = left > 0 ? t("caseLeft", { count: left }) : undefined;
    const title = t(closingDay === undefined ? "caseBooked" : "caseBookedClosing", { count: decided });
    showToast({ tone: left > 0 ? "info" : "ok", title, text });
    props.onDecided();
  }
  const see = () => decide("refusal.discard", { id: refusal().id, reason: t("seenReason") }, t("discarded"));
  const bookText = (on: string) => {
    const days = { day: i18n.day(on), documentDay: i18n.day(ways().documentDay ?? on) };
    if (isOwnDay()) return t("bookTextOpen", days);
    return ways().isIssue ? t("bookTextIssued", days) : t("bookText", days);
  };

  return (
    <>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      <Show when={refusal().handedTo}>
        {(handed) => (
          <Show when={ways().handed !== null}>
            <Notice
              tone={ways().handed === "here" ? "wait" : "info"}
              title={
                ways().handed === "here"
                  ? t("handedHere", { at: i18n.dateTime(handed().at) })
                  : t("handedAway", {
                      at: i18n.dateTime(handed().at),
                      firm: handed().firmName || t("theFirm"),
                    })
              }
              actions={
                <Show when={ways().handed === "away"}>
                  <Button onClick={() => hand("company")}>{t("takeBack")}</Button>
                </Show>
              }
            />
          </Show>
        )}
      </Show>
      <Show when={ways().bookOn}>
        {(on) => (
          <p class="muted small">
            {bookText(on())} <Show when={tailCount() > 0}>{t("bookCaseText")}</Show>
          </p>
        )}
      </Show>
      <Show when={ways().firmName !== null && ways().handed === null}>
        <p class="muted small">{t("handText")}</p>
      </Show>
      <div class="cluster">
        <Show when={ways().bookOn}>
          {(on) => (
            <>
              <Show when={tailCount() > 0}>
                <Button look="primary" onClick={() => bookCase()}>
                  {t("bookCase", { count: tailCount() + 1 })}
                </Button>
              </Show>
              <Button look={tailCount() > 0 ? "plain" : "primary"} onClick={() => book(on())}>
                {t(tailCount() > 0 ? "bookAlone" : "book", { day: i18n.day(on()) })}
              </Button>
            </>
          )}
        </Show>
        <Show when={ways().closingOn}>
          {(on) => (
            <>
              <Show when={tailCount() > 0}>
                <Button onClick={() => bookCase(on())}>
                  {t("bookCaseClosing", { count: tailCount() + 1, day: i18n.day(on()) })}
                </Button>
              </Show>
              <Button onClick={() => bookInClosing(on())}>
                {t(tailCount() > 0 ? "bookAloneClosing" : "bookClosing", { day: i18n.day(on()) })}
              </Button>
            </>
          )}
        </Show>
        <Show when={ways().firmName !== null && ways().handed === null}>
          <Button onClick={() => hand("firm")}>
            {ways().firmName ? t("hand", { firm: firmWords() }) : t("handTheFirm")}
          </Button>
        </Show>
        <Show when={isSettled()}>
          <Button look="primary" onClick={see}>
            {t("seen")}
          </Button>
        </Show>
      </div>
    </>
  );
}
