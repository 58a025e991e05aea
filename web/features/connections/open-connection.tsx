import { createEffect, createSignal, on, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { ShownConnection } from "#web/books/books.ts";
import { useBooks, useSend } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Notice } from "#web/ui/notice.tsx";
import { CodingChoices } from "./coding-choices.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { ConnectionState } from "./connection-state.tsx";
import { connectionsTexts } from "./connections-texts.ts";
import { createConnectionChoices } from "./create-connection-choices.ts";
import { DeliveriesList } from "./deliveries-list.tsx";
import { ReturnNotice } from "./return-notice.tsx";
import type { OutsideSystem } from "./systems.ts";

interface OpenConnectionProps {
  readonly system: OutsideSystem;
  readonly company: Company;
  /** Absent while this company was never linked with the system. */
  readonly connection: ShownConnection | undefined;
  /** What their pages ended in, when the reader has just come back from them. */
  readonly result: string | null;
  readonly reason: string | null;
}

/** One link: how it stands, what it waits for, what it has brought over, and the way to make it. */
export function OpenConnection(props: OpenConnectionProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { books } = useBooks();
  const send = useSend();
  const device = createQuestion(books, () => (books() ? ["device", {}] : null));
  const choices = createConnectionChoices(props.system.id, {
    company: () => props.company,
    connection: () => props.connection,
  });
  const [choicesProblem, setChoicesProblem] = createSignal<Problem | null>(null);
  const [keptText, setKeptText] = createSignal<string | null>(null);

  const isOnline = () => device()?.isOnline !== false;
  const state = () => props.connection?.state ?? "notConnected";

  createEffect(
    on([() => props.result, books], ([result, opened]) => {
      if (result === null || !opened) return;
      // The link was made by the server, so it is there only once it has been pulled.
      if (result === "connected") void opened.synchronise();
      else void choices.keep({ isStarted: false });
    }),
  );
  createEffect(
    on([state, () => choices.typing.isStarted], ([now, isStarted]) => {
      if (now === "connected" && isStarted) void keepChoices();
    }),
  );

  async function keepChoices() {
    const { connection } = props;
    if (!connection) return;
    const { fromDay, numbering } = choices.typing;
    await choices.forget();
    const sent = await send("connection.choose", { id: connection.id, fromDay, numbering });
    setChoicesProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    const who = numbering === "external" ? props.system.name : t("numbering.central");
    setKeptText(t("choicesKept", { numbering: who, day: i18n.day(fromDay) }));
  }

  return (
    <div class="stack">
      <Show when={props.result}>
        {(result) => <ReturnNotice systemName={props.system.name} result={result()} reason={props.reason} />}
      </Show>
      <Show when={keptText()}>{(text) => <Notice tone="ok" title={text()} />}</Show>
      <Show when={choicesProblem()}>
        {(said) => (
          <Notice tone="bad" title={t("choicesRefused")} live>
            {problemText(said())}
          </Notice>
        )}
      </Show>
      <Show when={!isOnline()}>
        <Notice tone="wait" title={t("offline")}>
          {t("offlineText")}
        </Notice>
      </Show>
      <Show when={props.connection?.state !== "notConnected" ? props.connection : undefined}>
        {(connection) => (
          <ConnectionState
            system={props.system}
            company={props.company}
            connection={connection()}
            isOnline={isOnline()}
          />
        )}
      </Show>
      <Show when={state() !== "connected"}>
        <ConnectForm system={props.system} state={state()} choices={choices} isOnline={isOnline()} />
      </Show>
      <Show when={props.connection?.state === "notConnected" ? undefined : props.connection}>
        {(connection) => (
          <>
            <CodingChoices connection={connection()} isOnline={isOnline()} />
            <DeliveriesList connection={connection()} isOnline={isOnline()} />
          </>
        )}
      </Show>
    </div>
  );
}
