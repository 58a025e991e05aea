import { A } from "@solidjs/router";
import { createResource, Show } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { toSessionFacts } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { accountTexts } from "./account-texts.ts";
import { PasswordSection } from "./password-section.tsx";
import { PinSection } from "./pin-section.tsx";
import { PlacesSection } from "./places-section.tsx";
import { UserInfoForm } from "./user-info-form.tsx";

/** Who one is to Cahier: name, address, language, password, and where one is signed in. Asked of the server alone. */
export function AccountPage() {
  const t = useTexts(accountTexts);
  const [answer, { refetch }] = createResource<ServerAnswer | null>(() => askServer("GET", "/session"), {
    initialValue: null,
  });
  const session = () => {
    const said = answer.latest;
    return said === null ? null : toSessionFacts(said);
  };

  return (
    <Page
      title={t("title")}
      actions={
        <A class="button" href="/settings">
          {t("back")}
        </A>
      }
    >
      <Show
        when={session()}
        fallback={
          <div class="stack">
            <RequestNotice answer={answer.latest} />
            <Show when={answer.latest !== null}>
              <div>
                <Button onClick={() => void refetch()}>{t("again")}</Button>
              </div>
            </Show>
          </div>
        }
      >
        {(known) => (
          <div class="settings">
            <div class="stack">
              <UserInfoForm session={known()} onSaved={() => void refetch()} />
              <PinSection />
            </div>
            <div class="stack">
              <PasswordSection session={known()} onAskAgain={() => void refetch()} />
              <PlacesSection />
            </div>
          </div>
        )}
      </Show>
    </Page>
  );
}
