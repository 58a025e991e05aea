import { createContext, useContext } from "solid-js";
import type { Install } from "./create-install.ts";
import type { Farewell } from "./create-leaving.ts";
import type { Lock } from "./create-lock.ts";
import type { Update } from "./create-update.ts";
import type { SignedInUser } from "./signed-in-user.ts";

/** What the app was started with, for the few screens that need it. */
export interface AppSurroundings {
  readonly install: Install;
  readonly update: Update;
  /** What this browser calls itself to its owner. */
  readonly deviceName: string;
  /** The id of this device for a user; drawn at their first sign-in here. */
  readonly deviceIdOf: (userId: string) => string;
  /** Asks as nobody in particular: whoever's session was opened last answers. */
  readonly fetch: typeof globalThis.fetch;
  /** Called once the server has opened a session for this device. */
  readonly onSignedIn: (user: SignedInUser) => void;
  /** Whether there is somebody whose books are open, or being opened. */
  readonly isSignedIn: () => boolean;
  readonly lock: Lock;
  /** How somebody's books leave this device. */
  readonly farewell: Farewell;
}

export const AppContext = createContext<AppSurroundings>();

export function useApp(): AppSurroundings {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp needs an AppContext above it");
  return app;
}
