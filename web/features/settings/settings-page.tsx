import { createResource, Show } from "solid-js";
import { isPredefinedRole } from "#core/rights/rights.ts";
import { readSession } from "#web/app/read-session.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import { usualRules } from "#web/books/whole-rules.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { PageIndex } from "#web/ui/page-index.tsx";
import { CompanySection } from "./company-section.tsx";
import { DeviceSection } from "./device-section.tsx";
import { DivisionSection } from "./division-section.tsx";
import { FirmSection } from "./firm-section.tsx";
import { HelpSection } from "./help-section.tsx";
import { NumberingSection } from "./numbering-section.tsx";
import { PlanSection } from "./plan-section.tsx";
import { PractitionersSection } from "./practitioners-section.tsx";
import { ProductionSection } from "./production-section.tsx";
import { ProtectionSection } from "./protection-section.tsx";
import { SeriesSection } from "./series-section.tsx";
import { settingsTexts } from "./settings-texts.ts";
import { TakeInSection } from "./take-in-section.tsx";
import { UserSection } from "./user-section.tsx";
import { VatSection } from "./vat-section.tsx";

/** The company, the person and the device; what a role does not change it may still read. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  let sections: HTMLDivElement | undefined;
  const { books, company } = useBooks();
  const open = useQuestion("company");
  const device = createQuestion(books, () => (books() ? ["device", {}] : null));
  const companies = createQuestion(books, () => (books() ? ["companies", {}] : null));
  /** Whoever has few companies has all of them here anyway. */
  const chooses = () => {
    const known = companies() ?? [];
    return known.length > usualRules.allUpTo ? (known.find(({ id }) => id === company()) ?? null) : null;
  };
  const [session] = createResource(() => readSession(), { initialValue: null });
  const roleName = () => {
    const role = open()?.member?.role ?? "none";
    if (role === "none" || isPredefinedRole(role)) return t(`role.${role}`);
    return open()?.company.roles.find(({ id }) => id === role)?.name ?? t("role.none");
  };
  const mayChange = () => open()?.rights.includes("manageCompany") ?? false;
  const mayBeFirm = () =>
    open()?.company.plan.name === "firm" && (open()?.rights.includes("manageClients") ?? false);

  return (
    <Page title={t("title")}>
      <PageIndex label={t("index")} within={() => sections} />
      <div class="settings" ref={sections}>
        <div class="stack">
          <Show when={open()}>
            {(known) => (
              <>
                <Show when={!mayChange()}>
                  <Notice title={t("readOnly")}>
                    {t("readOnlyText", { company: known().company.name, role: roleName() })}
                  </Notice>
                </Show>
                <Show when={known().company.id} keyed>
                  {(_id) => <CompanySection company={known().company} mayChange={mayChange()} />}
                </Show>
                <Show when={known().chart.roles.fees !== null || known().company.practitioners.length > 0}>
                  <PractitionersSection
                    company={known().company}
                    chart={known().chart}
                    mayChange={mayChange()}
                  />
                </Show>
                <Show
                  when={known().company.practice === "several" && known().company.practitioners.length > 1}
                >
                  <DivisionSection company={known().company} mayChange={mayChange()} />
                </Show>
                <Show when={device()?.shutCompanies[known().company.id]}>
                  {(since) => (
                    <NumberingSection
                      company={known().company.id}
                      shutSince={since()}
                      mayOpen={mayChange()}
                    />
                  )}
                </Show>
                <SeriesSection company={known().company} mayChange={mayChange()} />
                <ProtectionSection company={known().company} rights={known().rights} />
                <VatSection company={known().company} mayChange={mayChange()} />
              </>
            )}
          </Show>
        </div>
        <div class="stack">
          <Show when={open()}>
            {(known) => (
              <>
                <PlanSection company={known().company} />
                <Show when={mayBeFirm() && known().company.id} keyed>
                  {(_id) => <FirmSection company={known().company} />}
                </Show>
                <Show when={known().company.country === "FR" && known().company.id} keyed>
                  {(_id) => <ProductionSection company={known().company} rights={known().rights} />}
                </Show>
              </>
            )}
          </Show>
          <UserSection session={session.latest} />
          <Show when={device()}>
            {(known) => (
              <DeviceSection
                name={session.latest?.deviceName ?? null}
                device={known()}
                company={chooses()}
                onKeep={(isKept) => void books()?.keepOnDevice(chooses()?.id ?? "", isKept)}
              />
            )}
          </Show>
          <TakeInSection />
          <HelpSection />
        </div>
      </div>
    </Page>
  );
}
