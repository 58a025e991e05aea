import { FinalDialog } from "#web/app/final-dialog.tsx";
import { useSend } from "#web/books/books-context.tsx";
import type { ShownPeriod } from "#web/books/questions/validation.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { validateTexts } from "./validate-texts.ts";

interface ValidateDialogProps {
  readonly period: ShownPeriod;
  readonly onClose: () => void;
}

/** Says once more what becomes final, and sends exactly what is on the screen behind. */
export function ValidateDialog(props: ValidateDialogProps) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const send = useSend();
  return (
    <FinalDialog
      title={t("confirmTitle", { day: i18n.day(props.period.through) })}
      description={t("confirmText", {
        vouchers: t("vouchers", { count: props.period.vouchers }),
        from: i18n.day(props.period.fromDay),
        through: i18n.day(props.period.through),
      })}
      cancel={t("cancel")}
      confirm={t("confirm")}
      asked={t("asked")}
      send={() => props.period.args && send("period.validate", props.period.args)}
      onClose={props.onClose}
    />
  );
}
