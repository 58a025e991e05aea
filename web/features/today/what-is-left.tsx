import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, on, Show, useContext } from "solid-js";
import { AppContext } from "#web/app/app-context.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { createScratch } from "#web/books/create-scratch.ts";
import { shareUnchanged } from "#web/books/share-unchanged.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { todayTexts } from "./today-texts.ts";

interface WhatIsLeftProps {
  readonly company: string;
}

/** What remains of beginning, for whoever began. The ticks follow the facts; done or put away, it is gone. */
export function WhatIsLeft(props: WhatIsLeftProps) {
  const t = useTexts(todayTexts);
  const { books } = useBooks();
  const install = useContext(AppContext)?.install;
  const open = useQuestion("company");
  const people = useQuestion("members");
  const imports = useQuestion("imports");
  const connections = useQuestion("connections");
  const scratch = createScratch(`what-is-left:${props.company}`);
  /** Undefined until it is known. */
  const [isPutAway, setPutAway] = createSignal<boolean>();
  createEffect(on(books, async () => setPutAway((await scratch.read()) === "away")));

  const tasks = () => {
    const company = open()?.company;
    const members = people()?.members ?? [];
    const others = members.filter(({ isOwner }) => !isOwner);
    const helps = others.filter(({ role, isOfFirm }) => role === "accountant" || isOfFirm);
    return [
      {
        name: "opening",
        href: "/import",
        isDone: imports()?.some(({ state }) => state === "done" || state === "reading") ?? false,
        applies: true,
      },
      {
        name: "colleagues",
        href: "/users",
        isDone: others.length > helps.length,
        applies: company?.practice !== "alone",
      },
      {
        name: "accountant",
        href: "/users/firm",
        isDone: helps.length > 0 || (company?.care ?? null) !== null,
        applies: true,
      },
      { name: "install", href: "/more", isDone: install?.state() === "installed", applies: true },
      {
        name: "connection",
        href: "/connections",
        isDone: connections()?.some(({ state }) => state === "connected") ?? false,
        applies: true,
      },
    ] as const;
  };
  const shown = createMemo<readonly ReturnType<typeof tasks>[number][]>(
    (last) =>
      shareUnchanged(
        last,
        tasks().filter(({ applies }) => applies),
      ),
    [],
  );
  const isKnown = () =>
    open() !== undefined &&
    people() !== undefined &&
    imports() !== undefined &&
    connections() !== undefined &&
    isPutAway() === false;
  const isWanted = () => isKnown() && shown().some(({ isDone }) => !isDone);

  return (
    <Show when={isWanted()}>
      <section class="card what-is-left" aria-labelledby="what-is-left">
        <div class="section-head">
          <h2 id="what-is-left">{t("remaining.title")}</h2>
          <Button
            look="quiet"
            onClick={() => {
              setPutAway(true);
              void scratch.write("away");
            }}
          >
            {t("remaining.putAway")}
          </Button>
        </div>
        <ul class="todos">
          <For each={shown()}>
            {(task) => (
              <li>
                <A class="todo" href={task.href}>
                  <span class="tick" data-done={task.isDone ? "" : undefined}>
                    <Show when={task.isDone}>
                      <Icon name="check" />
                    </Show>
                  </span>
                  <span class="grow">
                    {t(`remaining.${task.name}`)}
                    <Show when={task.isDone}>
                      <span class="aside-voice"> ({t("remaining.done")})</span>
                    </Show>
                    <span class="block small muted">{t(`remaining.${task.name}Hint`)}</span>
                  </span>
                  <Icon name="next" />
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
