import { createSignal, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import { seriesTexts } from "#web/app/series-texts.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { createSaving } from "#web/books/create-saving.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { focusFirstError } from "#web/ui/focus-first-error.ts";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { type CompanyFault, companyFaults, exampleVatNumber, toCompanyFields } from "./check-company.ts";
import { type CompanyTyping, createCompanyForm } from "./create-company-form.ts";
import { settingsTexts } from "./settings-texts.ts";
import { SiretField } from "./siret-field.tsx";

interface CompanySectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** What identifies the company, and who numbers its invoices. Only what was changed is sent. */
export function CompanySection(props: CompanySectionProps) {
  const t = useTexts(settingsTexts);
  const own = useTexts(seriesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const connections = useQuestion("connections");
  const form = createCompanyForm(() => props.company);
  const [tried, setTried] = createSignal(false);
  const saving = createSaving<Partial<CompanyTyping>>({
    forget: form.forget,
    send: (set) => send("company.update", { set }),
    onSaved: () => showToast({ tone: "ok", title: t("company.saved") }),
    onDone: () => setTried(false),
  });

  const isFrench = () => props.company.country === "FR";
  const fault = (one: CompanyFault, text: () => string) =>
    tried() && companyFaults(form.changed(), props.company.country).has(one) ? text() : undefined;
  const isLinked = () =>
    props.company.numbering === "external" ||
    connections()?.some(({ state }) => state === "connected") === true;

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    const typed = form.changed();
    if (companyFaults(typed, props.company.country).size > 0) {
      focusFirstError(event.currentTarget as HTMLFormElement);
      return;
    }
    const set = toCompanyFields(typed);
    if (Object.keys(set).length === 0) {
      showToast({ title: t("company.unchanged") });
      return;
    }
    await saving.save(set, null);
  }

  const common = () => ({ readOnly: !props.mayChange });
  return (
    <Sheet label={t("company.title")}>
      <form class="sheet-body stack" onSubmit={save} noValidate>
        <h2>{t("company.title")}</h2>
        <TextField
          {...common()}
          label={t("company.name")}
          value={form.shown("name")}
          onChange={(name) => form.set({ name })}
          error={fault("nameMissing", () => t("company.nameMissing"))}
          maxLength={100}
        />
        <div class="fields">
          <TextField
            {...common()}
            label={t(isFrench() ? "company.siren" : "company.kvk")}
            value={form.shown("registration")}
            onChange={(registration) => form.set({ registration })}
            error={fault("registrationUnreadable", () =>
              t(isFrench() ? "company.sirenUnreadable" : "company.kvkUnreadable"),
            )}
            required={false}
            inputMode="numeric"
            maxLength={14}
          />
          <TextField
            {...common()}
            label={t("company.vatNumber")}
            value={form.shown("vatNumber")}
            onChange={(vatNumber) => form.set({ vatNumber })}
            error={fault("vatNumberUnreadable", () =>
              t("company.vatNumberUnreadable", { example: exampleVatNumber[props.company.country] }),
            )}
            required={false}
            maxLength={20}
          />
        </div>
        <Show when={isFrench()}>
          <SiretField
            value={form.shown("siret")}
            onChange={(siret) => form.set({ siret })}
            error={fault("siretUnreadable", () => t("company.siretUnreadable"))}
            readOnly={!props.mayChange}
          />
        </Show>
        <TextField
          {...common()}
          label={t("company.address")}
          value={form.shown("address1")}
          onChange={(address1) => form.set({ address1 })}
          required={false}
          maxLength={100}
        />
        <div class="fields" data-dense="">
          <TextField
            {...common()}
            label={t("company.postalCode")}
            value={form.shown("postalCode")}
            onChange={(postalCode) => form.set({ postalCode })}
            required={false}
            maxLength={10}
          />
          <TextField
            {...common()}
            label={t("company.city")}
            value={form.shown("city")}
            onChange={(city) => form.set({ city })}
            required={false}
            maxLength={50}
          />
        </div>
        <RadioGroup
          {...common()}
          disabled={!props.mayChange}
          label={t("numbering.label")}
          options={[
            { value: "central", label: t("numbering.central"), hint: t("numbering.centralHint") },
            ...(props.company.deviceSeries?.length
              ? [{ value: "perDevice" as const, label: own("perDevice"), hint: own("perDeviceHint") }]
              : []),
            {
              value: "external",
              label: t("numbering.external"),
              hint: isLinked() ? t("numbering.externalHint") : t("numbering.externalNeedsLink"),
              disabled: !isLinked(),
            },
          ]}
          value={form.shown("numbering")}
          onChange={(numbering) => form.set({ numbering })}
        />
        <dl class="pairs">
          <dt>{t("company.basis")}</dt>
          <dd>{t(`company.${props.company.basis}`)}</dd>
          <dt>{t("company.booksStart")}</dt>
          <dd>{i18n.day(props.company.booksStart)}</dd>
        </dl>
        <Show when={saving.problem()}>
          {(said) => <Notice tone="bad" title={problemText(said())} live />}
        </Show>
        <Show when={props.mayChange}>
          <div>
            <Button type="submit" look="primary">
              {t("company.save")}
            </Button>
          </div>
        </Show>
      </form>
    </Sheet>
  );
}
