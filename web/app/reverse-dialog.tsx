import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { closedVoucherTexts } from "./closed-voucher-texts.ts";

interface ReverseDialogProps {
  readonly voucher: Voucher;
  /** The first open day; what is shown is what is sent, so no other is taken unseen. */
  readonly on: string;
  readonly onClose: () => void;
}

const LABEL_MAX = 200;

/** Says what a reversal does, and takes the words that stand in the books beside it. */
export function ReverseDialog(props: ReverseDialogProps) {
  const t = useTexts(closedVoucherTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [typed, setTyped] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const proposed = () =>
    (props.voucher.label === "" ? t("labelAlone") : t("labelOf", { label: props.voucher.label })).slice(
      0,
      LABEL_MAX,
    );
  const label = () => typed() ?? proposed();
  const settles = () => props.voucher.kind === "payment" && props.voucher.settles.length > 0;

  async function reverse() {
    const args = { id: props.voucher.id, day: props.on, label: label().trim() || proposed() };
    const sent = await send("voucher.reverse", args);
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("reversed", { day: i18n.day(props.on) }) });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("reverseTitle")}
      description={`${t("reverseText", { day: i18n.day(props.on) })}${settles() ? ` ${t("settlesText")}` : ""}`}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={reverse}>
            {t("reverse")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("label")}
        description={t("labelHint")}
        value={label()}
        onChange={setTyped}
        maxLength={LABEL_MAX}
      />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
