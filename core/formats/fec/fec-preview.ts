import { z } from "zod";
import { calendarDateSchema } from "../../calendar-date.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { hashSchema } from "../../ids.ts";
import { sha256Hex } from "../../sha256.ts";

/** What keeps a file from being imported. */
export const fecProblemCodes = [
  "fec.empty",
  "fec.notText",
  "fec.isXml",
  "fec.noHeader",
  "fec.noRows",
  "fec.lineTooLong",
  "fec.columnMissing",
  "fec.columnTwice",
  "fec.rowTooShort",
  "fec.rowTooLong",
  "fec.dateEmpty",
  "fec.dateUnreadable",
  "fec.amountUnreadable",
  "fec.amountTooLarge",
  "fec.sideUnreadable",
  "fec.accountEmpty",
  "fec.codeTooLong",
  "fec.tooManyJournals",
  "fec.entryUnbalanced",
] as const;
export type FecProblemCode = (typeof fecProblemCodes)[number];

/** What is unlike the law or unlike most files, is taken as it is, and is told. */
export const fecOddityCodes = [
  "fec.fileName",
  "fec.encodingMixed",
  "fec.windowsLetters",
  "fec.lineEnds",
  "fec.headerSpelling",
  "fec.headerOrder",
  "fec.columnAbsent",
  "fec.columnUnknown",
  "fec.trailingSeparator",
  "fec.blankRow",
  "fec.rowShort",
  "fec.paddedText",
  "fec.paddedAmount",
  "fec.decimalPoint",
  "fec.decimalsBeyondCents",
  "fec.thousandsSeparator",
  "fec.amountEmpty",
  "fec.amountNegative",
  "fec.amountsZero",
  "fec.debitAndCredit",
  "fec.dateSpelling",
  "fec.dateZero",
  "fec.dayOutsideYear",
  "fec.validatedBeforeDay",
  "fec.notValidated",
  "fec.textEmpty",
  "fec.textCut",
  "fec.accountNotDigits",
  "fec.accountLabelsDiffer",
  "fec.partyWithoutCode",
  "fec.entryWithoutNumber",
  "fec.entryScattered",
  "fec.entryDaysDiffer",
  "fec.numberReused",
  "fec.numbersByJournal",
  "fec.numbersUnsorted",
  "fec.numberGaps",
  "fec.daysUnsorted",
] as const;
export type FecOddityCode = (typeof fecOddityCodes)[number];

export const FEC_PROBLEMS_MAX = 1000;
export const FEC_ODDITY_LINES_MAX = 5;

const factsSchema = z.record(z.string().max(40), z.union([z.string().max(400), z.number()]));
export type FecFacts = z.infer<typeof factsSchema>;

export const fecProblemSchema = z.strictObject({
  code: z.enum(fecProblemCodes),
  /** As an editor counts them, from 1; 0 where it is the whole file. */
  line: z.int().min(0),
  column: z.string().max(400).optional(),
  facts: factsSchema,
});
export interface FecProblem extends z.infer<typeof fecProblemSchema> {}

/** All occurrences of one oddity together, with the first lines that show it. */
export const fecOdditySchema = z.strictObject({
  code: z.enum(fecOddityCodes),
  /** Lines or entries that show it. */
  count: z.int().min(1),
  lines: z.array(z.int().min(0)).max(FEC_ODDITY_LINES_MAX),
  columns: z.array(z.string().max(400)),
  /** Those of the first occurrence. */
  facts: factsSchema,
});
export interface FecOddity extends z.infer<typeof fecOdditySchema> {}

const journalSchema = z.strictObject({
  code: z.string(),
  label: z.string(),
  entries: z.int().min(0),
  debitCents: z.int().min(0),
  creditCents: z.int().min(0),
});

export const fecEncodings = ["ascii", "utf-8", "utf-8-bom", "iso-8859-15", "windows-1252"] as const;
export type FecEncoding = (typeof fecEncodings)[number];

/** What a file holds, before anything of it is imported. */
export const fecPreviewSchema = z.strictObject({
  fileName: z.string().max(400),
  byteLength: z.int().min(0),
  sha256: hashSchema,
  /** From the file's name; null where it does not say. */
  siren: z.string().max(9).nullable(),
  closingDay: calendarDateSchema.nullable(),
  /** Of the entries, not of the name. */
  firstDay: calendarDateSchema.nullable(),
  lastDay: calendarDateSchema.nullable(),
  rows: z.int().min(0),
  entries: z.int().min(0),
  journals: z.array(journalSchema),
  debitCents: z.int().min(0),
  creditCents: z.int().min(0),
  encoding: z.enum(fecEncodings),
  separator: z.enum(["tab", "pipe"]).nullable(),
  /** As the header spells them. */
  columns: z.array(z.string()).readonly(),
  /** By line; no more than FEC_PROBLEMS_MAX of the `problemCount` there are. */
  problems: z.array(fecProblemSchema).max(FEC_PROBLEMS_MAX),
  problemCount: z.int().min(0),
  oddities: z.array(fecOdditySchema),
  /** Entries without a ValidDate. */
  notValidated: z.int().min(0),
});
export interface FecPreview extends z.infer<typeof fecPreviewSchema> {}

/** What a device saw and what the server reads are the same when these are. */
export const previewDigest = (preview: FecPreview): string => sha256Hex(canonicalJson(preview));
