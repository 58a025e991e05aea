import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { ShownClosing } from "#web/books/questions/years.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { yearsTexts } from "./years-texts.ts";

interface CloseDialogProps {
  readonly closing: ShownClosing;
  readonly onClose: () => void;
}

/** Says once more what becomes final, and closes exactly what is on the screen behind. */
export function CloseDialog(props: CloseDialogProps) {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function close() {
    const { args } = props.closing;
    if (args === null) return;
    const sent = await send("year.close", args);
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: t("asked") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("confirmTitle", { day: i18n.day(props.closing.closingDay) })}
      description={t("confirmText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
          <Button look="primary" onClick={close}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
