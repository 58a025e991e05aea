import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import type { SignedInUser } from "#web/app/signed-in-user.ts";
import type { Credentials, SessionAnswer } from "./open-session.ts";

export type LoginProblem = "loginMissing" | "loginUnreadable";
export type PasswordProblem = "passwordMissing" | "wrong";

/** What went wrong with the whole attempt rather than with a field. */
export type AttemptProblem = Extract<SessionAnswer, { kind: "throttled" | "unreachable" | "failed" }>;

interface Surroundings {
  readonly openSession: (credentials: Credentials) => Promise<SessionAnswer>;
  readonly onSignedIn: (user: SignedInUser, about: Extract<SessionAnswer, { kind: "opened" }>) => void;
}

/** Six digits are an identifier given by us, often typed in groups; anything else must look like an address. */
function readLogin(typed: string): string | LoginProblem {
  const login = typed.trim();
  if (login === "") return "loginMissing";
  const digits = login.replace(/\s/g, "");
  if (/^\d{6}$/.test(digits)) return digits;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(login) ? login : "loginUnreadable";
}

const isLoginProblem = (text: string): text is LoginProblem =>
  text === "loginMissing" || text === "loginUnreadable";

/** An attempt to sign in while it is being typed. Whatever goes wrong, nothing typed is lost. */
export function createSignIn(surroundings: Surroundings) {
  const [typed, setTyped] = createStore({ login: "", password: "" });
  const [loginProblem, setLoginProblem] = createSignal<LoginProblem>();
  const [passwordProblem, setPasswordProblem] = createSignal<PasswordProblem>();
  const [attemptProblem, setAttemptProblem] = createSignal<AttemptProblem>();
  const [isBusy, setBusy] = createSignal(false);

  return {
    typed,
    loginProblem,
    passwordProblem,
    attemptProblem,
    isBusy,
    typeLogin: (login: string) => {
      setTyped("login", login);
      setLoginProblem(undefined);
      if (passwordProblem() === "wrong") setPasswordProblem(undefined);
    },
    typePassword: (password: string) => {
      setTyped("password", password);
      setPasswordProblem(undefined);
    },
    submit: async (): Promise<void> => {
      if (isBusy()) return;
      const login = readLogin(typed.login);
      setAttemptProblem(undefined);
      setLoginProblem(isLoginProblem(login) ? login : undefined);
      setPasswordProblem(typed.password === "" ? "passwordMissing" : undefined);
      if (isLoginProblem(login) || typed.password === "") return;

      setBusy(true);
      const answer = await surroundings.openSession({ login, password: typed.password });
      setBusy(false);
      switch (answer.kind) {
        case "opened":
          surroundings.onSignedIn(answer.user, answer);
          break;
        case "wrong":
          setPasswordProblem("wrong");
          break;
        default:
          setAttemptProblem(answer);
      }
    },
  };
}
