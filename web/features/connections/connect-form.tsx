import { createSignal, Show } from "solid-js";
import type { Connection } from "#core/connections/connection.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { askConnection, fieldOf } from "./ask-connection.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { connectionsTexts } from "./connections-texts.ts";
import type { createConnectionChoices } from "./create-connection-choices.ts";
import type { OutsideSystem } from "./systems.ts";

interface ConnectFormProps {
  readonly system: OutsideSystem;
  /** Only a broken link keeps its choices: there is nothing to choose then. */
  readonly state: Connection["state"];
  readonly choices: ReturnType<typeof createConnectionChoices>;
  readonly isOnline: boolean;
}

/** What is chosen before leaving for their pages, and the large button that goes there. */
export function ConnectForm(props: ConnectFormProps) {
  const t = useTexts(connectionsTexts);
  const reasonText = useReasonText();
  const { company } = useBooks();
  const [isLeaving, setLeaving] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const isAgain = () => props.state === "interrupted";
  const typing = () => props.choices.typing;

  const dayError = () => {
    if (!tried() || isAgain()) return undefined;
    if (typing().fromDay === "") return t("fromDayMissing");
    return typing().fromDay < localDay() ? t("fromDayPast") : undefined;
  };

  async function leave(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    const opened = company();
    if (opened === null || dayError() !== undefined) return;
    setLeaving(true);
    if (!isAgain()) await props.choices.keep({ isStarted: true });
    const started = await askConnection({ company: opened, system: props.system.id }, "start");
    const address = started.ok ? fieldOf(started.value, "authorizationUrl") : undefined;
    if (typeof address === "string") {
      location.assign(address);
      return;
    }
    setLeaving(false);
    setProblem(started.ok ? "connection.failed" : started.problem.code);
    if (!isAgain()) await props.choices.keep({ isStarted: false });
  }

  return (
    <Sheet>
      <form class="sheet-body stack" onSubmit={leave} noValidate>
        <Show when={!isAgain()}>
          <h2>{t("before")}</h2>
          <ChoiceFields
            systemName={props.system.name}
            fromDay={typing().fromDay}
            numbering={typing().numbering}
            onChange={(fields) => void props.choices.keep(fields)}
            firstDay={localDay()}
            dayError={dayError()}
          />
        </Show>
        <p class="muted">{t("connectText")}</p>
        <Show when={problem()}>
          {(code) => (
            <Notice tone="bad" title={t("act.failed")} live>
              {reasonText(code())}
            </Notice>
          )}
        </Show>
        <div class="connect">
          <Button type="submit" look="primary" icon="connections" disabled={!props.isOnline || isLeaving()}>
            {isLeaving()
              ? t("connecting", { system: props.system.name })
              : t(isAgain() ? "connectAgain" : "connect", { system: props.system.name })}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
