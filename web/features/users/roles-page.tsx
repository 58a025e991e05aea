import { A, useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { RegisterPage } from "#web/ui/register-page.tsx";
import { RoleForm } from "./role-form.tsx";
import { RolePaper } from "./role-paper.tsx";
import { copyOf, type ShownRole, shownRoles } from "./shown-role.ts";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

/** What a new role begins as unless another one is copied. */
const USUAL = "user";

/** The roles of a company: the three that every company has, and its own. */
export function RolesPage() {
  const t = useTexts(usersTexts);
  const { company } = useBooks();
  const { roleName } = useRoleWords();
  const [search] = useSearchParams();
  const open = useQuestion("company");
  const people = useQuestion("members");
  const roles = createMemo(() => {
    const known = open();
    if (!known) return undefined;
    return shownRoles(known.company, people()?.members ?? [], (role) => roleName(role, known.company));
  });
  const mayManage = () => open()?.rights.includes("manageMembers") ?? false;
  const copied = () =>
    roles()?.find(({ id }) => id === search["from"]) ?? roles()?.find(({ id }) => id === USUAL);

  const columns = (): readonly Column<ShownRole>[] => [
    {
      title: t("roles.column.name"),
      cell: (role) => (
        <>
          {role.name}
          <span class="sub">{t(role.isOwn ? "roles.own" : "roles.predefined")}</span>
        </>
      ),
    },
    {
      title: t("roles.column.holders"),
      kind: "number",
      cell: ({ holders }) => t("roles.held", { count: holders.length }),
    },
  ];

  return (
    <RegisterPage
      path="/roles"
      title={t("roles.title")}
      subtitle={
        <>
          {t("roles.subtitle")} <A href="/users">{t("roles.back")}</A>
        </>
      }
      listLabel={t("roles.listLabel")}
      newLabel={t("roles.add")}
      mayAdd={mayManage()}
      empty={{ title: t("emptyTitle"), text: t("emptyText") }}
      rows={roles()}
      columns={columns()}
      textOf={({ name }) => name}
      orderOf={({ name, isOwn }) => `${isOwn ? 1 : 0}${name}`}
      owner={company()}
      paper={(row, close) => (
        <Show when={open()}>
          {(known) => (
            <Show
              when={roles()?.find(({ id }) => id === row?.id)}
              fallback={
                <Show when={row === null && mayManage() ? copied() : undefined}>
                  {(from) => (
                    <RoleForm
                      saved={null}
                      beginning={copyOf(from(), t("roles.copyOf", { role: from().name }), known().company)}
                      from={from().id}
                      company={known().company}
                      rights={known().rights}
                      onDone={close}
                    />
                  )}
                </Show>
              }
            >
              {(role) => (
                <RolePaper role={role()} company={known().company} rights={known().rights} onDone={close} />
              )}
            </Show>
          )}
        </Show>
      )}
    />
  );
}
