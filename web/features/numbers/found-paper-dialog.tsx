import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { numbersTexts } from "./numbers-texts.ts";

interface FoundPaperDialogProps {
  /** The number it is offered for; "" to type any. */
  readonly number: string;
  readonly onClose: () => void;
}

/** Begins the draft of an invoice whose paper was found, under the number that the paper bears. */
export function FoundPaperDialog(props: FoundPaperDialogProps) {
  const t = useTexts(numbersTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const send = useSend();
  const [number, setNumber] = createSignal(props.number);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [tried, setTried] = createSignal(false);
  const isMissing = () => number().trim() === "";

  async function begin() {
    setTried(true);
    if (isMissing()) return;
    const id = crypto.randomUUID();
    const set = { writtenNumber: number().trim().toUpperCase() };
    const sent = await send("voucher.draft", { id, kind: "sale", credits: null, set });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) navigate(`/invoices/${id}`);
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("foundTitle")}
      description={t("foundText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={() => void begin()}>
            {t("enterFound")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("writtenNumber")}
        description={t("writtenNumberHint")}
        value={number()}
        onChange={setNumber}
        error={tried() && isMissing() ? t("writtenNumberMissing") : undefined}
        maxLength={35}
      />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
