import { Show } from "solid-js";

const SHOWN = 8;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** An id in few signs, and whole for whoever asks: it is passed over every day and compared seldom. */
export function ShortId(props: { readonly id: string }) {
  return (
    <Show when={UUID.test(props.id)} fallback={<code class="block small muted">{props.id}</code>}>
      <details class="short-id small muted">
        <summary>
          <code>{props.id.slice(0, SHOWN)}…</code>
        </summary>
        <code>{props.id}</code>
      </details>
    </Show>
  );
}
