import { type CollectionName, collectionNames } from "#core/collections.ts";
import { openingCollections, type PullAnswer, type PullRequest } from "#core/replication/pull.ts";
import type { HeadProofs } from "#core/replication/restoration.ts";
import { headProof } from "../restoration/proofs.ts";
import type { Services } from "../services.ts";
import { type BranchHead, branchHeadsOf } from "../storage/company-revisions.ts";
import { countersOfDevice } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { readDigests } from "../storage/digests.ts";
import { type Membership, membershipsOfUser } from "../storage/memberships.ts";
import { shutCompanies } from "../storage/restorations.ts";
import { ensureEpoch, readServerFact } from "../storage/server-facts.ts";
import type { ReadTx } from "../storage/storage.ts";
import { readCards } from "./read-cards.ts";
import { readLatest } from "./read-latest.ts";
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
  const branchHeads = await branchHeadsOf(tx, companyIds);
  const heads = new Map([...branchHeads].map(([company, { head }]) => [company, head]));

  const scopes = new Map(memberships.map((membership) => [membership.companyId, scopeOf(membership)]));
  const anew = companyIds.filter((id) => (request.scopes?.[id] ?? scopes.get(id)) !== scopes.get(id));

  const { whole } = request;
  const isWhole = isWholeTo(request, memberships.length);
  const ofCards = memberships.filter(({ companyId }) => !isWhole(companyId));
  const ofWhole = memberships.filter(({ companyId }) => isWhole(companyId));
  const cards = await readCards(tx, {
    userId,
    memberships: ofCards,
    heads,
    reached: without(whole?.cards ?? {}, anew),
    limit: request.limit,
  });

  const opening = openingOf(request, ofWhole, anew);
  const pages: PullAnswer["pages"] = {};
  const checkpoints: PullAnswer["checkpoints"] = {};
  const complete = new Set(request.complete?.filter((id) => !anew.includes(id)));
  let done = cards.isComplete && opening === null;
  const read = opening === null ? ofWhole : [opening];
  for (const collection of opening === null ? collectionNames : openingCollections) {
    const reached = without(request.checkpoints[collection] ?? {}, anew);
    const asked = { memberships: read, heads, collection, reached, complete, limit: request.limit };
    const page = await readPage(tx, asked);
    pages[collection] = page.envelopes;
    checkpoints[collection] = page.reached;
    done &&= page.isComplete;
  }
  pages.companies = [...(pages.companies ?? []), ...cards.companies];
  pages.members = [...(pages.members ?? []), ...cards.members];
  return {
    epoch,
    pages,
    checkpoints,
    heads: Object.fromEntries(heads),
    settled: await settledCounters(tx, userId, request.device, companyIds),
    digests: done ? await digestsOf(tx, ofWhole) : {},
    scopes: Object.fromEntries(scopes),
    drop: [...companiesToDrop(request, new Set(companyIds)), ...anew],
    ...(request.epoch === undefined
      ? {}
      : {
          headProofs: headProofs(secrets, epoch, branchHeads, request.proofs !== undefined),
          shut: Object.fromEntries(await shutCompanies(tx, companyIds)),
        }),
    ...(whole === undefined ? {} : { cards: cards.reached }),
    ...(opening === null ? {} : { latest: await readLatest(tx, opening) }),
    done,
    answeredAt,
  };
}

const headProofs = (
  secrets: Services["secrets"],
  epoch: string,
  heads: ReadonlyMap<string, BranchHead>,
  isBranchKnown: boolean,
): HeadProofs =>
  Object.fromEntries(
    [...heads].map(([company, known]) => {
      const head = isBranchKnown ? known : { head: known.head };
      return [company, { ...head, proof: headProof(secrets, epoch, company, head) }];
    }),
  );

/** Which companies the device gets whole: those it names, or all where they are few or it names none. */
function isWholeTo({ whole }: PullRequest, companyCount: number): (companyId: string) => boolean {
  if (whole === undefined || companyCount <= whole.allUpTo) return () => true;
  const named = new Set(whole.companies);
  return (companyId) => named.has(companyId);
}

/** The company somebody waits for, while nothing but its card is on their device. */
function openingOf(
  { whole, checkpoints }: PullRequest,
  ofWhole: readonly Membership[],
  anew: readonly string[],
): Membership | null {
  const found = ofWhole.find(({ companyId }) => companyId === whole?.first);
  if (found === undefined) return null;
  const isBegun = Object.values(checkpoints).some((revisions) => (revisions?.[found.companyId] ?? 0) > 0);
  return isBegun && !anew.includes(found.companyId) ? null : found;
}

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
function companiesToDrop(
  { checkpoints, scopes = {}, whole }: PullRequest,
  own: ReadonlySet<string>,
): string[] {
  const named = new Set<string>([...Object.keys(scopes), ...Object.keys(whole?.cards ?? {})]);
  for (const collection of Object.keys(checkpoints) as CollectionName[])
    for (const companyId of Object.keys(checkpoints[collection] ?? {})) named.add(companyId);
  return [...named].filter((companyId) => !own.has(companyId));
}
