import { sql } from "kysely";
import type { Result } from "#core/result.ts";
import type { WriteTx } from "./storage.ts";

/** Runs the work in a savepoint: a refusal or an exception undoes what the work wrote, and nothing before it. */
export async function inSavepoint<Value, Problem>(
  tx: WriteTx,
  work: () => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  const headsBefore = [...tx.headByCompany];
  await sql`savepoint work`.execute(tx.db);
  try {
    const result = await work();
    if (result.ok) await sql`release savepoint work`.execute(tx.db);
    else await undo(tx, headsBefore);
    return result;
  } catch (error) {
    await undo(tx, headsBefore);
    throw error;
  }
}

async function undo(tx: WriteTx, headsBefore: readonly [string, number][]): Promise<void> {
  await sql`rollback to savepoint work`.execute(tx.db);
  await sql`release savepoint work`.execute(tx.db);
  tx.headByCompany.clear();
  for (const [companyId, revision] of headsBefore) tx.headByCompany.set(companyId, revision);
}
