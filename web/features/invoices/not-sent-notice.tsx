import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { NotSent } from "#web/books/books.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { invoicesTexts } from "./invoices-texts.ts";
import { useNotSentText } from "./not-sent-text.ts";

interface NotSentNoticeProps {
  readonly voucher: string;
  readonly notSent: NotSent;
}

/** That the linked system was not given an invoice, why, and the way to send this one after all. */
export function NotSentNotice(props: NotSentNoticeProps) {
  const t = useTexts(invoicesTexts);
  const notSentText = useNotSentText();
  const problemText = useProblemText();
  const send = useSend();
  const open = useQuestion("company");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const maySend = () => open()?.rights.includes("approve") === true;

  async function sendNow() {
    const sent = await send("voucher.send", { id: props.voucher, connection: props.notSent.connection });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("notSent.asked") });
  }

  return (
    <>
      <Notice title={notSentText("whole", props.notSent)}>
        <Show when={maySend()}>
          <Button onClick={sendNow}>{t("notSent.send")}</Button>
        </Show>
      </Notice>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </>
  );
}
