import { Show } from "solid-js";
import { LIVE_ENTRIES_MAX } from "#core/imports/live-entries-max.ts";
import type { FecReading } from "#web/books/import-state.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { createImportForm } from "./create-import-form.ts";
import { importTexts } from "./import-texts.ts";
import { booksStartAfter } from "./judge-import.ts";

interface ImportFormProps {
  readonly reading: FecReading;
  readonly file: File;
  readonly isOnline: boolean;
  readonly onSent: () => void;
}

const vatStatuses = ["liable", "franchise", "exempt"] as const;

/** Into which company the file goes, with all that has to be said and confirmed before. */
export function ImportForm(props: ImportFormProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const form = createImportForm({
    reading: () => props.reading,
    file: () => props.file,
    onSent: () => props.onSent(),
  });
  const companyName = () => form.openCompany()?.name ?? "";
  const expected = () => form.openCompany()?.registration ?? "";
  const destinations = () => [
    ...(form.openCompany() ? [{ value: "open" as const, label: companyName() }] : []),
    { value: "new" as const, label: t("intoNew"), hint: t("intoNewHint") },
  ];
  const draftsFate = () => {
    if (props.reading.notValidated > LIVE_ENTRIES_MAX) return "tooMany";
    const isValidated = form.destination() === "open" && form.openCompany()?.validatedThrough;
    return isValidated ? "validated" : "live";
  };
  const otherTitle = () =>
    props.reading.siren === null
      ? t("unknownCompany", { name: companyName(), expected: expected() })
      : t("otherCompany", {
          registration: props.reading.siren,
          name: companyName(),
          expected: expected(),
        });

  return (
    <Show when={form.isKnown()}>
      <Sheet label={t("destination")}>
        <form
          class="sheet-body stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.send();
          }}
        >
          <h2>{t("destination")}</h2>
          <RadioGroup
            label={t("into")}
            options={destinations()}
            value={form.destination()}
            onChange={form.setDestination}
          />
          <Show when={form.destination() === "new"}>
            <TextField
              label={t("name")}
              value={form.name()}
              onChange={form.setName}
              maxLength={100}
              autocomplete="organization"
              error={form.isNameMissing() && form.name().trim() === "" ? t("nameMissing") : undefined}
            />
            <RadioGroup
              label={t("vat")}
              segments
              options={vatStatuses.map((value) => ({ value, label: t(`vatStatus.${value}`) }))}
              value={form.vatStatus()}
              onChange={form.setVatStatus}
            />
            <Show when={form.closingDay() !== ""}>
              <p class="muted">
                {t("booksStart", { day: i18n.day(booksStartAfter(props.reading, form.closingDay())) })}
              </p>
            </Show>
          </Show>
          <Show when={props.reading.closingDay === null}>
            <DayField
              label={t("closingDay")}
              description={t("closingDayHint")}
              day={form.closingDay()}
              onChange={form.setClosingDay}
            />
          </Show>
          <Show
            when={form.judgement().sameFile}
            fallback={
              <>
                <Show when={form.judgement().isOtherRegistration}>
                  <Notice tone="wait" title={otherTitle()}>
                    {t("otherCompanyText")}
                  </Notice>
                  <Checkbox
                    label={t("confirmOther", { name: companyName() })}
                    checked={form.confirmsOther()}
                    onChange={form.setConfirmsOther}
                  />
                </Show>
                <Show when={form.judgement().replaces}>
                  {(old) => (
                    <>
                      <Notice
                        tone="wait"
                        title={t("replaces", { day: i18n.day(form.closingDay()), old: old().fileName })}
                      >
                        {t("replacesText", { name: props.reading.fileName })}
                      </Notice>
                      <Checkbox
                        label={t("confirmReplace", { old: old().fileName, name: props.reading.fileName })}
                        checked={form.confirmsReplace()}
                        onChange={form.setConfirmsReplace}
                      />
                    </>
                  )}
                </Show>
                <Show when={props.reading.notValidated > 0}>
                  <Notice title={t("drafts.title", { count: props.reading.notValidated })}>
                    {t(`drafts.${draftsFate()}`, { max: LIVE_ENTRIES_MAX })}
                  </Notice>
                </Show>
                <Show when={form.problem() ?? form.judgement().problem}>
                  {(said) => <Notice tone="bad" title={problemText(said())} live />}
                </Show>
                <Show when={!props.isOnline}>
                  <p class="muted">{t("offline")}</p>
                </Show>
                <div class="cluster">
                  <Button type="submit" look="primary" disabled={!form.isReady()}>
                    {t("import", { rows: props.reading.rows })}
                  </Button>
                </div>
              </>
            }
          >
            {(same) => (
              <Notice title={t("sameFile", { day: i18n.dateTime(same().importedAt) })} live>
                {t("sameFileText")}
              </Notice>
            )}
          </Show>
        </form>
      </Sheet>
    </Show>
  );
}
