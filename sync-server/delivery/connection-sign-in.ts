import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import { hasRight } from "#core/rights/rights.ts";
import type { Connector, CredentialStore, Credentials, SignIn } from "../connectors/connector.ts";
import type { SignedInSession } from "../people/sign-in.ts";
import { hashToken } from "../people/tokens.ts";
import { toStanding } from "../replication/what-members-see.ts";
import { appendAudit } from "../storage/audit.ts";
import { memberOf } from "../storage/memberships.ts";
import { insertOAuthState, type OAuthState, takeOAuthState } from "../storage/oauth-states.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import { toConnectionCoding } from "./after-sending.ts";
import { changeConnection, notConnected } from "./change-connection.ts";
import { writeCredentials } from "./credential-store.ts";
import type { DeliveryServices } from "./delivery-services.ts";
import { laterBy } from "./delivery-states.ts";
import { resumeRows } from "./free-rows.ts";

const PENDING_SECONDS = 600;

const sealedSchema = z.strictObject({
  pending: z.strictObject({ state: z.string(), codeVerifier: z.string() }),
  redirectUri: z.string(),
  sessionHash: z.string(),
});

type SignInServices = Omit<DeliveryServices, "logger" | "patience">;

/** Begins a consent, remembered ten minutes for this one session; the other side sees nothing of ours but the state. */
export async function startConnecting(
  services: SignInServices,
  signIn: SignIn,
  lane: Lane,
  request: { readonly session: SignedInSession; readonly redirectUri: string },
): Promise<string> {
  const { storage, secrets, now } = services;
  const { session, redirectUri } = request;
  const { authorizationUrl, pending } = await signIn.start({ redirectUri });
  const stateHash = hashToken(pending.state);
  const sealed = { pending, redirectUri, sessionHash: session.tokenHash };
  await storage.write((tx) =>
    insertOAuthState(tx, {
      stateHash,
      companyId: lane.companyId,
      connectionId: lane.connectionId,
      userId: session.user.id,
      ciphertext: secrets.seal(JSON.stringify(sealed), stateHash),
      createdAt: now().toISOString(),
      expiresAt: laterBy(now(), PENDING_SECONDS),
    }),
  );
  return authorizationUrl;
}

export interface Connecting {
  readonly companyId: string | null;
  readonly result: "connected" | "refused" | "failed";
  readonly reason?: string;
}

/** Ends a consent. Only the answer to a question of this very session connects anything; a state serves once. */
export async function finishConnecting(
  services: SignInServices,
  connector: Connector,
  request: { readonly sessions: readonly SignedInSession[]; readonly callbackUrl: URL },
): Promise<Connecting> {
  const { storage, secrets, now } = services;
  const { sessions, callbackUrl } = request;
  const stateHash = hashToken(callbackUrl.searchParams.get("state") ?? "");
  const state = await storage.write((tx) => takeOAuthState(tx, stateHash, now().toISOString()));
  // Several people may share this browser; the one who asked is meant.
  const session = sessions.find(({ user }) => user.id === state?.userId);
  const companyId = session === undefined ? null : (state?.companyId ?? null);
  if (state === null || session === undefined || companyId === null || connector.signIn === undefined)
    return { companyId, result: "failed", reason: "connection.answerNotOurs" };

  const { pending, redirectUri, sessionHash } = sealedSchema.parse(
    JSON.parse(secrets.open(state.ciphertext, stateHash)),
  );
  if (sessionHash !== session.tokenHash)
    return { companyId, result: "failed", reason: "connection.answerNotOurs" };
  if (!(await mayConnect(services, companyId, session.user.id)))
    return { companyId, result: "failed", reason: "rights.missing" };

  const finished = await connector.signIn.finish({
    callbackUrl,
    redirectUri,
    pending,
    fetch: services.fetch,
  });
  if (!finished.ok) {
    const { code } = finished.problem;
    return { companyId, result: code === "connection.refusedThere" ? "refused" : "failed", reason: code };
  }
  const connected = await keepConsent(services, connector, state, session, finished.value);
  return connected.ok
    ? { companyId, result: "connected" }
    : { companyId, result: "failed", reason: connected.problem };
}

export const mayConnect = async (
  { storage }: Pick<DeliveryServices, "storage">,
  companyId: string,
  userId: string,
): Promise<boolean> => {
  const membership = await storage.read((tx) => memberOf(tx, userId, companyId));
  return membership !== null && hasRight(toStanding(membership), "connect");
};

/** Reads over there what the connection shows, then writes it together with the tokens: both or neither. */
async function keepConsent(
  services: SignInServices,
  connector: Connector,
  { companyId, connectionId }: OAuthState,
  session: SignedInSession,
  fresh: Credentials,
): Promise<Result<null, string>> {
  const { storage, now, fetch } = services;
  const lane = { companyId, connectionId };
  const credentials = heldInMemory(fresh);
  const system = connector.connect({
    connectionId: `${companyId}/${connectionId}/${services.createId()}`,
    credentials,
    fetch,
    now: () => now().getTime(),
  });
  const settings = await system.readSettings();
  if (!settings.ok) return refuse(codeOf(settings.problem));
  const codings = (await system.listCodings?.()) ?? ok([]);
  if (!codings.ok) return refuse(codeOf(codings.problem));
  const kept = await credentials.read();

  const at = now().toISOString();
  await storage.write(async (tx) => {
    await changeConnection(tx, lane, (before) => {
      const known = before ?? { ...notConnected("visma"), id: connectionId };
      const isSame = known.theirCompany === settings.value.companyName;
      return {
        ...known,
        state: "connected",
        reason: null,
        connectedAt: at,
        connectedBy: session.user.name.slice(0, 100),
        theirCompany: settings.value.companyName.slice(0, 200),
        theirUser: settings.value.userName?.slice(0, 200) ?? null,
        fromDay: (isSame ? known.fromDay : null) ?? at.slice(0, 10),
        codings: codings.value
          .filter(({ isActive }) => isActive)
          .map(toConnectionCoding)
          .slice(0, 500),
        // Another company's codings mean nothing here.
        codingByVat: isSame ? known.codingByVat : {},
        undecidedVat: isSame ? known.undecidedVat : [],
      };
    });
    await writeCredentials(tx, services, lane, kept.credentials);
    await resumeRows(tx, lane, at);
    await appendAudit(tx, {
      companyId,
      at,
      userId: session.user.id,
      deviceId: session.device?.id ?? null,
      commandId: null,
      action: "connection.connect",
      subject: connectionId,
      detail: { theirCompany: settings.value.companyName },
    });
  });
  return ok(null);
}

/** Until the consent is kept its tokens live here, and may rotate already. */
function heldInMemory(first: Credentials): CredentialStore {
  let held = { version: 1, credentials: first };
  return {
    read: async () => held,
    replace: async (version, credentials) => {
      if (version !== held.version) return false;
      held = { version: version + 1, credentials };
      return true;
    },
  };
}

const codeOf = (problem: { readonly next: string; readonly code?: string }): string =>
  problem.code ?? (problem.next === "signInAgain" ? "connection.consentEnded" : "connection.unreachable");
