import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { afterThisFile } from "./after-this-file.ts";
import { type RunningPostgres, startPostgres } from "./postgres-server.ts";

/** Makes an empty database in a real PostgreSQL and answers its address. It goes away with the test file. */
export async function createPostgresDatabase(): Promise<string> {
  const serverUrl = await postgresForThisFile();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  afterThisFile(() => run(`drop database if exists ${name} with (force)`));
  return serverUrl.replace(/\/postgres$/, `/${name}`);
}

let ownServer: Promise<RunningPostgres> | undefined;

async function postgresForThisFile(): Promise<string> {
  const keeper = inject("postgresKeeper");
  if (keeper !== undefined) {
    const answer = await fetch(keeper);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`PostgreSQL did not start: ${text}`);
    return text;
  }
  if (ownServer === undefined) {
    ownServer = startPostgres();
    const server = ownServer;
    afterThisFile(async () => (await server).stop());
  }
  return (await ownServer).url;
}
