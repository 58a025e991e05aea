import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Connection } from "#core/connections/connection.ts";
import type { NotSentCount } from "#web/books/books.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { connectionsTexts } from "./connections-texts.ts";

interface OlderInvoicesProps {
  readonly connection: Connection;
}

/** A day that no invoice is dated from: for asking how many there are at all. */
const NEVER = "9999-12-31";

/** How many approved invoices a link has never been given, why, and the way to send them after all. */
export function OlderInvoices(props: OlderInvoicesProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const counts = useQuestion("notSent", () => ({ connection: props.connection.id, from: NEVER }));
  const [choosing, setChoosing] = createSignal(false);
  const sentences = ({ beforeFirstDay, notLinked }: NotSentCount): readonly string[] => {
    const day = i18n.day(props.connection.fromDay ?? "");
    return [
      ...(beforeFirstDay > 0 ? [t("older.beforeFirstDay", { count: beforeFirstDay, day })] : []),
      ...(notLinked > 0 ? [t("older.notLinked", { count: notLinked })] : []),
    ];
  };
  const some = () => {
    const known = counts();
    return known && known.beforeFirstDay + known.notLinked > 0 ? known : undefined;
  };

  return (
    <Show when={some()}>
      {(known) => (
        <>
          <Notice title={sentences(known())[0] ?? ""}>
            <div class="stack">
              <For each={sentences(known()).slice(1)}>{(sentence) => <p>{sentence}</p>}</For>
              <p>{t("older.why")}</p>
              <div>
                <Button onClick={() => setChoosing(true)}>{t("older.choose")}</Button>
              </div>
            </div>
          </Notice>
          <Show when={choosing()}>
            <ChooseFirstDay
              connection={props.connection}
              counts={known()}
              onClose={() => setChoosing(false)}
            />
          </Show>
        </>
      )}
    </Show>
  );
}

interface ChooseFirstDayProps extends OlderInvoicesProps {
  readonly counts: NotSentCount;
  readonly onClose: () => void;
}

/** Another first day, with what it would send said before it is sent. */
function ChooseFirstDay(props: ChooseFirstDayProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [day, setDay] = createSignal(props.counts.firstDay ?? "");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const counted = useQuestion("notSent", () =>
    day() === "" ? null : { connection: props.connection.id, from: day() },
  );
  const count = () => (day() === "" ? 0 : (counted()?.fromThen ?? 0));

  async function save() {
    const sent = await send("connection.choose", { id: props.connection.id, fromDay: day() });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("older.asked", { count: count() }) });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("older.choose")}
      description={t("older.text")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" disabled={count() === 0} onClick={save}>
            {t("older.send", { count: count() })}
          </Button>
        </>
      }
    >
      <div class="stack">
        <DayField label={t("fromDay")} day={day()} onChange={setDay} />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
