import { expect, test } from "vitest";
import type { Connection } from "#core/connections/connection.ts";
import { newDelivery } from "#core/connections/new-delivery.ts";
import { isSendable } from "#core/connections/travels-to.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

const connection: Connection = {
  id: "visma",
  system: "visma",
  state: "connected",
  reason: null,
  connectedAt: "2026-06-01T08:00:00.000Z",
  connectedBy: "Anna",
  theirCompany: "Atelier Lumen",
  theirUser: null,
  fromDay: "2026-06-01",
  codingByVat: {},
  codings: [],
  undecidedVat: [],
  acts: {},
};

async function openLinkedDevice() {
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  afterThisFile(device.close);
  const books = device.books();
  await books.send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await books.send(company, "party.save", {
    id: "p1",
    set: { role: "customer", number: "C1", name: "Café" },
  });
  const approve = async (id: string, day: string) => {
    const set = { day, party: "p1", lines: [aLine()] };
    await books.send(company, "voucher.draft", { id, kind: "sale", credits: null, set });
    const detail = await device.ask("voucher", { company, id });
    await books.send(company, "voucher.approve", { id, seenHash: detail!.seenHash! });
  };
  const rowOf = async (id: string) => {
    const rows = await books.page("vouchers", { company, filter: { kinds: ["sale"] } }, 0, 10);
    return rows.find((row) => row.id === id);
  };
  return { server, device, books, approve, rowOf };
}

test("the row of an invoice that does not travel says so and why, and not before the server has dated it", async () => {
  const { server, device, approve, rowOf } = await openLinkedDevice();
  await approve("older", "2026-05-04");
  await device.synchronise();
  server.write(company, "connections", connection);
  await device.synchronise();
  expect(await rowOf("older")).toMatchObject({
    notSent: { reason: "beforeFirstDay", connection: "visma", fromDay: "2026-06-01" },
  });
  await approve("pending", "2026-05-05");
  expect(await rowOf("pending")).toMatchObject({ fate: "onDevice", notSent: null });
  await device.synchronise();
  expect(await rowOf("pending")).toMatchObject({ notSent: { reason: "beforeFirstDay" } });
  expect(await device.ask("voucher", { company, id: "older" })).toMatchObject({
    notSent: { reason: "beforeFirstDay" },
  });

  server.write(company, "connections", { ...connection, state: "disconnected" });
  await device.synchronise();
  expect(await rowOf("older")).toMatchObject({ notSent: null });
});

test("counts the approved invoices that a link was never given, by why and from a day on", async () => {
  const { server, device, approve } = await openLinkedDevice();
  for (const [id, day] of [
    ["s1", "2026-03-01"],
    ["s2", "2026-05-04"],
    ["s3", "2026-06-02"],
  ] as const)
    await approve(id, day);
  await device.synchronise();
  server.write(company, "connections", connection);
  await device.synchronise();
  const counted = (from: string) => device.ask("notSent", { company, connection: "visma", from });
  const all = { beforeFirstDay: 2, notLinked: 1, firstDay: "2026-03-01" };
  expect(await counted("2026-05-01")).toEqual({ ...all, fromThen: 2 });
  expect(await counted("2026-01-01")).toEqual({ ...all, fromThen: 3 });
});

test("sending one by name shows it on its way at once, with no network", async () => {
  const { server, device, books, approve, rowOf } = await openLinkedDevice();
  await approve("older", "2026-05-04");
  await device.synchronise();
  server.write(company, "connections", connection);
  await device.synchronise();
  expect(await books.send(company, "voucher.send", { id: "older", connection: "visma" })).toMatchObject({
    ok: true,
  });
  expect(await rowOf("older")).toMatchObject({ notSent: null });
  expect(await device.ask("deliveries", { company, connection: "visma" })).toMatchObject([
    { voucher: "older", state: "waiting", reference: "CAHIER-older" },
  ]);
});

test("a link's count of what waits is that of the sendings shown beside it, at every moment", async () => {
  const { server, device, approve } = await openLinkedDevice();
  await approve("s1", "2026-06-02");
  await approve("s2", "2026-06-03");
  await device.synchronise();
  server.write(company, "connections", connection);
  const at = "2026-06-03T08:00:00.000Z";
  const sales = server.documents(company, "vouchers").filter(isSendable);
  for (const sale of sales) server.write(company, "deliveries", newDelivery("visma", sale, at));
  await device.synchronise();
  const waiting = async () => (await device.ask("connections", { company }))[0]?.waitingCount;
  expect(await waiting()).toBe(2);
  expect((await device.ask("dayPage", { company, today: "2026-06-03" })).connections).toMatchObject([
    { waitingCount: 2 },
  ]);
  server.write(company, "deliveries", { ...newDelivery("visma", sales[0]!, at), state: "delivered" });
  await device.synchronise();
  expect(await waiting()).toBe(1);
});
