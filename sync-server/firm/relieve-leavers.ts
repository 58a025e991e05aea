import { isOfFirm } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import type { BackgroundJob } from "../background.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import { lookEvery } from "../look-every.ts";
import { firmRoleName } from "../mail/letters.ts";
import { forgetLeaver, type Leaver, leaseLeaver, waitingLeavers } from "../storage/leavers.ts";
import { memberOf, membershipsOfUser } from "../storage/memberships.ts";
import { peopleOfFirm } from "../storage/portfolio.ts";
import type { ReadTx } from "../storage/storage.ts";
import { readUser } from "../storage/users.ts";
import { actAsFirm } from "./act-as-firm.ts";

const LOOK_EVERY_MILLISECONDS = 1000;
/** Longer than the companies of one person take, and soon enough to try again. */
const LEASE_SECONDS = 60;

/** Ends what who left a firm could still do in its clients' companies, from the moment the server listens. */
export const relieveLeaversJob: BackgroundJob = {
  name: "leavers",
  start: (services) =>
    lookEvery(LOOK_EVERY_MILLISECONDS, {
      logger: services.logger,
      failed: "ending the places of leavers failed",
      look: () => relieveLeavers(services),
    }),
};

/**
 * Whoever works in an accounting firm no longer has no place in its clients' companies either, each ended in a
 * transaction of its own. One that fails hinders no other, and is tried again.
 */
export async function relieveLeavers(services: AcceptServices): Promise<void> {
  const { storage, now, logger } = services;
  const at = now();
  const lease = { at: at.toISOString(), until: new Date(at.getTime() + LEASE_SECONDS * 1000).toISOString() };
  for (const leaver of await storage.read((tx) => waitingLeavers(tx, lease.at))) {
    if (!(await storage.write((tx) => leaseLeaver(tx, leaver, lease)))) continue;
    let isDone = true;
    for (const client of await storage.read((tx) => clientsLeft(tx, leaver))) {
      try {
        await relieve(services, leaver, client);
      } catch (error) {
        isDone = false;
        logger.error({ company: client, error }, "somebody who left a firm still has a place at a client");
      }
    }
    if (isDone) await storage.write((tx) => forgetLeaver(tx, leaver));
  }
}

/** Nothing, when they work in the firm again. */
async function clientsLeft(tx: ReadTx, { firm, userId }: Leaver): Promise<readonly string[]> {
  if ((await memberOf(tx, userId, firm)) !== null) return [];
  const clients: string[] = [];
  for (const { companyId } of await membershipsOfUser(tx, userId)) {
    const company = await readCompanyDocument(tx, companyId, "companies", companyId);
    const member = await readCompanyDocument(tx, companyId, "members", userId);
    if (company?.care?.firm === firm && member !== null && isOfFirm(company.care, member))
      clients.push(companyId);
  }
  return clients;
}

async function relieve(services: AcceptServices, leaver: Leaver, client: string): Promise<void> {
  const { heir, roleName } = await services.storage.read(async (tx) => {
    const people = await peopleOfFirm(tx, leaver.firm);
    const owner = people.find(({ isOwner }) => isOwner);
    if (owner === undefined) throw new Error("A firm without an owner.");
    return { heir: { id: owner.id, name: owner.name }, roleName: await roleNameIn(tx, client) };
  });
  const asked = { userId: leaver.byUserId, company: client };
  const args = { id: leaver.userId, heir, roleName };
  const done = await actAsFirm(services, asked, { type: "member.relieve", args });
  // Their place ended in another way meanwhile.
  if (!done.ok) services.logger.info({ company: client, code: done.problem.code }, "nothing to relieve");
}

/** In the language of whoever owns the client's company. */
async function roleNameIn(tx: ReadTx, companyId: string): Promise<string> {
  const company = await readCompanyDocument(tx, companyId, "companies", companyId);
  const members: Member[] = [];
  for (const id of company?.memberIds ?? []) {
    const member = await readCompanyDocument(tx, companyId, "members", id);
    if (member !== null) members.push(member);
  }
  const owner = members.find(({ isOwner }) => isOwner);
  const user = owner === undefined ? null : await readUser(tx, owner.id);
  return firmRoleName(user?.language ?? "fr");
}
