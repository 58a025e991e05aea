import { readdirSync, readFileSync } from "node:fs";
import { basename, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Who may run code of whom. Types may cross anywhere; they are gone at run time. */
const mayImport: Record<string, readonly string[]> = {
  core: ["core"],
  web: ["core", "web"],
  "sync-server": ["core", "sync-server"],
  test: ["core", "web", "sync-server", "test"],
};
const aliases: Record<string, string> = { core: "core", web: "web", server: "sync-server", test: "test" };

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it needs at run time: a path in the repository, or a package's name. */
  readonly imports: readonly string[];
}

const files = Object.keys(mayImport).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll("\\", "/")}`)
    .filter((path) => /\.(ts|tsx|css|mjs)$/.test(path) && !path.includes("node_modules/"))
    .map(readSource),
);
const scripts = files.filter(({ path }) => !path.endsWith(".css"));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const statements = /^(?:import|export) (?!type\b)(?:[^"';]*? from )?"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  const imports = [...text.matchAll(statements)].map(([, from, dynamic]) =>
    resolve(path, from ?? dynamic ?? ""),
  );
  return { path, text, lines: text.split("\n").length - 1, imports };
}

function resolve(path: string, specifier: string) {
  const alias = /^#(\w+)\/(.*)$/.exec(specifier);
  if (alias) return `${aliases[alias[1]!]}/${alias[2]}`;
  return specifier.startsWith(".") ? normalize(join(path, "..", specifier)) : specifier;
}

const isOurs = (imported: string) =>
  Object.keys(mayImport).some((folder) => imported.startsWith(`${folder}/`));
const topOf = (path: string) => path.split("/")[0]!;
const featureOf = (path: string) => /^web\/features\/([^/]+)\//.exec(path)?.[1];

/** Names what breaks a rule by its path, so that a failure says where to go. */
const importsThat = (breaks: (path: string, imported: string) => boolean) =>
  scripts.flatMap(({ path, imports }) =>
    imports.filter((imported) => breaks(path, imported)).map((imported) => `${path} imports ${imported}`),
  );
const pathsOf = (offenders: readonly SourceFile[]) => offenders.map(({ path }) => path);

test("imports point towards core", () => {
  const isForbidden = (path: string, imported: string) =>
    isOurs(imported) && !mayImport[topOf(path)]!.includes(topOf(imported));
  expect(importsThat(isForbidden)).toEqual([]);
});

test("core needs nothing but zod", () => {
  const isOutside = (path: string, imported: string) =>
    topOf(path) === "core" && !isOurs(imported) && imported !== "zod" && !imported.startsWith("zod/");
  expect(importsThat(isOutside)).toEqual([]);
});

test("features do not import each other", () => {
  const isSibling = (path: string, imported: string) =>
    featureOf(path) !== undefined &&
    featureOf(imported) !== undefined &&
    featureOf(path) !== featureOf(imported);
  expect(importsThat(isSibling)).toEqual([]);
});

test("names are lower case with dashes, and no file is a drawer for anything", () => {
  const isBadName = ({ path }: SourceFile) =>
    !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(basename(path)) ||
    /^(utils?|helpers?|common|misc|shared)\./.test(basename(path));
  expect(pathsOf(files.filter(isBadName))).toEqual([]);
});

test("no file is longer than 400 lines, and nine of ten stay under 300", () => {
  expect(pathsOf(files.filter(({ lines }) => lines > 400))).toEqual([]);
  const long = pathsOf(files.filter(({ lines }) => lines >= 300));
  expect(long.length <= files.length / 10 ? [] : long).toEqual([]);
});

test("exports have names, and no index.ts merely passes on", () => {
  const exportsDefault = ({ path, text }: SourceFile) =>
    /^export default/m.test(text) && !path.endsWith(".config.ts");
  const passesOn = ({ path, text }: SourceFile) =>
    basename(path) === "index.ts" &&
    text.replaceAll(/^(import|export)\b[^;]* from "[^"]+";|^\/\/.*$/gm, "").trim() === "";
  expect(pathsOf(scripts.filter(exportsDefault))).toEqual([]);
  expect(pathsOf(scripts.filter(passesOn))).toEqual([]);
});

test("every test runs", () => {
  const isSwitchedOff = ({ text }: SourceFile) => /\b(test|it|describe)\.(skip|only|todo)\b/.test(text);
  expect(pathsOf(scripts.filter(isSwitchedOff))).toEqual([]);
});
