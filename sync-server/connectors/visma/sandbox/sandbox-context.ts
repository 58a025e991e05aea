import type { HttpBindings } from "@hono/node-server";
import type { Faults } from "./faults.ts";
import type { Grant, SandboxCompany, SandboxState } from "./sandbox-state.ts";

/** What every part of the sandbox works with. */
export interface SandboxContext {
  readonly state: SandboxState;
  readonly faults: Faults;
  readonly client: SandboxClient;
  readonly password: { current: string };
  readonly requests: SandboxRequest[];
  readonly now: () => number;
  readonly id: () => string;
  /** Keeps a request that an armed fault makes late. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Writes the state to its file, where it has one. */
  readonly persist: () => void;
}

/** The one registered client; its return addresses are fixed at registration. */
export interface SandboxClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUris: readonly string[];
}

/** What was asked, without what was said: for a test that counts. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Bindings are absent when the app is called without a server. */
export interface SandboxEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { grant: Grant; company: SandboxCompany };
}
