import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { ShownPeriod } from "#web/books/questions/validation.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { validateTexts } from "./validate-texts.ts";

interface ValidateDialogProps {
  readonly period: ShownPeriod;
  readonly onClose: () => void;
}

/** Says once more what becomes final, and sends exactly what is on the screen behind. */
export function ValidateDialog(props: ValidateDialogProps) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function validate() {
    const { args } = props.period;
    if (args === null) return;
    const sent = await send("period.validate", args);
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: t("asked") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("confirmTitle", { day: i18n.day(props.period.through) })}
      description={t("confirmText", {
        vouchers: t("vouchers", { count: props.period.vouchers }),
        from: i18n.day(props.period.fromDay),
        through: i18n.day(props.period.through),
      })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
          <Button look="primary" onClick={validate}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
