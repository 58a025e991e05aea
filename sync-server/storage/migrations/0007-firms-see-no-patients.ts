import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Whoever an accounting firm gave their place loses sight of patients, whatever role they were given there. */
export async function firmsSeeNoPatients(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped as Kysely<Tables>;
  const places = await db
    .selectFrom("memberships as place")
    .innerJoin("documents as member", (join) =>
      join
        .onRef("member.company_id", "=", "place.company_id")
        .onRef("member.id", "=", "place.member_id")
        .on("member.collection", "=", "members"),
    )
    .select(["place.company_id", "place.user_id", "place.rights", "member.body"])
    .where("place.rights", "like", '%"seePatients"%')
    .where("member.deleted", "=", 0)
    .execute();
  for (const { company_id, user_id, rights, body } of places) {
    if ((JSON.parse(body) as { isOfFirm?: unknown }).isOfFirm !== true) continue;
    const kept = (JSON.parse(rights) as string[]).filter((right) => right !== "seePatients");
    await db
      .updateTable("memberships")
      .set({ rights: JSON.stringify(kept) })
      .where("company_id", "=", company_id)
      .where("user_id", "=", user_id)
      .execute();
  }
}
