import type { Chart } from "#core/charts/chart.ts";
import type { Company, FiscalYear } from "#core/companies/company.ts";
import { type FecRequest, slicesOfFec, WHOLE_LEDGER, yearsWithBooks } from "#core/exports/fec-files.ts";
import { type FecPlan, fecLayoutOf, fecShares } from "#core/exports/fec-plan.ts";
import type { FecFacts, NamedVoucher, NamedVouchers } from "#core/exports/fec-standing.ts";
import { isLineMatching, type LineMatching, type MatchingDocument } from "#core/matchings/line-matching.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { awaitsNumber } from "#core/seals/vouchers-to-seal.ts";
import { SHARED_SLICE, WHOLE_SLICE } from "#core/vouchers/slice.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { fecOpening } from "#core/years/fec-opening.ts";
import { fixedOpenings } from "#core/years/opening-entry.ts";
import { yearTotalsOfSeals, yearTotalsOfVouchers } from "#core/years/year-totals.ts";
import { listDocuments, readDocument, readDocuments } from "../storage/documents.ts";
import { type LiveVoucherRow, listLiveVouchers, listReversals } from "../storage/live-vouchers.ts";
import type { ReadTx } from "../storage/storage.ts";

const PAGE = 1000;
const NAMED_MAX = 50;

/** A company as whoever asks for one of its files finds it. */
export interface CompanyWithYears {
  readonly company: Company;
  readonly chart: Chart;
  readonly headers: readonly SealHeader[];
  readonly years: ReturnType<typeof yearsWithBooks>;
}

/** Everything a file is made of that is not read while it is written, from one snapshot. */
export interface FecBooks {
  readonly plan: FecPlan;
  readonly facts: Omit<FecFacts, "importedNotValidated">;
  readonly slices: readonly string[] | null;
  /** What is not validated, by its day. */
  readonly liveByDay: ReadonlyMap<string, readonly string[]>;
}

export async function readCompanyWithYears(
  tx: ReadTx,
  companyId: string,
  today: string,
): Promise<CompanyWithYears | null> {
  const company = await readDocument(tx, { companyId, collection: "companies", id: companyId });
  const chart = await readDocument(tx, { companyId, collection: "accounts", id: "chart" });
  if (company === null || chart === null) return null;
  const headers: SealHeader[] = [];
  for (let afterId = ""; ; afterId = headers.at(-1)!.id) {
    const page = await listDocuments(tx, { companyId, collection: "seals", afterId, limit: PAGE });
    for (const { body } of page) headers.push(body as SealHeader);
    if (page.length < PAGE) break;
  }
  const known = company.body as Company;
  return {
    company: known,
    chart: chart.body as Chart,
    headers,
    years: yearsWithBooks(known, headers, today),
  };
}

/** Null for a year that has no books. */
export async function readFecBooks(
  tx: ReadTx,
  { company, chart, headers, years }: CompanyWithYears,
  { through, whom, kind }: FecRequest,
  readsWhole: boolean,
): Promise<FecBooks | null> {
  const year = years.find((one) => one.through === through);
  if (year === undefined) return null;
  const slices = slicesOfFec(whom);
  const shares = fecShares(headers, { chart, year, slices });
  const live = await listLiveVouchers(tx, {
    ...{ companyId: company.id, fromDay: year.from, throughDay: year.through },
    slices,
  });
  const opening = await readOpening(tx, { company, chart, headers }, year, slices);
  const notValidated = live.filter(({ state }) => state === "approved" || state === "recorded");
  const drafts = live.filter(({ state }) => state === "draft");
  const written = kind === "official" ? [] : notValidated;
  const liveByDay = new Map<string, string[]>();
  for (const { id, day } of written) {
    const known = liveByDay.get(day);
    if (known === undefined) liveByDay.set(day, [id]);
    else known.push(id);
  }
  return {
    slices,
    liveByDay,
    plan: {
      ...{ company, chart, year, kind, opening },
      layout: fecLayoutOf(company),
      ...shares,
      ...(await readMatchings(tx, company.id)),
      liveDays: [...liveByDay.keys()].sort(),
    },
    facts: {
      ...{ company, year, whom },
      isOpeningProvisional: opening !== null && opening.validatedOn === null,
      hasEntries: shares.imported.length + shares.own.length + notValidated.length > 0,
      notValidated: await nameFirst(tx, company.id, notValidated),
      drafts: await nameFirst(tx, company.id, drafts),
      numberAwaited: await awaitingNumber(tx, company, notValidated),
      shared:
        whom === WHOLE_LEDGER ? NOTHING : await findShared(tx, { company, chart, headers }, year, readsWhole),
    },
  };
}

/** What a year opens with follows from the sums of everything before it, what is not validated among them. */
async function readOpening(
  tx: ReadTx,
  { company, chart, headers }: Omit<CompanyWithYears, "years">,
  year: FiscalYear,
  slices: readonly string[] | null,
) {
  const companyId = company.id;
  const span = { companyId, fromDay: company.booksStart, throughDay: year.through, slices };
  const live = (await listLiveVouchers(tx, span)).filter(({ state }) => state !== "draft");
  const totals = yearTotalsOfSeals(company, headers);
  for (let start = 0; start < live.length; start += PAGE) {
    const ids = live.slice(start, start + PAGE).map(({ id }) => id);
    const page = await readDocuments(tx, { companyId, collection: "vouchers", ids });
    const vouchers = page.map(({ body }) => body as Voucher);
    totals.push(...yearTotalsOfVouchers(company, chart, vouchers));
  }
  const years = { company, chart, totals, fixed: fixedOpenings(headers) };
  return fecOpening(years, headers, year.from, slices);
}

/** Those by hand, and whether there are others: their ids begin alike and come first. */
async function readMatchings(
  tx: ReadTx,
  companyId: string,
): Promise<Pick<FecPlan, "matchedByHand" | "hasSettlements">> {
  const found: LineMatching[] = [];
  for (let afterId = "l~"; ; ) {
    const page = await listDocuments(tx, { companyId, collection: "matchings", afterId, limit: PAGE });
    const matchings = page.map(({ body }) => body as MatchingDocument).filter(isLineMatching);
    found.push(...matchings);
    if (matchings.length < PAGE)
      return { matchedByHand: found, hasSettlements: matchings.length < page.length };
    afterId = page.at(-1)!.id;
  }
}

async function nameFirst(
  tx: ReadTx,
  companyId: string,
  rows: readonly LiveVoucherRow[],
): Promise<NamedVouchers> {
  const ids = rows.slice(0, NAMED_MAX).map(({ id }) => id);
  return {
    count: rows.length,
    first: toNamed(await readDocuments(tx, { companyId, collection: "vouchers", ids })),
  };
}

const toNamed = (documents: readonly { readonly body: unknown }[]): NamedVoucher[] =>
  documents
    .map(({ body }) => body as Voucher)
    .map(({ id, kind, day, label }) => ({ id, kind, day, label }))
    .sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1));

/** Only where another system numbers are there invoices to wait for. */
async function awaitingNumber(
  tx: ReadTx,
  { id: companyId, numbering }: Company,
  rows: readonly LiveVoucherRow[],
): Promise<NamedVouchers> {
  const first: NamedVoucher[] = [];
  let count = 0;
  const approved = numbering === "external" ? rows.filter(({ state }) => state === "approved") : [];
  for (let start = 0; start < approved.length; start += PAGE) {
    const ids = approved.slice(start, start + PAGE).map(({ id }) => id);
    const documents = await readDocuments(tx, { companyId, collection: "vouchers", ids });
    const waiting = toNamed(documents.filter(({ body }) => awaitsNumber(body as Voucher)));
    count += waiting.length;
    first.push(...waiting.slice(0, NAMED_MAX - first.length));
  }
  return { count, first };
}

const NOTHING: NamedVouchers = { count: 0, first: [] };

/** The entries of a year that lie in nobody's own slice, of those that the reader may know of. */
async function findShared(
  tx: ReadTx,
  { company, chart, headers }: Omit<CompanyWithYears, "years">,
  year: FiscalYear,
  readsWhole: boolean,
): Promise<NamedVouchers> {
  const slices = readsWhole ? [SHARED_SLICE, WHOLE_SLICE] : [SHARED_SLICE];
  const span = { companyId: company.id, fromDay: year.from, throughDay: year.through, slices };
  const divided = await listDivided(tx, company.id, year, slices);
  const live = (await listLiveVouchers(tx, span)).filter(
    ({ state }) => state === "approved" || state === "recorded",
  );
  const left = live.filter(({ id }) => !divided.has(id));
  const sealedDivided = divided.size - (live.length - left.length);
  const { count, first } = await nameFirst(tx, company.id, left);
  return { count: count + countSealed(headers, { chart, year }, slices) - sealedDivided, first };
}

/** What was divided, and what takes it out of what is in common: together nothing that anybody has still to bear. */
async function listDivided(
  tx: ReadTx,
  companyId: string,
  year: FiscalYear,
  slices: readonly string[],
): Promise<ReadonlySet<string>> {
  const divided = new Set<string>();
  const reversals = await listReversals(tx, { companyId, slices });
  const read = async (ids: readonly string[]) =>
    (await readDocuments(tx, { companyId, collection: "vouchers", ids })).map(({ body }) => body as Voucher);
  for (let start = 0; start < reversals.length; start += PAGE) {
    const counters = (await read(reversals.slice(start, start + PAGE))).flatMap((voucher) =>
      voucher.kind === "entry" && voucher.divides !== undefined ? [voucher] : [],
    );
    const originals = await read(counters.map(({ divides }) => divides!));
    for (const { id, day } of [...counters, ...originals])
      if (year.from <= day && day <= year.through) divided.add(id);
  }
  return divided;
}

function countSealed(
  headers: readonly SealHeader[],
  of: Pick<FecPlan, "chart" | "year">,
  slices: readonly string[],
): number {
  const { imported, own } = fecShares(headers, { ...of, slices });
  const bodies = new Set([...imported, ...own].map(({ lines }) => lines.hash));
  let count = 0;
  for (const { parts } of headers)
    for (const { content } of parts)
      if (content?.bodies.some(({ hash }) => bodies.has(hash))) count += content.entries ?? content.vouchers;
  return count;
}
