import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Sent } from "#web/books/books.ts";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";

interface FinalDialogProps {
  readonly title: string;
  readonly description: string;
  readonly cancel: string;
  readonly confirm: string;
  /** What is said once it is on its way. */
  readonly asked: string;
  /** Null while there is nothing that could be sent. */
  readonly send: () => Promise<Sent> | null;
  readonly onClose: () => void;
}

/** Says once more what becomes final before it is sent; a no of this device is said in the dialog. */
export function FinalDialog(props: FinalDialogProps) {
  const problemText = useProblemText();
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function confirm() {
    const sent = await props.send();
    if (sent === null) return;
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: props.asked });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{props.cancel}</Button>
          <Button look="primary" onClick={confirm}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
