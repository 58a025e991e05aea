import { type CollectionName, collectionNames } from "#core/collections.ts";
import type { PullAnswer, PullRequest } from "#core/replication/pull.ts";
import type { HeadProofs } from "#core/replication/restoration.ts";
import { headProof } from "../restoration/proofs.ts";
import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { countersOfDevice } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { readDigests } from "../storage/digests.ts";
import { type Membership, membershipsOfUser } from "../storage/memberships.ts";
import { shutCompanies } from "../storage/restorations.ts";
import { ensureEpoch, readServerFact } from "../storage/server-facts.ts";
import type { ReadTx } from "../storage/storage.ts";
import { readPage } from "./read-page.ts";
import { scopeOf } from "./what-members-see.ts";

type PullServices = Pick<Services, "storage" | "secrets" | "now" | "createId">;

/** What the user's companies hold beyond what the device has, as far as the user may read it; all from one snapshot. */
export async function pull(
  services: PullServices,
  { userId, request }: { readonly userId: string; readonly request: PullRequest },
): Promise<PullAnswer> {
  const answeredAt = services.now().toISOString();
  const answer = await services.storage.read(async (tx) => {
    const epoch = await readServerFact(tx, "epoch");
    return epoch === null ? null : readAnswer(tx, services, { userId, request, epoch, answeredAt });
  });
  if (answer !== null) return answer;
  const proposed = services.createId();
  await services.storage.write((tx) => ensureEpoch(tx, proposed));
  return pull(services, { userId, request });
}

async function readAnswer(
  tx: ReadTx,
  { secrets }: PullServices,
  {
    userId,
    request,
    epoch,
    answeredAt,
  }: {
    readonly userId: string;
    readonly request: PullRequest;
    readonly epoch: string;
    readonly answeredAt: string;
  },
): Promise<PullAnswer> {
  const memberships = await membershipsOfUser(tx, userId);
  const companyIds = memberships.map(({ companyId }) => companyId);
  const heads = await headsOf(tx, companyIds);

  const scopes = new Map(memberships.map((membership) => [membership.companyId, scopeOf(membership)]));
  const anew = companyIds.filter((id) => (request.scopes?.[id] ?? scopes.get(id)) !== scopes.get(id));

  const pages: PullAnswer["pages"] = {};
  const checkpoints: PullAnswer["checkpoints"] = {};
  let done = true;
  for (const collection of collectionNames) {
    const reached = without(request.checkpoints[collection] ?? {}, anew);
    const page = await readPage(tx, { memberships, heads, collection, reached, limit: request.limit });
    pages[collection] = page.envelopes;
    checkpoints[collection] = page.reached;
    done &&= page.isComplete;
  }
  return {
    epoch,
    pages,
    checkpoints,
    heads: Object.fromEntries(heads),
    settled: await settledCounters(tx, userId, request.device, companyIds),
    digests: done ? await digestsOf(tx, memberships) : {},
    scopes: Object.fromEntries(scopes),
    drop: [...companiesToDrop(request, new Set(companyIds)), ...anew],
    ...(request.epoch === undefined
      ? {}
      : {
          headProofs: headProofs(secrets, epoch, heads),
          shut: Object.fromEntries(await shutCompanies(tx, companyIds)),
        }),
    done,
    answeredAt,
  };
}

const headProofs = (
  secrets: Services["secrets"],
  epoch: string,
  heads: ReadonlyMap<string, number>,
): HeadProofs =>
  Object.fromEntries(
    [...heads].map(([company, head]) => [company, { head, proof: headProof(secrets, epoch, company, head) }]),
  );

const without = (revisions: Readonly<Record<string, number>>, companyIds: readonly string[]) =>
  Object.fromEntries(Object.entries(revisions).filter(([companyId]) => !companyIds.includes(companyId)));

async function settledCounters(
  tx: ReadTx,
  userId: string,
  deviceId: string,
  companyIds: readonly string[],
): Promise<Record<string, number>> {
  const device = await readDevice(tx, deviceId);
  if (device?.userId !== userId) return {};
  const counters = await countersOfDevice(tx, deviceId, companyIds);
  return Object.fromEntries([...counters].map(([companyId, { counter }]) => [companyId, counter]));
}

async function digestsOf(tx: ReadTx, memberships: readonly Membership[]): Promise<PullAnswer["digests"]> {
  const digests: PullAnswer["digests"] = {};
  for (const { companyId, slices } of memberships) {
    const months = await readDigests(tx, { companyId, slices });
    digests[companyId] = Object.fromEntries(
      months.flatMap(({ slice, month, count, sum }) =>
        count === 0 ? [] : [[`${slice}/${month}`, { count, sum }]],
      ),
    );
  }
  return digests;
}

/** A company the device knows and the user does not, or no longer: that it exists is not said either. */
function companiesToDrop({ checkpoints, scopes = {} }: PullRequest, own: ReadonlySet<string>): string[] {
  const named = new Set<string>(Object.keys(scopes));
  for (const collection of Object.keys(checkpoints) as CollectionName[])
    for (const companyId of Object.keys(checkpoints[collection] ?? {})) named.add(companyId);
  return [...named].filter((companyId) => !own.has(companyId));
}
