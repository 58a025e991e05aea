import { Show } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { saveFile } from "#web/ui/save-file.ts";
import type { BulkKind } from "./bulk-dialog.tsx";
import type { CellOf } from "./client-columns.ts";
import { toCsv, toTable, toXlsx } from "./client-export.ts";
import { clientsTexts } from "./clients-texts.ts";
import type { ClientList } from "./create-client-list.ts";

interface BulkBarProps {
  readonly list: ClientList;
  readonly cell: CellOf;
  readonly isOnline: boolean;
  readonly onChoose: (kind: BulkKind) => void;
  readonly onKeep: (clients: readonly PortfolioClient[], isKept: boolean) => void;
  readonly onAddUser: (client: PortfolioClient) => void;
}

const kinds = ["protect", "assign", "file", "premium"] as const;

/** What can be done with the companies that are ticked; it is there only while some are. */
export function BulkBar(props: BulkBarProps) {
  const t = useTexts(clientsTexts);
  const ticked = () => props.list.ticked();
  const only = () => (ticked().length === 1 ? ticked()[0] : undefined);
  const table = () => toTable(ticked(), props.list.view.columns, (id) => t(`column.${id}`), props.cell);
  const fileName = (ending: string) => `${t("listLabel")} ${localDay()}.${ending}`;
  return (
    <Show when={ticked().length > 0}>
      <section class="bulk" aria-label={t("act.label")}>
        <strong role="status">{t("ticked", { count: ticked().length })}</strong>
        <div class="cluster">
          {kinds.map((kind) => (
            <Button disabled={!props.isOnline} onClick={() => props.onChoose(kind)}>
              {t(`act.${kind}`)}
            </Button>
          ))}
          <Show when={only()}>
            {(client) => (
              <Button disabled={!props.isOnline} onClick={() => props.onAddUser(client())}>
                {t("act.addUser")}
              </Button>
            )}
          </Show>
          <Button onClick={() => props.onKeep(ticked(), true)}>{t("act.keep")}</Button>
          <Button onClick={() => props.onKeep(ticked(), false)}>{t("act.letGo")}</Button>
          <Button onClick={() => saveFile(toCsv(table()), fileName("csv"))}>{t("act.csv")}</Button>
          <Button onClick={async () => saveFile(await toXlsx(table()), fileName("xlsx"))}>
            {t("act.xlsx")}
          </Button>
          <Button look="quiet-danger" disabled={!props.isOnline} onClick={() => props.onChoose("disconnect")}>
            {t("act.disconnect")}
          </Button>
        </div>
      </section>
    </Show>
  );
}
