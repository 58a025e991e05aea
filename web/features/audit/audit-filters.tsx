import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Select } from "#web/ui/select.tsx";
import { auditTexts } from "./audit-texts.ts";
import { companyActions, createActionWords } from "./create-action-words.ts";
import type { AuditFilter, AuditPage } from "./read-audit.ts";

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly people: AuditPage["people"];
  readonly onChange: (set: Partial<AuditFilter>) => void;
}

/** No id and no action is spelled so; an empty value would be no choice at all. */
const ALL = "*";

/** Whose actions, which ones, and of which days. */
export function AuditFilters(props: AuditFiltersProps) {
  const t = useTexts(auditTexts);
  const i18n = useI18n();
  const actionWords = createActionWords();
  const people = () => [
    { value: ALL, label: t("filter.everybody") },
    ...props.people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const actions = () => [
    { value: ALL, label: t("filter.everything") },
    ...companyActions
      .map((value) => ({ value, label: actionWords(value) }))
      .sort((left, right) => i18n.compare(left.label, right.label)),
  ];
  return (
    <section class="fields" data-dense="" aria-label={t("filter.label")}>
      <Select
        label={t("filter.person")}
        options={people()}
        value={props.filter.person || ALL}
        onChange={(person) => props.onChange({ person: person === ALL ? "" : person })}
      />
      <Select
        label={t("filter.action")}
        options={actions()}
        value={props.filter.action || ALL}
        onChange={(action) => props.onChange({ action: action === ALL ? "" : action })}
      />
      <DayField
        label={t("filter.from")}
        day={props.filter.from}
        onChange={(from) => props.onChange({ from })}
      />
      <DayField
        label={t("filter.through")}
        day={props.filter.through}
        onChange={(through) => props.onChange({ through })}
      />
    </section>
  );
}
