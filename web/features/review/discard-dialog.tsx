import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { issuedNumberOf, type RefusalCase } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";

interface DiscardDialogProps {
  readonly refusalCase: RefusalCase;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Decides that a refused act stays undone, with the reason; those that hang on it go the same way. */
export function DiscardDialog(props: DiscardDialogProps) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [reason, setReason] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isMissing = () => reason().trim() === "";

  async function discard() {
    setTried(true);
    if (isMissing()) return;
    const { refusal, tail } = props.refusalCase;
    for (const { id } of [...tail, refusal]) {
      const sent = await send("refusal.discard", { id, reason: reason().trim() });
      // One that a colleague decided meanwhile is no reason to leave the others.
      if (sent.ok || sent.problem.code === "refusal.decided") continue;
      return setProblem(sent.problem);
    }
    showToast({ title: t("discarded") });
    props.onDone();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("discardTitle")}
      description={t(issuedNumberOf(props.refusalCase.refusal) === null ? "discardText" : "leaveIssuedText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="danger" onClick={discard}>
            {t("discard")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        value={reason()}
        onChange={setReason}
        error={tried() && isMissing() ? t("reasonMissing") : undefined}
        maxLength={200}
      />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
