import { createMemo, createSignal, For, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { EntryFields } from "#core/commands/entry-record.ts";
import type { Company } from "#core/companies/company.ts";
import type { Entry } from "#core/vouchers/voucher.ts";
import { correctionFormOf, newFormOf } from "#web/app/form-places.ts";
import { PractitionerChoice } from "#web/app/practitioner-choice.tsx";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { focusFirstError } from "#web/ui/focus-first-error.ts";
import { localDay } from "#web/ui/local-day.ts";
import { SaveForm } from "#web/ui/save-form.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { entriesTexts } from "./entries-texts.ts";
import { EntryLine } from "./entry-line.tsx";
import { EntrySums } from "./entry-sums.tsx";
import {
  type EntryField,
  type EntryTyping,
  emptyLine,
  emptyTyping,
  missingOf,
  problemsByField,
  toEntryFields,
  toEntryTyping,
} from "./entry-typing.ts";

interface EntryFormProps {
  /** One to correct; null for a new one. */
  readonly entry: Entry | null;
  /** The closing period a new one goes into; null for an ordinary day. */
  readonly closingDay: string | null;
  readonly company: Company;
  readonly chart: Chart;
  /** Told the entry that was saved; null when nothing was. */
  readonly onDone: (saved: string | null) => void;
}

/** Records an entry line by line, or mends one: then only what was changed is sent. */
export function EntryForm(props: EntryFormProps) {
  const t = useTexts(entriesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const parties = useQuestion("parties");
  const [isTried, setTried] = createSignal(false);
  const isClosing = () => props.closingDay !== null;
  const begin = () =>
    props.entry === null
      ? emptyTyping(props.closingDay ?? localDay(), props.chart)
      : toEntryTyping(props.entry);
  const kept = createKeptTyping<EntryTyping>(
    (props.entry === null ? newFormOf("entry", props.closingDay) : correctionFormOf("entry", props.entry.id))
      .name,
    begin,
  );

  const saving = createSaving<EntryFields>({
    forget: kept.forget,
    send: (set) => {
      const { id } = kept.typing;
      if (props.entry !== null) return send("voucher.correct", { kind: "entry", id, set });
      const closing = props.closingDay === null ? {} : { day: props.closingDay, closing: true as const };
      return send("entry.record", { ...(set as EntryFields), id, ...closing });
    },
    onSaved: () =>
      showToast({
        tone: "ok",
        title: t(props.entry === null ? "saved" : "corrected"),
        text: kept.typing.label.trim(),
      }),
    onDone: () => props.onDone(kept.typing.id),
  });

  const accounts = createMemo(() =>
    props.chart.accounts.map(({ code, label }) => ({ value: code, label: `${code} ${label}` })),
  );
  const partyOptions = createMemo(() =>
    (parties() ?? []).map(({ id, name, number }) => ({ value: id, label: name, hint: number })),
  );
  const journals = () =>
    props.chart.journals
      .filter(({ code, kind }) => !isClosing() || kind === "general" || code === props.entry?.journal)
      .map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));
  const isOfParty = (account: string | null) =>
    account !== null &&
    [props.chart.roles.customer, props.chart.roles.supplier].some(
      (code) => code !== "" && account.startsWith(code.replace(/0+$/, "")),
    );

  const missing = createMemo(() => missingOf(kept.typing));
  const said = createMemo(() => {
    const known = saving.problem();
    return known
      ? problemsByField(known, kept.typing, isClosing())
      : new Map<EntryField | "whole", Problem>();
  });
  const errorOf = (field: EntryField | "whole") => {
    const found = said().get(field);
    if (found) return problemText(found);
    const lacks = isTried() && field !== "whole" ? missing().get(field) : undefined;
    return lacks && t(lacks);
  };

  async function save() {
    setTried(false);
    saving.forgetProblem();
    // An amount that cannot be read counts as none, and its line might go with the other side's or be left out.
    if (focusFirstError(form)) return;
    setTried(true);
    if (missing().size === 0) await saving.save(toEntryFields(kept.typing), kept.typing.before);
    // The faults may be far below or above on a phone.
    if (missing().size > 0 || saving.problem() !== null) queueMicrotask(() => focusFirstError(form));
  }

  async function leave() {
    await kept.forget();
    props.onDone(null);
  }

  let form: HTMLDivElement | undefined;

  return (
    <SaveForm
      title={t(props.entry !== null ? "correctTitle" : isClosing() ? "closingTitle" : "title")}
      onSave={save}
      onCancel={leave}
      problem={errorOf("whole")}
      isRestored={kept.isRestored()}
      unread={kept.unread}
      onDiscard={kept.discard}
    >
      <div class="stack" ref={(element) => (form = element)}>
        <Show when={props.closingDay}>
          {(day) => <p class="muted small">{t("closingOf", { day: i18n.day(day()) })}</p>}
        </Show>
        <TextField
          label={t("label")}
          value={kept.typing.label}
          onChange={(label) => kept.set({ label })}
          error={errorOf("label")}
          maxLength={200}
        />
        <div class="fields">
          <Show when={!isClosing()}>
            <DayField
              label={t("day")}
              day={kept.typing.day}
              onChange={(day) => kept.set({ day })}
              error={errorOf("day")}
            />
          </Show>
          <Show when={!isClosing() || journals().length > 1 || errorOf("journal") !== undefined}>
            <Select
              label={t("journal")}
              options={journals()}
              value={kept.typing.journal}
              onChange={(journal) => kept.set({ journal })}
              error={errorOf("journal")}
            />
          </Show>
        </div>
        <PractitionerChoice
          label={t("practitioner")}
          shared={t("shared")}
          practitioners={props.company.practitioners}
          value={kept.typing.practitioner}
          onChange={(practitioner) => kept.set({ practitioner })}
          error={errorOf("practitioner")}
        />
        <section class="entry-lines" aria-label={t("lines")}>
          <For each={kept.typing.lines}>
            {(line, index) => (
              <EntryLine
                line={line}
                number={index() + 1}
                accounts={accounts()}
                parties={partyOptions()}
                isOfParty={isOfParty(line.account)}
                accountError={errorOf(`account ${line.id}`)}
                amountError={errorOf(`amount ${line.id}`)}
                set={(fields) => kept.set("lines", index(), fields)}
                remove={() => {
                  kept.unread.drop(line.id);
                  kept.set({ lines: kept.typing.lines.filter(({ id }) => id !== line.id) });
                }}
              />
            )}
          </For>
          <Button
            type="button"
            icon="enter"
            onClick={() => kept.set({ lines: [...kept.typing.lines, emptyLine()] })}
          >
            {t("addLine")}
          </Button>
        </section>
        <EntrySums lines={kept.typing.lines} error={errorOf("sums")} />
      </div>
    </SaveForm>
  );
}
