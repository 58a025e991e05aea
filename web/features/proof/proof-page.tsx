import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import type { CheckedChain } from "#core/seals/check-seals.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import type { DiscardedBody } from "#web/books/discarded-bodies.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { checkOnServer } from "./check-on-server.ts";
import { CheckedChains } from "./checked-chains.tsx";
import { proofTexts } from "./proof-texts.ts";

/** Reads everything validated again, on this device and on the server, and says what was checked and what was found. */
export function ProofPage() {
  const t = useTexts(proofTexts);
  const i18n = useI18n();
  const { company } = useBooks();
  const [askedAt, setAskedAt] = createSignal(new Date().toISOString());
  const [onServer, setOnServer] = createSignal<readonly CheckedChain[] | "asking" | null>("asking");
  const onDevice = useQuestion("sealsCheck", () => ({ askedAt: askedAt() }));
  const found = useQuestion("discardedBodies");

  createEffect(
    on([company, askedAt], ([id]) => {
      setOnServer("asking");
      if (id === null) return;
      const asking = new AbortController();
      onCleanup(() => asking.abort());
      void checkOnServer(id, asking.signal).then((chains) => {
        if (!asking.signal.aborted) setOnServer(chains);
      });
    }),
  );
  const discarded = () => found() ?? [];
  const wordsOf = ({ month, kind, at, isBack }: DiscardedBody) =>
    t(isBack ? "discardedBack" : "discardedGone", {
      month: i18n.month(month),
      what: t(`body.${kind}`),
      at: i18n.dateTime(at),
    });
  const told = () => {
    const chains = onServer();
    return chains === "asking" ? null : chains;
  };
  const all = () => [...(onDevice() ?? []), ...(told() ?? [])];
  const isBroken = () => all().some(({ problem }) => problem !== null);
  const isNothing = () => onDevice()?.length === 0 && told()?.length === 0;
  /** Whether both places end in the same way; null until both have told. */
  const isSame = () => {
    const [device, server] = [onDevice(), told()];
    if (device === undefined || server === null) return null;
    return endsOf(device) === endsOf(server);
  };

  return (
    <Page
      title={t("title")}
      subtitle={t("text")}
      actions={
        <Button onClick={() => setAskedAt(new Date().toISOString())} disabled={onServer() === "asking"}>
          {t("again")}
        </Button>
      }
    >
      <Show when={!isNothing()} fallback={<EmptyState title={t("nothingTitle")} text={t("nothingText")} />}>
        <div class="stack">
          <Show when={isBroken()}>
            <Notice tone="bad" title={t("brokenTitle")} live>
              {t("brokenText")}
            </Notice>
          </Show>
          <Show when={!isBroken() && isSame() === true}>
            <Notice tone="ok" title={t("wholeTitle")} live>
              {t("wholeText", { at: i18n.dateTime(askedAt()) })}
            </Notice>
          </Show>
          <Show when={!isBroken() && isSame() === false}>
            <Notice tone="wait" title={t("differsTitle")} live>
              {t("differsText")}
            </Notice>
          </Show>
          <h2>{t("onDevice")}</h2>
          <Show when={onDevice()} fallback={<Reading />}>
            {(chains) => <CheckedChains label={t("onDevice")} chains={chains()} />}
          </Show>
          <Show when={discarded().length > 0}>
            <Notice tone="wait" title={t("discardedTitle")}>
              <p>{t("discardedText")}</p>
              <ul>
                <For each={discarded()}>{(body) => <li>{wordsOf(body)}</li>}</For>
              </ul>
            </Notice>
          </Show>
          <h2>{t("onServer")}</h2>
          <Show when={onServer() !== "asking"} fallback={<Reading />}>
            <Show when={told()} fallback={<Notice title={t("unreachable")} live />}>
              {(chains) => <CheckedChains label={t("onServer")} chains={chains()} />}
            </Show>
          </Show>
        </div>
      </Show>
    </Page>
  );

  function Reading() {
    return (
      <p class="muted" role="status">
        {t("reading")}
      </p>
    );
  }
}

const endsOf = (chains: readonly CheckedChain[]): string =>
  chains.map(({ chain, lastHash }) => `${chain} ${lastHash}`).join("\n");
