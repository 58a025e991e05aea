import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { CalendarDate } from "#core/calendar-date.ts";
import type { Chart } from "#core/charts/chart.ts";
import type { Company } from "#core/companies/company.ts";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { openingLinesOf } from "#core/years/opening-columns.ts";
import type { YearOpening } from "#core/years/opening-entry.ts";
import { toYearsOfBooks } from "#core/years/preview-closing.ts";
import { reportSegments } from "#core/years/report-segments.ts";
import type { Services } from "../services.ts";
import { readDocument } from "../storage/documents.ts";
import { livePages } from "../storage/live-documents.ts";
import type { Membership } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import { toStanding } from "./what-members-see.ts";

const inflate = promisify(inflateRaw);

/** Every line of a company that the member may read: sealed ones as they were packed, then the live ones. */
export const readLedger = async (
  services: Pick<Services, "storage" | "blobs">,
  membership: Membership,
): Promise<readonly LedgerColumns[]> => (await readBooks(services, membership)).segments;

/**
 * The lines a report over some days reads, as a device reads them: with the computed opening entry of the year in which the
 * days begin, unless the books hold a written one.
 */
export async function readReportLines(
  services: Pick<Services, "storage" | "blobs">,
  membership: Membership,
  filter: LedgerFilter,
): Promise<{ readonly segments: readonly LedgerColumns[]; readonly opening: YearOpening["state"] | null }> {
  const { company, chart, headers, vouchers, segments } = await readBooks(services, membership);
  if (company === null || chart === null) return { segments, opening: null };
  let state: YearOpening["state"] | null = null;
  const openingIn = (yearFrom: CalendarDate) => {
    const { opening, columns } = openingLinesOf(
      toYearsOfBooks({ company, chart, headers, vouchers }),
      yearFrom,
    );
    if (columns !== null) state = opening.state;
    return columns;
  };
  const report = reportSegments({ company, segments, openingOf: openingIn }, filter);
  return { segments: report.segments, opening: state };
}

interface BooksRead {
  readonly company: Company | null;
  readonly chart: Chart | null;
  /** As the member may have them. */
  readonly headers: readonly SealHeader[];
  /** What no seal holds. */
  readonly vouchers: readonly Voucher[];
  readonly segments: readonly LedgerColumns[];
}

async function readBooks(
  { storage, blobs }: Pick<Services, "storage" | "blobs">,
  membership: Membership,
): Promise<BooksRead> {
  const { companyId } = membership;
  const stored = await storage.read(async (tx) => ({
    company: await readDocument(tx, { companyId, collection: "companies", id: companyId }),
    chart: await readDocument(tx, { companyId, collection: "accounts", id: "chart" }),
    vouchers: (await readLive(tx, membership, "vouchers")) as Voucher[],
    headers: (await readLive(tx, membership, "seals")) as SealHeader[],
  }));
  const company = (stored.company?.body ?? null) as Company | null;
  const chart = (stored.chart?.body ?? null) as Chart | null;
  const reader = toStanding(membership);
  const headers = stored.headers.map((header) => toldHeader(header, reader));
  const sealed: LedgerColumns[] = [];
  for (const header of headers) {
    for (const { hash } of bodiesIn(header, "lines")) {
      const deflated = await blobs.readWhole(hash);
      // A month that cannot be read must not be left out of a sum in silence.
      if (deflated === null) throw new Error(`The sealed body ${hash} is not in the blob store.`);
      sealed.push(decodeLines(new Uint8Array(await inflate(deflated))));
    }
  }
  const { vouchers } = stored;
  return { company, chart, headers, vouchers, segments: [...sealed, liveColumns(vouchers, chart)] };
}

function liveColumns(vouchers: readonly Voucher[], chart: Chart | null): LedgerColumns {
  const labelByAccount = new Map(chart?.accounts.map(({ code, label }) => [code, label]));
  const labelByJournal = new Map(chart?.journals.map(({ code, label }) => [code, label]));
  const builder = createLedgerBuilder();
  for (const voucher of vouchers) {
    if (!isBooked(voucher)) continue;
    for (const posting of voucher.postings) {
      builder.append({
        voucher: { id: voucher.id, entryNumber: "", pieceRef: "" },
        day: voucher.day,
        journal: { code: voucher.journal, label: labelByJournal.get(voucher.journal) ?? "" },
        account: { code: posting.account, label: labelByAccount.get(posting.account) ?? "" },
        party: posting.party === null ? null : { code: posting.party, label: "" },
        practitioner: voucher.practitioner,
        cents: signedCents(posting),
        provenance: voucher.provenance,
        label: voucher.label,
        matching: null,
      });
    }
  }
  return builder.build();
}

async function readLive(
  tx: ReadTx,
  { companyId, slices }: Membership,
  collection: "vouchers" | "seals",
): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for await (const page of livePages(tx, { companyId, collection, slices }))
    for (const { body } of page) bodies.push(body);
  return bodies;
}
