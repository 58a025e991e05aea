import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { recordedVoucherTexts } from "./recorded-voucher-texts.ts";

interface CancelDialogProps {
  /** Of the voucher. */
  readonly id: string;
  /** What is done, as the button says it. */
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Cancels a recorded voucher, for a reason that stays with it. */
export function CancelDialog(props: CancelDialogProps) {
  const t = useTexts(recordedVoucherTexts);
  const problemText = useProblemText();
  const send = useSend();
  const [reason, setReason] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function cancel() {
    const sent = await send("voucher.cancel", { id: props.id, reason: reason() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) props.onClose();
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      actions={
        <Button look="danger" onClick={cancel} disabled={reason().trim() === ""}>
          {props.title}
        </Button>
      }
    >
      <TextField label={t("cancelReason")} value={reason()} onChange={setReason} maxLength={200} />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
