import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { Matchings } from "./create-matching.ts";
import { matchingTexts } from "./matching-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface MatchingBarProps {
  readonly matchings: Matchings;
}

/** What the chosen lines come to, and what can be done with them. */
export function MatchingBar(props: MatchingBarProps) {
  const t = useTexts(matchingTexts);
  const words = useLedgerWords();
  const problemText = useProblemText();
  const rows = () => props.matchings.rows();
  const openCents = () => rows().reduce((sum, row) => sum + row.openCents, 0);
  const hasBothSides = () =>
    rows().some((row) => row.openCents > 0) && rows().some((row) => row.openCents < 0);
  /** Why what is chosen cannot be matched. */
  const lacking = () => {
    if (toUndo().length > 0) return "lacks.undoing";
    if (rows().some((row) => row.openCents === 0)) return "lacks.open";
    return openCents() > 0 ? "lacks.credit" : "lacks.debit";
  };
  const said = () => {
    if (rows().length === 0) return t("none");
    const count = t("chosen", { count: rows().length });
    if (!hasBothSides())
      return `${count} · ${t("open", { amount: words.balance(openCents()) })}. ${t(lacking())}`;
    const rest = openCents() === 0 ? t("balanced") : t("rest", { amount: words.balance(openCents()) });
    return `${count} · ${rest}`;
  };
  const isReady = () => !props.matchings.isBusy() && props.matchings.choices() !== undefined;
  const toUndo = () => props.matchings.chosenMatchings();

  return (
    <section class="choice-bar" aria-label={t("selection")}>
      <p role="status">{said()}</p>
      <div class="cluster">
        <Button
          look="primary"
          disabled={!hasBothSides() || toUndo().length > 0 || !isReady()}
          onClick={() => void props.matchings.make(rows())}
        >
          {t("make")}
        </Button>
        <Show when={toUndo().length > 0}>
          <Button disabled={props.matchings.isBusy()} onClick={() => void props.matchings.undo(toUndo())}>
            {t("undo")}
          </Button>
        </Show>
        <Show when={rows().length > 0}>
          <Button look="quiet" onClick={() => props.matchings.clear()}>
            {t("clear")}
          </Button>
        </Show>
      </div>
      <Show when={props.matchings.problem()}>
        {(problem) => <Notice tone="bad" title={problemText(problem())} live />}
      </Show>
    </section>
  );
}
