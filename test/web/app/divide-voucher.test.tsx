import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import type { VoucherDetail, VoucherRow } from "#web/books/books.ts";
import type { Dividing, Undivided } from "#web/books/questions/dividing.ts";
import { renderScreen } from "../features/render-screen.tsx";

const row = (id: string): VoucherRow => ({ id, kind: "entry", day: "2026-11-01" }) as unknown as VoucherRow;
const possible: Undivided = {
  state: "possible",
  ...{ on: "2026-11-01", closing: false, keyFrom: "2026-01-01" },
  shares: [
    { practitioner: "p-1", name: "Anne Dupont", code: "DUP", cents: 54_001 },
    { practitioner: "p-2", name: "Luc Martin", code: "MAR", cents: 36_000 },
  ],
};

const show = (dividing: Dividing, more: Partial<Parameters<typeof renderScreen>[0]> = {}) => {
  const counter = { by: row("r~rent"), of: null, on: null };
  const detail = {
    voucher: { id: "rent", kind: "expense", state: "approved", day: "2026-10-02", label: "Loyer" },
    closed: null,
    reversing: dividing.state === "done" ? counter : { by: null, of: null, on: null },
    dividing,
  } as unknown as VoucherDetail;
  const component = () => <ClosedVoucher detail={detail} />;
  return renderScreen({ path: "/", route: "/", component, answers: {}, ...more });
};

describe("a voucher in common", () => {
  test("is divided once it was shown who bears what", async () => {
    const { sent } = await show(possible);
    await screen.findByText("Cette pièce est commune");
    fireEvent.click(screen.getByRole("button", { name: "Répartir entre les praticiens" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toMatch(/Anne Dupont540,01.€Luc Martin360,00.€/);
    expect(dialog.textContent).toContain("au 01/11/2026");
    fireEvent.click(within(dialog).getByRole("button", { name: "Répartir entre les praticiens" }));
    await waitFor(() =>
      expect(sent).toEqual([{ type: "voucher.divide", args: { id: "rent", on: "2026-11-01" } }]),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("stays in its closing period, and what stands against it is said in place", async () => {
    const asked: unknown[] = [];
    await show(
      { ...possible, on: "2026-12-31", closing: true },
      {
        judge: (_type, args) => {
          asked.push(args);
          return { ok: false, problem: { code: "year.closed", closingDay: "2026-12-31" } };
        },
      },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Répartir entre les praticiens" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Répartir entre les praticiens" }));
    await within(dialog).findByRole("alert");
    expect(asked).toEqual([{ id: "rent", on: "2026-12-31", closing: true }]);
  });

  test("leads to the settings while no key counts on its day", async () => {
    await show({ state: "noKey", day: "2026-10-02" });
    await screen.findByText(/Aucune clé de répartition ne vaut au 02\/10\/2026/);
    expect(screen.getByRole("link", { name: "Indiquer la clé" }).getAttribute("href")).toBe("/settings");
  });

  test("leads to everyone's share once it is divided, and speaks of no reversal", async () => {
    await show({ state: "done", shares: [{ name: "Anne Dupont", row: row("d~rent~p-1") }] });
    const link = await screen.findByRole("link", { name: "La part de Anne Dupont" });
    expect(link.getAttribute("href")).toContain("d~rent~p-1");
    expect(screen.queryByText(/Contrepassé/)).toBeNull();
  });

  test.each([
    ["share", "C’est une part d’une pièce commune."],
    ["takenOut", /Ceci retire de ce qui est commun/],
  ] as const)("is found from each of its parts (%s)", async (state, text) => {
    await show({ state, of: row("rent") });
    await screen.findByText(text);
    expect(screen.getByRole("link", { name: "Ouvrir la pièce commune" })).toBeTruthy();
  });

  test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
    await show(possible, { language });
    fireEvent.click(await screen.findByRole("button"));
    await screen.findByRole("dialog");
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
