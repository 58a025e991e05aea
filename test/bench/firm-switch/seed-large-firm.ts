import assert from "node:assert/strict";
import type { CommandArgs } from "#core/commands/command-args.ts";
import { type Act, acceptAs } from "#server/commands/accept-as.ts";
import { putMember } from "#server/commands/put-member.ts";
import { readConfiguration } from "#server/configuration.ts";
import { createLogger } from "#server/logging.ts";
import { createUser } from "#server/people/create-user.ts";
import { createPasswords } from "#server/people/passwords.ts";
import { openServices } from "#server/services.ts";
import { findUserByLogin } from "#server/storage/users.ts";

/** A client company of the firm, as the bench finds it on the screen. */
export interface SeededClient {
  readonly id: string;
  readonly name: string;
  readonly voucherCount: number;
}

const FIRM = "fidu-rhone";
const COLLABORATORS = 50;
const LARGE_VOUCHERS = 2500;
const SMALL_VOUCHERS = 24;

/**
 * Gives the demonstration's firm 50 collaborators and so many clients more, three of them large, by the commands that
 * its people would have made; the same for the same seed. The server must not run on these data meanwhile.
 */
export async function seedLargeFirm(dataDir: string, clientCount: number): Promise<readonly SeededClient[]> {
  const opened = await openServices(readConfiguration({ DATA_DIR: dataDir }), createLogger("error"));
  // Nobody signs in with these passwords, and hashing fifty as dearly as for people would take longer than all the rest.
  const services = { ...opened.services, passwords: createPasswords({ memoryCost: 8, timeCost: 1 }) };
  try {
    const fay = await services.storage.read((tx) => findUserByLogin(tx, "fay@example.test"));
    assert(fay !== null);
    const people: { readonly id: string; readonly name: string }[] = [];
    for (let one = 0; one < COLLABORATORS; one += 1) {
      const name = `Collaborateur ${String(one + 1).padStart(2, "0")}`;
      const created = await createUser(services, {
        name,
        email: null,
        language: "fr",
        password: "never used 1",
      });
      assert(created.ok);
      const { id } = created.value.user;
      const place = { role: "accountant", isOwner: false, practitioner: null, reads: "whole" } as const;
      await putMember(services, FIRM, { id, name, ...place });
      people.push({ id, name });
    }
    const dice = createDice(7);
    const clients: SeededClient[] = [];
    for (let one = 0; one < clientCount; one += 1) {
      const id = `bench-client-${String(one).padStart(3, "0")}`;
      const client = {
        id,
        name: `Client ${String(one).padStart(3, "0")} ${TRADES[one % TRADES.length]}`,
        voucherCount: one % 100 === 42 ? LARGE_VOUCHERS : SMALL_VOUCHERS,
      };
      const own = [0, 1, 2].map(() => people[dice(people.length)]!);
      const acts = actsOf(client, { fay, own, dice });
      const outcomes = await acceptAs(services, { userId: fay.id, company: id, via: "bench" }, acts);
      for (const outcome of outcomes) assert.equal(outcome.status, "accepted", JSON.stringify(outcome));
      clients.push(client);
    }
    return clients;
  } finally {
    await opened.close();
  }
}

const TRADES = ["Boulangerie", "Garage", "Librairie", "Kinésithérapie", "Menuiserie", "Fleuriste", "Taxi"];

function actsOf(
  { name, voucherCount }: SeededClient,
  {
    fay,
    own,
    dice,
  }: {
    readonly fay: { readonly id: string; readonly name: string };
    readonly own: readonly { readonly id: string; readonly name: string }[];
    readonly dice: (below: number) => number;
  },
): Act[] {
  const year = String(new Date().getFullYear());
  const members = [...new Map(own.map((person) => [person.id, person])).values()];
  const acts: Act[] = [
    { type: "company.create", args: { memberName: fay.name, company: beginning(name, year) } },
    { type: "plan.choose", args: { name: "pro", throughDay: null, isPremium: false } },
    {
      type: "care.begin",
      args: {
        ...{ firm: FIRM, stage: "client", group: null },
        members: [{ id: fay.id, name: fay.name, role: "administrator" }],
      },
    },
    ...members.map((person): Act => ({ type: "member.place", args: { ...person, role: "accountant" } })),
  ];
  const parties = Math.ceil(voucherCount / 20);
  for (let one = 0; one < parties; one += 1)
    acts.push({
      type: "party.save",
      args: {
        id: `party-${one}`,
        set: { role: "customer", number: `C${one}`, name: `Tiers ${one} de ${name}` },
      },
    });
  for (let one = 0; one < voucherCount; one += 1) {
    const day = `${year}-01-${String(1 + Math.floor((one * 28) / voucherCount)).padStart(2, "0")}`;
    const cents = 1_000 + dice(90_000);
    acts.push({
      type: "entry.record",
      args: {
        ...{ id: `entry-${one}`, day, label: `${name}, écriture ${one}`, journal: "OD", practitioner: null },
        postings: [
          { account: "411000", side: "debit", cents, party: `party-${dice(parties)}` },
          { account: "706000", side: "credit", cents, party: null },
        ],
      },
    });
  }
  return acts;
}

const beginning = (name: string, year: string): CommandArgs["company.create"]["company"] => ({
  ...{ name, address: "", basis: "accrual", country: "FR", currency: "EUR", registration: "", vatNumber: "" },
  ...{ address1: "", postalCode: "69003", city: "Lyon", practitioners: [], numbering: "central" },
  practice: "company",
  vatHistory: [{ from: `${year}-01-01`, status: "liable", onDebits: false }],
  fiscalYears: [{ from: `${year}-01-01`, through: `${year}-12-31` }],
  booksStart: `${year}-01-01`,
});

/** Numbers that look thrown and are the same every time: a linear congruence, as in Numerical Recipes. */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
