import { type Accessor, createContext, createSignal, onCleanup, useContext } from "solid-js";
import type { Hold } from "#web/books/hold.ts";
import type { PlacesOwner } from "./places.ts";

/** How the device stands with the server: what the state bar says first. */
export type Standing =
  | "online"
  | "connecting"
  | "offline"
  | "unreachable"
  | "signedOut"
  | "outdated"
  | "full";

/** One set of books this person may open. */
export interface CompanyChoice extends PlacesOwner {
  readonly id: string;
  readonly name: string;
  /** A second line, such as the SIREN or the place. */
  readonly hint?: string | undefined;
  /** How much of it is on this device; all of it unless said otherwise. */
  readonly hold?: Hold | undefined;
}

export interface Unopened {
  readonly error: unknown;
  readonly retry: () => void;
}

/** What the frame shows of the books: whoever connects them fills it, the frame only draws. */
export interface FrameState {
  readonly standing: Accessor<Standing>;
  /** How many commands the server has not yet answered; null before anybody has looked. */
  readonly onDeviceOnly: Accessor<number | null>;
  /** The instant as of which the replica is complete; null before the first time. */
  readonly completeAt: Accessor<string | null>;
  /** Acts made here that are gone for good, until the reader has said that they know; null when there are none. */
  readonly loss: Accessor<{ readonly count: number; readonly since: string | null } | null>;
  readonly tellLossSeen: () => void;
  /** Whether this was the copy of another device, until the reader has said that they know. */
  readonly isCopy: Accessor<boolean>;
  /** That the server came back from a backup, until the reader has said that they know; null when it did not. */
  readonly restored: Accessor<{ readonly againCount: number } | null>;
  readonly tellRestorationSeen: () => void;
  /** Since when the open company gets no new numbers; null while it does. */
  readonly numberingShutSince: Accessor<string | null>;
  /** Whether this device has no room left for what is new. */
  readonly isFull: Accessor<boolean>;
  /** Whether what is being typed is not kept here until it is saved. */
  readonly isTypingUnkept: Accessor<boolean>;
  /** The last day the open company's plan let anybody write; null while it does. */
  readonly planEndedOn: Accessor<string | null>;
  /** How many validated months are announced and not here yet. */
  readonly monthsComing: Accessor<number>;
  /** Why the books did not open, and how to try again; null unless they did not. */
  readonly unopened: Accessor<Unopened | null>;
  /** How far the first fill of this device has got, in parts of ten thousand; null when nothing is being filled. */
  readonly filling: Accessor<number | null>;
  /** How many refused acts wait for somebody. */
  readonly toReview: Accessor<number>;
  /** Of how many companies this device has all, and of how many no more than the card. */
  readonly wholeCount: Accessor<number>;
  readonly cardCount: Accessor<number>;
  readonly companies: Accessor<readonly CompanyChoice[]>;
  /** Whether the reader is known to have no books at all: none have come, and none are on their way. */
  readonly hasNoCompany: Accessor<boolean>;
  readonly company: Accessor<CompanyChoice | undefined>;
  readonly chooseCompany: (id: string) => void;
  readonly signOut: () => Promise<void>;
}

export const FrameStateContext = createContext<FrameState>();

export function useFrameState(): FrameState {
  const state = useContext(FrameStateContext);
  if (!state) throw new Error("useFrameState needs a FrameStateContext above it");
  return state;
}

/** The state before any books are open: it knows the network, and nothing else. */
export function createBareFrameState(page: Window): FrameState {
  const [online, setOnline] = createSignal(page.navigator.onLine);
  const update = () => setOnline(page.navigator.onLine);
  page.addEventListener("online", update);
  page.addEventListener("offline", update);
  onCleanup(() => {
    page.removeEventListener("online", update);
    page.removeEventListener("offline", update);
  });
  return {
    standing: () => (online() ? "online" : "offline"),
    onDeviceOnly: () => null,
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
    unopened: () => null,
    filling: () => null,
    wholeCount: () => 0,
    cardCount: () => 0,
    toReview: () => 0,
    companies: () => [],
    hasNoCompany: () => false,
    company: () => undefined,
    chooseCompany: () => {},
    signOut: async () => {},
  };
}
