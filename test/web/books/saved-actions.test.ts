import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frenchFirm } from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";
const PASSPHRASE = "quatre mots à la suite";
let devices = 0;

/** A device with nothing on it; after a wipe the same browser is one more of these. */
const openFresh = (server: SimulatedServer, user = "anna") =>
  openSimulatedDevice({ user, device: `fresh${devices++}`, fetch: server.fetchAs(user) });
const saveParty = (device: SimulatedDevice, id: string) =>
  device.books().send(company, "party.save", { id, set: { role: "customer", number: id, name: id } });
const partiesOf = async (device: SimulatedDevice) =>
  (await device.ask("parties", { company })).map(({ id }) => id).sort();

async function openWithTwoWaiting() {
  const server = createSimulatedServer();
  const device = await openFresh(server);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await device.synchronise();
  await saveParty(device, "p1");
  await saveParty(device, "p2");
  return { server, device };
}

describe("acts saved to a file", () => {
  test("are taken in on another device of that person, shown at once, and done once", async () => {
    const { server, device } = await openWithTwoWaiting();
    const { file, count } = await device.books().savePending(PASSPHRASE);
    expect(count).toBe(2);
    await device.close();

    const other = await openFresh(server);
    await other.synchronise();
    await saveParty(other, "p3");
    expect(await other.books().takeInActs(file, PASSPHRASE)).toEqual({
      ok: true,
      value: { count: 2, knownCount: 0 },
    });
    expect(await partiesOf(other)).toEqual(["p1", "p2", "p3"]);
    expect(await other.ask("device", {})).toMatchObject({ pendingCount: 3 });
    await other.restart();
    await other.synchronise();
    expect(await other.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null, lostCount: 0 });
    expect(server.documents(company, "parties").map(({ id }) => id)).toEqual(["p3", "p1", "p2"]);
    expect(await other.books().takeInActs(file, PASSPHRASE)).toEqual({
      ok: true,
      value: { count: 0, knownCount: 2 },
    });
    await other.close();
  });

  test("are nothing that can be read in the file", async () => {
    const { device } = await openWithTwoWaiting();
    await saveParty(device, "Lune et Fils");
    const { file } = await device.books().savePending(PASSPHRASE);
    const bytes = Buffer.from(await file.arrayBuffer());
    for (const secret of ["Lune", "anna", "party.save", device.id])
      for (const encoding of ["utf8", "utf16le"] as const)
        expect(bytes.includes(Buffer.from(secret, encoding))).toBe(false);
    await device.close();
  });

  test("stay in a file that is cut anywhere, another's, no such file, or opened by other words", async () => {
    const { server, device } = await openWithTwoWaiting();
    const { file } = await device.books().savePending(PASSPHRASE);
    const other = await openFresh(server);
    const problemOf = async (of: Blob, passphrase = PASSPHRASE) => {
      const taken = await other.books().takeInActs(of, passphrase);
      return taken.ok ? null : taken.problem.code;
    };
    expect(await problemOf(file, "quatre mots a la suite")).toBe("wrongPassphrase");
    expect(await problemOf(new Blob(["JournalCode|JournalLib"]))).toBe("notActions");
    expect(await problemOf(new Blob([]))).toBe("notActions");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 37, max: file.size - 1 }), async (length) => {
        expect(await problemOf(file.slice(0, length))).toBe("cut");
      }),
      { numRuns: propertyRuns(12) },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.size - 1 }), async (at) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        bytes[at]! ^= 1;
        expect(await problemOf(new Blob([bytes]))).not.toBeNull();
      }),
      { numRuns: propertyRuns(12) },
    );
    expect(await other.ask("device", {})).toMatchObject({ pendingCount: 0 });

    const ben = await openFresh(server, "ben");
    const taken = await ben.books().takeInActs(file, PASSPHRASE);
    expect(taken).toEqual({ ok: false, problem: { code: "ofAnother" } });
    for (const one of [device, other, ben]) await one.close();
  }, 120_000);

  test("are done exactly once each, whatever was sent, lost, wiped and taken in twice", async () => {
    const step = fc.record({
      at: fc.constantFrom(0, 1),
      what: fc.constantFrom(
        "act" as const,
        "act" as const,
        "send" as const,
        "loseAnswer" as const,
        "leave" as const,
        "takeIn" as const,
        "restart" as const,
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { server, device } = await openWithTwoWaiting();
        const at = [device, await openFresh(server)];
        const expected = ["p1", "p2"];
        const files: Blob[] = [];
        for (const { at: index, what } of steps) {
          const one = at[index]!;
          if (what === "send") await one.synchronise();
          else if (what === "loseAnswer") await one.synchronise(["lostAnswer"]);
          else if (what === "restart") await one.restart();
          else if (what === "takeIn") {
            for (const file of files)
              expect(await one.books().takeInActs(file, PASSPHRASE)).toMatchObject({ ok: true });
          } else if (what === "leave") {
            files.push((await one.books().savePending(PASSPHRASE)).file);
            await one.close();
            at[index] = await openFresh(server);
          } else {
            const id = `made${expected.length}`;
            if ((await saveParty(one, id)).ok) expected.push(id);
          }
        }
        for (const file of files) await at[0]!.books().takeInActs(file, PASSPHRASE);
        for (const one of [...at, ...at]) await one.synchronise();
        for (const one of at) {
          expect(await one.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
          expect(await partiesOf(one)).toEqual([...expected].sort());
          await one.close();
        }
        const outcomes = [...server.outcomes.values()];
        expect(outcomes).toHaveLength(expected.length + 1);
        expect(outcomes.every((of) => of.length === 1 && of[0]!.status === "accepted")).toBe(true);
      }),
      { numRuns: propertyRuns(15) },
    );
  }, 300_000);
});
