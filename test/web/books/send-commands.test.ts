import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { type Fault, openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

/** A number that rises, and that somebody may wait for. */
function createCount() {
  let count = 0;
  let waiting: { readonly least: number; readonly go: () => void }[] = [];
  return {
    now: () => count,
    add: () => {
      count += 1;
      for (const { least, go } of waiting) if (count >= least) go();
      waiting = waiting.filter(({ least }) => count < least);
      return count;
    },
    reaches: (least: number) =>
      count >= least ? Promise.resolve() : new Promise<void>((go) => waiting.push({ least, go })),
  };
}

interface Meetings {
  readonly left: ReturnType<typeof createCount>;
  readonly answered: ReturnType<typeof createCount>;
}

/** Sends a company and eight payments, two commands a request, and answers how the requests met the server. */
async function sendNine({
  faults = [],
  onTheWay = async () => {},
}: {
  readonly faults?: readonly Fault[];
  /** What becomes of a request, which left as the how-manieth, before it meets the server. */
  readonly onTheWay?: (number: number, meetings: Meetings) => Promise<void>;
}) {
  const server = createSimulatedServer();
  const through = server.fetchAs("anna");
  const meetings: Meetings = { left: createCount(), answered: createCount() };
  const { left, answered } = meetings;
  let underWayMax = 0;
  let brokenCount = 0;
  const device = await openSimulatedDevice({
    user: "anna",
    fetch: async (path, init) => {
      if (path !== "/sync/commands") return through(path, init);
      const number = left.add();
      underWayMax = Math.max(underWayMax, number - answered.now());
      await onTheWay(number, meetings);
      const answer = await through(path, init);
      answered.add();
      const { outcomes } = (await answer.clone().json()) as { outcomes: { outcome: { status: string } }[] };
      if (outcomes.some(({ outcome }) => outcome.status === "broken")) brokenCount += 1;
      return answer;
    },
  });
  afterThisFile(device.close);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  for (const id of ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"])
    await device.books().send(company, "payment.record", aPaymentOf(id, 6_000, { party: null }));
  await device.synchronise(faults);
  return { server, device, underWayMax, brokenCount };
}

test("two requests are on their way while the server decides one, and never more than that", async () => {
  const { server, underWayMax, brokenCount } = await sendNine({
    onTheWay: async (number, { left, answered }) => {
      // The first is decided once two more have left; were there a fourth, it would leave meanwhile.
      await left.reaches(3);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await answered.reaches(number - 1);
    },
  });
  expect({ underWayMax, brokenCount }).toEqual({ underWayMax: 3, brokenCount: 0 });
  expect(server.documents(company, "vouchers")).toHaveLength(8);
});

test("a request that the next one overtakes is asked again, and each act still arrives once", async () => {
  const { server, device, brokenCount } = await sendNine({
    onTheWay: async (number, { answered }) => {
      if (number === 1) await answered.reaches(1);
    },
  });
  expect(brokenCount).toBeGreaterThan(0);
  expect(server.documents(company, "vouchers")).toHaveLength(8);
  const log = await device.readLog(company);
  expect(log.map(({ status }) => status)).toEqual(log.map(() => "accepted"));
  for (const { command } of log) expect(server.outcomes.get(command.id)).toHaveLength(1);
  expect((await device.ask("device", {})).obstacle).toBeNull();
});

test("a lost answer with the next request under way leaves every act with its own first outcome", async () => {
  const { server, device } = await sendNine({ faults: ["lostAnswer"] });
  await device.synchronise();
  expect(server.documents(company, "vouchers")).toHaveLength(8);
  const log = await device.readLog(company);
  expect(log.map(({ status }) => status)).toEqual(log.map(() => "accepted"));
});
