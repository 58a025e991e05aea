import type { Problem } from "#core/commands/command-module.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { ImportState } from "../books.ts";
import type { UploadRow } from "../device-database.ts";
import type { OpenCompany, QuestionContext } from "../question-context.ts";
import { refusalsOf } from "./refusals.ts";

/** Imports on their way first, then those that were refused, then what is in the books. */
export async function importsOf(
  context: QuestionContext,
  open: OpenCompany,
): Promise<readonly ImportState[]> {
  const { view } = open;
  const uploads = new Map((await context.uploads.of(view.company)).map((upload) => [upload.hash, upload]));
  const refused = (await refusalsOf(context, open)).filter(
    ({ commandType }) => commandType === "import.apply",
  );
  const isRefused = new Set(refused.map(({ id }) => id));
  const under = view
    .commands()
    .filter(({ command }) => command.type === "import.apply" && !isRefused.has(command.id))
    .map(({ command }): ImportState => {
      const { file, fileName } = command.args as ImportApplyArgs;
      const uploadedBasisPoints = basisPointsOf(uploads.get(file));
      const state = uploadedBasisPoints < 10_000 ? "uploading" : "reading";
      return { id: command.id, fileName, uploadedBasisPoints, state, problem: null, batch: null };
    });
  const refusals = refused.map(
    ({ id, args, code, facts }): ImportState => ({
      id,
      fileName: (args as ImportApplyArgs).fileName,
      uploadedBasisPoints: basisPointsOf(uploads.get((args as ImportApplyArgs).file)),
      state: "refused",
      problem: { ...facts, code } as Problem,
      batch: null,
    }),
  );
  const done = [...view.list("outcomes")]
    .filter((outcome) => outcome.type === "import")
    .sort((one, other) => (one.throughDay < other.throughDay ? 1 : -1))
    .map(
      (batch): ImportState => ({
        id: batch.id,
        fileName: batch.fileName,
        uploadedBasisPoints: 10_000,
        state: "done",
        problem: null,
        batch,
      }),
    );
  return [...under, ...refusals, ...done];
}

const basisPointsOf = (upload: UploadRow | undefined): number =>
  upload === undefined || upload.isComplete
    ? 10_000
    : Math.floor((upload.sentBytes / Math.max(1, upload.byteLength)) * 9_999);
