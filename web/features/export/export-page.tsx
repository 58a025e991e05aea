import { createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import type { FecKind } from "#core/exports/fec-files.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { saveFile } from "#web/ui/save-file.ts";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { exportFec } from "./ask-fec.ts";
import { createFecChoice } from "./create-fec-choice.ts";
import { exportTexts } from "./export-texts.ts";
import { FecPoints } from "./fec-points.tsx";

/** A year's FEC and its description, for the tax office or, before everything is validated, for the accountant. */
export function ExportPage() {
  const t = useTexts(exportTexts);
  const i18n = useI18n();
  const { company } = useBooks();
  const choice = createFecChoice(company);
  const [writing, setWriting] = createSignal<"writing" | "waiting" | null>(null);
  const [failure, setFailure] = createSignal<"refused" | "failed" | null>(null);

  const years = () =>
    choice.files()?.years.map(({ from, through }) => ({
      value: through,
      label: t("yearSpan", { from: i18n.day(from), through: i18n.day(through) }),
    })) ?? [];
  const people = () =>
    choice.files()?.files.map(({ whom, name }) => ({ value: whom, label: name ?? t("everybody") })) ?? [];
  const kinds = () => [
    {
      value: "official" as const,
      label: t("official"),
      hint: t(choice.file()?.isFiled === false ? "nobodyFiles" : "officialHint"),
      disabled: choice.file()?.isFiled === false,
    },
    { value: "provisional" as const, label: t("provisional"), hint: t("provisionalHint") },
  ];
  const isBlocked = () => {
    const obstacles = choice.standing()?.obstacles;
    if (obstacles === undefined) return true;
    return choice.kind() === "official"
      ? obstacles.length > 0
      : obstacles.some(({ code }) => code === "fec.nothing");
  };

  let stopping = new AbortController();
  onCleanup(() => stopping.abort());

  async function download() {
    const [id, request] = [company(), choice.request()];
    if (id === null || request === null) return;
    stopping = new AbortController();
    const turn = { signal: stopping.signal, onWaiting: () => setWriting("waiting") };
    setWriting("writing");
    setFailure(null);
    const answer = await exportFec(id, { ...request, kind: choice.kind() }, turn);
    setWriting(null);
    if (answer.kind === "stopped") return;
    if (answer.kind === "told") {
      saveFile(answer.value.file, answer.value.name);
      showToast({ tone: "ok", title: t("saved", { name: answer.value.name }) });
      return;
    }
    setFailure(answer.kind === "refused" ? "refused" : "failed");
    // Something was written into the year since it was looked at.
    if (answer.kind === "refused") void choice.look();
  }

  const year = () => choice.files()?.years.find(({ through }) => through === choice.year());
  return (
    <Page title={t("title")} subtitle={t("text")}>
      <Switch>
        <Match when={choice.state() === "notAllowed"}>
          <EmptyState title={t("notAllowedTitle")} text={t("notAllowedText")} />
        </Match>
        <Match when={choice.state() === "unreachable"}>
          <EmptyState
            title={t("offlineTitle")}
            text={t("offlineText")}
            action={<Button onClick={choice.again}>{i18n.t("action.retry")}</Button>}
          />
        </Match>
        <Match when={choice.state() === "told" && years().length === 0}>
          <EmptyState title={t("nothing")} text={t("nothingHint")} />
        </Match>
        <Match when={true}>
          <div class="period">
            <section class="card stack" aria-labelledby="fec-choice">
              <h2 id="fec-choice">{t("choice")}</h2>
              <Select
                label={t("year")}
                options={years()}
                value={choice.year()}
                onChange={choice.chooseYear}
              />
              <Show when={people().length > 1}>
                <Select
                  label={t("whom")}
                  description={t("whomHint")}
                  options={people()}
                  value={choice.whom()}
                  onChange={choice.chooseWhom}
                />
              </Show>
              <RadioGroup<FecKind>
                label={t("kindLabel")}
                options={kinds()}
                value={choice.kind()}
                onChange={choice.setKind}
              />
              <Show when={failure()}>
                {(why) => (
                  <Notice tone="bad" title={t(why() === "refused" ? "refusedTitle" : "failedTitle")} live>
                    {t(why() === "refused" ? "refusedText" : "failedText")}
                  </Notice>
                )}
              </Show>
              <div class="cluster">
                <Button
                  look="primary"
                  disabled={isBlocked() || writing() !== null}
                  onClick={() => void download()}
                >
                  {t(writing() ?? "download")}
                </Button>
                <Show when={writing()}>
                  <Button onClick={() => stopping.abort()}>{t("stop")}</Button>
                </Show>
              </div>
              <p class="small muted" role="status">
                {writing() === "waiting" ? t("waitingHint") : ""}
              </p>
              <p class="small muted">{t("archive")}</p>
            </section>
            <section class="card" aria-labelledby="fec-standing">
              <h2 id="fec-standing">{t("standing")}</h2>
              <Show
                when={choice.standing()}
                fallback={
                  <p class="muted" role="status">
                    {t("looking")}
                  </p>
                }
              >
                {(standing) => <FecPoints standing={standing()} year={year()} />}
              </Show>
            </section>
          </div>
        </Match>
      </Switch>
    </Page>
  );
}
