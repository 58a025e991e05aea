import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Right } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { RoleForm } from "./role-form.tsx";
import { RolePreview } from "./role-preview.tsx";
import type { ShownRole } from "./shown-role.ts";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

interface RolePaperProps {
  readonly role: ShownRole;
  readonly company: Company;
  readonly rights: readonly Right[];
  readonly onDone: () => void;
}

/** One role: what it sees and does, who has it, and for a company's own the form that changes it. */
export function RolePaper(props: RolePaperProps) {
  const t = useTexts(usersTexts);
  const problemText = useProblemText();
  const { roleText } = useRoleWords();
  const navigate = useNavigate();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const mayManage = () => props.rights.includes("manageMembers");
  const own = () => props.company.roles.find(({ id }) => id === props.role.id) ?? null;
  const holders = () =>
    props.role.holders.length > 0
      ? t("roles.holders", { names: props.role.holders.join(", ") })
      : t("roles.nobody");

  async function remove() {
    const sent = await send("role.remove", { id: props.role.id });
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: t("roles.removed") });
    props.onDone();
  }

  return (
    <div class="stack">
      <Show
        when={mayManage() ? own() : null}
        fallback={
          <Sheet>
            <div class="sheet-body stack">
              <h2 tabIndex={-1}>{props.role.name}</h2>
              <p>{roleText(props.role.id)}</p>
              <Show when={own() === null}>
                <p class="muted">{t("roles.predefinedText")}</p>
              </Show>
              <RolePreview
                rights={props.role.rights}
                reads={props.role.reads}
                isFirm={props.company.firm !== null}
              />
            </div>
          </Sheet>
        }
      >
        {(role) => (
          <RoleForm
            saved={role()}
            beginning={role()}
            from={role().id}
            company={props.company}
            rights={props.rights}
            onDone={props.onDone}
          />
        )}
      </Show>
      <p class="muted">{holders()}</p>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      <Show when={mayManage()}>
        <div class="cluster">
          <Button onClick={() => navigate(`/roles/new?from=${encodeURIComponent(props.role.id)}`)}>
            {t("roles.copy")}
          </Button>
          <Show when={own()}>
            <Button look="quiet-danger" onClick={remove}>
              {t("roles.remove")}
            </Button>
          </Show>
        </div>
      </Show>
    </div>
  );
}
