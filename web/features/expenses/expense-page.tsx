import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Expense } from "#core/vouchers/voucher.ts";
import { CancelDialog } from "#web/app/cancel-dialog.tsx";
import { createCorrecting } from "#web/app/create-correcting.ts";
import { correctionFormOf, newFormOf } from "#web/app/form-places.ts";
import { RecordedVoucher } from "#web/app/recorded-voucher.tsx";
import { StrandedCorrection } from "#web/app/stranded-correction.tsx";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { isOfForm, toExpenseTyping } from "./expense-args.ts";
import { ExpenseForm } from "./expense-form.tsx";
import { expensesTexts } from "./expenses-texts.ts";

/** One expense: a new one to type, or one that stands, to read, correct and cancel. */
export function ExpensePage() {
  const t = useTexts(expensesTexts);
  const i18n = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const { user } = useBooks();
  const open = useQuestion("company");
  const detail = useQuestion("voucher", () => (params["id"] ? { id: params["id"] } : null));
  const [cancelling, setCancelling] = createSignal(false);

  const expense = createMemo((): Expense | null => {
    const voucher = params["id"] ? detail()?.voucher : undefined;
    return voucher?.kind === "expense" ? voucher : null;
  });
  const isOpen = () =>
    expense()?.state === "approved" && detail()?.closed === null && !detail()?.reversing.by;
  const correcting = createCorrecting(
    () => (params["id"] ? correctionFormOf("expense", params["id"]).name : null),
    () => {
      const known = expense();
      return known === null || known.state === "draft" ? null : isOpen() && isOfForm(known);
    },
  );
  const isForm = () => !params["id"] || correcting.isCorrecting() || expense()?.state === "draft";
  const toNew = (known: Expense, company: Company, typed: Readonly<Record<string, unknown>>) => ({
    ...newFormOf("expense"),
    typing: {
      ...toExpenseTyping(known, company, user()?.id ?? ""),
      ...typed,
      id: crypto.randomUUID(),
      before: null,
    },
  });

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
            onDone={() => (correcting.isCorrecting() ? correcting.end() : navigate("/expenses"))}
          />
        )}
      </Show>
      <Show when={params["id"] && detail() === null}>
        <Notice title={t("gone")} />
      </Show>
      <Show when={isForm() ? null : expense()}>
        {(known) => (
          <div class="stack">
            <Show when={open()}>
              {(company) => (
                <StrandedCorrection
                  correcting={correcting}
                  toNew={(typed) => toNew(known(), company().company, typed)}
                />
              )}
            </Show>
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
            <Show when={isOpen()}>
              <div class="cluster">
                <Show when={isOfForm(known())}>
                  <Button look="primary" onClick={correcting.begin}>
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
