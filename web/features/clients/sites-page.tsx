import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { OFFLINE } from "#web/app/ask-firm.ts";
import { createPortfolio } from "#web/app/create-portfolio.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { SearchField } from "#web/ui/search-field.tsx";
import { Split } from "#web/ui/split.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { clientsTexts } from "./clients-texts.ts";
import { ProductionPane } from "./production-pane.tsx";

const PATH = "/sites";

/** The firm's folders one by one, and beside them what the firm's own software may fetch from the one that is chosen. */
export function SitesPage() {
  const t = useTexts(clientsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const params = useParams();
  const { company } = useBooks();
  const open = useQuestion("company");
  const firm = () => {
    const known = open()?.company;
    return known?.firm && known.id === company() ? known.id : null;
  };
  const { portfolio, problem, refresh } = createPortfolio(firm);
  const [text, setText] = createSignal("");
  const rows = createMemo(() => {
    const wanted = text().trim().toLocaleLowerCase();
    return (portfolio()?.clients ?? [])
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .sort((one, other) => i18n.compare(one.name, other.name));
  });
  const chosen = createMemo(() => portfolio()?.clients.find(({ id }) => id === params["id"]) ?? null);
  const isOffline = () => problem()?.code === OFFLINE;
  const columns = (): readonly Column<PortfolioClient>[] => [
    {
      title: t("column.name"),
      cell: (client) => (
        <>
          {client.name} <Show when={client.plan.isPremium}>{<Tag tone="ok">{t("sites.premium")}</Tag>}</Show>
          <Show when={client.isForProduction}>
            <span class="sub">{t("sites.isOn")}</span>
          </Show>
        </>
      ),
    },
  ];

  return (
    <Page title={t("sites.title")} subtitle={<A href="/clients">{t("sites.back")}</A>}>
      <Show when={firm()} fallback={<p class="muted">{open() ? t("noFirmTitle") : ""}</p>}>
        {(id) => (
          <Split
            open={chosen() !== null}
            list={
              <div class="stack fill">
                <Show when={problem()}>
                  {(known) => (
                    <Notice
                      tone="wait"
                      title={isOffline() ? t("sites.offline") : problemText(known())}
                      actions={<Button onClick={() => void refresh()}>{i18n.t("action.retry")}</Button>}
                    />
                  )}
                </Show>
                <SearchField value={text()} onChange={setText} />
                <VirtualList
                  label={t("sites.listLabel")}
                  columns={columns()}
                  source={rows()}
                  onOpen={(client) => navigate(`${PATH}/${client.id}`)}
                  isChosen={(client) => client.id === params["id"]}
                  empty={
                    <Show when={portfolio()}>
                      <EmptyState title={i18n.t("word.none")} text={i18n.t("list.noneText")} />
                    </Show>
                  }
                />
              </div>
            }
            paper={
              <Show when={chosen()?.id} keyed>
                {(_id) => (
                  <Show when={chosen()}>
                    {(client) => (
                      <ProductionPane
                        firm={id()}
                        client={client()}
                        isOnline={!isOffline()}
                        onDone={refresh}
                        onClose={() => navigate(PATH)}
                      />
                    )}
                  </Show>
                )}
              </Show>
            }
          />
        )}
      </Show>
    </Page>
  );
}
