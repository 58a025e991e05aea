import { createSignal, For, Show } from "solid-js";
import type { ShownConnection } from "#web/books/books.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice, type Tone } from "#web/ui/notice.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { askConnection, type ConnectionAct, fieldOf } from "./ask-connection.ts";
import { connectionsTexts } from "./connections-texts.ts";
import type { OutsideSystem } from "./systems.ts";

interface ConnectionActsProps {
  readonly system: OutsideSystem;
  readonly connection: ShownConnection;
  readonly isOnline: boolean;
  /** Asks for the choices to be changed: a command, which needs no network. */
  readonly onChange: () => void;
}

interface Said {
  readonly tone: Tone;
  readonly title: string;
  readonly lines: readonly string[];
}

/** What can be done with a link now, and what came of it. */
export function ConnectionActs(props: ConnectionActsProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const reasonText = useReasonText();
  const { books, company } = useBooks();
  const [underWay, setUnderWay] = createSignal<ConnectionAct | null>(null);
  const isBusy = () => underWay() !== null;
  const [ending, setEnding] = createSignal(false);
  const [said, setSaid] = createSignal<Said | null>(null);
  const isConnected = () => props.connection.state === "connected";

  async function ask(act: ConnectionAct, toSaid: (answer: unknown) => Said, body?: unknown) {
    const opened = company();
    if (opened === null) return;
    setUnderWay(act);
    setSaid(null);
    const asked = await askConnection({ company: opened, system: props.system.id }, act, body);
    setUnderWay(null);
    setSaid(
      asked.ok
        ? toSaid(asked.value)
        : { tone: "bad", title: t("act.failed"), lines: [reasonText(asked.problem.code)] },
    );
    // What it changed is on the server; this device is to show it now rather than at the next occasion.
    await books()?.synchronise();
    // A link it found broken says so itself, above.
    const { state, reason } = props.connection;
    if (!asked.ok && state === "interrupted" && reason === asked.problem.code) setSaid(null);
  }

  const retryAll = () =>
    ask("retry", (answer) => ({ tone: "ok", title: retriedText(answer), lines: [] }), { voucher: null });
  const retriedText = (answer: unknown) => {
    const count = Number(fieldOf(answer, "count") ?? 0);
    return count === 0 ? t("act.retriedNone") : t("act.retried", { count });
  };
  const reconcile = () =>
    ask("reconcile", (answer) => {
      const missing = lengthOf(fieldOf(answer, "missing"));
      const doubled = lengthOf(fieldOf(answer, "doubled"));
      const strangers = lengthOf(fieldOf(answer, "strangers"));
      const removed = Number(fieldOf(answer, "removedCount") ?? 0);
      return {
        tone: missing + doubled + strangers > 0 ? "wait" : "ok",
        title: t("reconciled.title"),
        lines: [
          t("reconciled.fine", { count: Number(fieldOf(answer, "reconciledCount") ?? 0) }),
          ...(missing > 0 ? [t("reconciled.missing", { count: missing })] : []),
          ...(doubled > 0 ? [t("reconciled.doubled", { count: doubled })] : []),
          ...(strangers > 0 ? [t("reconciled.strangers", { count: strangers })] : []),
          ...(removed > 0 ? [t("reconciled.removed", { count: removed })] : []),
        ],
      };
    });
  const disconnect = async () => {
    setEnding(false);
    await ask("disconnect", () => ({ tone: "ok", title: t("disconnected"), lines: [] }));
  };

  return (
    <>
      <Show when={underWay() === "reconcile"}>
        <Progress label={t("reconciled.underWay")} />
      </Show>
      <Show when={said()}>
        {(words) => (
          <Notice tone={words().tone} title={words().title} live>
            <For each={words().lines}>{(line) => <p>{line}</p>}</For>
          </Notice>
        )}
      </Show>
      <div class="cluster">
        <Show when={isConnected()}>
          <Button onClick={() => props.onChange()}>{t("change")}</Button>
          <Show when={props.connection.waitingCount > 0}>
            <Button disabled={!props.isOnline || isBusy()} onClick={retryAll}>
              {t("act.retryAll")}
            </Button>
          </Show>
          <Button disabled={!props.isOnline || isBusy()} onClick={reconcile}>
            {t("act.reconcile")}
          </Button>
        </Show>
        <Show when={props.connection.state !== "disconnected"}>
          <Button look="danger" disabled={!props.isOnline || isBusy()} onClick={() => setEnding(true)}>
            {t("act.disconnect")}
          </Button>
        </Show>
      </div>
      <Dialog
        open={ending()}
        onClose={() => setEnding(false)}
        title={t("disconnectTitle", { system: props.system.name })}
        description={t("disconnectText")}
        actions={
          <>
            <Button onClick={() => setEnding(false)}>{i18n.t("action.cancel")}</Button>
            <Button look="danger" onClick={disconnect}>
              {t("act.disconnect")}
            </Button>
          </>
        }
      />
    </>
  );
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
