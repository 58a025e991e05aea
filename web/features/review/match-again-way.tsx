import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { MatchAgain } from "#web/books/questions/match-again.ts";
import type { ShownRefusal } from "#web/books/questions/refusals.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { reviewTexts } from "./review-texts.ts";

interface MatchAgainWayProps {
  readonly refusal: ShownRefusal;
  readonly onDecided: () => void;
}

/** The way out of a refused matching by hand: with those of its lines that are still open. */
export function MatchAgainWay(props: MatchAgainWayProps) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [isBusy, setBusy] = createSignal(false);

  async function match({ args, label, firstOpenDay }: MatchAgain) {
    setBusy(true);
    const day = [localDay(), firstOpenDay].sort()[1]!;
    const entry = { id: crypto.randomUUID(), day, label };
    const sent = await send("matching.make", { ...args, lines: [...args.lines], entry });
    setBusy(false);
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("matchedAgain") });
    await send("refusal.discard", { id: props.refusal.id, reason: t("matchedAgainReason") });
    props.onDecided();
  }

  return (
    <Show when={props.refusal.commandType === "matching.make"}>
      <Show when={props.refusal.ways.matchAgain} fallback={<p class="muted small">{t("nothingToMatch")}</p>}>
        {(again) => (
          <>
            <p class="muted small">
              {again().restCents === 0
                ? t("matchAgainWhole", { amount: i18n.money(again().settledCents) })
                : t("matchAgainText", {
                    amount: i18n.money(again().settledCents),
                    rest: i18n.money(Math.abs(again().restCents)),
                  })}{" "}
              <Show when={again().leftOutCount > 0}>
                {t("matchAgainLeftOut", { count: again().leftOutCount })}
              </Show>
            </p>
            <div class="cluster">
              <Button look="primary" disabled={isBusy()} onClick={() => void match(again())}>
                {t("matchAgain")}
              </Button>
            </div>
          </>
        )}
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Show>
  );
}
