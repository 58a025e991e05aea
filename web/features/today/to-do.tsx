import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import type { DayPage } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { shareUnchanged } from "#web/books/share-unchanged.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { todayTexts } from "./today-texts.ts";

interface ToDoProps {
  readonly day: DayPage;
}

interface Task {
  readonly tone: "bad" | "wait" | "ok" | "info";
  readonly title: string;
  readonly hint: string;
  readonly href: string;
}

/** What waits for the reader, the most pressing first. */
export function ToDo(props: ToDoProps) {
  const t = useTexts(todayTexts);
  const { money } = useI18n();
  const refusals = useQuestion("refusals");

  const tasksNow = (): readonly Task[] => {
    const { day } = props;
    const found: Task[] = [];
    const refused = (refusals() ?? []).filter(({ ways }) => ways.handed !== "away").length;
    if (refused > 0)
      found.push({ tone: "bad", title: t("review", { count: refused }), hint: "", href: "/review" });
    for (const connection of day.connections) {
      const href = `/connections/${connection.id}`;
      if (connection.state === "interrupted")
        found.push({ tone: "bad", title: t("linkInterrupted"), hint: connection.theirCompany ?? "", href });
      else if (connection.state === "connected")
        found.push(
          connection.waitingCount > 0
            ? {
                tone: "wait",
                title: t("linkWaiting", { count: connection.waitingCount }),
                hint: connection.theirCompany ?? "",
                href,
              }
            : { tone: "ok", title: t("linkFine"), hint: connection.theirCompany ?? "", href },
        );
    }
    if (day.unpaidCount > 0)
      found.push({
        tone: "wait",
        title: t("unpaid", { count: day.unpaidCount }),
        hint: t("unpaidSum", { amount: money(day.unpaidCents) }),
        href: "/invoices?show=unpaid",
      });
    if (day.draftCount > 0)
      found.push({
        tone: "info",
        title: t("drafts", { count: day.draftCount }),
        hint: t("draftsHint"),
        href: "/invoices?show=draft",
      });
    return found;
  };
  // A row stays while its words do, or a touch between two answers would be lost.
  const tasks = createMemo<readonly Task[]>((last) => shareUnchanged(last, tasksNow()), []);

  return (
    <Show
      when={tasks().length > 0}
      fallback={
        <p class="all-done">
          <Icon name="check" />
          {t("allDone")}
        </p>
      }
    >
      <ul class="todos">
        <For each={tasks()}>
          {(task) => (
            <li>
              <A class="todo" href={task.href}>
                <span class="dot" data-tone={task.tone} aria-hidden="true" />
                <span class="grow">
                  {task.title}
                  <Show when={task.hint}>
                    <span class="block small muted">{task.hint}</span>
                  </Show>
                </span>
                <Icon name="next" />
              </A>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
