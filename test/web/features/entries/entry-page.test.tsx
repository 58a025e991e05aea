import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import {
  COMPANY,
  PAST_YEAR_ENDS as closingDay,
  openPastYear,
  plain,
  renderOverBooks,
} from "#test/web/features/ledger/render-over-books.tsx";
import type { Books } from "#web/books/books.ts";
import { EntryPage } from "#web/features/entries/entry-page.tsx";

async function record(books: Books, id: string, more: { readonly closing?: true } = {}) {
  const sent = await books.send(COMPANY, "entry.record", {
    id,
    day: closingDay,
    label: "Dotation",
    journal: "OD",
    practitioner: null,
    postings: [toPosting("681100", 10_000), toPosting("281830", -10_000)],
    ...more,
  });
  expect(sent.ok).toBe(true);
}

const showNew = (books: Books, search = "") =>
  renderOverBooks({ path: `/entries/new${search}`, route: "/entries/new", component: EntryPage, books });
const show = (books: Books, id: string) =>
  renderOverBooks({ path: `/entries/${id}`, route: "/entries/:id", component: EntryPage, books });

const line = async (number: number) => within(await screen.findByRole("group", { name: `Ligne ${number}` }));
async function fill(number: number, account: RegExp, side: "Débit" | "Crédit", amount: string) {
  const of = await line(number);
  const field = of.getByRole("combobox", { name: "Compte" });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  // A whole chart is offered: to work out what a screen reader says of each account would take seconds.
  const found = await waitFor(() => {
    const list = document.getElementById(field.getAttribute("aria-controls") ?? "");
    const options = [...(list?.querySelectorAll("[role=option]") ?? [])];
    const named = options.find(({ textContent }) => account.test(textContent ?? ""));
    if (named === undefined) throw new Error(`No account is ${account}`);
    return named;
  });
  fireEvent.pointerDown(found, { button: 0, pointerType: "mouse" });
  fireEvent.pointerUp(found, { button: 0, pointerType: "mouse" });
  fireEvent.input(of.getByLabelText(side), { target: { value: amount } });
}
const label = (text: string) =>
  fireEvent.input(screen.getByLabelText("Libellé"), { target: { value: text } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
const voucherOf = async (books: Books, id: string) =>
  new Promise((tell) => {
    void books.watch("voucher", { company: COMPANY, id }, (detail) => detail !== undefined && tell(detail));
  });

describe("an entry that is typed", () => {
  test("goes into the closing period of its year, balanced as it is typed", async () => {
    const books = await openPastYear();
    const { address } = await showNew(books, `?closing=${closingDay}`);
    await screen.findByRole("heading", { name: "Écriture de clôture", level: 2 });
    expect(await screen.findByText(/exercice qui se termine le 31\/12\/2025/)).toBeTruthy();
    // Its day is not the user's to choose.
    expect(screen.queryByLabelText("Date")).toBe(null);
    label("Dotation aux amortissements");
    await fill(1, /^681100/, "Débit", "100,00");
    const said = () => plain(screen.getByText(/Il manque/).textContent);
    expect(said()).toContain("Il manque 100,00 € au crédit");
    await fill(2, /^281830/, "Crédit", "100,00");
    expect(await screen.findByText("Débit égal au crédit.")).toBeTruthy();
    save();
    await waitFor(() => expect(address()).toBe("/years"));
    const { entries } = await new Promise<{ entries: readonly { label: string; amountCents: number }[] }>(
      (tell) => {
        void books.watch("closing", { company: COMPANY, closingDay }, (closing) => closing && tell(closing));
      },
    );
    expect(entries).toMatchObject([{ label: "Dotation aux amortissements", amountCents: 10_000 }]);
  });

  test("says every fault where it is, and loses nothing of what was typed", async () => {
    const books = await openPastYear();
    const { address } = await showNew(books, `?closing=${closingDay}`);
    await screen.findByLabelText("Libellé");
    await fill(1, /^681100/, "Débit", "100,00");
    fireEvent.input((await line(2)).getByLabelText("Crédit"), { target: { value: "90,00" } });
    save();
    expect(await screen.findByText("Dites en quelques mots ce que c’est.")).toBeTruthy();
    expect((await line(2)).getByText("Choisissez un compte.")).toBeTruthy();
    expect((await line(1)).queryByText("Choisissez un compte.")).toBe(null);
    label("Dotation");
    await fill(2, /^281830/, "Crédit", "90,00");
    save();
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(address()).toContain("/entries/new");
    expect(((await line(1)).getByLabelText("Débit") as HTMLInputElement).value).toBe("100,00");
    // What is on one side is not on the other.
    fireEvent.input((await line(2)).getByLabelText("Débit"), { target: { value: "5" } });
    expect(((await line(2)).getByLabelText("Crédit") as HTMLInputElement).value).toBe("");
  });

  test("is not recorded while an amount in it cannot be read, even where the other side says one", async () => {
    const books = await openPastYear();
    const { address } = await showNew(books, `?closing=${closingDay}`);
    await screen.findByLabelText("Libellé");
    label("Dotation");
    await fill(1, /^681100/, "Débit", "100,00");
    await fill(2, /^281830/, "Crédit", "100,00");
    const field = (await line(2)).getByLabelText<HTMLInputElement>("Débit");
    fireEvent.input(field, { target: { value: "cent" } });
    fireEvent.blur(field);
    save();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect([field.value, address()]).toEqual(["cent", `/entries/new?closing=${closingDay}`]);
    fireEvent.input(field, { target: { value: "" } });
    fireEvent.blur(field);
    save();
    await waitFor(() => expect(address()).toBe("/years"));
  });

  test("finds what an earlier visit left unsaved", async () => {
    const books = await openPastYear();
    const first = await showNew(books, `?closing=${closingDay}`);
    await screen.findByLabelText("Libellé");
    label("À moitié saisie");
    await fill(1, /^681100/, "Débit", "12,50");
    const key = `entry:closing ${closingDay}:${COMPANY}`;
    await waitFor(async () => expect(JSON.stringify(await books.readScratch(key))).toContain("1250"));
    expect(first.address()).toContain("closing");
    document.body.replaceChildren();
    await showNew(books, `?closing=${closingDay}`);
    await waitFor(() =>
      expect((screen.getByLabelText("Libellé") as HTMLInputElement).value).toBe("À moitié saisie"),
    );
    expect(((await line(1)).getByLabelText("Débit") as HTMLInputElement).value).toBe("12,50");
  });
});

describe("an entry that stands", () => {
  test.each([true, undefined] as const)(
    "is mended by what was changed alone (closing: %s)",
    async (closing) => {
      const books = await openPastYear();
      await record(books, "wear", closing === undefined ? {} : { closing });
      const { address } = await show(books, "wear");
      await screen.findByLabelText("Libellé");
      expect(((await line(1)).getByLabelText("Débit") as HTMLInputElement).value).toBe("100,00");
      fireEvent.input((await line(1)).getByLabelText("Débit"), { target: { value: "120,00" } });
      fireEvent.input((await line(2)).getByLabelText("Crédit"), { target: { value: "120,00" } });
      // Meanwhile somebody else words it better: that stands.
      const worded = await books.send(COMPANY, "voucher.correct", {
        kind: "entry",
        id: "wear",
        set: { label: "Dotation 2025" },
      });
      expect(worded.ok).toBe(true);
      save();
      await waitFor(() => expect(address()).toBe(closing ? "/years" : "/journal?voucher=wear"));
      expect(await voucherOf(books, "wear")).toMatchObject({
        voucher: {
          label: "Dotation 2025",
          day: closingDay,
          postings: [
            { account: "681100", side: "debit", cents: 12_000 },
            { account: "281830", side: "credit", cents: 12_000 },
          ],
        },
      });
    },
  );

  test("is cancelled with its reason, and then stands as it was", async () => {
    const books = await openPastYear();
    await record(books, "wear", { closing: true });
    const { address } = await show(books, "wear");
    fireEvent.click(await screen.findByRole("button", { name: "Annuler cette écriture" }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.input(dialog.getByLabelText("Motif"), { target: { value: "Doublon" } });
    fireEvent.click(dialog.getByRole("button", { name: "Annuler cette écriture" }));
    await waitFor(() => expect(address()).toBe("/years"));
    expect(await voucherOf(books, "wear")).toMatchObject({ voucher: { state: "cancelled" } });
    document.body.replaceChildren();
    await show(books, "wear");
    expect(await screen.findByText("Cette écriture est annulée.")).toBeTruthy();
    expect(screen.queryByLabelText("Libellé")).toBe(null);
  });

  test("is not mended where its days are protected, and says why", async () => {
    const books = await openPastYear();
    await record(books, "wear");
    expect((await books.send(COMPANY, "period.protect", { throughDay: closingDay })).ok).toBe(true);
    await show(books, "wear");
    expect(await screen.findByText(/protég/)).toBeTruthy();
    expect(screen.queryByLabelText("Libellé")).toBe(null);
  });
});
