import * as oauth from "oauth4webapi";
import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectorProblem } from "../connector.ts";
import { isLoopback, VISMA_TIMEOUT_SECONDS, type VismaConfiguration } from "./configuration.ts";
import { toRetryAfterSeconds } from "./problems.ts";
import type { VismaCredentials } from "./schema.ts";

export const toAuthorizationServer = ({ identityUrl }: VismaConfiguration): oauth.AuthorizationServer => ({
  issuer: identityUrl,
  authorization_endpoint: `${identityUrl}/connect/authorize`,
  token_endpoint: `${identityUrl}/connect/token`,
  revocation_endpoint: `${identityUrl}/connect/revocation`,
});

export const toClient = ({ clientId }: VismaConfiguration): oauth.Client => ({ client_id: clientId });

export const toClientAuthentication = ({ clientSecret }: VismaConfiguration): oauth.ClientAuth =>
  oauth.ClientSecretBasic(clientSecret);

/** How the library's requests travel: by the fetch we were given, in time, and unencrypted on this machine only. */
export const toRequestOptions = (
  { identityUrl, timeoutSeconds = VISMA_TIMEOUT_SECONDS }: VismaConfiguration,
  fetch: typeof globalThis.fetch,
) => ({
  [oauth.customFetch]: (url: string, options: oauth.CustomFetchOptions<"POST", URLSearchParams>) =>
    fetch(url, options),
  [oauth.allowInsecureRequests]: identityUrl.startsWith("http:") && isLoopback(identityUrl),
  signal: () => AbortSignal.timeout(timeoutSeconds * 1_000),
});

export interface TokenSurroundings {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

/**
 * One refresh. The answer may hold a new refresh token; whatever comes back is kept, the old one only
 * where none does.
 */
export async function refreshCredentials(
  configuration: VismaConfiguration,
  credentials: VismaCredentials,
  { fetch, now }: TokenSurroundings,
): Promise<Result<VismaCredentials, ConnectorProblem>> {
  const server = toAuthorizationServer(configuration);
  const client = toClient(configuration);
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      toClientAuthentication(configuration),
      credentials.refreshToken,
      toRequestOptions(configuration, fetch),
    );
    if (response.status === 429) {
      const afterSeconds = toRetryAfterSeconds(response.headers.get("Retry-After"), {}, now());
      return refuse({ next: "retryLater", afterSeconds, reason: "tooManyRequests" });
    }
    const answer = await oauth.processRefreshTokenResponse(server, client, response);
    return ok(toCredentials(answer, credentials.refreshToken, now()));
  } catch (error) {
    return refuse(toTokenProblem(error));
  }
}

/** Expiry is counted from when we ask, so it is never later than theirs by more than the answer took. */
export const toCredentials = (
  answer: oauth.TokenEndpointResponse,
  previousRefreshToken: string,
  now: number,
): VismaCredentials => ({
  accessToken: answer.access_token,
  expiresAt: now + (answer.expires_in ?? 3_600) * 1_000,
  refreshToken: answer.refresh_token ?? previousRefreshToken,
});

/** Codes only: the library's errors carry the whole response, and with it a token. */
function toTokenProblem(error: unknown): ConnectorProblem {
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === "invalid_grant") return { next: "signInAgain", reason: "consentEnded" };
    if (error.error === "invalid_client" || error.error === "unauthorized_client") {
      return {
        next: "askUser",
        code: "delivery.misconfigured",
        theirCode: error.error,
        theirMessage: "",
        fields: [],
      };
    }
    return { next: "retryLater", afterSeconds: 300, reason: "theirError" };
  }
  if (error instanceof oauth.OperationProcessingError) {
    return { next: "retryLater", afterSeconds: 300, reason: "unreadable" };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return {
      next: "askUser",
      code: "delivery.misconfigured",
      theirCode: "401",
      theirMessage: "",
      fields: [],
    };
  }
  return { next: "retryLater", afterSeconds: 60, reason: "unreachable" };
}
