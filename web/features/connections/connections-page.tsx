import { A, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, For, on, Show } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { connectionsTexts } from "./connections-texts.ts";
import { OpenConnection } from "./open-connection.tsx";
import { StateTag } from "./state-tag.tsx";
import { outsideSystems } from "./systems.ts";

/** The systems a company can be linked with, or one of them; for administrators alone. */
export function ConnectionsPage() {
  const t = useTexts(connectionsTexts);
  const params = useParams();
  const [search] = useSearchParams();
  const { company, chooseCompany } = useBooks();
  const open = useQuestion("company");
  const connections = useQuestion("connections");

  // Whoever comes back from their pages may find another company open than the one they left for.
  createEffect(
    on(
      () => search["company"],
      (asked) => {
        if (typeof asked === "string" && asked !== company()) chooseCompany(asked);
      },
    ),
  );
  const textOf = (name: "result" | "reason") => {
    const value = search[name];
    return typeof value === "string" ? value : null;
  };
  // Their answer does not say which system it came from; while there is one, it is that one.
  const openedId = () => params["id"] ?? (textOf("result") === null ? null : outsideSystems[0]!.id);
  const opened = () => outsideSystems.find(({ id }) => id === openedId());
  const connectionOf = (id: string) => connections()?.find((connection) => connection.system === id);
  const mayConnect = () => open()?.rights.includes("connect") ?? false;

  return (
    <Page
      title={opened()?.name ?? t("title")}
      actions={
        <Show when={openedId() !== null}>
          <A class="button" href="/connections">
            {t("back")}
          </A>
        </Show>
      }
    >
      <Show when={open()}>
        {(known) => (
          <Show
            when={mayConnect()}
            fallback={
              <Notice title={t("onlyAdministrators")}>
                {t("onlyAdministratorsText", { company: known().company.name })}
              </Notice>
            }
          >
            <Show
              when={openedId() !== null}
              fallback={
                <section class="stack" aria-labelledby="choose-system">
                  <div>
                    <h2 id="choose-system">{t("choose")}</h2>
                    <p class="muted">{t("chooseText")}</p>
                  </div>
                  <Sheet margin>
                    <For each={outsideSystems}>
                      {(system) => (
                        <A class="line system" href={`/connections/${system.id}`}>
                          <span aria-hidden="true" />
                          <span>
                            <strong>{system.name}</strong>
                            <span class="block small muted">{t("systemHint")}</span>
                          </span>
                          <StateTag state={connectionOf(system.id)?.state ?? "notConnected"} />
                        </A>
                      )}
                    </For>
                  </Sheet>
                </section>
              }
            >
              <Show when={opened()} fallback={<Notice title={t("notHere")} />} keyed>
                {(system) => (
                  <OpenConnection
                    system={system}
                    company={known().company}
                    connection={connectionOf(system.id)}
                    result={textOf("result")}
                    reason={textOf("reason")}
                  />
                )}
              </Show>
            </Show>
          </Show>
        )}
      </Show>
    </Page>
  );
}
