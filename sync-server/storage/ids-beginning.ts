import { type Expression, type SqlBool, sql } from "kysely";

/**
 * The ids of documents that begin so, as a span of them, which both databases find in the order of ids; one of the two walks
 * through all there are for LIKE, and does not tell capitals from small letters there.
 */
export function idsBeginning(beginning: string): Expression<SqlBool> {
  const last = beginning.charCodeAt(beginning.length - 1);
  const after = beginning.slice(0, -1) + String.fromCharCode(last + 1);
  return sql<SqlBool>`(id >= ${beginning} and id < ${after})`;
}
