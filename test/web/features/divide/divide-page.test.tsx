import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { VoucherRow } from "#web/books/books.ts";
import type { Undivided } from "#web/books/questions/dividing.ts";
import type { UndividedVoucher } from "#web/books/questions/undivided.ts";
import { DividePage } from "#web/features/divide/divide-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const inCommon = (id: string, label: string, amountCents: number, dividing: Undivided): UndividedVoucher => ({
  row: { id, kind: "expense", day: "2026-03-04", label, amountCents, fate: "onServer" } as VoucherRow,
  dividing,
});
const shares = (anne: number, luc: number) => [
  { practitioner: "p-1", name: "Anne", code: "DUP", cents: anne },
  { practitioner: "p-2", name: "Luc", code: "MAR", cents: luc },
];
const rent = inCommon("rent", "Loyer", 90_001, {
  ...{ state: "possible", on: "2026-03-04", closing: false, keyFrom: "2026-01-01" },
  shares: shares(45_001, 45_000),
});
const power = inCommon("power", "Électricité", 10_000, {
  ...{ state: "possible", on: "2026-12-31", closing: true, keyFrom: "2026-03-01" },
  shares: shares(2_000, 8_000),
});
const unkeyed = inCommon("water", "Eau", 3_000, { state: "noKey", day: "2025-03-04" });

const show = (
  vouchers: readonly UndividedVoucher[] | null,
  more: Partial<Parameters<typeof renderScreen>[0]> = {},
) =>
  renderScreen({
    path: "/divide",
    route: "/divide",
    component: DividePage,
    answers: {
      company: companyAnswer("administrator"),
      fiscalYear: { from: "2026-01-01", through: "2026-12-31" },
      undivided: vouchers && { vouchers, count: vouchers.length },
    },
    ...more,
  });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const bar = async () => within(await screen.findByRole("region", { name: "Pièces choisies" }));

describe("what is in common and not divided", () => {
  test("is divided in one go, each by the key of its day, once everybody's sums were shown", async () => {
    const books = await show([rent, power, unkeyed]);
    await screen.findByText("Pour 1 de ces pièces, aucune clé ne vaut à son jour");
    expect(screen.queryByRole("button", { name: /Choisir Eau/ })).toBe(null);
    fireEvent.click(await button("Choisir les 2"));
    const status = (await bar()).getByRole("status");
    expect(status.textContent).toMatch(/2 pièces choisies, 1\s000,01.€ · Anne 470,01.€ · Luc 530,00.€/);
    fireEvent.click(await button("Répartir 2 pièces"));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Anne").nextElementSibling?.textContent).toMatch(/470,01/);
    fireEvent.click(dialog.getByRole("button", { name: "Répartir 2 pièces" }));
    await dialog.findByText("2 pièces réparties");
    expect(books.sent).toEqual([
      { type: "voucher.divide", args: { id: "rent", on: "2026-03-04" } },
      { type: "voucher.divide", args: { id: "power", on: "2026-12-31", closing: true } },
    ]);
    books.answer({ undivided: { vouchers: [unkeyed], count: 1 } });
    fireEvent.click(dialog.getByRole("button", { name: "Terminé" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBe(null));
  });

  test("says of each one that is refused why, and leaves it chosen for the next try", async () => {
    const books = await show([rent, power], {
      judge: (_type, args) =>
        (args as { readonly id: string }).id === "rent"
          ? { ok: false, problem: { code: "year.closed", closingDay: "2026-12-31" } }
          : { ok: true, value: { id: "c-1", counter: 1 } },
    });
    fireEvent.click(await button("Choisir les 2"));
    fireEvent.click(await button("Répartir 2 pièces"));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(dialog.getByRole("button", { name: "Répartir 2 pièces" }));
    const said = await screen.findByText(/31\/12\/2026/, { selector: ".error" });
    expect(said.closest("li")?.textContent).toMatch(/^Loyer, 900,01.€/);
    await screen.findByText("1 pièce répartie");
    await screen.findByText("1 pièce n’a pas été répartie");
    expect(books.sent).toHaveLength(1);
    books.answer({ undivided: { vouchers: [rent], count: 1 } });
    fireEvent.click(screen.getByRole("button", { name: "Terminé" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBe(null));
    expect((await button(/Choisir Loyer/)).getAttribute("aria-pressed")).toBe("true");
  });

  test("is that of the days in the address, such as a year whose file is made", async () => {
    await show([rent], { path: "/divide?from=2025-01-01&through=2025-12-31" });
    expect((await screen.findByLabelText<HTMLInputElement>("Du")).value).toBe("2025-01-01");
    const through = screen.getByLabelText<HTMLInputElement>("Au");
    expect(through.value).toBe("2025-12-31");
    fireEvent.input(through, { target: { value: "2025-06-30" } });
    await waitFor(() => expect(through.value).toBe("2025-06-30"));
  });

  test("is chosen one by one, and what somebody else divides meanwhile is chosen no more", async () => {
    const books = await show([rent, power]);
    fireEvent.click(await button(/Choisir Loyer/));
    fireEvent.click(await button(/Choisir Électricité/));
    fireEvent.click(await button(/Choisir Électricité/));
    expect((await bar()).getByRole("status").textContent).toContain("1 pièce choisie");
    books.answer({ undivided: { vouchers: [power], count: 1 } });
    await waitFor(async () =>
      expect((await bar()).getByRole("status").textContent).toBe("Aucune pièce n’est choisie"),
    );
  });

  test("says how much is not listed, and that nothing is left", async () => {
    const books = await show([rent], {});
    books.answer({ undivided: { vouchers: [rent], count: 1_500 } });
    await screen.findByText(/Voici les 1 plus récentes sur 1\s?500/);
    books.answer({ undivided: { vouchers: [], count: 0 } });
    await screen.findByText("Plus rien à répartir");
  });

  test("is nothing to whoever may not divide", async () => {
    await show(null);
    await screen.findByText(/votre rôle ne le permet pas/);
  });

  test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
    await show([rent, power, unkeyed], { language });
    await screen.findByText("Électricité");
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
