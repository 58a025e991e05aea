import { expect, test } from "vitest";
import type { Article } from "#core/parties/article.ts";
import { createDocumentsShown } from "#web/books/documents-shown.ts";

const article = (name: string, acts: Record<string, number> = {}): Article => ({
  id: "a",
  number: "A1",
  name,
  unitPriceCents: 100,
  priceIncludesVat: false,
  nature: "services",
  vat: "fr-2000",
  account: null,
  isActive: true,
  acts,
});
const key = { collection: "articles", id: "a" } as const;

function open() {
  const moves: (string | null)[] = [];
  const shown = createDocumentsShown("phone", (_, before) => {
    moves.push(before === null ? null : (before as Article).name);
  });
  const said = (name: string | null, acts: Record<string, number>, revision = 1) =>
    shown.setBase({ ...key, revision, acts, document: name === null ? null : article(name, acts) });
  return { shown, said, moves, name: () => shown.get("articles", "a")?.name ?? null };
}

test("an act is shown over what the server said, until the server's document names it", () => {
  const { shown, said, name } = open();
  said("as begun", { phone: 1 });
  shown.addImage(key, { counter: 2, after: article("as changed") });
  expect(name()).toBe("as changed");
  expect(shown.shownCounter("articles", "a")).toBe(2);

  said("as another device changed it", { phone: 1, tablet: 7 }, 2);
  expect(name()).toBe("as changed");
  said("as the server has both", { phone: 2, tablet: 7 }, 3);
  expect(name()).toBe("as the server has both");
  expect(shown.shownCounter("articles", "a")).toBeNull();
  shown.removeImages(key, 2);
  expect(name()).toBe("as the server has both");
});

test("a later act stays over a document that names only the one before it", () => {
  const { shown, said, name } = open();
  shown.addImage(key, { counter: 3, after: article("third") });
  shown.addImage(key, { counter: 2, after: article("second") });
  said("second, with a number", { phone: 2 });
  expect(name()).toBe("third");
  shown.removeImages(key, 3);
  expect(name()).toBe("second, with a number");
});

test("what was deleted here is gone at once, and stays gone when the server says the same", () => {
  const { shown, said, name, moves } = open();
  said("as begun", { phone: 1 });
  shown.addImage(key, { counter: 2, after: null });
  expect(name()).toBeNull();
  said(null, { phone: 2 }, 2);
  shown.removeImages(key, 2);
  expect([...shown.list("articles")]).toEqual([]);
  expect(moves).toEqual([null, "as begun"]);
});
