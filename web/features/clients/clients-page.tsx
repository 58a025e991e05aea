import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { PortfolioClient, PortfolioNews } from "#core/companies/portfolio.ts";
import { OFFLINE } from "#web/app/ask-firm.ts";
import { createPortfolio } from "#web/app/create-portfolio.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button, IconButton } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { BulkDialog, type BulkKind } from "./bulk-dialog.tsx";
import { type ColumnId, useClientCells } from "./client-columns.ts";
import { ClientDialog } from "./client-dialog.tsx";
import { clientsTexts } from "./clients-texts.ts";
import { createClientList } from "./create-client-list.ts";
import { createKeptClients } from "./create-kept-clients.ts";
import { EditDialog } from "./edit-dialog.tsx";
import { ListChoices } from "./list-choices.tsx";
import { UserDialog } from "./user-dialog.tsx";

const PATH = "/clients";
const NEWS_SHOWN = 5;
const numbers: ReadonlySet<ColumnId> = new Set([
  "userCount",
  "draftCount",
  "handedCount",
  "refusedCount",
  "failedCount",
]);
const widths: Partial<Record<ColumnId, string>> = {
  onDevice: "124px",
  createdOn: "118px",
  protectedThrough: "124px",
  userCount: "100px",
  connections: "minmax(76px, 1fr)",
  draftCount: "92px",
  handedCount: "136px",
  refusedCount: "124px",
  failedCount: "104px",
  plan: "112px",
  stage: "96px",
};

/** The companies an accounting firm looks after: what waits in each, and what is done to many at once. */
export function ClientsPage() {
  const t = useTexts(clientsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const params = useParams();
  const { books, company, chooseCompany } = useBooks();
  const open = useQuestion("company");
  const firm = () => {
    const known = open();
    return known?.company.firm && known.company.id === company() ? known : null;
  };
  const firmId = () => firm()?.company.id ?? null;
  const groups = () => firm()?.company.firm?.groups ?? [];
  const mayAdd = () =>
    firm()?.company.firm?.isOn === true && (firm()?.rights.includes("manageClients") ?? false);
  const { portfolio, problem, refresh } = createPortfolio(firmId);
  const people = () => portfolio()?.people ?? [];
  const kept = createKeptClients();
  const { cell, waiting } = useClientCells(people, groups, kept);
  const list = createClientList(() => portfolio()?.clients ?? [], cell);
  const [bulk, setBulk] = createSignal<BulkKind | null>(null);
  const [userOf, setUserOf] = createSignal<PortfolioClient | null>(null);

  const countOf = (stage: PortfolioClient["stage"]) =>
    portfolio()?.clients.filter((client) => client.stage === stage).length ?? 0;
  const isOffline = () => problem()?.code === OFFLINE;
  const openCompany = (id: string) => {
    chooseCompany(id);
    navigate("/today");
  };
  async function afterChange(): Promise<void> {
    await refresh();
    // What was begun or left is then opened, or gone, without waiting for the stream.
    void books()?.synchronise();
  }

  const pencil = (): Column<PortfolioClient> => ({
    title: t("edit.column"),
    kind: "act",
    width: "80px",
    cell: (client) => (
      <IconButton
        type="button"
        icon="edit"
        label={t("edit.title", { name: client.name })}
        onClick={(event) => {
          // The row itself opens the company.
          event.stopPropagation();
          navigate(`${PATH}/${client.id}`);
        }}
      />
    ),
  });
  const columns = (): readonly Column<PortfolioClient>[] => [
    {
      title: t("act.label"),
      kind: "margin",
      cell: (client) => (
        <Tick
          label={t("tick", { name: client.name })}
          checked={list.isTicked(client.id)}
          onChange={(checked) => list.tick(client.id, checked)}
        />
      ),
    },
    ...list.view.columns.flatMap((id): readonly Column<PortfolioClient>[] => {
      const sorting = {
        direction: list.view.sort === id ? (list.view.isDescending ? "descending" : "ascending") : "none",
        onSort: () => list.sortBy(id),
      } as const;
      if (id === "name")
        return [
          {
            title: t("column.name"),
            width: "minmax(272px, 4fr)",
            sorting,
            cell: (client) => (
              <>
                {client.name}{" "}
                <span class="only-broad">
                  <Show when={client.stage === "prospect"}>
                    <Tag>{t("prospect")}</Tag>
                  </Show>{" "}
                  <Show when={client.plan.isPremium}>
                    <Tag tone="ok">{t("sites.premium")}</Tag>
                  </Show>{" "}
                  <Show when={(kept.of(client.id)?.hold ?? "card") !== "card"}>
                    <Tag>{cell(client, "onDevice").words}</Tag>
                  </Show>
                </span>
                <span class="sub only-narrow">{waiting(client)}</span>
              </>
            ),
          },
          pencil(),
        ];
      const width = widths[id];
      return [
        {
          title: t(`column.${id}`),
          ...(numbers.has(id) ? { kind: "number" as const } : {}),
          ...(width === undefined ? {} : { width }),
          wideOnly: true,
          sorting,
          cell: (client) => cell(client, id).words,
        },
      ];
    }),
  ];
  const editing = () => portfolio()?.clients.find(({ id }) => id === params["id"]) ?? null;
  const addButton = () => (
    <Show when={mayAdd()}>
      <Button look="primary" icon="enter" disabled={isOffline()} onClick={() => navigate(`${PATH}/new`)}>
        {t("add")}
      </Button>
    </Show>
  );
  const allTicked = () => list.rows().length > 0 && list.ticked().length === list.rows().length;

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={portfolio()}>
          {(known) => (
            <>
              {t("count", { count: known().clients.length })}
              <Show when={countOf("prospect") > 0}>
                {" "}
                ({t("clientCount", { count: countOf("client") })},{" "}
                {t("prospectCount", { count: countOf("prospect") })})
              </Show>{" "}
              · {t("countedAt", { time: i18n.dateTime(known().countedAt) })}
            </>
          )}
        </Show>
      }
      actions={
        <>
          <Menu
            class="icon-button"
            label={t("gear")}
            items={[
              { label: t("sites.title"), onChoose: () => navigate("/sites") },
              { label: t("toFirmSettings"), onChoose: () => navigate("/settings") },
            ]}
          >
            <Icon name="settings" />
          </Menu>
          {addButton()}
        </>
      }
    >
      <Show when={firm()} fallback={<NoFirm isKnown={open() !== undefined} />}>
        <div class="stack fill">
          <Show when={problem()}>
            {(known) => (
              <Notice
                tone="wait"
                title={
                  portfolio()
                    ? t("offlineTitle", { time: i18n.dateTime(portfolio()!.countedAt) })
                    : isOffline()
                      ? t("neverRead")
                      : known().code === "rights.notMember"
                        ? t("forbidden")
                        : problemText(known())
                }
                actions={<Button onClick={() => void refresh()}>{i18n.t("action.retry")}</Button>}
              >
                <Show when={portfolio()}>{t("offlineText")}</Show>
              </Notice>
            )}
          </Show>
          <Show
            when={portfolio()}
            fallback={
              <Show when={!problem()}>
                <p class="muted" role="status">
                  {t("filling")}
                </p>
              </Show>
            }
          >
            <News news={portfolio()?.news ?? []} />
            <ListChoices list={list} people={people()} groups={groups()}>
              <button
                type="button"
                class="chip"
                disabled={list.rows().length === 0}
                onClick={() => list.tickAll(!allTicked())}
              >
                {allTicked() ? t("untickAll") : t("tickAll")}
              </button>
            </ListChoices>
            <BulkBar
              list={list}
              cell={cell}
              isOnline={!isOffline()}
              onChoose={setBulk}
              onKeep={kept.keep}
              onAddUser={setUserOf}
            />
            <VirtualList
              label={t("listLabel")}
              columns={columns()}
              source={list.rows()}
              onOpen={({ id }) => openCompany(id)}
              empty={
                <Show
                  when={portfolio()?.clients.length === 0}
                  fallback={<EmptyState title={i18n.t("word.none")} text={i18n.t("list.noneText")} />}
                >
                  <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={addButton()} />
                </Show>
              }
            />
            <p class="small muted away-on-phone">{t("contactsNote")}</p>
          </Show>
        </div>
        <Show when={params["id"] === "new" && mayAdd() && firmId()}>
          {(id) => (
            <ClientDialog firm={id()} groups={groups()} onDone={afterChange} onClose={() => navigate(PATH)} />
          )}
        </Show>
        <Show when={editing()}>
          {(client) => (
            <EditDialog
              firm={firmId() ?? ""}
              client={client()}
              groups={groups()}
              isOnline={!isOffline()}
              onDone={afterChange}
              onClose={() => navigate(PATH)}
            />
          )}
        </Show>
        <Show when={bulk()}>
          {(kind) => (
            <BulkDialog
              kind={kind()}
              firm={firmId() ?? ""}
              clients={list.ticked()}
              people={people()}
              groups={groups()}
              onDone={afterChange}
              onOpenCompany={openCompany}
              onClose={() => setBulk(null)}
            />
          )}
        </Show>
        <Show when={userOf()}>
          {(client) => <UserDialog client={client()} onDone={afterChange} onClose={() => setUserOf(null)} />}
        </Show>
      </Show>
    </Page>
  );
}

/** Which companies have come and gone lately, and who ended it. */
function News(props: { readonly news: readonly PortfolioNews[] }) {
  const t = useTexts(clientsTexts);
  const i18n = useI18n();
  const words = ({ at, name, what, by }: PortfolioNews) =>
    t(`news.${what === "joined" ? "joined" : by === "firm" ? "leftByUs" : "left"}`, {
      name,
      day: i18n.dateTime(at),
    });
  return (
    <Show when={props.news.length > 0}>
      <Notice title={t("news.title")}>
        <ul class="plain-list">
          <For each={props.news.slice(0, NEWS_SHOWN)}>{(one) => <li>{words(one)}</li>}</For>
        </ul>
      </Notice>
    </Show>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Ticks a row without opening it. */
function Tick(props: TickProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps the row from hearing what the box itself hears.
    <label class="tick" onClick={(event) => event.stopPropagation()}>
      <span class="aside-voice">{props.label}</span>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

function NoFirm(props: { readonly isKnown: boolean }) {
  const t = useTexts(clientsTexts);
  return (
    <Show when={props.isKnown}>
      <EmptyState
        title={t("noFirmTitle")}
        text={t("noFirmText")}
        action={
          <A class="button" href="/settings">
            {t("toSettings")}
          </A>
        }
      />
    </Show>
  );
}
