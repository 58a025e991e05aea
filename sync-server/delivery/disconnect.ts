import { connectorOf } from "../connectors/registry.ts";
import type { SignedInSession } from "../people/sign-in.ts";
import { appendAudit } from "../storage/audit.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import { changeConnection } from "./change-connection.ts";
import { createCredentialStore, forgetCredentials } from "./credential-store.ts";
import type { DeliveryServices } from "./delivery-services.ts";

/** Ends a link: nothing leaves any more, what arrived keeps its ids, and the tokens are forgotten on both sides. */
export async function disconnect(
  services: Omit<DeliveryServices, "patience">,
  lane: Lane,
  session: SignedInSession,
): Promise<boolean> {
  const { storage, now, connectors, fetch } = services;
  const { credentials } = await createCredentialStore(services, lane).read();
  const at = now().toISOString();
  const connection = await storage.write(async (tx) => {
    const ended = await changeConnection(tx, lane, (before) =>
      before === null ? null : { ...before, state: "disconnected", reason: "connection.disconnected" },
    );
    if (ended === null) return null;
    await forgetCredentials(tx, lane);
    await appendAudit(tx, {
      companyId: lane.companyId,
      at,
      userId: session.user.id,
      deviceId: session.device?.id ?? null,
      commandId: null,
      action: "connection.disconnect",
      subject: lane.connectionId,
      detail: null,
    });
    return ended;
  });
  if (connection === null) return false;
  const signIn = connectorOf(connectors, connection.system)?.signIn;
  if (credentials !== null) await signIn?.revoke?.({ credentials, fetch });
  return true;
}
