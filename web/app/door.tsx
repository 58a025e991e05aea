import { createEffect, For, type JSX, type ParentProps, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { languageNames, languages } from "#web/i18n/language.ts";
import { Sheet } from "#web/ui/sheet.tsx";

interface DoorProps {
  readonly title: string;
  readonly intro?: string | undefined;
  /** What stands below the sheet. */
  readonly below?: JSX.Element;
}

/** A screen outside the frame, for who has not come in yet: one sheet, and the languages. */
export function Door(props: ParentProps<DoorProps>) {
  const { t, language, chooseLanguage } = useI18n();
  createEffect(() => {
    document.title = `${props.title} · ${t("brand")}`;
  });
  return (
    <div class="door">
      <main>
        <div class="brand-line">
          <img src="/icons/cahier.svg" alt="" width="40" height="40" />
          {t("brand")}
        </div>
        <Sheet margin>
          <div class="door-body">
            <div>
              <h1 tabIndex={-1}>{props.title}</h1>
              <Show when={props.intro}>
                <p class="muted">{props.intro}</p>
              </Show>
            </div>
            {props.children}
          </div>
        </Sheet>
        {props.below}
      </main>
      <footer>
        <For each={languages}>
          {(each) => (
            <button
              type="button"
              lang={each}
              aria-pressed={language() === each}
              onClick={() => void chooseLanguage(each)}
            >
              {languageNames[each]}
            </button>
          )}
        </For>
      </footer>
    </div>
  );
}
