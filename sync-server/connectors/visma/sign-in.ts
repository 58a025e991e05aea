import * as oauth from "oauth4webapi";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Credentials, SignIn, SignInProblem } from "../connector.ts";
import type { VismaConfiguration } from "./configuration.ts";
import { credentialsSchema } from "./schema.ts";
import {
  toAuthorizationServer,
  toClient,
  toClientAuthentication,
  toCredentials,
  toRequestOptions,
} from "./token-endpoint.ts";

/** What invoice drafts need, and a refresh token with it. */
const SCOPES = "ea:api ea:sales offline_access";

/** Makes the person choose the company on their pages, for a token is bound to one of them; a list with spaces. */
const ACR_VALUES = "service:44643EB1-3F76-4C1C-A672-402AE8085934 forceselectcompany:true";

/** OAuth2's authorisation code with PKCE (RFC 7636, S256) and a state of its own for each attempt. */
export const createVismaSignIn = (configuration: VismaConfiguration, now: () => number): SignIn => ({
  start: async ({ redirectUri }) => {
    const pending = {
      state: oauth.generateRandomState(),
      codeVerifier: oauth.generateRandomCodeVerifier(),
    };
    const url = new URL(`${configuration.identityUrl}/connect/authorize`);
    url.search = new URLSearchParams({
      client_id: configuration.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: SCOPES,
      state: pending.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: "S256",
      prompt: "select_account",
      acr_values: ACR_VALUES,
    }).toString();
    return { authorizationUrl: url.href, pending };
  },

  finish: async ({
    callbackUrl,
    redirectUri,
    pending,
    fetch,
  }): Promise<Result<Credentials, SignInProblem>> => {
    const server = toAuthorizationServer(configuration);
    const client = toClient(configuration);
    try {
      const parameters = oauth.validateAuthResponse(server, client, callbackUrl, pending.state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        toClientAuthentication(configuration),
        parameters,
        redirectUri,
        pending.codeVerifier,
        toRequestOptions(configuration, fetch),
      );
      const answer = await oauth.processAuthorizationCodeResponse(server, client, response);
      return answer.refresh_token === undefined
        ? refuse({ code: "connection.answerNotOurs" })
        : ok(toCredentials(answer, answer.refresh_token, now()));
    } catch (error) {
      return refuse(toSignInProblem(error));
    }
  },

  revoke: async ({ credentials, fetch }) => {
    const known = credentialsSchema.safeParse(credentials);
    if (!known.success) return;
    try {
      await oauth.revocationRequest(
        toAuthorizationServer(configuration),
        toClient(configuration),
        toClientAuthentication(configuration),
        known.data.refreshToken,
        toRequestOptions(configuration, fetch),
      );
    } catch {
      // Disconnecting is our decision alone: the tokens are forgotten here whether or not they heard it.
    }
  },
});

function toSignInProblem(error: unknown): SignInProblem {
  if (error instanceof oauth.AuthorizationResponseError) {
    return { code: error.error === "access_denied" ? "connection.refusedThere" : "connection.answerNotOurs" };
  }
  const isAnswer =
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.ResponseBodyError ||
    error instanceof oauth.WWWAuthenticateChallengeError;
  return { code: isAnswer ? "connection.answerNotOurs" : "connection.unreachable" };
}
