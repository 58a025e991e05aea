import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { NumbersPage } from "#web/features/numbers/numbers-page.tsx";
import { COMPANY, openOfflineBooks, plain, renderOverBooks } from "../ledger/render-over-books.tsx";

/** Three numbered invoices, of which the second has since been lost, and one that waits. */
async function openNumbered() {
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  afterThisFile(device.close);
  const books = device.books();
  await books.send(COMPANY, "company.create", { company: frenchFirm, memberName: "Anna" });
  await books.send(COMPANY, "party.save", {
    id: "c1",
    set: { role: "customer", number: "C1", name: "Café du Marché" },
  });
  const approve = async (id: string, day: string) => {
    const set = { day, lines: [aLine()], party: "c1" };
    await books.send(COMPANY, "voucher.draft", { id, kind: "sale", credits: null, set });
    const { seenHash } = (await device.ask("voucher", { company: COMPANY, id }))!;
    await books.send(COMPANY, "voucher.approve", { id, seenHash: seenHash! });
  };
  await approve("s1", "2026-01-10");
  await approve("s2", "2026-01-20");
  await approve("s3", "2026-02-03");
  await device.synchronise();
  server.remove(COMPANY, "vouchers", "s2");
  await device.synchronise();
  await approve("s4", "2026-02-04");
  return books;
}

const show = async (path = "/numbers", books = openNumbered()) =>
  renderOverBooks({ path, route: "/numbers", component: NumbersPage, books: await books });
const list = () => screen.findByRole("table", { name: "Numéros" });
const words = async () => plain((await list()).textContent);

const violations = async (within: HTMLElement) =>
  (await axe.run(within, { rules: { region: { enabled: false } } })).violations.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.html}`,
  );

const textOf = (file: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });

test("the register says what became of each number, draws each series and names the hole in it", async () => {
  const { address } = await show();
  const picture = await screen.findByRole("img", { name: /^F-2026/ });
  expect(plain(picture.getAttribute("aria-label"))).toBe("F-2026 : 1 : Émise; 2 : Manquant; 3 : Émise");
  expect(screen.getByText(/1 numéro manque/)).toBeTruthy();
  expect(screen.getByText(/1 attend son numéro/)).toBeTruthy();
  await waitFor(async () => expect(await words()).toContain("F-2026-00002"));
  expect(await words()).toContain("120,00");
  expect(await violations(document.body)).toEqual([]);
  fireEvent.click(within(await list()).getByText("F-2026-00001"));
  await waitFor(() => expect(address()).toBe("/invoices/s1"));
});

test("it narrows to what calls for a look, and keeps that in the address", async () => {
  const { address } = await show();
  await list();
  fireEvent.click(screen.getByRole("button", { name: "Seulement ce qui appelle un regard" }));
  await waitFor(() => expect(address()).toContain("strange=yes"));
  await waitFor(async () => expect(await words()).not.toContain("F-2026-00001"));
  expect(await words()).toContain("F-2026-00002");
});

test("it is saved as a file, with the amounts and the party as they were issued", async () => {
  let saved: Blob | null = null;
  // jsdom has no addresses for files.
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      saved = file;
      return "blob:register";
    },
    revokeObjectURL: () => {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
  await show();
  await list();
  fireEvent.click(await screen.findByRole("button", { name: "Enregistrer en CSV" }));
  await waitFor(() => expect(saved).not.toBeNull());
  const lines = (await textOf(saved!)).split("\r\n");
  expect(lines[1]).toBe(
    'F-2026;F-2026-00001;F-2026-00001;Émise;Facture;2026-01-10;Café du Marché;"120,00";;;',
  );
  expect(lines[2]).toContain("F-2026-00002;Manquant");
});

test("it says what opens it while there is no number", async () => {
  const books = await openOfflineBooks();
  await books.send(COMPANY, "company.create", { company: frenchFirm, memberName: "Anna" });
  await show("/numbers", Promise.resolve(books));
  expect(await screen.findByText("Aucun numéro pour l’instant")).toBeTruthy();
});

test("a hole is explained with a reason, and a paper found after all is entered under its own number", async () => {
  const books = await openNumbered();
  const { address } = await show("/numbers", Promise.resolve(books));
  fireEvent.click(await within(await list()).findByText("F-2026-00002"));
  const dialog = await screen.findByRole("dialog", { name: /F-2026-00002/ });
  // It may still turn up: only what is told to be missing is entered by hand.
  expect(within(dialog).queryByRole("button", { name: "Saisir une facture retrouvée" })).toBeNull();
  fireEvent.click(within(dialog).getByRole("button", { name: "Expliquer" }));
  expect(await within(dialog).findByText("Dites pourquoi, en quelques mots.")).toBeTruthy();
  expect(await violations(dialog)).toEqual([]);
  fireEvent.input(within(dialog).getByLabelText("Motif"), { target: { value: "Papier gâché" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Expliquer" }));
  await waitFor(async () => expect(await words()).toContain("Papier gâché (Anna"));

  fireEvent.click(await within(await list()).findByText("F-2026-00002"));
  const explained = await screen.findByRole("dialog", { name: /F-2026-00002/ });
  expect(within(explained).queryByRole("button", { name: "Expliquer" })).toBeNull();
  fireEvent.click(within(explained).getByRole("button", { name: "Saisir une facture retrouvée" }));
  const found = await screen.findByRole("dialog", { name: "Une facture retrouvée" });
  const number = within(found).getByLabelText("Numéro écrit sur la facture") as HTMLInputElement;
  expect(number.value).toBe("F-2026-00002");
  expect(await violations(found)).toEqual([]);
  fireEvent.input(number, { target: { value: "F-2026-00009" } });
  fireEvent.click(within(found).getByRole("button", { name: "Saisir une facture retrouvée" }));
  expect(await within(found).findByText(/n’est pas déclaré manquant/)).toBeTruthy();
  fireEvent.input(number, { target: { value: "f-2026-00002" } });
  fireEvent.click(within(found).getByRole("button", { name: "Saisir une facture retrouvée" }));
  await waitFor(() => expect(address()).toMatch(/^\/invoices\/.{36}$/));
  const id = address().slice("/invoices/".length);
  const opened = await new Promise<unknown>((resolve) => {
    books.watch("voucher", { company: COMPANY, id }, resolve);
  });
  expect(opened).toMatchObject({ voucher: { state: "draft", writtenNumber: "F-2026-00002" } });
});
