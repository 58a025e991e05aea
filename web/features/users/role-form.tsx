import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Role } from "#core/members/member.ts";
import { type Right, rights } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { hasParts } from "./place-typing.ts";
import { groupOfRight, rightGroups, shownRights } from "./right-groups.ts";
import { RolePreview } from "./role-preview.tsx";
import { usersTexts } from "./users-texts.ts";

interface RoleFormProps {
  /** Null for a new one. */
  readonly saved: Role | null;
  /** How a new one begins, as a copy of another. */
  readonly beginning: Omit<Role, "id">;
  readonly from: string;
  readonly company: Company;
  /** What the reader may do: nobody gives away more. */
  readonly rights: readonly Right[];
  readonly onDone: () => void;
}

/** A role of the company's own: its name, what it allows and how much it shows, with what that comes to in sentences. */
export function RoleForm(props: RoleFormProps) {
  const t = useTexts(usersTexts);
  const problemText = useProblemText();
  const send = useSend();
  const kept = createKeptTyping(`role:${props.saved?.id ?? `new:${props.from}`}`, () => {
    const { name, rights: ticked, reads } = props.saved ?? props.beginning;
    return { name, rights: [...ticked], reads };
  });
  const { typing, set } = kept;
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isFirm = () => props.company.firm !== null;
  const nameError = () => {
    const name = typing.name.trim();
    if (name === "") return t("roles.nameMissing");
    const isTaken = props.company.roles.some((role) => role.id !== props.saved?.id && role.name === name);
    return isTaken ? t("roles.nameTaken") : undefined;
  };
  const tick = (right: Right, isTicked: boolean) =>
    set({
      rights: rights.filter((one) => (one === right ? isTicked : typing.rights.includes(one))),
    });

  async function save() {
    setTried(true);
    if (nameError() !== undefined) return;
    const sent = await send("role.save", {
      id: props.saved?.id ?? crypto.randomUUID(),
      name: typing.name.trim(),
      rights: [...typing.rights],
      reads: typing.reads,
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("roles.saved") });
    await leave();
  }

  async function leave() {
    await kept.forget();
    props.onDone();
  }

  return (
    <SaveForm
      title={props.saved?.name ?? t("roles.add")}
      onSave={save}
      onCancel={() => void leave()}
      problem={((said) => said && problemText(said))(problem() ?? undefined)}
      isRestored={kept.isRestored()}
      onDiscard={kept.discard}
    >
      <TextField
        label={t("roles.name")}
        value={typing.name}
        onChange={(name) => set({ name })}
        error={tried() ? nameError() : undefined}
        maxLength={60}
      />
      <Show when={hasParts(props.company, typing.reads)}>
        <RadioGroup
          label={t("roles.reads")}
          options={[
            { value: "whole", label: t("reads.whole"), hint: t("reads.wholeHint") },
            { value: "slice", label: t("reads.slice"), hint: t("reads.sliceHint") },
          ]}
          value={typing.reads}
          onChange={(reads) => set({ reads })}
        />
      </Show>
      <h3>{t("roles.rights")}</h3>
      <For each={rightGroups}>
        {(group) => (
          <fieldset class="right-group">
            <legend class="label">{t(`group.${group}`)}</legend>
            <For each={shownRights(isFirm()).filter((right) => groupOfRight[right] === group)}>
              {(right) => (
                <Checkbox
                  label={t(`right.${right}`)}
                  description={props.rights.includes(right) ? undefined : t("roles.beyond")}
                  disabled={!props.rights.includes(right)}
                  checked={typing.rights.includes(right)}
                  onChange={(isTicked) => tick(right, isTicked)}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
      <RolePreview rights={typing.rights} reads={typing.reads} isFirm={isFirm()} />
    </SaveForm>
  );
}
