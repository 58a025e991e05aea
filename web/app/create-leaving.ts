import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Books, DeviceState } from "#web/books/books.ts";
import {
  forgetEverythingOf,
  forgetLeaving,
  type Leaving,
  rememberedLeaving,
  rememberLeaving,
} from "./leaving.ts";
import type { SignedInUser } from "./signed-in-user.ts";

interface Surroundings {
  readonly user: Accessor<SignedInUser | null>;
  readonly books: Accessor<Books | null>;
  readonly storage: Storage;
  /** Closes the books that are open and forgets who is signed in. */
  readonly closeBooks: () => Promise<void>;
  /** Says beside local storage, too, that a wipe is about to begin. */
  readonly markWipe: (user: string) => Promise<void>;
  readonly wipe: (user: string) => Promise<void>;
  readonly endSession: () => Promise<void>;
}

/** How far this device has got in giving up somebody's books. */
export type FarewellStep =
  | { readonly step: "handingIn"; readonly waitingCount: number }
  | { readonly step: "wiping" }
  | { readonly step: "wiped"; readonly handedInCount: number };

/** The ways off this device: by the person's own wish, or because it was revoked. */
export interface Farewell {
  /** What takes the place of every screen; null where somebody works on. */
  readonly step: Accessor<FarewellStep | null>;
  /** What the open books say of this device; undefined while they are being opened, or cannot be. */
  readonly device: Accessor<DeviceState | undefined>;
  /** Whether somebody wants to sign out and has not decided yet. */
  readonly isAsked: Accessor<boolean>;
  readonly ask: () => void;
  readonly cancel: () => void;
  /** Takes the books of whoever is signed in off this device, unless more acts wait than were saved elsewhere. */
  readonly leave: (savedCount: number) => Promise<void>;
  /** Signs out and erases nothing: books that cannot say what they hold may hold what nobody else has. */
  readonly leaveBooksHere: () => Promise<void>;
  /** The reader has read what happened. */
  readonly acknowledge: () => void;
}

/**
 * Wipes this device when its person leaves it, and by itself once a revoked one has handed in every act. What has
 * begun is written down first, so that a wipe cut short is finished at the next start, before any books are opened.
 */
export function createLeaving(surroundings: Surroundings): Farewell {
  const { storage } = surroundings;
  const begunBefore = rememberedLeaving(storage);
  const [leaving, setLeaving] = createSignal(begunBefore);
  const [isAsked, setAsked] = createSignal(false);
  const [device, setDevice] = createSignal<DeviceState>();

  const finish = async (begun: Leaving) => {
    await surroundings.wipe(begun.user);
    forgetEverythingOf(storage, begun.user);
    const done = begun.reason === "revoked" ? { ...begun, isWiped: true } : null;
    if (done === null) forgetLeaving(storage);
    else rememberLeaving(storage, done);
    setLeaving(done);
  };
  const begin = async (reason: Leaving["reason"], handedInCount: number) => {
    const user = surroundings.user();
    if (user === null) return;
    const begun: Leaving = { user: user.id, reason, handedInCount, isWiped: false };
    rememberLeaving(storage, begun);
    setLeaving(begun);
    // Without it local storage alone knows, as before there were files: no reason to stay.
    await surroundings.markWipe(user.id).catch((error: unknown) => console.error(error));
    await surroundings.endSession();
    await surroundings.closeBooks();
    await finish(begun);
  };

  createEffect(
    on(surroundings.books, (books) => {
      if (books === null) return;
      let isOpen = true;
      const watching = books.watch("device", {}, (state) => isOpen && setDevice(state));
      onCleanup(() => {
        isOpen = false;
        // What was true of these books is not of whichever are opened next.
        setDevice(undefined);
        void watching.then((stop) => stop()).catch(() => {});
      });
    }),
  );
  createEffect(() => {
    const state = device();
    if (state?.obstacle !== "revoked" || state.pendingCount > 0 || leaving() !== null) return;
    void begin("revoked", state.handedInCount);
  });
  if (begunBefore !== null && !begunBefore.isWiped) void finish(begunBefore);

  const step = (): FarewellStep | null => {
    const known = leaving();
    if (known !== null)
      return known.isWiped ? { step: "wiped", handedInCount: known.handedInCount } : { step: "wiping" };
    const state = device();
    return state?.obstacle === "revoked" ? { step: "handingIn", waitingCount: state.pendingCount } : null;
  };

  return {
    step,
    device,
    isAsked,
    ask: () => setAsked(true),
    cancel: () => setAsked(false),
    leave: async (savedCount) => {
      const state = device();
      if (state === undefined || state.pendingCount > savedCount) return;
      setAsked(false);
      await begin("signedOut", 0);
    },
    leaveBooksHere: async () => {
      setAsked(false);
      await surroundings.endSession();
      await surroundings.closeBooks();
    },
    acknowledge: () => {
      forgetLeaving(storage);
      setLeaving(null);
    },
  };
}
