import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Refusal } from "#core/replication/refusal.ts";
import type { VoucherKind } from "#core/vouchers/voucher.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { yearsTexts } from "./years-texts.ts";

interface UnseenVoucher {
  readonly id: string;
  readonly kind: VoucherKind;
  readonly day: string;
}

/** Closings that the server did not confirm: why, and the entries that had not been seen. */
export function RefusedClosings() {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const refusals = useQuestion("refusals");
  const refused = () => refusals()?.filter(({ commandType }) => commandType === "year.close") ?? [];
  const unseen = ({ code, facts }: Refusal) =>
    code === "period.unseen" && Array.isArray(facts["vouchers"])
      ? (facts["vouchers"] as readonly UnseenVoucher[])
      : [];
  return (
    <For each={refused()}>
      {(refusal) => (
        <Notice
          tone="bad"
          title={t("refusedTitle")}
          actions={
            <Button onClick={() => void send("refusal.discard", { id: refusal.id, reason: t("discard") })}>
              {t("discard")}
            </Button>
          }
          live
        >
          <p>{problemText({ ...refusal.facts, code: refusal.code })}</p>
          <Show when={unseen(refusal).length > 0}>
            <p>{t("unseen")}</p>
            <ul class="plain-list">
              <For each={unseen(refusal)}>
                {(voucher) => (
                  <li>
                    <A href={pathOfVoucher(voucher)}>{i18n.day(voucher.day)}</A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <p>{t("again")}</p>
        </Notice>
      )}
    </For>
  );
}
