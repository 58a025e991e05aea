import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openServerProcess } from "#test/support/server-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data of a demonstration just seeded; every journey works on a copy. */
    readonly seededData: string;
  }
}

/** Seeding takes seconds, so it is done once and not by each journey. */
export async function setup(project: TestProject) {
  const seededData = await mkdtemp(join(tmpdir(), "cahier-seeded-"));
  const server = await openServerProcess();
  await server.kill();
  await cp(server.dataDir, seededData, { recursive: true });
  await server.close();
  project.provide("seededData", seededData);
  return () => rm(seededData, { recursive: true, force: true });
}
