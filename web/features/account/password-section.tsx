import { createSignal, Show } from "solid-js";
import type { SessionFacts } from "#web/app/read-session.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { accountTexts } from "./account-texts.ts";
import { PasswordForm } from "./password-form.tsx";

interface PasswordSectionProps {
  readonly session: SessionFacts;
  /** Asks the server again whether the link was opened. */
  readonly onAskAgain: () => void;
}

/** The password: while it is the mailed one it can be replaced once the address is known to be theirs. */
export function PasswordSection(props: PasswordSectionProps) {
  const t = useTexts(accountTexts);
  const [isChanged, setChanged] = createSignal(false);
  return (
    <Sheet label={t("password.title")}>
      <div class="sheet-body stack">
        <div>
          <h2>{t("password.title")}</h2>
          <p class="muted small">{t("password.text")}</p>
        </div>
        <Show when={isChanged()}>
          <Notice tone="ok" title={t("password.changed")} live>
            {t("password.changedText")}
          </Notice>
        </Show>
        <Show
          when={props.session.passwordStepOpen}
          fallback={
            <Notice
              tone="wait"
              title={t("password.blockedTitle")}
              actions={<Button onClick={() => props.onAskAgain()}>{t("password.blockedAgain")}</Button>}
            >
              {t("password.blockedText", { email: props.session.email ?? "" })}
            </Notice>
          }
        >
          <PasswordForm
            isInitial={props.session.mustPersonalise}
            onChanged={() => {
              setChanged(true);
              props.onAskAgain();
            }}
          />
        </Show>
      </div>
    </Sheet>
  );
}
