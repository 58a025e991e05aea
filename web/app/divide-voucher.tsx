import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { Dividing } from "#web/books/questions/dividing.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { closedVoucherTexts } from "./closed-voucher-texts.ts";
import { type Divisible, divideArgs } from "./divide-args.ts";
import { pathOfVoucher } from "./path-of-voucher.ts";
import { SharesList } from "./shares-list.tsx";

/** Of what is in common: whether it is divided among the practitioners, and if not, how that is done. */
export function DivideVoucher(props: { readonly detail: VoucherDetail }) {
  const t = useTexts(closedVoucherTexts);
  const i18n = useI18n();
  const [isAsking, setAsking] = createSignal(false);
  const inState = <State extends Dividing["state"]>(...states: readonly State[]) => {
    const { dividing } = props.detail;
    const isOne = states.some((state) => state === dividing?.state);
    return isOne ? (dividing as Extract<Dividing, { readonly state: State }>) : null;
  };

  return (
    <>
      <Show when={inState("possible")}>
        <Notice
          tone="wait"
          title={t("inCommon")}
          actions={<Button onClick={() => setAsking(true)}>{t("divide")}</Button>}
        >
          {t("inCommonText")}
        </Notice>
      </Show>
      <Show when={inState("noKey")}>
        {(found) => (
          <Notice
            tone="wait"
            title={t("inCommon")}
            actions={
              <A class="button" href="/settings">
                {t("setKey")}
              </A>
            }
          >
            {t("noKey", { day: i18n.day(found().day) })}
          </Notice>
        )}
      </Show>
      <Show when={inState("done")}>
        {(found) => (
          <Notice
            title={t("divided")}
            actions={
              <For each={found().shares}>
                {({ name, row }) => (
                  <A class="button" href={pathOfVoucher(row)}>
                    {t("openShare", { name })}
                  </A>
                )}
              </For>
            }
          >
            {t("dividedText")}
          </Notice>
        )}
      </Show>
      <Show when={inState("share", "takenOut")}>
        {(found) => (
          <Notice
            title={t(found().state === "share" ? "isShare" : "isTakenOut")}
            actions={
              <Show when={found().of}>
                {(row) => (
                  <A class="button" href={pathOfVoucher(row())}>
                    {t("openDivided")}
                  </A>
                )}
              </Show>
            }
          />
        )}
      </Show>
      <Show when={isAsking() ? inState("possible") : null}>
        {(found) => (
          <DivideDialog id={props.detail.voucher.id} dividing={found()} onClose={() => setAsking(false)} />
        )}
      </Show>
    </>
  );
}

interface DivideDialogProps {
  readonly id: string;
  readonly dividing: Divisible;
  readonly onClose: () => void;
}

/** Shows who would bear what, to the cent, before anything is written. */
function DivideDialog(props: DivideDialogProps) {
  const t = useTexts(closedVoucherTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function divide() {
    const { shares } = props.dividing;
    const sent = await send("voucher.divide", divideArgs(props.id, props.dividing));
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("dividedNow", { count: shares.length }) });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("divideTitle")}
      description={t("divideText", { day: i18n.day(props.dividing.on) })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={divide}>
            {t("divide")}
          </Button>
        </>
      }
    >
      <SharesList shares={props.dividing.shares} />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
