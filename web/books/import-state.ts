import type { Problem } from "#core/commands/command-module.ts";
import type { CarryForwardDifference } from "#core/formats/fec/carry-forward.ts";
import type { FecCheck } from "#core/formats/fec/check-fec.ts";
import type { FecPreview } from "#core/formats/fec/fec-preview.ts";
import type { ImportBatch } from "#core/imports/import-batch.ts";

/** A file that is on its way up, being read by the server, asked for again, or in the books. */
export interface ImportState {
  readonly id: string;
  readonly fileName: string;
  readonly uploadedBasisPoints: number;
  /** The hash of the file. */
  readonly file: string;
  /** "missing": the server has lost the file, and it is not on this device any more either. */
  readonly state: "uploading" | "reading" | "missing" | "done" | "refused";
  /** Whether it can be taken back: nothing but a part of the file has left this device. */
  readonly isCancellable: boolean;
  readonly problem: Problem | null;
  readonly batch: ImportBatch | null;
}

/** What a device saw in a FEC, with the digest that the command importing it must carry. */
export interface FecReading extends FecPreview {
  readonly digest: string;
  /** How what it carries forward differs from what these books end the year before with; null where they lack that. */
  readonly carryForward: {
    readonly endsOn: string;
    readonly differences: readonly CarryForwardDifference[];
  } | null;
  /** The same of the year after, where that came first: what these books open it with, and what this file ends with. */
  readonly carriedOn: {
    readonly beginsOn: string;
    readonly differences: readonly CarryForwardDifference[];
  } | null;
}

/** A file to check, and where its carrying forward is compared: the file of the year before, or a company's books. */
export interface FecToCheck {
  readonly file: Blob;
  readonly fileName: string;
  readonly yearBefore: { readonly file: Blob; readonly fileName: string } | null;
  readonly company: string | null;
}

export interface FecCheckReading extends FecCheck {
  /** What it was compared with; the file's name is null where that was the books. */
  readonly before: { readonly fileName: string | null; readonly endsOn: string | null } | null;
}

export interface FecProgress {
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly rows: number;
}
