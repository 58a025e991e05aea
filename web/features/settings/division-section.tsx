import type { Company } from "#core/companies/company.ts";
import type { DivisionKey } from "#core/companies/division-key.ts";
import { DivideLink } from "#web/app/divide-link.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { DatedSection } from "./dated-section.tsx";
import { DivisionKeyDialog } from "./division-key-dialog.tsx";
import { divisionTexts } from "./division-texts.ts";

interface DivisionSectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** Who bears how much of what practitioners have in common, by day. */
export function DivisionSection(props: DivisionSectionProps) {
  const t = useTexts(divisionTexts);
  const i18n = useI18n();
  const wordsOf = ({ parts }: DivisionKey) =>
    parts.map(({ practitioner, basisPoints }) => {
      const name = props.company.practitioners.find(({ id }) => id === practitioner)?.name ?? practitioner;
      return `${name} ${i18n.percent(basisPoints)}`;
    });
  const texts = () => ({
    title: t("title"),
    text: t("text"),
    label: t("label"),
    from: t("from"),
    words: t("parts"),
    remove: t("remove"),
    removeLabel: (day: string) => t("removeLabel", { day }),
    add: t("add"),
    saved: t("saved"),
  });

  return (
    <div class="stack">
      <DatedSection
        name="division"
        texts={texts()}
        rows={props.company.divisionKeys ?? []}
        wordsOf={wordsOf}
        none={t("none")}
        mayChange={props.mayChange}
        mayRemove={props.mayChange}
        toSet={(left) => ({ divisionKeys: [...left] })}
        adding={(close) => <DivisionKeyDialog company={props.company} onClose={close} />}
      />
      <div class="cluster">
        <DivideLink />
      </div>
    </div>
  );
}
