import { createMemo, createSignal } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Expense } from "#core/vouchers/voucher.ts";
import type { Sent } from "#web/books/books.ts";
import { useAsk, useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { changedFields } from "#web/ui/changed-fields.ts";
import { localDay } from "#web/ui/local-day.ts";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { type ExpenseTyping, problemsByField, toExpenseFields, toExpenseTyping } from "./expense-args.ts";
import { ExpenseFields } from "./expense-fields.tsx";
import { expensesTexts } from "./expenses-texts.ts";

interface ExpenseFormProps {
  /** One to correct, or a draft to finish; null for a new one. */
  readonly expense: Expense | null;
  readonly company: Company;
  readonly chart: Chart;
  readonly onDone: () => void;
}

/** Records an expense, or mends one: then only what was changed is sent. */
export function ExpenseForm(props: ExpenseFormProps) {
  const t = useTexts(expensesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { user } = useBooks();
  const send = useSend();
  const ask = useAsk();
  const parties = useQuestion("parties");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const begin = () => (props.expense && toExpenseTyping(props.expense)) ?? emptyTyping(props.chart);
  const kept = createKeptTyping<ExpenseTyping>(`expense:${props.expense?.id ?? "new"}`, begin);

  const corrected = () => (props.expense?.state === "approved" ? props.expense : null);

  const said = createMemo(() => {
    const known = problem();
    return known ? problemsByField(known) : new Map<string, Problem>();
  });
  const textOf = (field: keyof ExpenseTyping | "whole") => {
    const found = said().get(field);
    return found && problemText(found);
  };

  async function save() {
    const fields = toExpenseFields(kept.typing, props.company, user()?.id ?? "");
    const known = corrected();
    const sent = known ? await correct(known, fields) : await record(kept.typing.id, fields);
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    await kept.forget();
    const text = `${i18n.money(kept.typing.amountCents ?? 0)}, ${fields.label}`;
    showToast({ tone: "ok", title: t(known ? "corrected" : "saved"), text });
    props.onDone();
  }

  type Fields = ReturnType<typeof toExpenseFields>;

  /** An expense is drafted and approved in one go; when the approval is refused the draft waits for the next try. */
  async function record(id: string, set: Fields): Promise<Sent> {
    const drafted = await send("voucher.draft", { id, kind: "expense", credits: null, set });
    if (!drafted.ok) return drafted;
    const detail = await ask("voucher", { id });
    return send("voucher.approve", { id, seenHash: detail?.seenHash ?? "" });
  }

  async function correct(expense: Expense, fields: Fields): Promise<Sent> {
    const set = changedFields<Partial<Expense>>(fields, expense);
    if (Object.keys(set).length === 0) return { ok: true, value: { id: "", counter: 0 } };
    return send("voucher.correct", { kind: "expense", id: expense.id, set: set as Partial<Fields> });
  }

  async function leave() {
    if (!props.expense && problem() !== null) await send("voucher.deleteDraft", { id: kept.typing.id });
    await kept.forget();
    props.onDone();
  }

  return (
    <SaveForm
      title={t(corrected() ? "correct" : "record")}
      onSave={save}
      onCancel={leave}
      problem={textOf("whole")}
      isRestored={kept.isRestored()}
      onDiscard={kept.discard}
    >
      <ExpenseFields
        typing={kept.typing}
        set={(fields) => kept.set(fields)}
        company={props.company}
        chart={props.chart}
        parties={parties() ?? []}
        errorOf={textOf}
      />
    </SaveForm>
  );
}

const emptyTyping = ({ means }: Chart): ExpenseTyping => ({
  id: crypto.randomUUID(),
  amountCents: null,
  account: null,
  means: means[0]?.id ?? null,
  practitioner: null,
  party: null,
  day: localDay(),
  label: "",
  vat: null,
});
