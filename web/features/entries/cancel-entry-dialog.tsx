import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Entry } from "#core/vouchers/voucher.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { entriesTexts } from "./entries-texts.ts";

interface CancelEntryDialogProps {
  readonly entry: Entry;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes an entry out of the books, with the reason. */
export function CancelEntryDialog(props: CancelEntryDialogProps) {
  const t = useTexts(entriesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [reason, setReason] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function cancel() {
    const sent = await send("voucher.cancel", { id: props.entry.id, reason: reason().trim() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) props.onDone();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("cancelEntry")}
      description={t("cancelText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="danger" onClick={cancel} disabled={reason().trim() === ""}>
            {t("cancelEntry")}
          </Button>
        </>
      }
    >
      <TextField label={t("cancelReason")} value={reason()} onChange={setReason} maxLength={200} />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
