import { A } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { GIVE_SERIES_PATH, SeriesStoppedNotice } from "#web/app/series-stopped-notice.tsx";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { invoicesTexts } from "./invoices-texts.ts";

interface NumberToComeProps {
  /** The saved draft; null before it is saved. */
  readonly id: string | null;
  readonly kind: "sale" | "creditNote";
  readonly day: string;
}

/** Which number approving gives on the spot or, where it comes on arrival though devices number here, why. */
export function NumberToCome(props: NumberToComeProps) {
  const t = useTexts(invoicesTexts);
  const opened = useQuestion("company");
  const own = useQuestion("ownSeries", () => ({
    draft: { id: props.id, kind: props.kind, day: props.day },
  }));
  const mayGive = () => opened()?.rights.includes("manageCompany") ?? false;
  return (
    <Show when={opened()?.company.numbering === "perDevice" && own()}>
      {(known) => (
        <>
          <SeriesStoppedNotice />
          <p class="muted small">
            <Switch>
              <Match when={known().number}>{(number) => t("willBear", { number: number() })}</Match>
              <Match when={known().whyOnArrival}>
                {(why) => (
                  <>
                    {t("whyOnArrival", { why: t(`onArrivalBecause.${why()}`) })}{" "}
                    <Show when={why() === "noSeries" && mayGive() && known().former.length === 0}>
                      <A href={GIVE_SERIES_PATH}>{t("giveSeries")}</A>
                    </Show>
                  </>
                )}
              </Match>
            </Switch>
          </p>
        </>
      )}
    </Show>
  );
}
