import { createSignal, Show } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { addUser, type NewUser, OFFLINE } from "#web/app/ask-firm.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { clientsTexts } from "./clients-texts.ts";

interface UserDialogProps {
  readonly client: PortfolioClient;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

const PASSWORD_LENGTH_MIN = 10;

/** Adds somebody to a client company. Their initial password goes to the server and nowhere else. */
export function UserDialog(props: UserDialogProps) {
  const t = useTexts(clientsTexts);
  const problemText = useProblemText();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [role, setRole] = createSignal<NewUser["role"]>("user");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const missing = (value: string) => (tried() && value.trim() === "" ? t("user.missing") : undefined);
  const isShort = () => password().length < PASSWORD_LENGTH_MIN;

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (name().trim() === "" || email().trim() === "" || isShort()) return;
    const user = { name: name().trim(), email: email().trim(), password: password(), role: role() };
    const added = await addUser(props.client.id, user);
    setProblem(added.ok ? null : added.problem);
    if (!added.ok) return;
    showToast({ tone: "ok", title: t("user.added", { name: user.name }) });
    await props.onDone();
    props.onClose();
  }
  const said = (code: SaidProblem) => (code.code === OFFLINE ? t("result.offline") : problemText(code));

  return (
    <Dialog open onClose={props.onClose} title={t("user.title", { name: props.client.name })}>
      <form class="stack" noValidate onSubmit={save}>
        <TextField
          label={t("user.name")}
          value={name()}
          onChange={setName}
          error={missing(name())}
          maxLength={100}
        />
        <TextField
          label={t("user.email")}
          type="email"
          inputMode="email"
          value={email()}
          onChange={setEmail}
          error={missing(email())}
          maxLength={254}
        />
        <TextField
          label={t("user.password")}
          type="password"
          autocomplete="new-password"
          description={t("user.passwordHint")}
          value={password()}
          onChange={setPassword}
          error={tried() && isShort() ? t("user.passwordShort") : undefined}
        />
        <Select
          label={t("user.role")}
          options={(["administrator", "accountant", "user"] as const).map((value) => ({
            value,
            label: t(`user.${value}`),
          }))}
          value={role()}
          onChange={setRole}
        />
        <Show when={problem()}>{(known) => <Notice tone="bad" title={said(known())} live />}</Show>
        <div class="dialog-actions">
          <Button type="submit" look="primary">
            {t("user.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
