import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Party } from "#core/parties/party.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Page } from "#web/ui/page.tsx";
import { Split } from "#web/ui/split.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { customersTexts } from "./customers-texts.ts";

const NEW = "new";

/** Everyone the books know: the list, and beside it who is open. */
export function CustomersPage() {
  const t = useTexts(customersTexts);
  const i18n = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const parties = useQuestion("parties");
  const [text, setText] = createSignal("");

  const nameOf = (party: Party) => party.identity?.name ?? party.name;
  const shown = createMemo(() => {
    const wanted = text().trim().toLocaleLowerCase();
    const found = (parties() ?? []).filter((party) =>
      `${party.number} ${nameOf(party)} ${party.city}`.toLocaleLowerCase().includes(wanted),
    );
    return [...found].sort((one, other) => i18n.compare(nameOf(one), nameOf(other)));
  });
  const opened = () => parties()?.find(({ id }) => id === params["id"]) ?? null;

  const columns = (): readonly Column<Party>[] => [
    {
      title: t("column.name"),
      cell: (party) => (
        <>
          {nameOf(party)}
          <span class="sub">{[party.number, t(`role.${party.role}`)].join(" · ")}</span>
        </>
      ),
    },
    { title: t("column.city"), wideOnly: true, width: "180px", cell: (party) => party.city },
  ];
  const newButton = () => (
    <Button look="primary" onClick={() => navigate("/customers/new")}>
      {t("new")}
    </Button>
  );

  return (
    <Page title={t("title")} actions={newButton()}>
      <Split
        open={params["id"] === NEW || opened() !== null}
        list={
          <div class="stack">
            <TextField label={i18n.t("action.search")} type="search" value={text()} onChange={setText} />
            <VirtualList
              label={t("listLabel")}
              columns={columns()}
              source={shown()}
              onOpen={(party) => navigate(`/customers/${party.id}`)}
              isChosen={(party) => party.id === params["id"]}
              empty={
                <Show when={parties()}>
                  <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={newButton()} />
                </Show>
              }
            />
          </div>
        }
        paper={
          <Show when={params["id"]} keyed>
            <CustomerForm party={opened()} parties={parties() ?? []} onDone={() => navigate("/customers")} />
          </Show>
        }
      />
    </Page>
  );
}
