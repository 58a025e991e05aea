import type { Problem } from "#core/commands/command-module.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import { countMatchedEntries, matchedImportProblem } from "#core/imports/matched-import.ts";
import { type Result, refuse } from "#core/result.ts";
import { type ActParts, judgeAct } from "./send-act.ts";

/**
 * What this device would say to an import, before its file goes up. That lines of the file it takes the place of are matched
 * is known to the server once it has read the new one; here it is known at once.
 */
export async function judgeImport(
  act: ActParts,
  company: string,
  args: ImportApplyArgs,
): Promise<Result<null, Problem>> {
  const judged = await judgeAct(act, { company, type: "import.apply", args });
  if (!judged.ok) return judged;
  const view = await act.shelf.open(company);
  const importId = importIdOf(args.closingDay);
  const known = view.get("outcomes", importId);
  if (known?.type !== "import") return judged;
  const matched = countMatchedEntries(view.list("matchings"), importId);
  const problem = matchedImportProblem(matched, known, args);
  return problem === null ? judged : refuse(problem);
}
