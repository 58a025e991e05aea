import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { seriesTexts } from "./series-texts.ts";

/** Where the dialog that gives this device a series of its own is open. */
export const GIVE_SERIES_PATH = "/settings?series=give";

/** Tells that this device had a series under an id that it has no more, and the way to a new one. */
export function SeriesStoppedNotice() {
  const t = useTexts(seriesTexts);
  const opened = useQuestion("company");
  const own = useQuestion("ownSeries", () => ({ draft: null }));
  const stopped = () => {
    const former = own()?.former ?? [];
    return former.length === 0 || opened()?.company.numbering !== "perDevice" ? null : former.join(", ");
  };
  const mayGive = () => opened()?.rights.includes("manageCompany") ?? false;
  return (
    <Show when={stopped()}>
      {(prefix) => (
        <Notice
          tone="wait"
          title={t("stopped", { prefix: prefix() })}
          actions={
            <Show when={mayGive()}>
              <A class="button" href={GIVE_SERIES_PATH}>
                {t("giveNew")}
              </A>
            </Show>
          }
        >
          {t("stoppedText")} <Show when={!mayGive()}>{t("mayNot")}</Show>
        </Notice>
      )}
    </Show>
  );
}
