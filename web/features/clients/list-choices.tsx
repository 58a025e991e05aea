import { type ParentProps, Show } from "solid-js";
import type { Firm } from "#core/companies/company.ts";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { SearchField } from "#web/ui/search-field.tsx";
import { columnIds } from "./client-columns.ts";
import { clientsTexts } from "./clients-texts.ts";
import type { ClientList } from "./create-client-list.ts";

interface ListChoicesProps {
  readonly list: ClientList;
  readonly people: Portfolio["people"];
  readonly groups: Firm["groups"];
}

/** Search, filters, sorting and columns: what decides which rows are seen and how; its children stand among them. */
export function ListChoices(props: ParentProps<ListChoicesProps>) {
  const t = useTexts(clientsTexts);
  const { list } = props;
  const personName = () => props.people.find(({ id }) => id === list.filter.person)?.name ?? t("all");
  const groupName = () => {
    if (list.filter.group === null) return t("all");
    return props.groups.find(({ id }) => id === list.filter.group)?.name ?? t("noGroup");
  };
  return (
    <div class="stack">
      <SearchField value={list.filter.text} onChange={(text) => list.setFilter({ text })} />
      <div class="chips">
        {props.children}
        <Menu
          class="chip"
          items={[
            { value: null, label: t("all") },
            { value: "client" as const, label: t("client") },
            { value: "prospect" as const, label: t("prospect") },
          ].map(({ value, label }) => ({
            label,
            current: list.filter.stage === value,
            onChoose: () => list.setFilter({ stage: value }),
          }))}
        >
          {t("is", { name: t("stage"), value: list.filter.stage === null ? t("all") : t(list.filter.stage) })}
          <Icon name="down" />
        </Menu>
        <Menu
          class="chip"
          items={[{ id: null, name: t("all") }, ...props.people].map(({ id, name }) => ({
            label: name,
            current: list.filter.person === id,
            onChoose: () => list.setFilter({ person: id }),
          }))}
        >
          {t("is", { name: t("person"), value: personName() })}
          <Icon name="down" />
        </Menu>
        <Show when={props.groups.length > 0}>
          <Menu
            class="chip"
            items={[{ id: null, name: t("all") }, { id: "", name: t("noGroup") }, ...props.groups].map(
              ({ id, name }) => ({
                label: name,
                current: list.filter.group === id,
                onChoose: () => list.setFilter({ group: id }),
              }),
            )}
          >
            {t("is", { name: t("group"), value: groupName() })}
            <Icon name="down" />
          </Menu>
        </Show>
        <Menu
          class="chip"
          items={columnIds.map((id) => ({
            label: t(`column.${id}`),
            current: list.view.sort === id,
            onChoose: () => list.sortBy(id),
          }))}
        >
          {t("sort", { column: t(`column.${list.view.sort}`) })}
          <Icon name="down" />
        </Menu>
        <Menu
          class="chip"
          items={columnIds
            .filter((id) => id !== "name")
            .map((id) => ({
              label: t(`column.${id}`),
              current: list.view.columns.includes(id),
              onChoose: () => list.toggleColumn(id),
            }))}
        >
          {t("columns")}
          <Icon name="down" />
        </Menu>
      </div>
    </div>
  );
}
