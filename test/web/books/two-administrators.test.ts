import { beforeEach, describe, expect, test } from "vitest";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import { createApp } from "#server/app.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let company: string;
let owner: TestDevice;
let luc: TestDevice;
let ida: TestDevice;
let first: SimulatedDevice;
let second: SimulatedDevice;

async function openDevice(enrolled: TestDevice): Promise<SimulatedDevice> {
  const browser = await openSignedInBrowser(app, services, enrolled);
  const { userId: user, id: device } = enrolled;
  const opened = await openSimulatedDevice({ user, device, fetch: signedInFetch(browser) });
  afterThisFile(opened.close);
  await opened.synchronise();
  return opened;
}

/** What both do before either hears of the other: each is told on their own device that it stands there. */
type Act = { [Type in CommandType]: readonly [Type, CommandArgs[Type]] }[CommandType];
const act = async (device: SimulatedDevice, [type, args]: Act) =>
  expect(await device.books().send(company, type, args as never)).toMatchObject({ ok: true });

async function bothAct(one: Act, other: Act): Promise<void> {
  await act(first, one);
  await act(second, other);
  await first.synchronise();
  await second.synchronise();
  await first.synchronise();
}

/** What stands now, as each of the two sees it. */
const people = async (device: SimulatedDevice) => {
  const { members } = (await device.ask("members", { company }))!;
  return members.map(({ id, role, isOwner }) => ({ id, role, isOwner })).toSorted(byId);
};
const roles = async (device: SimulatedDevice) =>
  (await device.ask("company", { company }))!.company.roles.map(({ name, rights }) => ({ name, rights }));
const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);

/** The desk of each: who asked for what, and the rule that said no. */
const told = async (device: SimulatedDevice) =>
  (await device.ask("refusals", { company })).map(({ commandType, madeBy, code, facts }) => ({
    ...{ commandType, madeBy, code },
    ...facts,
  }));

async function oneOutcomeBothTold(expected: object): Promise<void> {
  expect(await people(first)).toEqual(await people(second));
  expect(await roles(first)).toEqual(await roles(second));
  expect(await told(second)).toMatchObject([expected]);
  // Whoever was first hears of the other's wish as well, and by whom it was.
  expect(await told(first)).toEqual(await told(second));
  for (const device of [first, second])
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
}

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  owner = await beginCompany(services, frenchFirm);
  company = owner.company;
  ida = await joinCompany(services, company, { name: "Ida", role: "administrator" });
  luc = await joinCompany(services, company, { name: "Luc", role: "user" });
  first = await openDevice(await createTestDevice(services, owner.userId, company));
  second = await openDevice(ida);
});

describe("two administrators who act at once, each offline", () => {
  test("on the same member: the first to arrive stands, and the other is told whose change it met", async () => {
    const change = (role: string): Act => [
      "member.change",
      { id: luc.userId, set: { role }, seen: { role: "user" } },
    ];
    await bothAct(change("accountant"), change("administrator"));
    expect(await people(first)).toContainEqual({ id: luc.userId, role: "accountant", isOwner: false });
    await oneOutcomeBothTold({ code: "member.changedSinceSeen", member: "Luc", madeBy: ida.userId });
  });

  test("one removes the member whom the other gives another role: they are gone, and that is told", async () => {
    await bothAct(
      ["member.remove", { id: luc.userId }],
      ["member.change", { id: luc.userId, set: { role: "accountant" }, seen: { role: "user" } }],
    );
    expect((await people(second)).map(({ id }) => id)).not.toContain(luc.userId);
    await oneOutcomeBothTold({ code: "member.notFound", commandType: "member.change", madeBy: ida.userId });
  });

  test("on the same role: what the first ticked stands, and the second is told, with nothing lost of what they wanted", async () => {
    const began = { id: "r1", name: "Accueil", rights: ["record"], reads: "whole" } as const;
    await act(first, ["role.save", { ...began, rights: [...began.rights], seen: null }]);
    await first.synchronise();
    await second.synchronise();
    const { id: _, ...seen } = { ...began, rights: [...began.rights] };
    const save = (rights: CommandArgs["role.save"]["rights"]): Act => [
      "role.save",
      { ...began, rights, seen },
    ];
    await bothAct(save(["record", "draft"]), save(["record", "export"]));
    expect(await roles(first)).toEqual([{ name: "Accueil", rights: ["record", "draft"] }]);
    await oneOutcomeBothTold({ code: "role.changedSinceSeen", name: "Accueil", madeBy: ida.userId });
    const [refusal] = await second.ask("refusals", { company });
    expect(refusal?.args).toMatchObject({ rights: ["record", "export"] });
  });

  test("F47 on the ownership, from two devices of the owner: one owner, and the other wish is told on both", async () => {
    second = await openDevice(await createTestDevice(services, owner.userId, company));
    await bothAct(["company.handOver", { to: ida.userId }], ["company.handOver", { to: luc.userId }]);
    const owners = (await people(first)).filter(({ isOwner }) => isOwner);
    expect(owners.map(({ id }) => id)).toEqual([ida.userId]);
    await oneOutcomeBothTold({ code: "member.notOwner", commandType: "company.handOver" });
    expect((await people(first)).find(({ id }) => id === luc.userId)).toMatchObject({ role: "user" });
  });

  test("F47 one hands the company to whom the other removes: never an owner who is not there", async () => {
    await bothAct(["company.handOver", { to: luc.userId }], ["member.remove", { id: luc.userId }]);
    expect((await people(second)).filter(({ isOwner }) => isOwner).map(({ id }) => id)).toEqual([luc.userId]);
    await oneOutcomeBothTold({ code: "member.isOwner", commandType: "member.remove", madeBy: ida.userId });
  });
});
