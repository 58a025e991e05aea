import { describe, expect, test } from "vitest";

type Tree = { readonly [key: string]: string | Tree };

const files = import.meta.glob<Record<string, Tree>>([
  "../../../web/i18n/{en,fr,nl}.ts",
  "../../../web/i18n/{en,fr,nl}/*.ts",
]);

const namesIn = (text: string) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]!);

function flat(tree: Tree, path = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") texts.set(here, value);
    else for (const [below, text] of flat(value, here)) texts.set(below, text);
  }
  return texts;
}

/** The one object a file exports, whatever it is called. */
async function textsOf(file: string): Promise<Map<string, string>> {
  const [tree] = Object.values(await files[file]!());
  return flat(tree ?? {});
}

const measures = Object.keys(files).filter((file) => /i18n\/en(\/|\.ts$)/.test(file));

describe.each(measures)("the texts of %s", (measure) => {
  test.each(["fr", "nl"])("ask for the same things in %s, and none is empty", async (language) => {
    const english = await textsOf(measure);
    const other = await textsOf(measure.replace(/i18n\/en/, `i18n/${language}`));
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, text] of other) {
      expect(text.trim(), path).not.toBe("");
      expect(new Set(namesIn(text)), path).toEqual(new Set(namesIn(english.get(path)!)));
      for (const name of namesIn(text)) expect(name, path).toMatch(/^ \w+ $/);
    }
  });

  test("do not show the word seal", async () => {
    for (const [path, text] of await textsOf(measure)) expect(text, path).not.toMatch(/\bseal/i);
  });
});
