import { assert } from "#core/assert.ts";

/** What a registration with them gives, and where they are. */
export interface VismaConfiguration {
  /** "https://identity.vismaonline.com", or the sandbox's own address. */
  readonly identityUrl: string;
  /** "https://eaccountingapi.vismaonline.com/v2", or the sandbox's. */
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long one request may take before it counts as unheard. */
  readonly timeoutSeconds?: number;
}

export const VISMA_TIMEOUT_SECONDS = 30;

/** Plain http is for a sandbox on this machine alone: a token never crosses a wire unencrypted. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "127.0.0.1" || hostname === "localhost" || hostname === "[::1]";
}

export function assertSafe({ identityUrl, apiUrl }: VismaConfiguration): void {
  for (const url of [identityUrl, apiUrl]) {
    assert(
      url.startsWith("https://") || isLoopback(url),
      "a connector's address is https, or on this machine",
    );
  }
}
