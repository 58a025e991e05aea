import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "#test/support/property-runs.ts";
import { createDeviceLock, keyProofs } from "#web/books/device-lock.ts";
import { createMemoryKeyStore, type KeyStore } from "#web/books/key-store.ts";
import { countTry, isSwitchedOff, noTries, WRONG_PINS_MAX, waitSeconds } from "#web/books/pin-tries.ts";

const PIN = "481516";
const HOUR = 3_600_000;

/** A device's files, the clock it believes, and the lock over them; hashed seldom, for the laws to run often. */
function openDevice() {
  const files = { key: createMemoryKeyStore(), lock: createMemoryKeyStore(), tries: createMemoryKeyStore() };
  const clock = { now: 1_800_000_000_000 };
  let turn: Promise<unknown> = Promise.resolve();
  const open = (over: Partial<Record<keyof typeof files, KeyStore>> = {}) =>
    createDeviceLock({
      ...files,
      ...over,
      now: () => new Date(clock.now),
      inTurn: (act) => {
        const next = turn.then(act, act);
        turn = next.catch(() => {});
        return next;
      },
      iterations: 10,
    });
  return { files, clock, open, lock: open() };
}

async function openLockedDevice() {
  const device = openDevice();
  const key = new Uint8Array((await device.lock.openKey())!);
  await device.lock.setPin(key, PIN, "tablet");
  return { ...device, key };
}

describe("a PIN on a device", () => {
  test("leaves everything as it is while none is set", async () => {
    const { lock, files } = openDevice();
    const key = await lock.openKey();
    expect(await lock.state()).toBeNull();
    expect(await lock.openKey()).toEqual(key);
    expect(await files.lock.read()).toBeNull();
  });

  test("wraps the key, which then lies nowhere in the clear, and gives it back", async () => {
    const { lock, files, key } = await openLockedDevice();
    expect(await files.key.read()).toBeNull();
    expect(await lock.openKey()).toBeNull();
    for (const file of [files.lock, files.tries])
      expect(Buffer.from((await file.read())!).includes(Buffer.from(key))).toBe(false);
    expect(await lock.unlock(PIN)).toEqual({ ok: true, value: key });
  });

  test("is changed by wrapping anew, and removed by laying the key where it was", async () => {
    const { lock, files, key } = await openLockedDevice();
    await lock.setPin(key, "00000000", "tablet");
    expect((await lock.unlock(PIN)).ok).toBe(false);
    expect(await lock.unlock("00000000")).toEqual({ ok: true, value: key });
    await lock.removePin(key);
    expect(await lock.openKey()).toEqual(key);
    expect([await files.lock.read(), await files.tries.read()]).toEqual([null, null]);
  });

  test("costs a growing wait after five wrong ones, and is switched off after ten", async () => {
    const { lock, clock } = await openLockedDevice();
    const waits: number[] = [];
    for (let wrong = 1; wrong <= WRONG_PINS_MAX; wrong += 1) {
      expect(await lock.unlock("000000")).toMatchObject({ ok: false, problem: { code: "pin.wrong" } });
      const { waitSeconds: seconds } = (await lock.state())!;
      waits.push(seconds);
      if (seconds > 0) expect(await lock.unlock(PIN)).toMatchObject({ problem: { code: "pin.wait" } });
      clock.now += seconds * 1000;
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 300, 600, 0]);
    expect(await lock.unlock(PIN)).toMatchObject({ ok: false, problem: { code: "pin.off", isPinOn: false } });
  });

  test("that was switched off gives way to what the server tells who shows the password, and is gone then", async () => {
    const { lock, key, clock } = await openLockedDevice();
    for (let wrong = 0; wrong < WRONG_PINS_MAX; wrong += 1, clock.now += HOUR) await lock.unlock("000000");
    expect(await lock.recoveryName()).toBe("tablet");
    expect(await lock.recover("f".repeat(64))).toBeNull();
    expect(await lock.recover((await keyProofs(key)).recovery)).toEqual(key);
    expect(await lock.state()).toBeNull();
    expect(await lock.openKey()).toEqual(key);
  });

  test("that was only forgotten stays", async () => {
    const { lock, key } = await openLockedDevice();
    await lock.unlock("000000");
    expect(await lock.recover((await keyProofs(key)).recovery)).toEqual(key);
    expect(await lock.state()).toEqual({ isPinOn: true, waitSeconds: 0, freeTriesLeft: 5 });
  });

  test("lets nobody win a try by ending the app while it is being tried", async () => {
    const { open, files } = await openLockedDevice();
    const dying = open({
      lock: {
        ...files.lock,
        read: () =>
          files.tries
            .read()
            .then((tries) =>
              tries !== null && JSON.parse(Buffer.from(tries).toString()).wrongCount > 0
                ? Promise.reject(new Error("killed"))
                : files.lock.read(),
            ),
      },
    });
    await dying.unlock("000000").catch(() => {});
    expect((await open().state())!.freeTriesLeft).toBe(4);
  });

  test("leaves a way to the key wherever setting or removing it is cut short", async () => {
    const steps = ["key", "lock", "tries"].flatMap((file) =>
      ["write", "destroy"].map((act) => [file, act] as const),
    );
    for (const [file, act] of steps)
      for (const change of ["set", "remove"] as const) {
        const { open, files, key } = change === "set" ? await beforePin() : await openLockedDevice();
        const broken = { ...files[file as "key"], [act]: () => Promise.reject(new Error("killed")) };
        const dying = open({ [file]: broken });
        await (change === "set" ? dying.setPin(key, PIN, "tablet") : dying.removePin(key)).catch(() => {});
        const next = open();
        const found = (await next.openKey()) ?? (await next.unlock(PIN));
        expect(found, `${change}, cut at ${file}.${act}`).toEqual(
          found instanceof Uint8Array ? key : { ok: true, value: key },
        );
      }
  });

  async function beforePin() {
    const device = openDevice();
    return { ...device, key: new Uint8Array((await device.lock.openKey())!) };
  }

  test("whatever is typed and whatever the clock says, at most ten wrong PINs are ever tried", async () => {
    const attempts = fc.array(
      fc.record({
        pin: fc.constantFrom("000000", "000001", PIN),
        passed: fc.integer({ min: -HOUR, max: HOUR }),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(attempts, async (all) => {
        const { lock, clock } = await openLockedDevice();
        let wrong = 0;
        for (const { pin, passed } of all) {
          clock.now += passed;
          const answer = await lock.unlock(pin);
          if (answer.ok) {
            expect(pin).toBe(PIN);
            expect(wrong).toBeLessThan(WRONG_PINS_MAX);
            wrong = 0;
          } else if (answer.problem.code === "pin.wrong") wrong += 1;
          expect(wrong).toBeLessThanOrEqual(WRONG_PINS_MAX);
          if (wrong === WRONG_PINS_MAX) expect((await lock.state())?.isPinOn).toBe(false);
        }
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  test("a wait never ends early by the clock it began with, and a clock set back makes it no longer than it was", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: WRONG_PINS_MAX - 1 }),
        fc.integer({ min: 0, max: 2 ** 40 }),
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        (count, begun, moved) => {
          let tries = noTries;
          for (let wrong = 0; wrong < count; wrong += 1) tries = countTry(tries, begun);
          const whole = waitSeconds(tries, begun);
          const left = waitSeconds(tries, begun + moved);
          expect(left).toBeLessThanOrEqual(whole);
          if (moved >= 0) expect(left).toBe(Math.max(0, Math.ceil(whole - moved / 1000)));
          else expect(left).toBe(whole);
          expect(isSwitchedOff(tries)).toBe(false);
        },
      ),
      { numRuns: propertyRuns(100) },
    );
  });
});
