import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { parseDecimal } from "#web/i18n/parse-decimal.ts";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { divisionTexts } from "./division-texts.ts";

interface DivisionKeyDialogProps {
  readonly company: Company;
  readonly onClose: () => void;
}

const WHOLE_BASIS_POINTS = 10_000;

/** A key and the first day it counts; the first one proposes the day the books begin. */
export function DivisionKeyDialog(props: DivisionKeyDialogProps) {
  const t = useTexts(divisionTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const known = () => props.company.divisionKeys ?? [];
  const [from, setFrom] = createSignal(known().length === 0 ? props.company.booksStart : localDay());
  const [typed, setTyped] = createStore<Record<string, string>>({});
  const [isTried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  /** Null where it cannot be read. */
  const partOf = (practitioner: string): number | null => {
    const basisPoints = parseDecimal(typed[practitioner] || "0", 2);
    return basisPoints === null || basisPoints > WHOLE_BASIS_POINTS ? null : basisPoints;
  };
  const sum = () => props.company.practitioners.reduce((all, { id }) => all + (partOf(id) ?? 0), 0);

  async function save() {
    setTried(true);
    const parts = props.company.practitioners.map(({ id }) => ({
      practitioner: id,
      basisPoints: partOf(id),
    }));
    if (from() === "" || parts.some(({ basisPoints }) => basisPoints === null)) return;
    const given = parts.flatMap(({ practitioner, basisPoints }) =>
      basisPoints === null || basisPoints === 0 ? [] : [{ practitioner, basisPoints }],
    );
    if (sum() !== WHOLE_BASIS_POINTS) {
      setProblem({ code: "division.notWhole", percent: sum() / 100 });
      return;
    }
    const others = known().filter((key) => key.from !== from());
    const sent = await send("company.update", {
      set: { divisionKeys: [...others, { from: from(), parts: given }] },
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("saved") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("addTitle")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="muted small">{t("hint")}</p>
        <DayField
          label={t("day")}
          day={from()}
          onChange={setFrom}
          error={isTried() && from() === "" ? t("dayMissing") : undefined}
        />
        <For each={props.company.practitioners}>
          {({ id, name }) => (
            <TextField
              label={t("part", { name })}
              inputMode="decimal"
              amount
              required={false}
              value={typed[id] ?? ""}
              onChange={(value) => setTyped(id, value)}
              error={partOf(id) === null ? t("partUnreadable") : undefined}
            />
          )}
        </For>
        <p role="status">{t("sum", { percent: i18n.percent(sum()) })}</p>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
