import type { Firm } from "#core/companies/company.ts";
import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { clientsTexts } from "./clients-texts.ts";
import type { KeptClients } from "./create-kept-clients.ts";

/** What can be shown of a client, in this order. */
export const columnIds = [
  "name",
  "onDevice",
  "createdOn",
  "protectedThrough",
  "userCount",
  "plan",
  "stage",
  "group",
  "people",
  "siret",
  "connections",
  "draftCount",
  "handedCount",
  "refusedCount",
  "failedCount",
  "lastContactAt",
] as const;
export type ColumnId = (typeof columnIds)[number];

export const firstColumns: readonly ColumnId[] = [
  "name",
  "createdOn",
  "protectedThrough",
  "userCount",
  "connections",
  "draftCount",
  "refusedCount",
  "failedCount",
];

/** What a cell says: text and numbers as a file holds them, and in the reader's words on the screen. */
export interface CellValue {
  readonly value: string | number | null;
  readonly words: string;
}

export type CellOf = (client: PortfolioClient, column: ColumnId) => CellValue;

/** Says the cells of the list in the reader's language. */
export function useClientCells(
  people: () => Portfolio["people"],
  groups: () => Firm["groups"],
  kept: Pick<KeptClients, "of">,
): { readonly cell: CellOf; readonly waiting: (client: PortfolioClient) => string } {
  const t = useTexts(clientsTexts);
  const i18n = useI18n();
  const text = (words: string): CellValue => ({ value: words, words });
  const day = (value: string | null): CellValue => ({ value, words: value === null ? "–" : i18n.day(value) });
  const count = (value: number | null): CellValue => ({
    value,
    words: value === null ? "–" : i18n.number(value),
  });
  const group = (id: string | null) => groups().find((one) => one.id === id)?.name ?? t("noGroup");
  const names = (ids: readonly string[]) =>
    people()
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(", ");

  const cell: CellOf = (client, column) => {
    switch (column) {
      case "name":
      case "siret":
        return text(client[column]);
      case "onDevice": {
        const held = kept.of(client.id);
        if (held === undefined) return { value: null, words: "–" };
        if (held.isKept) return text(t(held.hold === "whole" ? "held.kept" : "held.coming"));
        return text(t(`held.${held.hold}`));
      }
      case "createdOn":
      case "protectedThrough":
        return day(client[column]);
      case "userCount":
      case "draftCount":
      case "handedCount":
      case "failedCount":
        return count(client[column]);
      case "refusedCount": {
        const { refusedCount, handedCount } = client;
        if (!refusedCount || !handedCount) return count(refusedCount);
        const said = { count: refusedCount, handed: i18n.number(handedCount) };
        return { value: refusedCount, words: t("refusedWithHanded", said) };
      }
      case "plan": {
        const plan = t(`plan.${client.plan.name}`);
        return text(client.plan.isPremium ? t("plan.premium", { plan }) : plan);
      }
      case "stage":
        return text(t(client.stage));
      case "group":
        return text(group(client.group));
      case "people":
        return text(names(client.people));
      case "connections":
        return text(
          client.connections.map(({ id, state }) => `${id} ${t(`connection.${state}`)}`).join(", "),
        );
      case "lastContactAt": {
        const at = client.lastContactAt;
        return { value: at, words: at === null ? "–" : i18n.dateTime(at) };
      }
    }
  };

  /** What stands out of a client, where a tag behind its name would have no room. */
  const marks = (client: PortfolioClient) => [
    ...(client.stage === "prospect" ? [t("prospect")] : []),
    ...(client.plan.isPremium ? [t("sites.premium")] : []),
    ...((kept.of(client.id)?.hold ?? "card") === "card" ? [] : [cell(client, "onDevice").words]),
  ];
  /** On a phone, what matters of a client in one line. */
  const waiting = (client: PortfolioClient) => {
    const others = (client.refusedCount ?? 0) - (client.handedCount ?? 0);
    const said = marks(client);
    const waits = [
      client.draftCount > 0 ? t("waiting.drafts", { count: client.draftCount }) : "",
      client.handedCount ? t("waiting.handed", { count: client.handedCount }) : "",
      others > 0 ? t("waiting.refused", { count: others }) : "",
      client.failedCount > 0 ? t("waiting.failed", { count: client.failedCount }) : "",
    ].filter(Boolean);
    return [...said, ...(waits.length > 0 ? waits : [t("waiting.nothing")])].join(" · ");
  };
  return { cell, waiting };
}
