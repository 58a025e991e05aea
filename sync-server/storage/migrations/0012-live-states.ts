import { type Kysely, sql } from "kysely";

/** Only what is not validated has a state that anybody looks for, and validating must not write the others' places anew. */
export async function liveStates(db: Kysely<unknown>): Promise<void> {
  await sql`drop index documents_by_state`.execute(db);
  await sql`create index documents_by_state on documents (company_id, collection, state) where sealed_in is null`.execute(
    db,
  );
}
