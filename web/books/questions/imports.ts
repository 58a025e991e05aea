import type { Problem } from "#core/commands/command-module.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { UploadRow } from "../device-database.ts";
import type { ImportState } from "../import-state.ts";
import type { OpenCompany, QuestionContext } from "../question-context.ts";
import { refusalsOf } from "./refusals.ts";

/** Imports on their way first, then those that were refused, then what is in the books. */
export async function importsOf(
  context: QuestionContext,
  open: OpenCompany,
): Promise<readonly ImportState[]> {
  const { view } = open;
  const rows = await context.uploads.of(view.company);
  const uploads = new Map(rows.map((upload) => [upload.hash, upload]));
  const refused = (await refusalsOf(context, open)).filter(
    ({ commandType }) => commandType === "import.apply",
  );
  const isRefused = new Set(refused.map(({ id }) => id));
  const toMake = await Promise.all(
    rows
      .filter(({ args }) => args !== null)
      .map(
        async (upload): Promise<ImportState> => ({
          id: `upload~${upload.hash}`,
          fileName: upload.fileName,
          file: upload.hash,
          uploadedBasisPoints: basisPointsOf(upload),
          state: upload.problem === null ? "uploading" : "refused",
          isCancellable: true,
          problem: upload.problem === null ? null : ((await context.codec.decode(upload.problem)) as Problem),
          batch: null,
        }),
      ),
  );
  const under = view
    .commands()
    .filter(({ command }) => command.type === "import.apply" && !isRefused.has(command.id))
    .map(({ command }): ImportState => {
      const { file, fileName } = command.args as ImportApplyArgs;
      const upload = uploads.get(file);
      const uploadedBasisPoints = basisPointsOf(upload);
      const state = upload?.isLost ? "missing" : uploadedBasisPoints < 10_000 ? "uploading" : "reading";
      const rest = { isCancellable: false, problem: null, batch: null };
      return { id: command.id, fileName, file, uploadedBasisPoints, state, ...rest };
    });
  const refusals = refused.map(
    ({ id, args, code, facts }): ImportState => ({
      id,
      fileName: (args as ImportApplyArgs).fileName,
      file: (args as ImportApplyArgs).file,
      uploadedBasisPoints: 10_000,
      state: "refused",
      isCancellable: false,
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
        file: batch.file,
        uploadedBasisPoints: 10_000,
        state: "done",
        isCancellable: false,
        problem: null,
        batch,
      }),
    );
  return [...toMake, ...under, ...refusals, ...done];
}

const basisPointsOf = (upload: UploadRow | undefined): number =>
  upload === undefined || upload.isComplete
    ? 10_000
    : Math.floor((upload.sentBytes / Math.max(1, upload.byteLength)) * 9_999);
