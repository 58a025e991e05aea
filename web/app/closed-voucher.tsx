import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { VoucherDetail, VoucherRow } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { closedVoucherTexts } from "./closed-voucher-texts.ts";
import { DivideVoucher } from "./divide-voucher.tsx";
import { pathOfVoucher } from "./path-of-voucher.ts";
import { ReverseDialog } from "./reverse-dialog.tsx";

interface ClosedVoucherProps {
  readonly detail: VoucherDetail;
}

/** Why a voucher is not changed any more, what can be done instead, and what stands against it already. */
export function ClosedVoucher(props: ClosedVoucherProps) {
  const t = useTexts(closedVoucherTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const [reversing, setReversing] = createSignal(false);
  const voucher = () => props.detail.voucher;
  const day = (iso: string) => i18n.day(iso);
  /** Its mirror image then only takes it out of what is in common, which is said there. */
  const isDivided = () => {
    const state = props.detail.dividing?.state;
    return state === "done" || state === "takenOut";
  };
  const isSale = () => voucher().kind === "sale";
  const isIssued = () => isSale() || voucher().kind === "creditNote";
  const instead = () => {
    const { on } = props.detail.reversing;
    if (isIssued()) return t("creditNoteInstead");
    return on === null ? "" : t("instead", { day: day(on) });
  };
  const link = (row: VoucherRow, words: string) => (
    <A class="button" href={pathOfVoucher(row)}>
      {words}
    </A>
  );

  return (
    <>
      <Show when={voucher().pieceOn}>
        {(pieceOn) => (
          <Notice title={t("documentDay", { day: day(pieceOn()), bookedOn: day(voucher().day) })} />
        )}
      </Show>
      <DivideVoucher detail={props.detail} />
      <Show when={isDivided() ? null : props.detail.reversing.of}>
        {(row) => (
          <Notice title={t("reverses", { day: day(row().day) })} actions={link(row(), t("openReversed"))} />
        )}
      </Show>
      <Show when={isDivided() ? null : props.detail.reversing.by}>
        {(row) => (
          <Notice
            tone="wait"
            title={t("reversedBy", { day: day(row().day) })}
            actions={link(row(), t("openReversal"))}
          />
        )}
      </Show>
      <Show when={props.detail.closed}>
        {(said) => (
          <Notice
            title={problemText(said())}
            actions={
              <Show
                when={isSale()}
                fallback={
                  <Show when={props.detail.reversing.on}>
                    <Button onClick={() => setReversing(true)}>{t("reverse")}</Button>
                  </Show>
                }
              >
                <A class="button" href={`/invoices/new?credits=${voucher().id}`}>
                  {t("creditNote")}
                </A>
              </Show>
            }
          >
            {instead()}
          </Notice>
        )}
      </Show>
      <Show when={reversing() ? props.detail.reversing.on : null}>
        {(on) => <ReverseDialog voucher={voucher()} on={on()} onClose={() => setReversing(false)} />}
      </Show>
    </>
  );
}
