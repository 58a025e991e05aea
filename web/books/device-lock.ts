import { ok, type Result, refuse } from "#core/result.ts";
import { bytesToHex } from "#core/sha256.ts";
import { type KeyStore, readOrDrawKey } from "./key-store.ts";
import { countTry, freeTriesLeft, isSwitchedOff, noTries, type PinTries, waitSeconds } from "./pin-tries.ts";
import { unwrapKey, type WrappedKey, wrapKey } from "./wrap-key.ts";

/** What the lock screen is told of somebody's books. */
export interface LockState {
  /** False after too many wrong PINs: then only the password opens them. */
  readonly isPinOn: boolean;
  readonly waitSeconds: number;
  /** How many more may be wrong before there is a wait. */
  readonly freeTriesLeft: number;
}

export type PinProblem =
  | ({ readonly code: "pin.wrong" } & LockState)
  | ({ readonly code: "pin.wait" } & LockState)
  | ({ readonly code: "pin.off" } & LockState);

/** What lies in the lock's file. */
interface LockFile {
  /** What this device was called when the PIN was set; the server keeps the recovery under that name. */
  readonly device: string;
  /** The key, wrapped by the PIN; null once it was switched off. */
  readonly pin: WrappedKey | null;
  /** The key, wrapped by what the server tells whoever shows the password. */
  readonly recovery: WrappedKey;
}

/**
 * A person's PIN on this device. It wraps the device's key, which then lies nowhere in the clear: the unwrapped one
 * lives in the memory of the worker that was unlocked.
 *
 * What a short PIN protects against: whoever picks the tablet up, a colleague who looks where they should not, and
 * guessing on the screen, of which ten tries are all there is. What it cannot: somebody who copies the browser's files
 * tries all six-digit PINs on their own machine, slowed by the derivation alone, with no screen to count for them. A
 * longer PIN makes that as long as one likes; the device's own encryption and a revocation are the other answers.
 */
export interface DeviceLock {
  /** Null where no PIN is set. */
  readonly state: () => Promise<LockState | null>;
  /** The key, drawn the first time; null while it is locked. */
  readonly openKey: () => Promise<Uint8Array | null>;
  readonly unlock: (pin: string) => Promise<Result<Uint8Array, PinProblem>>;
  /** What the recovery is kept under at the server; null where no PIN is set. */
  readonly recoveryName: () => Promise<string | null>;
  /** The key, by what the server told; null where that opens nothing. A PIN that was switched off is then gone. */
  readonly recover: (recovery: string) => Promise<Uint8Array | null>;
  readonly setPin: (key: Uint8Array, pin: string, device: string) => Promise<void>;
  readonly removePin: (key: Uint8Array) => Promise<void>;
  /** Overwrites and removes everything. */
  readonly destroy: () => Promise<void>;
}

/** Runs one after the other, in all tabs. */
type InTurn = <Value>(act: () => Promise<Value>) => Promise<Value>;

export function createDeviceLock(parts: {
  readonly key: KeyStore;
  readonly lock: KeyStore;
  readonly tries: KeyStore;
  readonly now: () => Date;
  readonly inTurn: InTurn;
  /** How often a PIN is hashed to become a key. */
  readonly iterations?: number;
}): DeviceLock {
  const { key: keys, inTurn, iterations } = parts;
  const files = { lock: jsonFile<LockFile>(parts.lock), tries: jsonFile<PinTries>(parts.tries) };
  const now = () => parts.now().getTime();

  /** A key in the clear means that setting or removing a PIN was cut short: there is none then. */
  const readLock = async () => ((await keys.read()) === null ? files.lock.read() : null);
  const toState = ({ pin }: LockFile, tries: PinTries): LockState => ({
    isPinOn: pin !== null && !isSwitchedOff(tries),
    waitSeconds: waitSeconds(tries, now()),
    freeTriesLeft: freeTriesLeft(tries),
  });
  const removePin = async (key: Uint8Array) => {
    await keys.write(key);
    await parts.lock.destroy();
    await parts.tries.destroy();
  };

  return {
    state: () =>
      inTurn(async () => {
        const lock = await readLock();
        return lock === null ? null : toState(lock, (await files.tries.read()) ?? noTries);
      }),
    openKey: () => inTurn(async () => ((await readLock()) === null ? readOrDrawKey(keys) : null)),
    unlock: (pin) =>
      inTurn(async () => {
        const lock = await readLock();
        if (lock === null) return ok(await readOrDrawKey(keys));
        const tries = (await files.tries.read()) ?? noTries;
        const before = toState(lock, tries);
        if (lock.pin === null || !before.isPinOn) return refuse({ code: "pin.off", ...before });
        if (before.waitSeconds > 0) return refuse({ code: "pin.wait", ...before });
        const counted = countTry(tries, now());
        await files.tries.write(counted);
        const key = await unwrapKey(lock.pin, pin);
        if (key !== null) {
          await files.tries.write(noTries);
          return ok(key);
        }
        if (isSwitchedOff(counted)) await files.lock.write({ ...lock, pin: null });
        return refuse({ code: "pin.wrong", ...toState(lock, counted) });
      }),
    recoveryName: () => inTurn(async () => (await readLock())?.device ?? null),
    recover: (recovery) =>
      inTurn(async () => {
        const lock = await readLock();
        if (lock === null) return null;
        const key = await unwrapKey(lock.recovery, recovery);
        if (key === null) return null;
        if (toState(lock, (await files.tries.read()) ?? noTries).isPinOn) await files.tries.write(noTries);
        else await removePin(key);
        return key;
      }),
    setPin: (key, pin, device) =>
      inTurn(async () => {
        const { recovery } = await keyProofs(key);
        const lock: LockFile = {
          device,
          pin: await wrapKey(key, pin, iterations),
          // It is no guessable PIN but as random as the key itself, so hashing it once is enough.
          recovery: await wrapKey(key, recovery, 1),
        };
        await files.lock.write(lock);
        // The only other copy of the key goes once it is sure that this one opens.
        const written = await files.lock.read();
        if (written?.pin == null || (await unwrapKey(written.pin, pin)) === null)
          throw new Error("The wrapped key cannot be read back");
        await files.tries.write(noTries);
        await keys.destroy();
      }),
    removePin: (key) => inTurn(() => removePin(key)),
    destroy: async () => {
      for (const file of [keys, parts.lock, parts.tries]) await file.destroy();
    },
  };
}

/** What follows from a device's key and tells nothing of it: one is shown with each request, the other kept by the server. */
export async function keyProofs(
  key: Uint8Array,
): Promise<{ readonly proof: string; readonly recovery: string }> {
  const hmac = await crypto.subtle.importKey(
    "raw",
    new Uint8Array(key),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const follow = async (name: string) =>
    bytesToHex(new Uint8Array(await crypto.subtle.sign("HMAC", hmac, new TextEncoder().encode(name))));
  return { proof: await follow("cahier session"), recovery: await follow("cahier recovery") };
}

function jsonFile<Value>({ read, write }: KeyStore) {
  return {
    read: async (): Promise<Value | null> => {
      const bytes = await read();
      return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as Value);
    },
    write: (value: Value) => write(new TextEncoder().encode(JSON.stringify(value))),
  };
}
