import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Role } from "#core/members/member.ts";
import { type Right, rights } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { hasParts } from "./place-typing.ts";
import { groupOfRight, rightGroups, shownRights } from "./right-groups.ts";
import { RolePreview } from "./role-preview.tsx";
import { usersTexts } from "./users-texts.ts";

type Terms = Omit<Role, "id">;

interface Typing extends Terms {
  /** What the role was when the reader began, null for a new one: nobody's change of it is undone unseen. */
  readonly seen: Terms | null;
}

const termsOf = ({ name, rights: ticked, reads }: Terms): Terms => ({ name, rights: [...ticked], reads });

interface RoleFormProps {
  /** Null for a new one. */
  readonly saved: Role | null;
  /** How a new one begins, as a copy of another. */
  readonly beginning: Terms;
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
  const kept = createKeptTyping<Typing>(`role:${props.saved?.id ?? `new:${props.from}`}`, () => ({
    ...termsOf(props.saved ?? props.beginning),
    seen: props.saved && termsOf(props.saved),
  }));
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

  /** Somebody else has saved it since. */
  const isChanged = () =>
    props.saved !== null && JSON.stringify(termsOf(props.saved)) !== JSON.stringify(typing.seen);
  const takeTheirs = () => {
    setProblem(null);
    kept.discard();
    const theirs = props.saved ?? props.beginning;
    set({ ...termsOf(theirs), seen: props.saved && termsOf(props.saved) });
  };

  async function save() {
    setTried(true);
    if (nameError() !== undefined) return;
    const sent = await send("role.save", {
      id: props.saved?.id ?? crypto.randomUUID(),
      name: typing.name.trim(),
      rights: [...typing.rights],
      reads: typing.reads,
      seen: typing.seen && termsOf(typing.seen),
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
      onDiscard={takeTheirs}
    >
      <Show when={isChanged()}>
        <Notice
          tone="wait"
          title={t("changed.title", { name: props.saved?.name ?? typing.name })}
          actions={<Button onClick={takeTheirs}>{t("changed.take")}</Button>}
          live
        />
      </Show>
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
