import { A } from "@solidjs/router";
import type { SessionFacts } from "#web/app/read-session.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface UserSectionProps {
  /** Null while the server cannot be asked. */
  readonly session: SessionFacts | null;
}

/** Who is signed in here, the way to what is theirs, and the way out. */
export function UserSection(props: UserSectionProps) {
  const t = useTexts(settingsTexts);
  const { user, signOut } = useBooks();
  const known = (field: "email" | "identifier") =>
    props.session === null ? t("user.notKnownOffline") : (props.session[field] ?? t("user.none"));

  return (
    <Sheet label={t("user.title")}>
      <div class="sheet-body stack">
        <h2>{t("user.title")}</h2>
        <dl class="pairs">
          <dt>{t("user.name")}</dt>
          <dd>{user().name}</dd>
          <dt>{t("user.email")}</dt>
          <dd>{known("email")}</dd>
          <dt>{t("user.identifier")}</dt>
          <dd>{known("identifier")}</dd>
        </dl>
        <div class="cluster">
          <A class="button" data-look="primary" href="/settings/account">
            {t("user.account")}
          </A>
          <Button onClick={() => void signOut()}>{t("signOut.button")}</Button>
        </div>
        <p class="muted small">{t("user.accountText")}</p>
      </div>
    </Sheet>
  );
}
