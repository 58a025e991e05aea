import { A } from "@solidjs/router";
import { For, Index, Show } from "solid-js";
import type { Refusal } from "#core/replication/refusal.ts";
import type { VoucherKind } from "#core/vouchers/voucher.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

interface UnseenVoucher {
  readonly id: string;
  readonly kind: VoucherKind;
  readonly day: string;
}

interface RefusedSealingsProps {
  readonly commandType: "period.validate" | "year.close";
  readonly title: string;
  /** Comes before the vouchers that had not been seen. */
  readonly unseen: string;
  readonly again: string;
  readonly discard: string;
  /** Where what was refused can be looked at anew by one touch: what the button says, and what it does. */
  readonly lookAgain?:
    | ((refusal: Refusal) => { readonly label: string; readonly look: () => void })
    | undefined;
}

/** What was to become final and was not confirmed: why, and the vouchers that had not been seen. */
export function RefusedSealings(props: RefusedSealingsProps) {
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const refusals = useQuestion("refusals");
  const refused = () => refusals()?.filter(({ commandType }) => commandType === props.commandType) ?? [];
  const unseen = ({ code, facts }: Refusal) =>
    code === "period.unseen" && Array.isArray(facts["vouchers"])
      ? (facts["vouchers"] as readonly UnseenVoucher[])
      : [];
  return (
    // By place, for every answer makes its refusals anew, and a button drawn anew under a finger loses its touch.
    <Index each={refused()}>
      {(refusal) => (
        <Notice
          tone="bad"
          title={props.title}
          actions={
            <>
              <Show when={props.lookAgain?.(refusal())}>
                {(again) => (
                  <Button look="primary" onClick={() => again().look()}>
                    {again().label}
                  </Button>
                )}
              </Show>
              <Button
                onClick={() => void send("refusal.discard", { id: refusal().id, reason: props.discard })}
              >
                {props.discard}
              </Button>
            </>
          }
          live
        >
          <p>{problemText({ ...refusal().facts, code: refusal().code })}</p>
          <Show when={unseen(refusal()).length > 0}>
            <p>{props.unseen}</p>
            <ul class="plain-list">
              <For each={unseen(refusal())}>
                {(voucher) => (
                  <li>
                    <A href={pathOfVoucher(voucher)}>{i18n.day(voucher.day)}</A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <p>{props.again}</p>
        </Notice>
      )}
    </Index>
  );
}
