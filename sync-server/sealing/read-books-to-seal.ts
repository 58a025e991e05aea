import { type CalendarDate, monthOf } from "#core/calendar-date.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import type { YearCloseArgs } from "#core/commands/year-close.ts";
import type { Company } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import type { Party } from "#core/parties/party.ts";
import { digestKeyOf } from "#core/replication/voucher-digest.ts";
import { firstUnvalidatedDay } from "#core/seals/period-to-validate.ts";
import type { ChangedVoucher } from "#core/seals/prepared-sealing.ts";
import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { sealedSpanOf } from "#core/seals/sealing-command.ts";
import type { Digests } from "#core/seals/vouchers-to-seal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { readDigests } from "../storage/digests.ts";
import { changesSince, listDocuments, type StoredDocument } from "../storage/documents.ts";
import { readVouchersToSeal } from "../storage/sealed-documents.ts";
import type { ReadTx } from "../storage/storage.ts";

const PAGE = 1000;

/** Everything that validating a period looks at, from one snapshot, but for the vouchers. */
export interface BooksRead {
  /** The company's revision in that snapshot. */
  readonly revision: number;
  readonly parties: readonly Party[];
  /** The company's own chain, in its order; with those of imports where a year is closed. */
  readonly headers: readonly SealHeader[];
  /** Bodies of imported lines in the fiscal year that goes on, by hash. */
  readonly importedLines: readonly { readonly slice: string; readonly hash: string }[];
  readonly advertised: Digests;
  readonly changed: readonly ChangedVoucher[];
}

/** The vouchers are handed on as they are read, as text: for a closing period or not, whoever packs them sees. */
export async function readBooksToSeal(
  tx: ReadTx,
  args: PeriodValidateArgs | YearCloseArgs,
  { company, device }: { readonly company: Company; readonly device: string },
  takeVouchers: (bodies: readonly string[]) => void,
): Promise<BooksRead> {
  const companyId = company.id;
  const { revision } = args;
  const { through, isClosing } = sealedSpanOf(args);
  const seals = (await readAll(tx, companyId, "seals")) as SealHeader[];
  const months = await readDigests(tx, { companyId, slices: null });
  const lastMonth = monthOf(through);
  await readVouchers(tx, companyId, through, takeVouchers);
  return {
    revision: (await headsOf(tx, [companyId])).get(companyId) ?? 0,
    parties: (await readAll(tx, companyId, "parties")) as Party[],
    headers: seals
      .filter(({ chain }) => isClosing || chain === MAIN_CHAIN)
      .sort((one, other) => one.index - other.index),
    importedLines: importedLinesOf(company, seals, isClosing ? through : firstUnvalidatedDay(company)),
    advertised: Object.fromEntries(
      months
        .filter(({ month, revision: since }) => month <= lastMonth && since <= revision)
        .map(({ slice, month, count, sum }) => [`${slice}/${month}`, { count, sum }]),
    ),
    changed: await readChanged(tx, { companyId, revision, device }),
  };
}

async function readVouchers(
  tx: ReadTx,
  companyId: string,
  throughDay: string,
  take: (bodies: readonly string[]) => void,
): Promise<void> {
  for (let afterRevision = 0; ; ) {
    const page = await readVouchersToSeal(tx, { companyId, throughDay, afterRevision, limit: PAGE });
    take(page.map(({ body }) => body));
    if (page.length < PAGE) return;
    afterRevision = page.at(-1)!.revision;
  }
}

/** Our numbers go on after the imported ones of the same year, so those are looked at while that year is open. */
function importedLinesOf(company: Company, seals: readonly SealHeader[], day: CalendarDate) {
  const { from } = fiscalYearOf(company, day);
  return (
    seals
      .filter(({ chain, throughDay }) => chain !== MAIN_CHAIN && throughDay >= from)
      .flatMap(({ parts }) => parts)
      // Whom the other share is for sees codes for names, and the same numbers.
      .filter(({ audience }) => audience !== "seesNoPatients")
      .flatMap(({ slice, content }) =>
        (content?.bodies ?? []).flatMap(({ kind, hash }) => (kind === "lines" ? [{ slice, hash }] : [])),
      )
  );
}

/** More than these are not named to anybody. */
const CHANGED_MAX = 1000;

async function readChanged(
  tx: ReadTx,
  { companyId, revision, device }: { companyId: string; revision: number; device: string },
): Promise<ChangedVoucher[]> {
  const query = { companyId, collection: "vouchers", revision, limit: CHANGED_MAX };
  return (await changesSince(tx, query)).flatMap(({ deleted, body }) => {
    if (deleted) return [];
    const voucher = body as Voucher;
    const { id, kind, day, acts } = voucher;
    const isOwn = Object.keys(acts).every((actor) => actor === device);
    return [{ id, kind, day, key: digestKeyOf(voucher), isOwn }];
  });
}

async function readAll(tx: ReadTx, companyId: string, collection: "parties" | "seals") {
  const found: StoredDocument[] = [];
  for (let afterId = ""; ; afterId = found.at(-1)!.id) {
    const page = await listDocuments(tx, { companyId, collection, afterId, limit: PAGE });
    found.push(...page);
    if (page.length < PAGE) return found.map(({ body }) => body);
  }
}
