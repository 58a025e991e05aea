import { createMemoryHistory, MemoryRouter } from "@solidjs/router";
import { cleanup, render } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, vi } from "vitest";
import { App } from "#web/app/app.tsx";
import type { Farewell } from "#web/app/create-leaving.ts";
import type { Lock } from "#web/app/create-lock.ts";
import type { FrameState } from "#web/app/frame-state.ts";
import { createI18n } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";
import { noLock } from "./no-lock.ts";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

interface Start {
  readonly path: string;
  readonly signedIn?: boolean;
  /** Whether the app itself is all on this device. */
  readonly isKept?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly state?: Partial<FrameState>;
  readonly farewell?: Partial<Farewell>;
  readonly lock?: Partial<Lock>;
  /** Run when the screen "Plus" draws its installation, so that a test can let it fail. */
  readonly onMoreDrawn?: () => void;
}

/** Starts the whole app at an address, with the surroundings a test chooses. */
export async function renderApp(start: Start) {
  await frameTexts.load("fr");
  // jsdom has no scrolling; the router calls it on every navigation.
  vi.stubGlobal("scrollTo", () => {});
  const history = createMemoryHistory();
  history.set({ value: start.path });
  const [waiting, setWaiting] = createSignal(false);
  const [isKept, setKept] = createSignal(start.isKept ?? true);
  const accepted = vi.fn();
  render(() => {
    const [isSignedIn, setSignedIn] = createSignal(start.signedIn ?? true);
    const state: FrameState = {
      standing: () => "online",
      onDeviceOnly: () => 0,
      completeAt: () => null,
      loss: () => null,
      tellLossSeen: () => {},
      isCopy: () => false,
      restored: () => null,
      tellRestorationSeen: () => {},
      numberingShutSince: () => null,
      isFull: () => false,
      isTypingUnkept: () => false,
      planEndedOn: () => null,
      monthsComing: () => 0,
      wholeCount: () => 1,
      cardCount: () => 0,
      unopened: () => null,
      filling: () => null,
      toReview: () => 0,
      hasNoCompany: () => false,
      companies: () => [],
      company: () => undefined,
      chooseCompany: () => {},
      signOut: async () => {},
      ...start.state,
    };
    return (
      <App
        i18n={createI18n({ language: "fr", storage: localStorage })}
        state={state}
        books={{
          books: () => null,
          company: () => null,
          chooseCompany: () => {},
          user: () => ({ id: "ada", name: "Ada" }),
          signOut: async () => {},
        }}
        router={(props) => <MemoryRouter {...props} history={history} />}
        surroundings={{
          install: {
            state: () => {
              start.onMoreDrawn?.();
              return "byHand";
            },
            install: async () => {},
          },
          update: { waiting, accept: accepted, postpone: () => setWaiting(false), isKept },
          deviceName: "Test",
          deviceIdOf: () => "d-1",
          fetch:
            start.fetch ?? (async () => Response.json({ user: { id: "ada", name: "Ada" }, device: null })),
          isSignedIn,
          lock: { ...noLock, ...start.lock },
          farewell: {
            step: () => null,
            device: () => undefined,
            isAsked: () => false,
            ask: () => {},
            cancel: () => {},
            leave: async () => {},
            leaveBooksHere: async () => {},
            acknowledge: () => {},
            ...start.farewell,
          },
          onSignedIn: () => setSignedIn(true),
        }}
      />
    );
  });
  return { history, setWaiting, setKept, accepted };
}
