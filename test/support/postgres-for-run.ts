import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type RunningPostgres, startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where a test file asks for the PostgreSQL of this run. */
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
