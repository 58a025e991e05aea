import { createMemo } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Expense } from "#core/vouchers/voucher.ts";
import { correctionFormOf, newFormOf } from "#web/app/form-places.ts";
import type { Sent } from "#web/books/books.ts";
import { useAsk, useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { localDay } from "#web/ui/local-day.ts";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import {
  type ExpenseTyping,
  type ExpenseFields as Fields,
  problemsByField,
  toExpenseFields,
  toExpenseTyping,
} from "./expense-args.ts";
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
  const userId = () => user()?.id ?? "";
  const begin = () =>
    (props.expense && toExpenseTyping(props.expense, props.company, userId())) ?? emptyTyping(props.chart);
  const kept = createKeptTyping<ExpenseTyping>(
    (props.expense === null ? newFormOf("expense") : correctionFormOf("expense", props.expense.id)).name,
    begin,
  );
  const fields = () => toExpenseFields(kept.typing, props.company, userId());
  const corrected = () => props.expense?.state === "approved";

  const saving = createSaving<Fields>({
    forget: kept.forget,
    send: (set) => {
      const { id } = kept.typing;
      return corrected() ? send("voucher.correct", { kind: "expense", id, set }) : record(id, set);
    },
    onSaved: () => {
      const text = `${i18n.money(kept.typing.amountCents ?? 0)}, ${fields().label}`;
      showToast({ tone: "ok", title: t(corrected() ? "corrected" : "saved"), text });
    },
    onDone: () => props.onDone(),
  });

  const said = createMemo(() => {
    const known = saving.problem();
    return known ? problemsByField(known) : new Map<string, Problem>();
  });
  const textOf = (field: keyof ExpenseTyping | "whole") => {
    const found = said().get(field);
    return found && problemText(found);
  };

  /** An expense is drafted and approved in one go; when the approval is refused the draft waits for the next try. */
  async function record(id: string, set: Partial<Fields>): Promise<Sent> {
    const drafted = await send("voucher.draft", { id, kind: "expense", credits: null, set });
    if (!drafted.ok) return drafted;
    const detail = await ask("voucher", { id });
    return send("voucher.approve", { id, seenHash: detail?.seenHash ?? "" });
  }

  async function leave() {
    if (!props.expense && saving.problem() !== null)
      await send("voucher.deleteDraft", { id: kept.typing.id });
    await saving.cancel();
  }

  return (
    <SaveForm
      title={t(corrected() ? "correct" : "record")}
      onSave={() => saving.save(fields(), corrected() ? kept.typing.before : null)}
      onCancel={leave}
      problem={textOf("whole")}
      isRestored={kept.isRestored()}
      unread={kept.unread}
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
  before: null,
});
