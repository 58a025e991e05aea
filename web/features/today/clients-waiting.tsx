import { A, useNavigate } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { createPortfolio } from "#web/app/create-portfolio.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { clientsWaitingTexts } from "./clients-waiting-texts.ts";

/** More would push the firm's own day out of sight; the list of clients has them all. */
const SHOWN_MAX = 6;

/** What only people decide weighs more than what a client has begun to write. */
const urgencyOf = ({ handedCount, refusedCount, failedCount, draftCount }: PortfolioClient): number =>
  (handedCount ?? 0) * 1_000_000 + ((refusedCount ?? 0) + failedCount) * 1_000 + Math.min(draftCount, 999);

/** The clients of an accounting firm in which something waits, the most pressing first. */
export function ClientsWaiting(props: { readonly firm: string }) {
  const t = useTexts(clientsWaitingTexts);
  const navigate = useNavigate();
  const { chooseCompany } = useBooks();
  const { portfolio, problem } = createPortfolio(() => props.firm);
  const all = () => portfolio()?.clients ?? [];
  const waiting = () =>
    all()
      .filter((client) => urgencyOf(client) > 0)
      .sort((one, other) => urgencyOf(other) - urgencyOf(one));
  const words = ({ handedCount, refusedCount, failedCount, draftCount }: PortfolioClient) =>
    [
      handedCount ? t("handed", { count: handedCount }) : "",
      (refusedCount ?? 0) > (handedCount ?? 0)
        ? t("refused", { count: (refusedCount ?? 0) - (handedCount ?? 0) })
        : "",
      failedCount > 0 ? t("failed", { count: failedCount }) : "",
      draftCount > 0 ? t("drafts", { count: draftCount }) : "",
    ]
      .filter(Boolean)
      .join(" · ");
  const isPressing = (client: PortfolioClient) => urgencyOf(client) >= 1_000;
  const open = (id: string) => {
    chooseCompany(id);
    navigate("/today");
  };

  return (
    <section class="card stack clients-waiting" aria-labelledby="clients-waiting">
      <div class="card-head">
        <h2 id="clients-waiting">{t("title")}</h2>
        <A href="/clients">{t("all")}</A>
      </div>
      <Switch>
        <Match when={portfolio() === undefined}>
          <Show when={problem()}>
            <p class="muted">{t("unreached")}</p>
          </Show>
        </Match>
        <Match when={all().length === 0}>
          <p class="muted">{t("empty")}</p>
        </Match>
        <Match when={waiting().length === 0}>
          <p class="all-done">
            <Icon name="check" />
            {t("none", { all: all().length })}
          </p>
        </Match>
        <Match when={waiting().length > 0}>
          <p class="muted small">{t("some", { count: waiting().length, all: all().length })}</p>
          <ul class="todos">
            <For each={waiting().slice(0, SHOWN_MAX)}>
              {(client) => (
                <li>
                  <button type="button" class="todo" onClick={() => open(client.id)}>
                    <span class="dot" data-tone={isPressing(client) ? "bad" : "info"} aria-hidden="true" />
                    <span class="grow">
                      {client.name}
                      <span class="block small muted">{words(client)}</span>
                    </span>
                    <Icon name="next" />
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </section>
  );
}
