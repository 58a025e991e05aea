import { describe, expect, test, vi } from "vitest";
import { createSignIn } from "#web/features/sign-in/create-sign-in.ts";
import type { SessionAnswer } from "#web/features/sign-in/open-session.ts";

const ada = { id: "ada", name: "Ada", device: "d-1" };

const opened: SessionAnswer = { kind: "opened", user: ada, isToPersonalise: false, language: "fr" };

function anAttempt(answer: SessionAnswer = opened) {
  const openSession = vi.fn(async () => answer);
  const onSignedIn = vi.fn();
  return { signIn: createSignIn({ openSession, onSignedIn }), openSession, onSignedIn };
}

describe("an attempt to sign in", () => {
  test.each([
    ["ada@example.org", "ada@example.org"],
    ["  ada@example.org ", "ada@example.org"],
    ["123456", "123456"],
    ["123 456", "123456"],
  ])("%s is sent as %s", async (typed, login) => {
    const { signIn, openSession, onSignedIn } = anAttempt();
    signIn.typeLogin(typed);
    signIn.typePassword(" secret ");
    await signIn.submit();
    expect(openSession).toHaveBeenCalledWith({ login, password: " secret " });
    expect(onSignedIn).toHaveBeenCalledExactlyOnceWith(
      ada,
      expect.objectContaining({ isToPersonalise: false }),
    );
  });

  test.each([
    ["", "loginMissing"],
    ["12345", "loginUnreadable"],
    ["ada", "loginUnreadable"],
    ["ada@example", "loginUnreadable"],
  ])("“%s” stays on the device: %s", async (typed, problem) => {
    const { signIn, openSession } = anAttempt();
    signIn.typeLogin(typed);
    await signIn.submit();
    expect(signIn.loginProblem()).toBe(problem);
    expect(signIn.passwordProblem()).toBe("passwordMissing");
    expect(openSession).not.toHaveBeenCalled();
  });

  test("a wrong password is said at the field until something is changed, and nothing typed is lost", async () => {
    const { signIn, onSignedIn } = anAttempt({ kind: "wrong" });
    signIn.typeLogin("123456");
    signIn.typePassword("no");
    await signIn.submit();
    expect(signIn.passwordProblem()).toBe("wrong");
    expect(signIn.typed).toEqual({ login: "123456", password: "no" });
    expect(onSignedIn).not.toHaveBeenCalled();
    signIn.typeLogin("123457");
    expect(signIn.passwordProblem()).toBeUndefined();
  });

  test("is sent once, however often the button is pressed", async () => {
    const { signIn, openSession } = anAttempt();
    signIn.typeLogin("123456");
    signIn.typePassword("x");
    await Promise.all([signIn.submit(), signIn.submit()]);
    expect(openSession).toHaveBeenCalledOnce();
  });
});
