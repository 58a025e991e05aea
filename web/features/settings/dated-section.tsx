import { createSignal, For, type JSX, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { CompanyUpdateArgs } from "#core/commands/company-update.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";

interface DatedSectionProps<Row extends { readonly from: string }> {
  /** Of its heading. */
  readonly name: string;
  readonly texts: Readonly<
    Record<"title" | "text" | "label" | "from" | "words" | "remove" | "add" | "saved", string>
  > & { readonly removeLabel: (day: string) => string };
  readonly rows: readonly Row[];
  readonly wordsOf: (row: Row) => readonly string[];
  /** Said in place of the list while it is empty. */
  readonly none?: string;
  readonly mayChange: boolean;
  /** Whether one may be taken out: of some the last has to stay. */
  readonly mayRemove: boolean;
  /** The company's settings once these rows alone are left. */
  readonly toSet: (left: readonly Row[]) => CompanyUpdateArgs["set"];
  /** Asks for one more. */
  readonly adding: (close: () => void) => JSX.Element;
}

/** What counts from a day on until the next one does, newest first: read, taken out, added to. */
export function DatedSection<Row extends { readonly from: string }>(props: DatedSectionProps<Row>) {
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [isAdding, setAdding] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const newestFirst = () => props.rows.toSorted((one, other) => (one.from < other.from ? 1 : -1));

  async function remove(row: Row) {
    const left = props.rows.filter(({ from }) => from !== row.from);
    const sent = await send("company.update", { set: props.toSet(left) });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: props.texts.saved });
  }

  return (
    <section class="stack" aria-labelledby={props.name}>
      <div>
        <h2 id={props.name}>{props.texts.title}</h2>
        <p class="muted small">{props.texts.text}</p>
      </div>
      <Show when={props.rows.length > 0} fallback={<p class="muted">{props.none}</p>}>
        <Sheet>
          <div class="sheet-body">
            <table class="figures" aria-label={props.texts.label}>
              <thead>
                <tr>
                  <th scope="col">{props.texts.from}</th>
                  <th scope="col">{props.texts.words}</th>
                </tr>
              </thead>
              <tbody>
                <For each={newestFirst()}>
                  {(row) => (
                    <tr>
                      <td>
                        <p>{i18n.day(row.from)}</p>
                        <Show when={props.mayRemove}>
                          <Button
                            look="quiet"
                            aria-label={props.texts.removeLabel(i18n.day(row.from))}
                            onClick={() => void remove(row)}
                          >
                            {props.texts.remove}
                          </Button>
                        </Show>
                      </td>
                      <td>
                        <For each={props.wordsOf(row)}>{(words) => <p>{words}</p>}</For>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Sheet>
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      <Show when={props.mayChange}>
        <div>
          <Button icon="enter" onClick={() => setAdding(true)}>
            {props.texts.add}
          </Button>
        </div>
      </Show>
      <Show when={isAdding()}>
        {props.adding(() => {
          setProblem(null);
          setAdding(false);
        })}
      </Show>
    </section>
  );
}
