import { createContext, useContext } from "solid-js";
import type { Install } from "./create-install.ts";
import type { Update } from "./create-update.ts";
import type { Device } from "./device.ts";

/** What the app was started with, for the few screens that need it. */
export interface AppSurroundings {
  readonly install: Install;
  readonly update: Update;
  readonly device: Device;
  readonly fetch: typeof globalThis.fetch;
  /** Called once the server has opened a session for this device. */
  readonly onSignedIn: () => void;
  readonly isSignedIn: () => boolean;
}

export const AppContext = createContext<AppSurroundings>();

export function useApp(): AppSurroundings {
  const app = useContext(AppContext);
  if (!app) throw new Error("useApp needs an AppContext above it");
  return app;
}
