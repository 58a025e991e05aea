import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { ShownYear } from "#web/books/questions/years.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { yearsTexts } from "./years-texts.ts";

interface DaysDialogProps {
  readonly year: ShownYear;
  readonly onClose: () => void;
}

/** Moves a year's days; core says what stands in the way. */
export function DaysDialog(props: DaysDialogProps) {
  const t = useTexts(yearsTexts);
  const problemText = useProblemText();
  const send = useSend();
  const [from, setFrom] = createSignal(props.year.from);
  const [through, setThrough] = createSignal(props.year.through);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  async function save() {
    const sent = await send("year.change", { year: props.year.from, from: from(), through: through() });
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: t("days.saved") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("days.title")}
      description={t("days.hint")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
          <Button look="primary" disabled={from() === "" || through() === ""} onClick={save}>
            {t("days.save")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Show when={props.year.isFirst}>
          <DayField label={t("days.from")} day={from()} onChange={setFrom} />
        </Show>
        <DayField label={t("days.through")} day={through()} onChange={setThrough} />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
