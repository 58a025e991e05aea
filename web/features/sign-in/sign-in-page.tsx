import { A, useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useApp } from "#web/app/app-context.ts";
import { Door } from "#web/app/door.tsx";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Button, IconButton } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { type AttemptProblem, createSignIn } from "./create-sign-in.ts";
import { DemonstrationPeople } from "./demonstration-people.tsx";
import { openSession } from "./open-session.ts";

/** The door. */
export function SignInPage() {
  const { t, takeUpLanguage } = useI18n();
  const app = useApp();
  const navigate = useNavigate();
  const location = useLocation();
  const [search] = useSearchParams();
  const [isShown, setShown] = createSignal(false);
  let loginInput: HTMLInputElement | undefined;
  let passwordInput: HTMLInputElement | undefined;

  const signIn = createSignIn({
    openSession: (credentials) => openSession(app, credentials),
    onSignedIn: (user, { isToPersonalise, language }) => {
      app.onSignedIn(user);
      // Without it the screen goes on in the language it has.
      takeUpLanguage(language).catch(() => {});
      // The token of an invitation stays in the fragment, as it came: no server and no log sees it.
      const after = search["then"] === "invitation" ? `/invitation${location.hash}` : "/today";
      navigate(isToPersonalise ? `/personalise${location.hash}` : after, { replace: true });
    },
  });

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await signIn.submit();
    if (signIn.loginProblem()) loginInput?.focus();
    else if (signIn.passwordProblem()) passwordInput?.focus();
  }

  return (
    <Door
      title={t("signIn.title")}
      intro={t(search["lost"] === "code" ? "signIn.lostCode" : "signIn.intro")}
      below={
        <DemonstrationPeople
          onChoose={(person) => {
            signIn.typeLogin(person.login);
            signIn.typePassword(person.password);
            void signIn.submit();
          }}
        />
      }
    >
      <form novalidate onSubmit={(event) => void submit(event)}>
        <Show when={signIn.attemptProblem()}>{(problem) => <AttemptNotice problem={problem()} />}</Show>
        <TextField
          ref={(input) => {
            loginInput = input;
          }}
          label={t("signIn.login")}
          description={t("signIn.loginHint")}
          name="login"
          inputMode="email"
          autocomplete="username"
          enterKeyHint="next"
          required
          value={signIn.typed.login}
          onChange={signIn.typeLogin}
          error={((problem) => problem && t(`signIn.${problem}`))(signIn.loginProblem())}
        />
        <TextField
          ref={(input) => {
            passwordInput = input;
          }}
          label={t("signIn.password")}
          name="password"
          type={isShown() ? "text" : "password"}
          autocomplete="current-password"
          enterKeyHint="go"
          required
          value={signIn.typed.password}
          onChange={signIn.typePassword}
          error={((problem) => problem && t(`signIn.${problem}`))(signIn.passwordProblem())}
          suffix={
            <IconButton
              icon={isShown() ? "hide" : "show"}
              label={isShown() ? t("signIn.hide") : t("signIn.show")}
              onClick={() => setShown(!isShown())}
            />
          }
        />
        <Button type="submit" look="primary" wide disabled={signIn.isBusy()}>
          {signIn.isBusy() ? t("signIn.submitting") : t("signIn.submit")}
        </Button>
      </form>
      <p class="door-links">
        <Show when={app.lock.isShared()}>
          <A href="/today">{t("signIn.people")}</A>
        </Show>
        <A href="/begin">{t("signIn.begin")}</A>
        <A href="/forgotten-password">{t("signIn.forgotten")}</A>
      </p>
    </Door>
  );
}

interface AttemptNoticeProps {
  readonly problem: AttemptProblem;
}

function AttemptNotice(props: AttemptNoticeProps) {
  const { t } = useI18n();
  const title = () => t(`signIn.${props.problem.kind}Title`);
  const text = () =>
    props.problem.kind === "throttled"
      ? t("signIn.throttled", { count: Math.ceil(props.problem.afterSeconds / 60) })
      : t(`signIn.${props.problem.kind}`);
  return (
    <Notice tone={props.problem.kind === "failed" ? "bad" : "wait"} live title={title()}>
      {text()}
    </Notice>
  );
}
