import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Expense } from "#core/vouchers/voucher.ts";
import { CancelDialog } from "#web/app/cancel-dialog.tsx";
import { RecordedVoucher } from "#web/app/recorded-voucher.tsx";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { toExpenseTyping } from "./expense-args.ts";
import { ExpenseForm } from "./expense-form.tsx";
import { expensesTexts } from "./expenses-texts.ts";

/** One expense: a new one to type, or one that stands, to read, correct and cancel. */
export function ExpensePage() {
  const t = useTexts(expensesTexts);
  const i18n = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const open = useQuestion("company");
  const detail = useQuestion("voucher", () => (params["id"] ? { id: params["id"] } : null));
  const [correcting, setCorrecting] = createSignal(false);
  const [cancelling, setCancelling] = createSignal(false);

  const expense = createMemo((): Expense | null => {
    const voucher = params["id"] ? detail()?.voucher : undefined;
    return voucher?.kind === "expense" ? voucher : null;
  });
  const isForm = () => !params["id"] || correcting() || expense()?.state === "draft";

  return (
    <Page
      title={expense()?.label || t("title")}
      subtitle={<Show when={expense()}>{(known) => <>{i18n.dayLong(known().day)}</>}</Show>}
      actions={
        <A class="button" href="/expenses">
          {t("back")}
        </A>
      }
    >
      <Show when={isForm() && open()}>
        {(known) => (
          <ExpenseForm
            expense={expense()}
            company={known().company}
            chart={known().chart}
            onDone={() => (correcting() ? setCorrecting(false) : navigate("/expenses"))}
          />
        )}
      </Show>
      <Show when={params["id"] && detail() === null}>
        <Notice title={t("gone")} />
      </Show>
      <Show when={isForm() ? null : expense()}>
        {(known) => (
          <div class="stack">
            <Show when={detail()}>
              {(opened) => (
                <RecordedVoucher
                  voucher={known()}
                  detail={opened()}
                  amountCents={known().totals?.grossCents ?? 0}
                  cancelled={t("cancelled")}
                />
              )}
            </Show>
            <Show when={known().state === "approved" && detail()?.closed === null && !detail()?.reversing.by}>
              <div class="cluster">
                <Show when={toExpenseTyping(known()) !== null}>
                  <Button look="primary" onClick={() => setCorrecting(true)}>
                    {t("correct")}
                  </Button>
                </Show>
                <Button look="danger" onClick={() => setCancelling(true)}>
                  {t("cancelExpense")}
                </Button>
              </div>
            </Show>
            <CancelDialog
              id={known().id}
              title={t("cancelExpense")}
              open={cancelling()}
              onClose={() => setCancelling(false)}
            />
          </div>
        )}
      </Show>
    </Page>
  );
}
