import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { Firm } from "#core/companies/company.ts";
import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import { type PredefinedRole, predefinedRoles } from "#core/rights/rights.ts";
import { type ClientAct, OFFLINE } from "#web/app/ask-firm.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Progress } from "#web/ui/progress.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { clientsTexts } from "./clients-texts.ts";
import { type BulkResult, createBulk } from "./create-bulk.ts";

export type BulkKind = "protect" | "assign" | "file" | "premium" | "disconnect";

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly firm: string;
  readonly clients: readonly PortfolioClient[];
  readonly people: Portfolio["people"];
  readonly groups: Firm["groups"];
  readonly onDone: () => Promise<void>;
  readonly onOpenCompany: (id: string) => void;
  readonly onClose: () => void;
}

const KEEP = "keep";
const DEFAULT_GROUP = "none";

/** What is asked before many companies are acted on, and afterwards what came of each. */
export function BulkDialog(props: BulkDialogProps) {
  const t = useTexts(clientsTexts);
  const bulk = createBulk(() => props.firm, props.onDone);
  // Those that were ticked when it began: the list may lose rows meanwhile.
  const clients = [...props.clients];
  const [day, setDay] = createSignal(lastDayOfLastMonth());
  const [isLifted, setLifted] = createSignal(false);
  const [person, setPerson] = createSignal<string | null>(null);
  const [way, setWay] = createSignal<"assign" | "unassign">("assign");
  const [role, setRole] = createSignal<PredefinedRole | typeof KEEP>(KEEP);
  const [stage, setStage] = createSignal<"client" | "prospect" | typeof KEEP>(KEEP);
  const [group, setGroup] = createSignal<string>(KEEP);
  const [premium, setPremium] = createSignal<"on" | "off">("on");

  /** Null while something is still to be chosen. */
  const act = (): ClientAct | null => {
    switch (props.kind) {
      case "protect":
        if (isLifted()) return { act: "protect", throughDay: null };
        return day() === "" ? null : { act: "protect", throughDay: day() };
      case "assign": {
        const user = person();
        if (user === null) return null;
        if (way() === "unassign") return { act: "unassign", user };
        const chosen = role();
        return { act: "assign", user, ...(chosen === KEEP ? {} : { role: chosen }) };
      }
      case "file": {
        const chosen = stage();
        if (chosen === KEEP && group() === KEEP) return null;
        return {
          act: "file",
          ...(chosen === KEEP ? {} : { stage: chosen }),
          ...(group() === KEEP ? {} : { group: group() === DEFAULT_GROUP ? null : group() }),
        };
      }
      case "premium":
        return { act: "premium", isPremium: premium() === "on" };
      case "disconnect":
        return { act: "disconnect" };
    }
  };
  const start = () => {
    const wanted = act();
    if (wanted !== null) void bulk.run(clients, wanted);
  };
  const isBegun = () => bulk.count() > 0;

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`${t(`act.${props.kind}`)} · ${t("ticked", { count: clients.length })}`}
      actions={
        <Show
          when={isBegun()}
          fallback={
            <Button
              look={props.kind === "disconnect" ? "danger" : "primary"}
              disabled={act() === null}
              onClick={start}
            >
              {props.kind === "disconnect" ? t("act.disconnect") : t("do")}
            </Button>
          }
        >
          <CloseButton isOver={bulk.isOver()} onClose={props.onClose} />
        </Show>
      }
    >
      <Show when={!isBegun()} fallback={<Results {...props} bulk={bulk} />}>
        <Switch>
          <Match when={props.kind === "protect"}>
            <p class="muted">{t("protectText")}</p>
            <DayField label={t("protectDay")} day={day()} onChange={setDay} disabled={isLifted()} />
            <Checkbox label={t("unprotect")} checked={isLifted()} onChange={setLifted} />
          </Match>
          <Match when={props.kind === "assign"}>
            <p class="muted">{t("assignText")}</p>
            <Select
              label={t("assignTo")}
              options={props.people.map(({ id, name }) => ({ value: id, label: name }))}
              value={person()}
              onChange={setPerson}
            />
            <RadioGroup
              label={t("assignWay")}
              options={[
                { value: "assign", label: t("assignGive") },
                { value: "unassign", label: t("assignTake") },
              ]}
              value={way()}
              onChange={setWay}
            />
            <Show when={way() === "assign"}>
              <Select
                label={t("assignRole")}
                description={t("assignRoleHint")}
                options={[
                  { value: KEEP, label: t("assignRoleUsual") },
                  ...predefinedRoles.map((value) => ({ value, label: t(`user.${value}`) })),
                ]}
                value={role()}
                onChange={setRole}
              />
            </Show>
          </Match>
          <Match when={props.kind === "file"}>
            <Select
              label={t("fileStage")}
              options={[
                { value: KEEP, label: t("keep") },
                { value: "client", label: t("client") },
                { value: "prospect", label: t("prospect") },
              ]}
              value={stage()}
              onChange={setStage}
            />
            <Select
              label={t("fileGroup")}
              options={[
                { value: KEEP, label: t("keep") },
                { value: DEFAULT_GROUP, label: t("noGroup") },
                ...props.groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={group()}
              onChange={setGroup}
            />
          </Match>
          <Match when={props.kind === "premium"}>
            <p class="muted">{t("premiumText")}</p>
            <RadioGroup
              label={t("act.premium")}
              options={[
                { value: "on", label: t("premiumOn") },
                { value: "off", label: t("premiumOff") },
              ]}
              value={premium()}
              onChange={setPremium}
            />
          </Match>
          <Match when={props.kind === "disconnect"}>
            <p class="muted">{t("disconnectText")}</p>
          </Match>
        </Switch>
      </Show>
    </Dialog>
  );
}

function CloseButton(props: { readonly isOver: boolean; readonly onClose: () => void }) {
  const t = useTexts(clientsTexts);
  return (
    <Button look="primary" disabled={!props.isOver} onClick={() => props.onClose()}>
      {t("close")}
    </Button>
  );
}

interface ResultsProps {
  readonly bulk: ReturnType<typeof createBulk>;
  readonly onOpenCompany: (id: string) => void;
}

/** How far it has got, and by company what was refused; a company that must first be handed over can be opened. */
function Results(props: ResultsProps) {
  const t = useTexts(clientsTexts);
  const problemText = useProblemText();
  const done = () => props.bulk.results().filter(({ problem }) => problem === null).length;
  const said = ({ problem }: BulkResult) => {
    if (problem === null) return t("result.ok");
    return problem.code === OFFLINE ? t("result.offline") : problemText(problem);
  };
  const words = () =>
    done() === props.bulk.count()
      ? t("doneAll", { count: done() })
      : t("doneSome", { done: done(), count: props.bulk.count() });
  return (
    <div class="stack">
      <Progress
        label={props.bulk.isOver() ? words() : t("do")}
        value={props.bulk.results().length}
        max={props.bulk.count()}
        words={t("doing", { done: props.bulk.results().length, count: props.bulk.count() })}
      />
      <p class="aside-voice" role="status">
        {props.bulk.isOver() ? words() : ""}
      </p>
      <ul class="bulk-results" aria-label={t("listLabel")}>
        <For each={props.bulk.results()}>
          {(result) => (
            <li data-tone={result.problem === null ? "ok" : "bad"}>
              <strong>{result.client.name}</strong>
              <span class={result.problem === null ? "muted" : "error"}>{said(result)}</span>
              <Show when={result.problem?.code === "care.ownerIsOfFirm"}>
                <Button onClick={() => props.onOpenCompany(result.client.id)}>{t("handOver")}</Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

/** What most people protect: everything up to the end of the month before this one. */
function lastDayOfLastMonth(): string {
  const [year = 0, month = 0] = localDay().split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}
