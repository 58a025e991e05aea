import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company, Firm } from "#core/companies/company.ts";
import { predefinedRoles } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button, IconButton } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { LeaveGuard } from "#web/ui/leave-guard.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface FirmSectionProps {
  readonly company: Company;
}

const NEVER_ON: Firm = { isOn: false, defaultRole: "accountant", groups: [] };

/** The accounting firm's module: whether it is on, what collaborators begin with, and the groups of clients. */
export function FirmSection(props: FirmSectionProps) {
  const t = useTexts(settingsTexts);
  const problemText = useProblemText();
  const send = useSend();
  const [typed, setTyped] = createSignal<Partial<Firm>>({});
  const [groupName, setGroupName] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const known = () => props.company.firm ?? NEVER_ON;
  const shown = (): Firm => ({ ...known(), ...typed() });
  const isChanged = () => JSON.stringify(shown()) !== JSON.stringify(known());
  const set = (fields: Partial<Firm>) => setTyped({ ...typed(), ...fields });
  const roleOf = () => predefinedRoles.find((role) => role === shown().defaultRole) ?? "accountant";

  function addGroup() {
    const name = groupName().trim();
    if (name === "") return;
    set({ groups: [...shown().groups, { id: crypto.randomUUID(), name }] });
    setGroupName("");
  }
  async function save(event: SubmitEvent) {
    event.preventDefault();
    const { isOn, defaultRole, groups } = shown();
    const sent = await send("firm.update", { isOn, defaultRole, groups: [...groups] });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    setTyped({});
    showToast({ tone: "ok", title: t("firm.saved") });
  }

  return (
    <Sheet label={t("firm.title")}>
      <LeaveGuard when={isChanged()} />
      <form class="sheet-body stack" onSubmit={save} noValidate>
        <div>
          <h2>{t("firm.title")}</h2>
          <p class="muted small">{t("firm.text")}</p>
        </div>
        <Checkbox label={t("firm.isOn")} checked={shown().isOn} onChange={(isOn) => set({ isOn })} />
        <Select
          label={t("firm.defaultRole")}
          description={t("firm.defaultRoleHint")}
          options={predefinedRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={roleOf()}
          onChange={(defaultRole) => set({ defaultRole })}
        />
        <Show when={shown().groups.length > 0}>
          <ul class="plain-list" aria-label={t("firm.groups")}>
            <For each={shown().groups}>
              {(group) => (
                <li class="cluster">
                  <span class="grow">{group.name}</span>
                  <IconButton
                    type="button"
                    icon="close"
                    label={t("firm.removeGroup", { name: group.name })}
                    onClick={() => set({ groups: shown().groups.filter(({ id }) => id !== group.id) })}
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <TextField
          label={t("firm.newGroup")}
          required={false}
          value={groupName()}
          onChange={setGroupName}
          maxLength={60}
        />
        <div class="cluster">
          <Button type="button" disabled={groupName().trim() === ""} onClick={addGroup}>
            {t("firm.addGroup")}
          </Button>
        </div>
        <Show when={isChanged()}>
          <p class="muted small" role="status">
            {t("firm.unsaved")}
          </p>
        </Show>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        <div>
          <Button type="submit" look="primary" disabled={!isChanged()}>
            {t("firm.save")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
