import { For } from "solid-js";
import type { ShareToBe } from "#web/books/questions/dividing.ts";
import { useI18n } from "#web/i18n/create-i18n.tsx";

/** Who would bear what, to the cent. */
export function SharesList(props: { readonly shares: readonly ShareToBe[] }) {
  const i18n = useI18n();
  return (
    <dl class="pairs">
      <For each={props.shares}>
        {({ name, cents }) => (
          <>
            <dt>{name}</dt>
            <dd>{i18n.money(cents)}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
