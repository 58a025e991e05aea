import { A } from "@solidjs/router";
import { createSignal, For, Match, Switch } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { languageNames, languages } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Page } from "#web/ui/page.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useApp } from "./app-context.ts";
import { useFrameState } from "./frame-state.ts";
import { morePlaces } from "./places.ts";
import { applyTheme, rememberedTheme, type Theme } from "./theme.ts";

/** The places that have no room in the bar, and what is chosen for this device alone. */
export function MorePage() {
  const { t, language, chooseLanguage } = useI18n();
  const { install } = useApp();
  const state = useFrameState();
  const [theme, setTheme] = createSignal(rememberedTheme(localStorage));
  const chooseTheme = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen, document.documentElement, localStorage);
  };
  return (
    <Page title={t("place.more")}>
      <div class="cards">
        <nav class="more-places" aria-label={t("frame.elsewhere")}>
          <Sheet margin>
            <For each={morePlaces(state.company())}>
              {(place) => (
                <A class="line" href={place.path}>
                  <span class="muted">
                    <Icon name={place.icon} />
                  </span>
                  <span>{t(place.text)}</span>
                </A>
              )}
            </For>
          </Sheet>
        </nav>
        <section class="card stack preferences" aria-labelledby="this-device">
          <h2 id="this-device">{t("frame.thisDevice")}</h2>
          <RadioGroup
            segments
            label={t("frame.language")}
            value={language()}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(chosen) => void chooseLanguage(chosen)}
          />
          <RadioGroup
            segments
            label={t("frame.theme")}
            value={theme()}
            options={[
              { value: "system", label: t("frame.themeSystem") },
              { value: "light", label: t("frame.themeLight") },
              { value: "dark", label: t("frame.themeDark") },
            ]}
            onChange={chooseTheme}
          />
          <div class="stack">
            <h3>{t("frame.installTitle")}</h3>
            <p class="muted">
              <Switch fallback={t("frame.installByHand")}>
                <Match when={install.state() === "installed"}>{t("frame.installed")}</Match>
                <Match when={install.state() === "offered"}>{t("frame.installText")}</Match>
              </Switch>
            </p>
            <Switch>
              <Match when={install.state() === "offered"}>
                <div>
                  <Button look="primary" onClick={() => void install.install()}>
                    {t("frame.install")}
                  </Button>
                </div>
              </Match>
            </Switch>
          </div>
          <div>
            <Button onClick={() => void state.signOut()}>{t("frame.signOut")}</Button>
          </div>
        </section>
      </div>
    </Page>
  );
}
