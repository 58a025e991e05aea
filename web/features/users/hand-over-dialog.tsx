import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { usersTexts } from "./users-texts.ts";

interface HandOverDialogProps {
  readonly company: Company;
  readonly members: readonly Member[];
  /** Who was chosen already. */
  readonly to?: string | null;
  readonly onClose: () => void;
}

/** Gives the company to another member. Only they could give it back, so its name is typed first. */
export function HandOverDialog(props: HandOverDialogProps) {
  const t = useTexts(usersTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [to, setTo] = createSignal<string | null>(props.to ?? null);
  const [typed, setTyped] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const others = () => props.members.filter(({ isOwner, state }) => !isOwner && state === "active");
  const isConfirmed = () => typed().trim() === props.company.name;

  async function handOver() {
    setTried(true);
    const next = to();
    if (next === null || !isConfirmed()) return;
    const sent = await send("company.handOver", { to: next });
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: t("handOver.done") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("handOver.dialogTitle")}
      description={t("handOver.dialogText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="danger" onClick={handOver}>
            {t("handOver.confirm")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Select
          label={t("handOver.to")}
          options={others().map(({ id, name }) => ({ value: id, label: name }))}
          value={to()}
          onChange={setTo}
          error={tried() && to() === null ? t("handOver.toMissing") : undefined}
        />
        <TextField
          label={t("handOver.type")}
          description={t("handOver.typeHint", { company: props.company.name })}
          value={typed()}
          onChange={setTyped}
          error={
            tried() && !isConfirmed() ? t("handOver.typeWrong", { company: props.company.name }) : undefined
          }
          maxLength={100}
        />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
