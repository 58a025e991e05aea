import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { ShownConnection } from "#web/books/books.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { ConnectionActs } from "./connection-acts.tsx";
import { connectionsTexts } from "./connections-texts.ts";
import { OlderInvoices } from "./older-invoices.tsx";
import { StateTag } from "./state-tag.tsx";
import type { OutsideSystem } from "./systems.ts";

interface ConnectionStateProps {
  readonly system: OutsideSystem;
  readonly company: Company;
  readonly connection: ShownConnection;
  readonly isOnline: boolean;
}

/** How a link stands: with whom, since when, what travels, and what waits. */
export function ConnectionState(props: ConnectionStateProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const reasonText = useReasonText();
  const [changing, setChanging] = createSignal(false);
  const connection = () => props.connection;

  return (
    <Sheet label={props.system.name}>
      <div class="sheet-body stack">
        <div class="cluster">
          <h2>{connection().theirCompany ?? props.system.name}</h2>
          <StateTag state={connection().state} />
        </div>
        <Show when={connection().state === "interrupted"}>
          <Notice tone="bad" title={reasonText(connection().reason ?? "connection.consentEnded")}>
            {t("interruptedText")}
          </Notice>
        </Show>
        <Show when={connection().state === "disconnected"}>
          <Notice title={t("disconnectedText")} />
        </Show>
        <dl class="pairs">
          <dt>{t("theirCompany")}</dt>
          <dd>{connection().theirCompany ?? t("unknownValue")}</dd>
          <dt>{t("theirUser")}</dt>
          <dd>{connection().theirUser ?? t("unknownValue")}</dd>
          <Show when={connection().connectedAt}>
            {(at) => (
              <>
                <dt>{t("since")}</dt>
                <dd>
                  {t("sinceBy", {
                    at: i18n.dateTime(at()),
                    name: connection().connectedBy ?? t("unknownValue"),
                  })}
                </dd>
              </>
            )}
          </Show>
          <Show when={connection().fromDay}>
            {(day) => (
              <>
                <dt>{t("travelsFrom")}</dt>
                <dd>{i18n.day(day())}</dd>
              </>
            )}
          </Show>
          <dt>{t("numbers")}</dt>
          <dd>{props.company.numbering === "external" ? props.system.name : t("numbering.central")}</dd>
          <dt>{t("waiting")}</dt>
          <dd>
            {connection().waitingCount === 0
              ? t("nothingWaits")
              : t("waitingCount", { count: connection().waitingCount })}
          </dd>
        </dl>
        <OlderInvoices connection={connection()} />
        <ConnectionActs
          system={props.system}
          connection={connection()}
          isOnline={props.isOnline}
          onChange={() => setChanging(true)}
        />
      </div>
      <Show when={changing()}>
        <ChangeChoices {...props} onClose={() => setChanging(false)} />
      </Show>
    </Sheet>
  );
}

/** Changes who numbers and from which day invoices travel; only what was changed is sent. */
function ChangeChoices(props: ConnectionStateProps & { readonly onClose: () => void }) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [fromDay, setFromDay] = createSignal(props.connection.fromDay ?? "");
  const [numbering, setNumbering] = createSignal(props.company.numbering);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const notSent = useQuestion("notSent", () =>
    fromDay() === "" ? null : { connection: props.connection.id, from: fromDay() },
  );
  /** What another first day sends with it. */
  const alsoSent = () =>
    fromDay() === "" || fromDay() === props.connection.fromDay ? 0 : (notSent()?.fromThen ?? 0);
  const dayError = () => (fromDay() === "" ? t("fromDayMissing") : undefined);

  async function save() {
    if (dayError() !== undefined) return;
    const set = {
      ...(fromDay() === props.connection.fromDay ? {} : { fromDay: fromDay() }),
      ...(numbering() === props.company.numbering ? {} : { numbering: numbering() }),
    };
    if (Object.keys(set).length > 0) {
      const sent = await send("connection.choose", { id: props.connection.id, ...set });
      setProblem(sent.ok ? null : sent.problem);
      if (!sent.ok) return;
      showToast({ tone: "ok", title: t("saved") });
    }
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("changeTitle")}
      actions={
        <Button look="primary" onClick={save}>
          {i18n.t("action.save")}
        </Button>
      }
    >
      <div class="stack">
        <ChoiceFields
          systemName={props.system.name}
          fromDay={fromDay()}
          numbering={numbering()}
          onChange={(fields) => {
            if (fields.fromDay !== undefined) setFromDay(fields.fromDay);
            if (fields.numbering !== undefined) setNumbering(fields.numbering);
          }}
          dayError={dayError()}
        />
        <Show when={alsoSent() > 0}>
          <Notice tone="wait" title={t("older.also", { count: alsoSent() })} live />
        </Show>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
