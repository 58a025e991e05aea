import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectorProblem, ConnectSurroundings } from "../connector.ts";
import type { VismaConfiguration } from "./configuration.ts";
import { credentialsSchema, type VismaCredentials } from "./schema.ts";
import { refreshCredentials } from "./token-endpoint.ts";

/** The token to ask with, renewed when it is about to end or was refused. */
export interface Access {
  readonly token: () => Promise<Result<string, ConnectorProblem>>;
  readonly renew: (refusedToken: string) => Promise<Result<string, ConnectorProblem>>;
}

/** Refreshes under way in this process, by connection: a rotated token must not be asked for twice at once. */
export type RefreshesByConnection = Map<string, Promise<Result<string, ConnectorProblem>>>;

/** So early before its end a token is renewed: it must outlive one request. */
const SPARE_MS = 60_000;

export function createAccess(
  configuration: VismaConfiguration,
  surroundings: ConnectSurroundings,
  refreshes: RefreshesByConnection,
): Access {
  const { connectionId, now } = surroundings;

  const renew = (refusedToken: string): Promise<Result<string, ConnectorProblem>> => {
    const underWay = refreshes.get(connectionId);
    if (underWay !== undefined) return underWay;
    const refresh = renewOnce(configuration, surroundings, refusedToken).finally(() =>
      refreshes.delete(connectionId),
    );
    refreshes.set(connectionId, refresh);
    return refresh;
  };

  return {
    renew,
    token: async () => {
      const { credentials } = await readStore(surroundings);
      if (credentials === null) return refuse({ next: "signInAgain", reason: "consentEnded" });
      return credentials.expiresAt - SPARE_MS > now()
        ? ok(credentials.accessToken)
        : renew(credentials.accessToken);
    },
  };
}

/** Another process may have been faster at any line: then its token is used, and ours forgotten. */
async function renewOnce(
  configuration: VismaConfiguration,
  surroundings: ConnectSurroundings,
  refusedToken: string,
): Promise<Result<string, ConnectorProblem>> {
  const { version, credentials } = await readStore(surroundings);
  if (credentials === null) return refuse({ next: "signInAgain", reason: "consentEnded" });
  if (credentials.accessToken !== refusedToken) return ok(credentials.accessToken);

  const renewed = await refreshCredentials(configuration, credentials, surroundings);
  // Kept before its first use: were we killed between the two, the rotated refresh token would be lost for good.
  if (renewed.ok && (await surroundings.credentials.replace(version, renewed.value))) {
    return ok(renewed.value.accessToken);
  }
  if (!renewed.ok && renewed.problem.next !== "signInAgain") return renewed;

  const latest = await readStore(surroundings);
  if (latest.version !== version && latest.credentials !== null) return ok(latest.credentials.accessToken);
  return renewed.ok ? ok(renewed.value.accessToken) : renewed;
}

async function readStore({
  credentials,
}: ConnectSurroundings): Promise<{ version: number; credentials: VismaCredentials | null }> {
  const stored = await credentials.read();
  const known = credentialsSchema.safeParse(stored.credentials);
  return { version: stored.version, credentials: known.success ? known.data : null };
}
