import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createInitialPassword } from "../people/passwords.ts";

const keptLogInSchema = z.object({ name: z.string(), login: z.string(), password: z.string() });
export interface KeptLogIn extends z.infer<typeof keptLogInSchema> {}

/** What somebody of the demonstration may try, in a few words of each language. */
export type AboutPerson = Readonly<Record<"fr" | "nl" | "en", string>>;

export interface LogIn extends KeptLogIn {
  readonly about: AboutPerson;
}

/** Whom one may sign in as, here and in the sandbox. */
export interface LogIns {
  readonly people: readonly LogIn[];
  readonly sandbox: { readonly url: string; readonly login: string; readonly password: string };
}

const keptSchema = z.strictObject({
  people: z.array(keptLogInSchema),
  sandboxPassword: z.string(),
  clientSecret: z.string(),
});
export interface KeptLogIns extends z.infer<typeof keptSchema> {}

export interface DemonstrationPerson {
  readonly name: string;
  readonly login: string;
}

/**
 * The passwords of the demonstration, random and made once, in a file that only its owner reads, so that they can be
 * shown again at the next start. They are written before anybody can sign in with them.
 */
export async function readOrCreateLogIns(
  dataDirectory: string,
  people: readonly DemonstrationPerson[],
): Promise<KeptLogIns> {
  const path = join(dataDirectory, "demonstration.json");
  const known = await readKept(path);
  if (known !== null && people.every(({ login }) => known.people.some((kept) => kept.login === login)))
    return known;
  const made: KeptLogIns = {
    people: people.map(({ name, login }) => ({ name, login, password: createInitialPassword() })),
    sandboxPassword: known?.sandboxPassword ?? createInitialPassword(),
    clientSecret: known?.clientSecret ?? randomBytes(24).toString("base64url"),
  };
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
}

async function readKept(path: string): Promise<KeptLogIns | null> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The table for the terminal. */
export function toTable({ people, sandbox }: LogIns, appUrl: string): readonly string[] {
  const rows = [
    ...people.map(({ name, login, password, about }) => [name, login, password, about.en]),
    ["Visma sandbox", sandbox.login, sandbox.password, sandbox.url],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return ["", `Cahier, the demonstration: ${appUrl}`, "", ...lines.map((line) => `  ${line.trimEnd()}`), ""];
}
