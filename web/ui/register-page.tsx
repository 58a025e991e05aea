import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Button } from "./button.tsx";
import type { Column } from "./column.ts";
import { EmptyState } from "./empty-state.tsx";
import { Page } from "./page.tsx";
import { SearchField } from "./search-field.tsx";
import { Split } from "./split.tsx";
import { VirtualList } from "./virtual-list.tsx";

interface RegisterPageProps<Row extends { readonly id: string }> {
  /** Where the register stands; "/new" and "/<id>" below it open a paper. */
  readonly path: string;
  readonly title: string;
  readonly listLabel: string;
  readonly newLabel: string;
  /** Whether the reader may add one; yes unless told. */
  readonly mayAdd?: boolean | undefined;
  readonly subtitle?: JSX.Element;
  /** On a phone a row has room for a second line below its name, where words would else be cut. */
  readonly hasTallRows?: boolean | undefined;
  readonly empty: { readonly title: string; readonly text: string };
  /** Undefined until they are known. */
  readonly rows: readonly Row[] | undefined;
  readonly columns: readonly Column<Row>[];
  /** What a search looks through. */
  readonly textOf: (row: Row) => string;
  readonly orderOf: (row: Row) => string;
  /** Whose register it is: another one's paper is another paper. */
  readonly owner: string | null;
  /** The paper of a row, or of a new one. */
  readonly paper: (row: Row | null, close: () => void) => JSX.Element;
}

const NEW = "new";

/** A register of things that have a sheet each: the list with its search, and beside it the sheet that is open. */
export function RegisterPage<Row extends { readonly id: string }>(props: RegisterPageProps<Row>) {
  const i18n = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const [text, setText] = createSignal("");
  let opener: Element | null = null;

  const shown = createMemo(() => {
    const wanted = text().trim().toLocaleLowerCase();
    return (props.rows ?? [])
      .filter((row) => props.textOf(row).toLocaleLowerCase().includes(wanted))
      .sort((one, other) => i18n.compare(props.orderOf(one), props.orderOf(other)));
  });
  const row = () => props.rows?.find(({ id }) => id === params["id"]) ?? null;
  const openPaper = createMemo(() =>
    props.rows && (params["id"] === NEW || row()) ? `${props.owner}/${params["id"]}` : null,
  );

  const open = (id: string) => {
    opener = document.activeElement;
    navigate(`${props.path}/${id}`);
  };
  const close = () => {
    navigate(props.path);
    // After the frame has greeted the new address: whoever uses the keyboard goes on from the line they opened.
    setTimeout(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    });
  };
  const newButton = () => (
    <Show when={props.mayAdd !== false}>
      <Button look="primary" icon="enter" onClick={() => open(NEW)}>
        {props.newLabel}
      </Button>
    </Show>
  );

  return (
    <Page
      title={props.title}
      subtitle={props.subtitle}
      actions={<span class={openPaper() === null ? undefined : "away-on-phone"}>{newButton()}</span>}
    >
      <Split
        open={openPaper() !== null}
        list={
          <div class="stack fill" classList={{ "second-lines": props.hasTallRows === true }}>
            <SearchField value={text()} onChange={setText} />
            <VirtualList
              label={props.listLabel}
              columns={props.columns}
              source={shown()}
              onOpen={({ id }) => open(id)}
              isChosen={({ id }) => id === params["id"]}
              empty={
                <Show when={props.rows}>
                  <Show
                    when={text().trim() === ""}
                    fallback={<EmptyState title={i18n.t("word.none")} text={i18n.t("list.noneText")} />}
                  >
                    <EmptyState title={props.empty.title} text={props.empty.text} action={newButton()} />
                  </Show>
                </Show>
              }
            />
          </div>
        }
        paper={
          <Show when={openPaper()} keyed>
            {(_key) => props.paper(row(), close)}
          </Show>
        }
      />
    </Page>
  );
}
