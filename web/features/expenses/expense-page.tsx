import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Expense } from "#core/vouchers/voucher.ts";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { Way } from "#web/ui/way.tsx";
import { toExpenseTyping } from "./expense-args.ts";
import { ExpenseForm } from "./expense-form.tsx";
import { expensesTexts } from "./expenses-texts.ts";

/** One expense: a new one to type, or one that stands, to read, correct and cancel. */
export function ExpensePage() {
  const t = useTexts(expensesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const params = useParams();
  const navigate = useNavigate();
  const send = useSend();
  const open = useQuestion("company");
  const detail = useQuestion("voucher", () => (params["id"] ? { id: params["id"] } : null));
  const [correcting, setCorrecting] = createSignal(false);
  const [cancelling, setCancelling] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const expense = createMemo((): Expense | null => {
    const voucher = params["id"] ? detail()?.voucher : undefined;
    return voucher?.kind === "expense" ? voucher : null;
  });
  const isForm = () => !params["id"] || correcting() || expense()?.state === "draft";
  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";

  async function cancel(known: Expense) {
    const sent = await send("voucher.cancel", { id: known.id, reason: reason() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) setCancelling(false);
  }

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
            <Sheet margin>
              <div class="sheet-body stack">
                <p class="big">
                  {i18n.money(known().totals?.grossCents ?? 0)}{" "}
                  <Show when={known().state === "cancelled"}>
                    <Tag tone="bad">{t("cancelled")}</Tag>
                  </Show>
                </p>
                <Show when={detail()?.partyName}>{(name) => <p>{name()}</p>}</Show>
                <h2>{t("way")}</h2>
                <Way steps={detail()?.way ?? []} />
              </div>
            </Sheet>
            <Show when={known().postings.length > 0}>
              <PostingsTable
                label={t("postings")}
                titles={{ account: t("accountColumn"), debit: t("debit"), credit: t("credit") }}
                lines={known().postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
              />
            </Show>
            <Show when={detail()}>{(opened) => <ClosedVoucher detail={opened()} />}</Show>
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
            <Dialog
              open={cancelling()}
              onClose={() => setCancelling(false)}
              title={t("cancelExpense")}
              actions={
                <Button look="danger" onClick={() => cancel(known())} disabled={reason().trim() === ""}>
                  {t("cancelExpense")}
                </Button>
              }
            >
              <TextField label={t("cancelReason")} value={reason()} onChange={setReason} maxLength={200} />
              <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
            </Dialog>
          </div>
        )}
      </Show>
    </Page>
  );
}
