import { envelopeIdOf } from "#core/replication/envelope.ts";
import type { MovingCompany } from "./open-company.ts";
import type { Replica } from "./replica.ts";
import type { Turns } from "./turns.ts";

/** So few that an act never waits long for its turn. */
const ROWS_AT_ONCE = 100;

/** Forgets the rows of vouchers that are held as they were validated, a few at a time between all else. */
export async function purgeRows({
  replica,
  turns,
  companies,
}: {
  readonly replica: Replica;
  readonly turns: Turns;
  readonly companies: readonly MovingCompany[];
}): Promise<void> {
  for (const { view, needlessRows } of companies) {
    const purgeSome = async () => {
      const ids = (await needlessRows()).slice(0, ROWS_AT_ONCE);
      await replica.purge(
        "vouchers",
        ids.map((id) => envelopeIdOf(view.company, id)),
      );
      view.forgetRows(ids);
      return ids.length === ROWS_AT_ONCE;
    };
    while (await turns.take(purgeSome));
  }
}
