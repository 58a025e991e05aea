import { ok, refuse } from "#core/result.ts";
import { type DeviceLock, keyProofs } from "./device-lock.ts";
import { fetchAs } from "./fetch-as.ts";
import { jsonRequest } from "./json-request.ts";
import { createMemoryKeyStore, type KeyStore } from "./key-store.ts";
import type { OpenedBy, Opening, PinActs } from "./worker-api.ts";

/** A device whose key is at hand. */
export interface UnlockedDevice extends PinActs {
  readonly keyStore: KeyStore;
  readonly opening: Extract<Opening, { readonly kind: "open" }>;
  /** Requests as this person, with what proves that their device is unlocked. */
  readonly fetch: typeof globalThis.fetch;
  /** Tells the server how this session is locked and what to keep for who forgets their PIN; at every opening, for it may have lost it. */
  readonly tellServer: () => Promise<boolean>;
}

/** Gets at the key of somebody's device, by nothing, their PIN, or what the server tells whoever shows the password. */
export async function unlockDevice(parts: {
  readonly user: string;
  readonly device: string;
  readonly lock: DeviceLock;
  readonly by: OpenedBy;
  readonly fetch: typeof globalThis.fetch;
}): Promise<UnlockedDevice | Exclude<Opening, { readonly kind: "open" }>> {
  const { user, device, lock, by } = parts;
  let key: Uint8Array | null;
  if (by.kind === "pin") {
    const unlocked = await lock.unlock(by.pin);
    if (!unlocked.ok) return { kind: "refused", problem: unlocked.problem };
    key = unlocked.value;
  } else {
    key = await lock.openKey();
    if (key === null && by.kind === "password") key = await recover(parts);
  }
  if (key === null) {
    const locked = (await lock.state()) ?? { isPinOn: true, waitSeconds: 0, freeTriesLeft: 0 };
    return { kind: "locked", state: locked };
  }
  const opened = key;
  const hasPin = async () => (await lock.state()) !== null;

  const { proof, recovery } = await keyProofs(opened);
  const fetch = fetchAs(parts.fetch, () => ({ id: user, proof }));
  const ask = (method: "PUT" | "DELETE", body?: unknown) =>
    fetch("/session/lock", jsonRequest(method, body)).then(
      ({ ok: isDone }) => isDone,
      () => false,
    );
  const tellServer = async () => {
    const name = await lock.recoveryName();
    return ask("PUT", { device: name ?? device, proof, recovery });
  };
  const keyStore = createMemoryKeyStore();
  await keyStore.write(new Uint8Array(opened));

  return {
    keyStore,
    // Only what nobody locked opens by itself.
    opening: { kind: "open", proof, hasPin: by.kind !== "start" && (await hasPin()) },
    fetch,
    tellServer,
    setPin: async (pin, present) => {
      if (await hasPin()) {
        const known = await lock.unlock(present ?? "");
        if (!known.ok) return refuse(known.problem);
        await lock.setPin(opened, pin, (await lock.recoveryName()) ?? device);
        return ok(null);
      }
      // Without what the server keeps, a forgotten PIN would take the acts that wait here with it.
      if (!(await tellServer())) return refuse({ code: "pin.serverNeeded" });
      await lock.setPin(opened, pin, device);
      return ok(null);
    },
    removePin: async (present) => {
      const known = await lock.unlock(present);
      if (!known.ok) return refuse(known.problem);
      await lock.removePin(opened);
      // With no network the session stays bound to this device's key, which proves itself all the same.
      await ask("DELETE");
      return ok(null);
    },
  };
}

async function recover({
  user,
  lock,
  fetch,
}: {
  readonly user: string;
  readonly lock: DeviceLock;
  readonly fetch: typeof globalThis.fetch;
}): Promise<Uint8Array | null> {
  const name = await lock.recoveryName();
  if (name === null) return lock.openKey();
  try {
    const answer = await fetchAs(fetch, () => ({ id: user, proof: null }))(`/session/recovery/${name}`, {
      credentials: "same-origin",
      cache: "no-store",
    });
    const { recoveries } = (await answer.json()) as { readonly recoveries?: unknown };
    for (const recovery of Array.isArray(recoveries) ? recoveries : []) {
      const key = typeof recovery === "string" ? await lock.recover(recovery) : null;
      if (key !== null) return key;
    }
    return null;
  } catch {
    return null;
  }
}
