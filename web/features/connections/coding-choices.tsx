import { createMemo, createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { Problem } from "#core/commands/command-module.ts";
import type { Connection } from "#core/connections/connection.ts";
import { vatCategoryOf } from "#core/vat/vat-categories.ts";
import { useBooks, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { askConnection, fieldOf } from "./ask-connection.ts";
import { connectionsTexts } from "./connections-texts.ts";

interface CodingChoicesProps {
  readonly connection: Connection;
  readonly isOnline: boolean;
}

/** Which article type over there stands for each VAT of ours: asked once, and deliveries wait for it. */
export function CodingChoices(props: CodingChoicesProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const reasonText = useReasonText();
  const { books, company } = useBooks();
  const send = useSend();
  const [typing, setTyping] = createStore<Record<string, string>>({});
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [said, setSaid] = createSignal<{ readonly isOk: boolean; readonly text: string } | null>(null);
  const [isReading, setReading] = createSignal(false);

  const undecided = () => props.connection.undecidedVat;
  const asked = createMemo(() => [
    ...new Set([...undecided(), ...Object.keys(props.connection.codingByVat)]),
  ]);
  const vatName = (key: string) => {
    const category = vatCategoryOf(key);
    if (!category) return key;
    return category.reason === "rate"
      ? t("vat.rate", { rate: i18n.percent(category.rateBasisPoints) })
      : t(`vat.${category.reason}`);
  };
  /** Only those of the very same rate, for another would change the tax. */
  const optionsFor = (key: string) => {
    const rate = vatCategoryOf(key)?.rateBasisPoints;
    return props.connection.codings
      .filter(({ rateBasisPoints }) => rateBasisPoints === null || rateBasisPoints === rate)
      .map(({ id, name, rateBasisPoints }) => ({
        value: id,
        label:
          rateBasisPoints === null ? name : t("codings.rate", { name, rate: i18n.percent(rateBasisPoints) }),
      }));
  };
  const chosen = (key: string) => typing[key] ?? props.connection.codingByVat[key] ?? null;

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const codingByVat = Object.fromEntries(
      Object.entries(typing).filter(([key, coding]) => props.connection.codingByVat[key] !== coding),
    );
    if (Object.keys(codingByVat).length === 0) return;
    const sent = await send("connection.choose", { id: props.connection.id, codingByVat });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("saved") });
  }

  async function refresh() {
    const opened = company();
    if (opened === null) return;
    setReading(true);
    const read = await askConnection({ company: opened, system: props.connection.system }, "refresh-codings");
    setReading(false);
    const codings = read.ok ? fieldOf(read.value, "codings") : null;
    setSaid(
      read.ok
        ? { isOk: true, text: t("codings.refreshed", { count: Array.isArray(codings) ? codings.length : 0 }) }
        : { isOk: false, text: reasonText(read.problem.code) },
    );
    await books()?.synchronise();
  }

  return (
    <Show when={asked().length > 0}>
      <Sheet label={t("codings.title")}>
        <form class="sheet-body stack" onSubmit={save} noValidate>
          <h2>{t("codings.title")}</h2>
          <Show when={undecided().length > 0}>
            <Notice tone="wait" title={t("codings.waits", { count: undecided().length })} />
          </Show>
          <p class="muted">{t("codings.text")}</p>
          <For each={asked()}>
            {(key) => (
              <Select
                label={t("codings.question", { vat: vatName(key) })}
                options={optionsFor(key)}
                value={chosen(key)}
                onChange={(coding) => setTyping({ [key]: coding })}
                placeholder={t("codings.choose")}
                description={optionsFor(key).length === 0 ? t("codings.none") : undefined}
              />
            )}
          </For>
          <Show when={problem()}>{(no) => <Notice tone="bad" title={problemText(no())} live />}</Show>
          <Show when={said()}>
            {(words) => <Notice tone={words().isOk ? "ok" : "bad"} title={words().text} live />}
          </Show>
          <div class="cluster">
            <Button type="submit" look="primary">
              {i18n.t("action.save")}
            </Button>
            <Show when={props.connection.state === "connected"}>
              <Button type="button" disabled={!props.isOnline || isReading()} onClick={refresh}>
                {t("codings.refresh")}
              </Button>
            </Show>
          </div>
        </form>
      </Sheet>
    </Show>
  );
}
