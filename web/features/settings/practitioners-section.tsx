import { createSignal, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Company, Practitioner } from "#core/companies/company.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { SheetRows } from "#web/ui/sheet.tsx";
import { PractitionerDialog } from "./practitioner-dialog.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface PractitionersSectionProps {
  readonly company: Company;
  readonly chart: Chart;
  readonly mayChange: boolean;
}

/** Who earns the fees, by their three letters. */
export function PractitionersSection(props: PractitionersSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  /** Whose dialog is open; null for somebody new, undefined for nobody. */
  const [open, setOpen] = createSignal<Practitioner | null>();
  const accountOf = (code: string) => {
    const { fees } = props.chart.roles;
    return fees === null ? "" : `${fees}${code}`;
  };

  const columns = (): readonly Column<Practitioner>[] => [
    {
      title: t("practitioners.columnName"),
      cell: ({ name, code }) => (
        <>
          {name}
          <span class="sub">
            <strong>{code}</strong> {accountOf(code)}
          </span>
        </>
      ),
    },
    ...(props.mayChange
      ? [
          {
            title: i18n.t("action.edit"),
            kind: "number" as const,
            cell: (row: Practitioner) => (
              <Button
                look="quiet"
                aria-label={t("practitioners.edit", { name: row.name })}
                onClick={() => setOpen(row)}
              >
                {i18n.t("action.edit")}
              </Button>
            ),
          },
        ]
      : []),
  ];

  return (
    <section class="stack" aria-labelledby="practitioners">
      <div>
        <h2 id="practitioners">{t("practitioners.title")}</h2>
        <p class="muted small">{t("practitioners.text")}</p>
      </div>
      <SheetRows
        label={t("practitioners.label")}
        columns={columns()}
        rows={props.company.practitioners}
        empty={<p class="muted">{t("practitioners.none")}</p>}
      />
      <Show when={props.mayChange}>
        <div>
          <Button icon="enter" onClick={() => setOpen(null)}>
            {t("practitioners.add")}
          </Button>
        </div>
      </Show>
      <Show when={open() !== undefined}>
        <PractitionerDialog
          practitioner={open() ?? null}
          company={props.company}
          onClose={() => setOpen(undefined)}
        />
      </Show>
    </section>
  );
}
