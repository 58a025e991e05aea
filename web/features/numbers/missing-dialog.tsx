import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { NumberRow } from "#web/books/questions/number-register.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { numbersTexts } from "./numbers-texts.ts";
import { runWords } from "./run-words.ts";

interface MissingDialogProps {
  readonly row: NumberRow;
  readonly mayExplain: boolean;
  /** Whether nothing gives these numbers any more, so a paper that is found can be entered under its own. */
  readonly mayEnter: boolean;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}

/** Numbers without a paper: why, for good, or the paper that was found after all. */
export function MissingDialog(props: MissingDialogProps) {
  const t = useTexts(numbersTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const run = () => props.row.run ?? { first: 1, last: 1 };
  const [first, setFirst] = createSignal(String(run().first));
  const [last, setLast] = createSignal(String(run().last));
  const [reason, setReason] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isToExplain = () => props.row.state === "hole" && props.mayExplain;
  const isSeveral = () => run().last > run().first;
  const isWithin = (typed: string) =>
    /^\d{1,9}$/.test(typed) && Number(typed) >= run().first && Number(typed) <= run().last;
  const isWrong = () => !isWithin(first()) || !isWithin(last()) || Number(first()) > Number(last());
  const numbers = () => runWords(t, props.row.number ?? "", props.row.lastNumber);

  async function explain() {
    const { series } = props.row;
    setTried(true);
    if (series === null || isWrong() || reason().trim() === "") return;
    const sent = await send("hole.declare", {
      series,
      first: Number(first()),
      last: Number(last()),
      reason: reason().trim(),
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("explained") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("missingTitle", { numbers: numbers() })}
      description={props.row.reason ?? t("missingText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Show when={props.mayEnter}>
            <Button onClick={() => props.onEnter()}>{t("enterFound")}</Button>
          </Show>
          <Show when={isToExplain()}>
            <Button look="primary" onClick={() => void explain()}>
              {t("explain")}
            </Button>
          </Show>
        </>
      }
    >
      <Show
        when={isToExplain()}
        fallback={
          <Show when={props.row.state === "hole"}>
            <p>{t("mayNotExplain")}</p>
          </Show>
        }
      >
        <Show when={isSeveral()}>
          <div class="fields">
            <TextField
              label={t("firstNumber")}
              value={first()}
              onChange={setFirst}
              inputMode="numeric"
              error={tried() && isWrong() ? t("numbersWrong", run()) : undefined}
              maxLength={9}
            />
            <TextField
              label={t("lastNumber")}
              value={last()}
              onChange={setLast}
              inputMode="numeric"
              maxLength={9}
            />
          </div>
        </Show>
        <TextField
          label={t("reason")}
          description={t("reasonHint")}
          value={reason()}
          onChange={setReason}
          error={tried() && reason().trim() === "" ? t("reasonMissing") : undefined}
          maxLength={500}
        />
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
