import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { z } from "zod";
import type { CommitListener, CompanyHead } from "../storage.ts";
import type { Tables } from "../tables.ts";
import type { OpenedDialect } from "./dialect.ts";

const CHANNEL = "cahier_heads";
const GATHER_MILLISECONDS = 50;
const LISTEN_AGAIN_MILLISECONDS = 2000;
const CONNECTIONS_MAX = 10;
/** A NOTIFY carries fewer than 8,000 bytes; a company and its revision take at most 180. */
const HEADS_PER_NOTICE_MAX = 40;

/** PostgreSQL's names for "could not serialize" and "deadlock detected". */
const LOST_TO_ANOTHER = new Set(["40001", "40P01"]);

const INT8 = 20;
const NUMERIC = 1700;

const noticeSchema = z.strictObject({
  from: z.string(),
  heads: z.array(z.strictObject({ companyId: z.string(), revision: z.int() })),
});

/** Opens a PostgreSQL that several processes may share; each hears of the others' commits. */
export function openPostgres(url: string): OpenedDialect {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX, types: { getTypeParser } });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const notices = createNotices(url, pool);
  return {
    writer: db,
    reader: db,
    onlyGrows: (table) => [
      `create function ${table}_only_grows() returns trigger language plpgsql as ` +
        `$$ begin raise exception '${table} only grows'; end $$`,
      `create trigger ${table}_only_grows before update or delete or truncate on ${table} ` +
        `for each statement execute function ${table}_only_grows()`,
    ],
    staysWhere: (table, condition) => [
      `create function ${table}_kept() returns trigger language plpgsql as ` +
        `$$ begin raise exception 'this row of ${table} never changes'; end $$`,
      `create trigger ${table}_kept before update or delete on ${table} ` +
        `for each row when (old.${condition}) execute function ${table}_kept()`,
    ],
    columns: { text: sql`text collate "C"`, integer: "bigint", bytes: "bytea" },
    sqlWords: {
      skipLocked: "for update skip locked",
      placeholder: (position) => `$${position}`,
      itemsOf: (placeholder) => `json_array_elements(${placeholder}::json)`,
    },
    isWorthRepeating: (error) =>
      error instanceof pg.DatabaseError && error.code !== undefined && LOST_TO_ANOTHER.has(error.code),
    announce: notices.announce,
    listen: notices.listen,
    close: async () => {
      await notices.close();
      await db.destroy();
    },
  };
}

/** pg answers 64-bit integers as text; ours are cents, revisions and lengths, all safe as numbers. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as "text");
}

function createNotices(url: string, pool: pg.Pool) {
  const self = randomUUID();
  const gathered = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  const flush = async () => {
    timer = undefined;
    const heads = [...gathered].map(([companyId, revision]) => ({ companyId, revision }));
    gathered.clear();
    for (let start = 0; start < heads.length; start += HEADS_PER_NOTICE_MAX) {
      const notice = JSON.stringify({ from: self, heads: heads.slice(start, start + HEADS_PER_NOTICE_MAX) });
      // A notice that is lost costs seconds, never data: streams compare heads at intervals too.
      await pool.query("select pg_notify($1, $2)", [CHANNEL, notice]).catch(() => {});
    }
  };

  const listen = async (listener: CommitListener): Promise<void> => {
    if (isClosed) return;
    const opened = new pg.Client({ connectionString: url });
    const again = () => {
      if (client !== opened || isClosed) return;
      client = undefined;
      retry = setTimeout(() => void listen(listener), LISTEN_AGAIN_MILLISECONDS);
    };
    client = opened;
    opened.on("error", again);
    opened.on("end", again);
    opened.on("notification", ({ payload }) => {
      const notice = noticeSchema.safeParse(JSON.parse(payload ?? "null"));
      if (notice.success && notice.data.from !== self) listener(notice.data.heads);
    });
    try {
      await opened.connect();
      await opened.query(`listen ${CHANNEL}`);
    } catch {
      await opened.end().catch(() => {});
      again();
    }
  };

  return {
    announce: (heads: readonly CompanyHead[]) => {
      for (const { companyId, revision } of heads) {
        gathered.set(companyId, Math.max(revision, gathered.get(companyId) ?? 0));
      }
      timer ??= setTimeout(() => void flush(), GATHER_MILLISECONDS);
    },
    listen: (listener: CommitListener) => void listen(listener),
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      clearTimeout(timer);
      if (gathered.size > 0) await flush();
      await client?.end().catch(() => {});
    },
  };
}
