import { createMemo, createSignal, For, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { SearchField } from "#web/ui/search-field.tsx";
import { useFrameState } from "./frame-state.ts";

interface CompanySearchProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** Past these, typing one more letter is quicker than scrolling. */
const SHOWN_MAX = 60;

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** One's companies when they are too many for a menu: found by any part of the name. */
export function CompanySearch(props: CompanySearchProps) {
  const { t, compare } = useI18n();
  const state = useFrameState();
  const [text, setText] = createSignal("");
  // Spelled plainly and sorted once, however many letters are typed.
  const sorted = createMemo(() =>
    state
      .companies()
      .map((company) => ({ company, spelled: plain(company.name) }))
      .sort((one, other) => compare(one.company.name, other.company.name)),
  );
  const found = createMemo(() => {
    const words = plain(text()).split(/\s+/);
    return sorted().flatMap(({ company, spelled }) =>
      words.every((word) => spelled.includes(word)) ? [company] : [],
    );
  });
  const choose = (id: string) => {
    state.chooseCompany(id);
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={props.label}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const first = found()[0];
          if (first) choose(first.id);
        }}
      >
        <SearchField value={text()} onChange={setText} />
      </form>
      <Show when={found().length > 0} fallback={<p class="none">{t("word.none")}</p>}>
        <ul class="company-list">
          <For each={found().slice(0, SHOWN_MAX)}>
            {(company) => (
              <li>
                <button
                  type="button"
                  class="option"
                  aria-current={company.id === state.company()?.id ? "true" : undefined}
                  onClick={() => choose(company.id)}
                >
                  <span>
                    {company.name}
                    <Show when={company.hold === "card" ? t("frame.notHere") : company.hint}>
                      {(hint) => <span class="sub">{hint()}</span>}
                    </Show>
                  </span>
                  <Show when={company.id === state.company()?.id}>
                    <Icon name="check" />
                  </Show>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Dialog>
  );
}
