import { For, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { RefusedClosings } from "./refused-closings.tsx";
import { YearCard } from "./year-card.tsx";
import { yearsTexts } from "./years-texts.ts";

/** The company's fiscal years, and closing one for good. */
export function YearsPage() {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const opened = useQuestion("company");
  const today = localDay();
  const answer = useQuestion("years", () => ({ today }));
  const readsWhole = () => opened()?.member?.reads === "whole";
  const may = (right: "close" | "manageCompany" | "import") =>
    readsWhole() && (opened()?.rights.includes(right) ?? false);
  const byFrom = (from: string) => answer()?.years.find((year) => year.from === from);

  return (
    <Page title={t("title")} subtitle={t("text")}>
      <Show
        when={answer()}
        fallback={
          <p class="muted" role="status">
            {t("loading")}
          </p>
        }
      >
        {(known) => (
          <div class="stack">
            <RefusedClosings />
            <Show when={known().waiting}>
              {(waiting) => (
                <Notice tone="wait" title={t("waitingTitle", { day: i18n.day(waiting().closingDay) })} live>
                  {t("waitingText")}
                </Notice>
              )}
            </Show>
            <Show when={opened() && !may("close")}>
              <Notice title={t("mayNot")} />
            </Show>
            {/* By their first days, so that an answer that changes does not draw an open card anew. */}
            <For each={known().years.map(({ from }) => from)}>
              {(from) => (
                <Show when={byFrom(from)}>
                  {(year) => (
                    <YearCard
                      year={year()}
                      booksStart={opened()?.company.booksStart ?? ""}
                      mayClose={may("close")}
                      mayChange={may("manageCompany")}
                      mayImport={may("import") && opened()?.company.country === "FR"}
                      isWaiting={known().waiting !== null}
                    />
                  )}
                </Show>
              )}
            </For>
          </div>
        )}
      </Show>
    </Page>
  );
}
