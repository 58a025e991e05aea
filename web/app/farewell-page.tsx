import { createEffect, Match, Show, Switch } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useApp } from "./app-context.ts";
import type { FarewellStep } from "./create-leaving.ts";
import { farewellTexts } from "./farewell-texts.ts";

interface FarewellPageProps {
  readonly step: FarewellStep;
}

/** What a device says that gives up its books: what it still hands in, and what became of it. */
export function FarewellPage(props: FarewellPageProps) {
  const t = useTexts(farewellTexts);
  const { t: shared } = useI18n();
  const { farewell } = useApp();
  createEffect(() => {
    document.title = shared("brand");
  });
  const at = <Name extends FarewellStep["step"]>(name: Name) =>
    props.step.step === name ? (props.step as Extract<FarewellStep, { readonly step: Name }>) : undefined;
  return (
    <div class="door">
      <main>
        <Sheet margin>
          <div class="sheet-body stack" role="status">
            <Switch>
              <Match when={at("handingIn")}>
                {(step) => (
                  <>
                    <h1>{t("revoked")}</h1>
                    <p>{t("handingIn", { count: step().waitingCount })}</p>
                    <p class="muted">{t("stay")}</p>
                  </>
                )}
              </Match>
              <Match when={at("wiping")}>
                <h1>{t("wiping")}</h1>
                <p class="muted">{t("stay")}</p>
              </Match>
              <Match when={at("wiped")}>
                {(step) => (
                  <>
                    <h1>{t("revoked")}</h1>
                    <Show when={step().handedInCount > 0} fallback={<p>{t("nothingWaited")}</p>}>
                      <p>{t("handedIn", { count: step().handedInCount })}</p>
                      <p>{t("whereTheyAre", { count: step().handedInCount })}</p>
                    </Show>
                    <p>{t("wiped")}</p>
                    <p class="muted">{t("again")}</p>
                  </>
                )}
              </Match>
            </Switch>
          </div>
          <Show when={at("wiped")}>
            <div class="sheet-body">
              <Button look="primary" onClick={farewell.acknowledge}>
                {t("signIn")}
              </Button>
            </div>
          </Show>
        </Sheet>
      </main>
    </div>
  );
}
