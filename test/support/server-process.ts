import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The built server as a process of its own, on a free port, that may be killed and started again on the same data. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of the process that runs now. */
  pid(): number | undefined;
  /** What it has written so far, from every start. */
  output(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  restart(): Promise<void>;
  /** Ends it, and removes the data if they were made for this process. */
  close(): Promise<void>;
}

export interface ServerProcessOptions {
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const program = join(import.meta.dirname, "../../dist/server/main.js");
const startWithinSeconds = 30;

export async function openServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  if (!existsSync(program)) throw new Error("The server is not built: run npm test or npm start once.");
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "cahier-server-")));
  const port = await findFreePort();
  const { DATABASE_URL: _database, PUBLIC_URL: _address, ...inherited } = process.env;
  const env = {
    ...inherited,
    PORT: String(port),
    SANDBOX_PORT: String(await findFreePort()),
    DATA_DIR: dataDir,
    ...options.env,
  };
  const url = `http://localhost:${port}`;
  let written = "";
  let child: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(process.execPath, ["--enable-source-maps", program], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (piece) => (written += String(piece)));
    for (let attempt = 0; attempt < startWithinSeconds * 20; attempt += 1) {
      if (started.exitCode !== null) throw new Error(`The server ended at its start:\n${written}`);
      if (await isHealthy(url)) return;
      await wait(50);
    }
    await kill("SIGKILL");
    throw new Error(`The server was not healthy after ${startWithinSeconds} s:\n${written}`);
  };
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, "exit");
    running.kill(signal);
    await exited;
  };

  await start();
  return {
    url,
    port,
    dataDir,
    pid: () => child?.pid,
    output: () => written,
    kill,
    restart: start,
    async close() {
      await kill();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function isHealthy(url: string) {
  try {
    const answer = await fetch(`${url}/health`);
    return answer.ok;
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
