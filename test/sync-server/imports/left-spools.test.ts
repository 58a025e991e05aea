import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openImportSpool } from "#server/imports/import-spool.ts";
import { removeLeftSpools, spoolPrefix } from "#server/imports/left-spools.ts";
import { createDirectory } from "#test/support/databases.ts";

/** The number of a process that is no more. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "0"]);
  await once(child, "exit");
  return child.pid!;
}

test("what was laid aside for an import is removed once its process has ended, and not before", async () => {
  const directory = await createDirectory();
  const spool = openImportSpool(directory);
  const [own] = await readdir(directory);
  const killed = spoolPrefix().replace(`-${process.pid}-`, `-${await endedProcess()}-`);
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (const name of [`${killed}a1`, `${spoolPrefix()}before`, "import-elsewhere-1-b2", "import-old"])
    await mkdir(join(directory, name));
  // One that a process of the same number made before this one began, and one of another machine of long ago.
  for (const name of [`${spoolPrefix()}before`, "import-old"]) await utimes(join(directory, name), old, old);
  await removeLeftSpools(directory, Date.now());
  expect((await readdir(directory)).sort()).toEqual(["import-elsewhere-1-b2", own].sort());
  spool.close();
  expect(await readdir(directory)).toEqual(["import-elsewhere-1-b2"]);
});

test("there is nothing to remove where nothing was ever imported", async () => {
  await removeLeftSpools(join(await createDirectory(), "spool"), Date.now());
});
