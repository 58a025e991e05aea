import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import type { VoucherDetail, VoucherRow } from "#web/books/books.ts";
import type { Language } from "#web/i18n/language.ts";
import { renderScreen } from "../features/render-screen.tsx";

const payment = {
  id: "pay",
  kind: "payment",
  state: "recorded",
  day: "2026-10-12",
  label: "Séance P-00231",
  settles: [{ voucher: "sale", cents: 5000 }],
} as unknown as Voucher;

const validated = {
  code: "day.validated" as const,
  validatedThrough: "2026-10-31",
  firstOpenDay: "2026-11-01",
};

const show = (
  fields: Partial<VoucherDetail>,
  { judge, language }: Pick<Parameters<typeof renderScreen>[0], "judge" | "language"> = {},
) => {
  const detail = {
    voucher: payment,
    closed: null,
    reversing: { by: null, of: null, on: null },
    ...fields,
  } as VoucherDetail;
  return renderScreen({
    path: "/",
    route: "/",
    component: () => <ClosedVoucher detail={detail} />,
    answers: {},
    ...(judge === undefined ? {} : { judge }),
    ...(language === undefined ? {} : { language }),
  });
};

describe("a voucher that is closed to every change", () => {
  test("G18 offers its reversal on the first open day instead, and says why", async () => {
    const { sent } = await show({ closed: validated, reversing: { by: null, of: null, on: "2026-11-01" } });
    await screen.findByText(/Tout est validé définitivement jusqu’au 31\/10\/2026/);
    await screen.findByText(/Une contrepassation l’annule au 01\/11\/2026/);
    fireEvent.click(screen.getByRole("button", { name: "Contrepasser" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain("Ce que ce paiement réglait est dû à nouveau.");
    const label = within(dialog).getByLabelText("Libellé de la contrepassation") as HTMLInputElement;
    expect(label.value).toBe("Contrepassation : Séance P-00231");
    fireEvent.input(label, { target: { value: "Montant erroné" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Contrepasser" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "voucher.reverse", args: { id: "pay", day: "2026-11-01", label: "Montant erroné" } },
      ]),
    );
  });

  test("names who protected it and who can lift that", async () => {
    await show({
      closed: {
        code: "day.protected",
        protectedThrough: "2026-10-31",
        protector: "Claire Morel",
        lifters: ["Claire Morel", "Anne Dupont"],
      },
    });
    await screen.findByText(
      "Tout est protégé jusqu’au 31/10/2026 par Claire Morel. Qui a le droit de protéger (Claire Morel, Anne Dupont) peut lever la protection, dans Réglages.",
    );
    expect(screen.queryByRole("button", { name: "Contrepasser" })).toBeNull();
  });

  test("leads to a credit note where it is an invoice", async () => {
    const sale = { ...payment, id: "sale", kind: "sale" } as unknown as Voucher;
    await show({ voucher: sale, closed: validated });
    const link = await screen.findByRole("link", { name: "Faire un avoir" });
    expect(link.getAttribute("href")).toBe("/invoices/new?credits=sale");
    expect(screen.queryByRole("button", { name: "Contrepasser" })).toBeNull();
  });

  test("leads from a reversed one to its reversal and back", async () => {
    const row = (id: string, day: string) => ({ id, kind: "payment", day }) as unknown as VoucherRow;
    await show({
      closed: validated,
      reversing: { by: row("r~pay", "2026-11-01"), of: row("old", "2026-09-02"), on: null },
    });
    const forth = await screen.findByRole("link", { name: "Ouvrir la contrepassation" });
    expect(forth.getAttribute("href")).toBe("/payments/r~pay");
    const back = screen.getByRole("link", { name: "Ouvrir ce qu’elle annule" });
    expect(back.getAttribute("href")).toBe("/payments/old");
    expect(screen.queryByRole("button", { name: "Contrepasser" })).toBeNull();
  });

  test("says of what came too late which day its paper has", async () => {
    await show({ voucher: { ...payment, day: "2026-11-01", pieceOn: "2026-10-12" } as unknown as Voucher });
    await screen.findByText(/datée du 12\/10\/2026.*enregistrée au 01\/11\/2026/);
  });

  test("says in the dialog why a reversal is refused, and keeps what was typed", async () => {
    const judge = () =>
      ({
        ok: false,
        problem: { code: "voucher.reversed", voucher: "pay", day: "2026-11-01" },
      }) as const;
    await show({ closed: validated, reversing: { by: null, of: null, on: "2026-11-01" } }, { judge });
    fireEvent.click(await screen.findByRole("button", { name: "Contrepasser" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Contrepasser" }));
    await within(await within(dialog).findByRole("alert")).findByText(/Il n’y en a jamais deux/);
  });

  test.each<[Language, RegExp]>([
    ["fr", /^Contrepasser$/],
    ["nl", /^Tegenboeken$/],
    ["en", /^Reverse$/],
  ])("breaks no rule of accessibility in %s", async (language, words) => {
    await show({ closed: validated, reversing: { by: null, of: null, on: "2026-11-01" } }, { language });
    const rules = { region: { enabled: false } };
    const button = await screen.findByRole("button", { name: words });
    expect((await axe.run(document.body, { rules })).violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(button);
    await screen.findByRole("dialog");
    expect((await axe.run(document.body, { rules })).violations.map(({ id }) => id)).toEqual([]);
  });
});
