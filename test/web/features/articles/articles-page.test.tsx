import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Article } from "#core/parties/article.ts";
import { ArticlesPage } from "#web/features/articles/articles-page.tsx";
import { renderScreen } from "../render-screen.tsx";

const bench: Article = {
  id: "article-1",
  number: "BANC",
  name: "Banc de hêtre",
  unitPriceCents: 31_400,
  priceIncludesVat: false,
  nature: "goods",
  vat: "rate-2000",
  account: null,
  isActive: true,
  acts: {},
};

const show = (path: string) =>
  renderScreen({ path, route: "/articles/:id?", component: ArticlesPage, answers: { articles: [bench] } });

test("what is changed in an article is kept while it is typed, and only that is sent", async () => {
  const { sent, scratch, address } = await show("/articles/article-1");
  await screen.findByRole("heading", { level: 2, name: "Banc de hêtre" });
  fireEvent.input(screen.getByLabelText("Prix unitaire"), { target: { value: "320,00" } });
  await waitFor(() =>
    expect(scratch.get("article:article-1:co-1")).toMatchObject({ unitPriceCents: 32_000 }),
  );
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
  await waitFor(() => expect(address()).toBe("/articles"));
  expect(sent).toEqual([
    { type: "article.save", args: { id: "article-1", set: { unitPriceCents: 32_000 } } },
  ]);
  expect(scratch.size).toBe(0);
});

test("a number that another article bears is said at its field", async () => {
  const { sent } = await show("/articles/new");
  fireEvent.input(await screen.findByLabelText("Numéro"), { target: { value: "BANC" } });
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
  await screen.findByText("Banc de hêtre porte déjà ce numéro.");
  expect(sent).toEqual([]);
});

test("an article is not saved at a price that cannot be read, and what was typed stays", async () => {
  const { sent } = await show("/articles/article-1");
  const price = await screen.findByLabelText<HTMLInputElement>("Prix unitaire");
  for (const typed of ["", "cent"]) {
    fireEvent.input(price, { target: { value: typed } });
    expect(price.value).toBe(typed);
  }
  fireEvent.blur(price);
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
  await waitFor(() => expect(document.activeElement).toBe(price));
  expect(price.value).toBe("cent");
  expect(sent).toEqual([]);

  fireEvent.input(price, { target: { value: "300" } });
  fireEvent.blur(price);
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
  await waitFor(() =>
    expect(sent.map(({ args }) => args)).toMatchObject([{ set: { unitPriceCents: 30_000 } }]),
  );
});
