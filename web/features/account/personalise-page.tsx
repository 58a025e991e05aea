import { A, useLocation, useNavigate } from "@solidjs/router";
import { createResource, Show } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { toSessionFacts } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { accountTexts } from "./account-texts.ts";
import { PasswordForm } from "./password-form.tsx";

/** The first thing after the first sign-in: a password that stood in no mail. */
export function PersonalisePage() {
  const t = useTexts(accountTexts);
  const navigate = useNavigate();
  const location = useLocation();
  const [answer, { refetch }] = createResource<ServerAnswer | null>(() => askServer("GET", "/session"), {
    initialValue: null,
  });
  const session = () => {
    const said = answer.latest;
    return said === null ? null : toSessionFacts(said);
  };
  /** Who came by an invitation goes on with it; its token has stayed in the fragment. */
  const next = () => (location.hash.length > 1 ? `/invitation${location.hash}` : "/today");
  return (
    <Door title={t("personalise.title")} intro={t("personalise.intro")}>
      <RequestNotice answer={answer.latest} />
      <Show when={session()}>
        {(known) => (
          <Show
            when={known().passwordStepOpen}
            fallback={
              <Notice
                tone="wait"
                title={t("password.blockedTitle")}
                actions={<Button onClick={() => void refetch()}>{t("password.blockedAgain")}</Button>}
              >
                {t("password.blockedText", { email: known().email ?? "" })}
              </Notice>
            }
          >
            <PasswordForm
              isInitial={known().mustPersonalise}
              onChanged={() => navigate(next(), { replace: true })}
            />
          </Show>
        )}
      </Show>
      <p class="door-links">
        <A href={next()}>{t("personalise.later")}</A>
      </p>
    </Door>
  );
}
