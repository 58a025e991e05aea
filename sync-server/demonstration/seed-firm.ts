import { assert } from "#core/assert.ts";
import { addDays, type CalendarDate, laterOf } from "#core/calendar-date.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import { acceptUncheckedAs, type UncheckedAct } from "../commands/accept-as.ts";
import { putMember } from "../commands/put-member.ts";
import type { Services } from "../services.ts";
import type { User } from "../storage/users.ts";
import { firmClients, firmGroups, type SeededClient } from "./firm-clients.ts";
import { lineOf, postingsOf, type SeededArticle, yearOf } from "./seeded-company.ts";

const FIRM = "fidu-rhone";

interface FirmPeople {
  readonly fay: User;
  readonly cleo: User;
  readonly hugo: User;
}

const hours: SeededArticle = {
  id: "article-hours",
  number: "HEURE",
  name: "Heure de travail",
  unitPriceCents: 6_200,
  nature: "services",
  vat: "fr-2000",
};

/**
 * An accounting firm with twenty clients, by the commands its people would have made. Each has an id of its own, so a
 * seeding that was killed goes on at the next start. They begin on the practice's plan and choose theirs afterwards:
 * nobody gets twenty mails about companies that they did not create.
 */
export async function seedFirm(services: Services, people: FirmPeople, today: CalendarDate): Promise<void> {
  const { fay, cleo, hugo } = people;
  const year = yearOf(today);
  await act(services, fay, FIRM, [
    acted("company.create", FIRM, year.from, {
      memberName: fay.name,
      company: {
        ...beginning("Fidu Rhône", FIRM, "accrual", year),
        plan: { name: "firm", throughDay: null, isPremium: true },
      },
    }),
    acted("firm.update", FIRM, year.from, { isOn: true, defaultRole: "accountant", groups: firmGroups }),
  ]);
  for (const { id, name } of [cleo, hugo])
    await putMember(services, FIRM, {
      ...{ id, name, role: "accountant", isOwner: false, practitioner: null, reads: "whole" },
    });
  for (const [index, client] of firmClients.entries())
    await seedClient(services, people, client, {
      today,
      createdOn: laterOf(year.from, addDays(today, -9 * index)),
    });
}

async function seedClient(
  services: Services,
  { fay, ...colleagues }: FirmPeople,
  client: SeededClient,
  { today, createdOn }: { readonly today: CalendarDate; readonly createdOn: CalendarDate },
): Promise<void> {
  const { id, name, basis, stage, group, isPremium } = client;
  const acts: UncheckedAct[] = [
    acted("company.create", id, createdOn, {
      memberName: fay.name,
      company: beginning(name, id, basis, yearOf(today)),
    }),
    acted("plan.choose", id, createdOn, { name: "pro", throughDay: null, isPremium }),
    acted("care.begin", id, createdOn, {
      ...{ firm: FIRM, firmName: "Fidu Rhône", stage, group },
      members: [{ id: fay.id, name: fay.name, role: "administrator" }],
    }),
    ...client.collaborators.map((key) =>
      acted("member.place", `${id}:${key}`, createdOn, {
        ...{ id: colleagues[key].id, name: colleagues[key].name, role: "accountant" },
      }),
    ),
  ];
  if (client.draftCount > 0)
    acts.push(
      acted("party.save", `${id}:c1`, createdOn, {
        id: "customer-1",
        set: { number: "C-001", name: "Régie Lumière", role: "customer" },
      }),
      ...Array.from({ length: client.draftCount }, (_, index) =>
        acted("voucher.draft", `${id}:${index}`, today, {
          ...{ id: `draft-${index + 1}`, kind: "sale" as const, credits: null },
          set: {
            ...{ day: today, party: "customer-1", practitioner: null, termsDays: 30 },
            lines: [lineOf("line-1", hours, (index + 2) * 1000)],
          },
        }),
      ),
    );
  const throughDay = lastMonthsEnd(today);
  if (client.isProtected) acts.push(acted("period.protect", id, today, { throughDay }));
  await act(services, fay, id, acts);
  if (client.hasRefusal)
    await acceptUncheckedAs(services, { userId: fay.id, company: id, via: "demonstration" }, [
      acted("entry.record", `${id}:late`, today, {
        ...{ id: "late", day: throughDay, label: "Loyer du mois", journal: "OD", practitioner: null },
        postings: [...postingsOf({ "613200": 84_000, "512000": -84_000 })],
      }),
    ]);
}

async function act(
  services: Services,
  { id: userId }: User,
  company: string,
  acts: readonly UncheckedAct[],
): Promise<void> {
  for (const outcome of await acceptUncheckedAs(services, { userId, company, via: "demonstration" }, acts))
    assert(outcome.status === "accepted", `the firm's books are sound: ${JSON.stringify(outcome)}`);
}

const acted = <Type extends CommandType>(
  type: Type,
  what: string,
  day: CalendarDate,
  args: CommandArgs[Type],
): UncheckedAct => ({ type, args, madeAt: `${day}T17:30:00.000Z`, id: `seed:${type}:${what}` });

const beginning = (
  name: string,
  address: string,
  basis: "cash" | "accrual",
  year: ReturnType<typeof yearOf>,
): CommandArgs["company.create"]["company"] => ({
  ...{ name, address, basis, country: "FR", currency: "EUR", registration: "", vatNumber: "" },
  ...{ address1: "", postalCode: "69003", city: "Lyon", practitioners: [], numbering: "central" },
  practice: basis === "cash" ? "alone" : "company",
  vatHistory: [{ from: year.from, status: basis === "cash" ? "exempt" : "liable", onDebits: false }],
  fiscalYears: [year],
  booksStart: year.from,
});

const lastMonthsEnd = (today: CalendarDate): CalendarDate => addDays(`${today.slice(0, 7)}-01`, -1);
