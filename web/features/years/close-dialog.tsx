import { FinalDialog } from "#web/app/final-dialog.tsx";
import { useSend } from "#web/books/books-context.tsx";
import type { ShownClosing } from "#web/books/questions/years.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { yearsTexts } from "./years-texts.ts";

interface CloseDialogProps {
  readonly closing: ShownClosing;
  readonly onClose: () => void;
}

/** Says once more what becomes final, and closes exactly what is on the screen behind. */
export function CloseDialog(props: CloseDialogProps) {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const send = useSend();
  return (
    <FinalDialog
      title={t("confirmTitle", { day: i18n.day(props.closing.closingDay) })}
      description={t("confirmText")}
      cancel={t("cancel")}
      confirm={t("confirm")}
      asked={t("asked")}
      send={() => props.closing.args && send("year.close", props.closing.args)}
      onClose={props.onClose}
    />
  );
}
