import { beforeAll, expect, test } from "vitest";
import type { PullAnswer, WholeRequest } from "#core/replication/pull.ts";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { removeMembership } from "#server/storage/memberships.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let firm: TestFirm;
let clients: string[];

beforeAll(async () => {
  services = await createTestServices();
  firm = await openTestFirm(services, createApp(services));
  clients = [];
  for (let one = 0; one < 4; one += 1) clients.push(await firm.begin({ name: `Client ${one}` }));
});

const noneWhole: WholeRequest = { companies: [], allUpTo: 0, cards: {}, first: null };
const ask = (whole: Partial<WholeRequest>, rest: Parameters<TestDevice["pull"]>[0] = {}) =>
  firm.device.pull({ whole: { ...noneWhole, ...whole }, ...rest });
/** What came of a company: each document by its collection and id. */
const cameOf = (company: string, { pages }: PullAnswer) =>
  Object.entries(pages).flatMap(([name, page]) =>
    page.flatMap((envelope) => (envelope.company === company ? [`${name}/${envelope.id}`] : [])),
  );
const cardOf = (company: string) => [
  `companies/${company}|${company}`,
  `members/${company}|${firm.device.userId}`,
];

test("of companies that are not to be whole come their own document and the reader's place, in one answer", async () => {
  const answer = await ask({});
  for (const company of [firm.id, ...clients]) expect(cameOf(company, answer)).toEqual(cardOf(company));
  expect(answer).toMatchObject({ done: true, digests: {}, cards: answer.heads });
  expect(Object.values(answer.checkpoints).flatMap((reached) => Object.keys(reached))).toEqual([]);
});

test("a company that is named comes whole, and where companies are few all do", async () => {
  const named = await ask({ companies: [clients[1]!] });
  expect(cameOf(clients[1]!, named)).toContain(`accounts/${clients[1]}|chart`);
  expect(cameOf(clients[0]!, named)).toEqual(cardOf(clients[0]!));
  expect(Object.keys(named.cards ?? {})).not.toContain(clients[1]);
  const few = await ask({ allUpTo: 5 });
  expect(few.cards).toEqual({});
  expect(cameOf(clients[0]!, few)).toContain(`accounts/${clients[0]}|chart`);
  expect(await firm.device.pull()).not.toHaveProperty("cards");
});

test("a card comes again only when it has changed, and tells how far it is known in any case", async () => {
  const [client] = clients;
  const { cards = {} } = await ask({});
  const other = await createTestDevice(services, firm.device.userId, client!);
  await other.must("company.update", { set: { city: "Lyon" } });
  const again = await ask({ cards });
  expect(cameOf(client!, again)).toEqual([`companies/${client}|${client}`]);
  for (const company of clients.slice(1)) expect(cameOf(company, again)).toEqual([]);
  expect(again.cards).toEqual(again.heads);
  await other.must("party.save", { id: "p1", set: { role: "customer", number: "C9", name: "Terre" } });
  const quiet = await ask({ cards: again.cards ?? {} });
  expect(cameOf(client!, quiet)).toEqual([]);
  expect(quiet.cards?.[client!]).toBeGreaterThan(again.cards![client!]!);
});

test("cards come so many companies at a time, and none is said to be there before it is", async () => {
  let cards: Record<string, number> = {};
  const came: string[] = [];
  for (;;) {
    const answer = await ask({ cards }, { limit: 2 });
    for (const company of clients) came.push(...cameOf(company, answer));
    expect(Object.keys(answer.cards ?? {}).length - Object.keys(cards).length).toBeLessThanOrEqual(2);
    cards = answer.cards ?? {};
    if (answer.done) break;
  }
  expect(came.sort()).toEqual(clients.flatMap(cardOf).sort());
  expect(Object.keys(cards).sort()).toEqual([firm.id, ...clients].sort());
});

test("a company somebody waits for comes first with its newest vouchers, and whole with what follows", async () => {
  const [, , client] = clients;
  const device = await createTestDevice(services, firm.device.userId, client!);
  for (let day = 1; day <= 9; day += 1)
    await device.must(
      "payment.record",
      aPaymentOf(`pay${day}`, 1_000, { day: `2026-03-0${day}`, account: "706000", party: null, vat: null }),
    );
  const whole = { companies: [client!], first: client! };
  const first = await ask(whole, { limit: 3 });
  expect(first.done).toBe(false);
  expect(first.pages).not.toHaveProperty("vouchers");
  expect(cameOf(client!, first)).toContain(`accounts/${client}|chart`);
  expect(first.latest?.vouchers.map(({ day }) => day)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => `2026-03-0${day}`),
  );
  const vouchers = new Set<string>();
  let { checkpoints, cards = {} } = first;
  for (;;) {
    const next = await ask({ ...whole, cards }, { limit: 3, checkpoints });
    expect(next).not.toHaveProperty("latest");
    for (const { id } of next.pages.vouchers ?? []) vouchers.add(id);
    checkpoints = next.checkpoints;
    cards = next.cards ?? {};
    if (next.done) {
      expect(Object.keys(next.digests)).toEqual([client]);
      break;
    }
  }
  expect(vouchers.size).toBe(9);
});

test("invariant 7: what comes first is the reader's slice alone, and nothing comes of who is no member", async () => {
  const owner = await beginCompany(services, { ...practice, practice: "several" });
  const { company } = owner;
  await owner.must("payment.record", aPaymentOf("mine", 5_000, { practitioner: "dup" }));
  await owner.must("payment.record", aPaymentOf("theirs", 5_000, { practitioner: "mar" }));
  const reader = await createTestUser(services);
  const place = { name: "R", isOwner: false, role: "user", practitioner: "dup", reads: "slice" } as const;
  await putMember(services, company, { id: reader.id, ...place });
  const device = await createTestDevice(services, reader.id, company);
  const whole = { ...noneWhole, companies: [company, clients[0]!], first: company };
  const answer = await device.pull({ whole });
  expect(answer.latest?.vouchers.map(({ id }) => id)).toEqual([`${company}|mine`]);
  expect(JSON.stringify(answer)).not.toContain(clients[0]);

  const stranger = await device.pull({ whole: { ...whole, first: clients[0]! } });
  expect(stranger).not.toHaveProperty("latest");
  await services.storage.write((tx) => removeMembership(tx, company, reader.id));
  const gone = await device.pull({ whole: { ...noneWhole, cards: { [company]: 3 } } });
  expect(gone).toMatchObject({
    drop: [company],
    heads: {},
    cards: {},
    pages: { companies: [], members: [] },
  });
});
