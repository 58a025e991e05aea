import { z } from "zod";
import { type CalendarDate, calendarDateSchema, earlierOf, monthOf } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { protectedDayProblem, sliceFor } from "../companies/open-day.ts";
import { hashSchema } from "../ids.ts";
import { type ImportBatch, importIdOf } from "../imports/import-batch.ts";
import { toImportReaders } from "../imports/import-readers.ts";
import { letterImported } from "../imports/imported-lettering.ts";
import { placeImportedParties } from "../imports/imported-parties.ts";
import type { LiveEntry } from "../imports/live-entries.ts";
import { countMatchedEntries, matchedImportProblem } from "../imports/matched-import.ts";
import { numbersGivenProblem } from "../imports/numbers-given.ts";
import type { PreparedImport } from "../imports/prepared-import.ts";
import { ok, refuse } from "../result.ts";
import { provenanceOfImport } from "../seals/imported-voucher.ts";
import { SHARED_SLICE, WHOLE_SLICE } from "../vouchers/slice.ts";
import type { Entry } from "../vouchers/voucher.ts";
import type { CommandEnvelope } from "./command.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  file: hashSchema,
  fileName: z.string().min(1).max(200),
  /** Digest of the preview that was on screen; the server must read the same out of the file. */
  previewDigest: hashSchema,
  /** The day the file's fiscal year closes, which names the year. */
  closingDay: calendarDateSchema,
  choices: z.strictObject({
    /** The file names another company's registration, and that was confirmed. */
    otherRegistration: z.boolean(),
    /** Hash of the earlier file of the same year that this one takes the place of. */
    replaces: hashSchema.nullable(),
  }),
});
export interface ImportApplyArgs extends z.infer<typeof argsSchema> {}

/**
 * Writes an uploaded FEC into the books as seals of their own. The device only knows that it asked; the server reads
 * the file and hands in what it found as `prepared`.
 */
export const importApply = defineCommand<ImportApplyArgs>({
  type: "import.apply",
  version: 1,
  argsSchema,
  right: "import",
  needs: ({ closingDay }, facts) => {
    const id = importIdOf(closingDay);
    const known = facts.get("outcomes", id);
    const seals = known?.type === "import" ? known.seals : [];
    return [
      { collection: "outcomes", id },
      ...seals.map((seal) => ({ collection: "seals" as const, id: seal })),
    ];
  },
  // What an earlier file of the year brought in live goes with it.
  looksFrom: ({ closingDay }, facts, company) => {
    const known = facts.get("outcomes", importIdOf(closingDay));
    if (known?.type !== "import" || !known.live) return null;
    return facts.get("companies", company)?.booksStart ?? null;
  },
  decide: ({ args, facts, command, standing, prepared }) => {
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const readers = toImportReaders(company, chart);
    // The file holds everybody's lines.
    if (readers.practitioners.length > 0 && standing.reads !== "whole")
      return refuse({ code: "rights.otherSlice" });
    const id = importIdOf(args.closingDay);
    const outcome = facts.get("outcomes", id);
    const known = outcome?.type === "import" ? outcome : null;

    if (known?.file === args.file)
      return refuse({ code: "import.alreadyThere", importedAt: known.importedAt });
    if (known && args.choices.replaces !== known.file)
      return refuse({
        code: "import.yearTaken",
        closingDay: args.closingDay,
        fileName: known.fileName,
        newFileName: args.fileName,
      });
    if (known && company.validatedThrough !== null && company.validatedThrough >= known.fromDay)
      return refuse({
        code: "import.restedOn",
        closingDay: args.closingDay,
        fileName: known.fileName,
        newFileName: args.fileName,
        validatedThrough: company.validatedThrough,
      });
    const oldLive = known?.live
      ? facts
          .vouchersFrom(company.booksStart)
          .filter(({ provenance }) => provenance === provenanceOfImport(id))
      : [];
    const changed = oldLive.filter(({ state, earlier }) => state === "cancelled" || earlier.length > 0);
    if (known && changed.length > 0)
      return refuse({
        code: "import.liveChanged",
        count: changed.length,
        fileName: known.fileName,
        newFileName: args.fileName,
      });
    // What a closed year left to the next was computed from the years before it.
    const { closedThrough } = company;
    if (closedThrough != null) return refuse({ code: "year.closed", closingDay: closedThrough });
    if (prepared === null) return ok({ documents: [] });

    const { matchedThere = [] } = prepared;
    const matched = known && matchedImportProblem(countMatchedEntries(matchedThere, id), known, args);
    if (matched) return refuse(matched);
    if (prepared.problemCount > 0)
      return refuse({ code: "import.problems", problemCount: prepared.problemCount });
    if (prepared.previewDigest !== args.previewDigest) return refuse({ code: "import.previewDiffers" });
    const booksStart = known?.booksStart ?? company.booksStart;
    if (prepared.throughDay >= booksStart)
      return refuse({ code: "import.overlapsBooks", throughDay: prepared.throughDay, booksStart });
    const numbersGiven = numbersGivenProblem(company, prepared.throughDay);
    if (numbersGiven) return refuse(numbersGiven);
    // What is validated comes in as history; the rest would be changed, or added, where somebody said that nothing is.
    const protectedDay = protectedDayProblem(
      company,
      [...oldLive, ...prepared.live].map(({ day }) => day),
    );
    if (protectedDay) return refuse(protectedDay);
    const isOther = company.registration !== "" && prepared.registration !== company.registration;
    if (isOther && !args.choices.otherRegistration)
      return refuse({
        code: "import.otherRegistration",
        registration: prepared.registration,
        expected: company.registration,
      });

    const batch: ImportBatch = {
      type: "import",
      id,
      file: args.file,
      fileName: args.fileName,
      registration: prepared.registration,
      fromDay: prepared.fromDay,
      throughDay: prepared.throughDay,
      rows: prepared.rows,
      entries: prepared.entries,
      debitCents: prepared.debitCents,
      chain: prepared.headers[0]?.chain ?? `import:${id}`,
      seals: prepared.headers.map((header) => header.id),
      ...(prepared.live.length > 0 ? { live: prepared.live.length } : {}),
      ...(prepared.live.length > 0 || known?.booksStart !== undefined ? { booksStart } : {}),
      slice: readers.practitioners.length > 0 ? WHOLE_SLICE : SHARED_SLICE,
      importedBy: command.madeBy,
      importedAt: command.madeAt,
      replaced: known?.file ?? null,
      acts: {},
    };
    const kept = new Set(batch.seals);
    const stays = new Set(prepared.live.map((entry) => entry.id));
    const { idOf, added } = placeImportedParties(prepared.parties, prepared.partiesThere ?? [], {
      file: args.file,
      country: company.country,
    });
    const vouchers = prepared.live.map((entry) => toVoucher(entry, id, company, command, idOf));
    const lettered = letterImported(vouchers, id, command);
    const lettersStay = new Set(lettered.matchings.map((matching) => matching.id));
    const oldLetters = new Set(
      matchedThere.flatMap((old) => [old.id, ...old.lines.map(({ matching }) => matching)]),
    );
    const liveFrom = firstLiveDay(prepared, company.booksStart);
    const documents: DocumentChange[] = [
      ...(known?.seals ?? []).flatMap((seal) =>
        kept.has(seal) ? [] : [{ collection: "seals" as const, id: seal, after: null }],
      ),
      ...prepared.headers.map((header) => ({ collection: "seals" as const, id: header.id, after: header })),
      ...oldLive.flatMap((voucher) =>
        stays.has(voucher.id) ? [] : [{ collection: "vouchers" as const, id: voucher.id, after: null }],
      ),
      ...lettered.entries.map((entry) => ({ collection: "vouchers" as const, id: entry.id, after: entry })),
      ...[...oldLetters].flatMap((old) =>
        lettersStay.has(old) ? [] : [{ collection: "matchings" as const, id: old, after: null }],
      ),
      ...lettered.matchings.map((matching) => ({
        collection: "matchings" as const,
        id: matching.id,
        after: matching,
      })),
      ...added.map((party) => ({ collection: "parties" as const, id: party.id, after: party })),
      // What is live is entered here from now on, and so are the months it lies in.
      ...(liveFrom < company.booksStart
        ? [
            {
              collection: "companies" as const,
              id: company.id,
              after: { ...company, booksStart: liveFrom },
            },
          ]
        : []),
      { collection: "accounts", id: "chart", after: withImported(chart, prepared) },
      { collection: "outcomes", id, after: batch },
    ];
    return ok({ documents, toPlace: added.map((party) => ({ party: party.id, isProposed: true })) });
  },
});

/** The first of the month of the earliest entry that comes in live, or the day the books begin already. */
const firstLiveDay = ({ live }: PreparedImport, booksStart: CalendarDate): CalendarDate =>
  live.reduce((first, { day }) => earlierOf(first, `${monthOf(day)}-01`), booksStart);

const toVoucher = (
  { pieceRef, pieceOn, postings, ...entry }: LiveEntry,
  importId: string,
  company: Company,
  { madeBy, madeAt }: CommandEnvelope,
  partyIdOf: (id: string) => string,
): Entry => ({
  kind: "entry",
  ...entry,
  postings: postings.map((posting) =>
    posting.party === null ? posting : { ...posting, party: partyIdOf(posting.party) },
  ),
  ...(pieceRef === "" ? {} : { pieceRef }),
  ...(pieceOn === null || pieceOn === entry.day ? {} : { pieceOn }),
  state: "recorded",
  slice: sliceFor(company, entry.practitioner),
  provenance: provenanceOfImport(importId),
  createdBy: madeBy,
  createdAt: madeAt,
  changedBy: madeBy,
  changedAt: madeAt,
  earlier: [],
  acts: {},
});

/** Accounts and journals of the file that the chart does not know yet. */
function withImported(chart: Chart, { accounts, journals }: PreparedImport): Chart {
  const knownAccounts = new Set(chart.accounts.map(({ code }) => code));
  const knownJournals = new Set(chart.journals.map(({ code }) => code));
  return {
    ...chart,
    accounts: [...chart.accounts, ...accounts.filter(({ code }) => !knownAccounts.has(code))].sort(
      (one, other) => (one.code < other.code ? -1 : 1),
    ),
    journals: [...chart.journals, ...journals.filter(({ code }) => !knownJournals.has(code))],
  };
}
