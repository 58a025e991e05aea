import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { type Fault, openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

/** Sends a company and six payments, two commands a request, and answers how the requests met the server. */
async function sendSeven(faults: readonly Fault[]) {
  const server = createSimulatedServer();
  const through = server.fetchAs("anna");
  let underWay = 0;
  let underWayMax = 0;
  let brokenCount = 0;
  const device = await openSimulatedDevice({
    user: "anna",
    fetch: async (path, init) => {
      if (path !== "/sync/commands") return through(path, init);
      underWay += 1;
      underWayMax = Math.max(underWayMax, underWay);
      // Long enough for whatever leaves meanwhile to have left.
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answer = await through(path, init);
      underWay -= 1;
      const { outcomes } = (await answer.clone().json()) as { outcomes: { outcome: { status: string } }[] };
      if (outcomes.some(({ outcome }) => outcome.status === "broken")) brokenCount += 1;
      return answer;
    },
  });
  afterThisFile(device.close);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  for (const id of ["p1", "p2", "p3", "p4", "p5", "p6"])
    await device.books().send(company, "payment.record", aPaymentOf(id, 6_000, { party: null }));
  await device.synchronise(faults);
  return { server, device, underWayMax, brokenCount };
}

test("two requests are on their way while the server decides one, and never more than that", async () => {
  const { server, underWayMax, brokenCount } = await sendSeven([]);
  expect({ underWayMax, brokenCount }).toEqual({ underWayMax: 3, brokenCount: 0 });
  expect(server.documents(company, "vouchers")).toHaveLength(6);
});

test("a request that the next one overtakes is asked again, and each act still arrives once", async () => {
  const { server, device, brokenCount } = await sendSeven(["overtaken"]);
  expect(brokenCount).toBeGreaterThan(0);
  expect(server.documents(company, "vouchers")).toHaveLength(6);
  const log = await device.readLog(company);
  expect(log.map(({ status }) => status)).toEqual(log.map(() => "accepted"));
  for (const { command } of log) expect(server.outcomes.get(command.id)).toHaveLength(1);
  expect((await device.ask("device", {})).obstacle).toBeNull();
});

test("a lost answer with the next request under way leaves every act with its own first outcome", async () => {
  const { server, device } = await sendSeven(["lostAnswer"]);
  await device.synchronise();
  expect(server.documents(company, "vouchers")).toHaveLength(6);
  const log = await device.readLog(company);
  expect(log.map(({ status }) => status)).toEqual(log.map(() => "accepted"));
});
