import { COMPANIES_MAX, PULL_LIMIT_MAX, type PullRequest } from "#core/replication/pull.ts";
import type { CommandLog } from "./command-log.ts";
import type { CompanyCards } from "./company-cards.ts";
import type { Cursor } from "./cursor-store.ts";
import type { DeviceDatabase } from "./device-database.ts";
import type { FileUploads } from "./file-uploads.ts";
import { readKeptCompanies } from "./kept-companies.ts";
import type { WholeRules } from "./whole-rules.ts";

export interface WantedParts {
  readonly database: DeviceDatabase;
  readonly log: CommandLog;
  readonly uploads: FileUploads;
  readonly cards: CompanyCards;
  readonly rules: WholeRules;
}

/** The companies that are to be whole here. One in which something of this device's own is under way always is. */
export async function wantedCompanies(
  { database, log, uploads, cards }: WantedParts,
  cursor: Cursor,
): Promise<{ readonly wanted: ReadonlySet<string>; readonly onScreen: string | null }> {
  const { opened, pinned } = await readKeptCompanies(database);
  const wanted = new Set([...opened, ...pinned]);
  for (const company of (await log.pendingByCompany()).keys()) wanted.add(company);
  for (const company of await log.companies())
    if ((await log.tail(company)).counter > (cursor.settled[company] ?? 0)) wanted.add(company);
  for (const { company } of await uploads.all()) wanted.add(company);
  // A firm is where its clients are opened from: small books that somebody always comes back to.
  for (const [company, { firm }] of await cards.read()) if (firm?.isOn) wanted.add(company);
  return { wanted, onScreen: opened[0] ?? null };
}

/**
 * What is asked of the server. Companies held whole, or partly, that nobody wants whole any more are asked for as if
 * nothing of them were here: what is here is dropped when the card has come.
 */
export async function toPullRequest(
  parts: WantedParts,
  cursor: Cursor,
  device: string,
): Promise<PullRequest> {
  const { wanted, onScreen } = await wantedCompanies(parts, cursor);
  const known = new Set([cursor.heads, cursor.cards, cursor.targets].flatMap((one) => Object.keys(one)));
  const isFew = known.size <= parts.rules.allUpTo;
  const leaving = isFew
    ? []
    : [...known].filter((company) => !wanted.has(company) && isHeldWhole(cursor, company));
  const isAsCard = (company: string) => !wanted.has(company) && !isHeldWhole(cursor, company);
  const isFirst = onScreen !== null && cursor.cards[onScreen] !== undefined && !isHeldWhole(cursor, onScreen);
  return {
    device,
    checkpoints: Object.fromEntries(
      Object.entries(cursor.checkpoints).map(([name, revisions]) => [
        name,
        only(revisions ?? {}, (company) => !leaving.includes(company)),
      ]),
    ),
    scopes: { ...cursor.scopes },
    epoch: cursor.epoch,
    heads: cursor.headProofs,
    proofs: 2,
    whole: {
      companies: [...wanted].slice(0, COMPANIES_MAX),
      allUpTo: parts.rules.allUpTo,
      cards: only(cursor.cards, isAsCard),
      first: isFirst ? onScreen : null,
    },
    complete: Object.keys(cursor.heads)
      .filter((company) => !leaving.includes(company))
      .slice(0, COMPANIES_MAX),
    limit: PULL_LIMIT_MAX,
  };
}

/** Whether more of a company than its card is here, if not all of it. */
export const isHeldWhole = ({ heads, checkpoints }: Cursor, company: string): boolean =>
  heads[company] !== undefined ||
  Object.values(checkpoints).some((revisions) => revisions?.[company] !== undefined);

const only = (revisions: Readonly<Record<string, number>>, isMeant: (company: string) => boolean) =>
  Object.fromEntries(Object.entries(revisions).filter(([company]) => isMeant(company)));
