import { cleanup, fireEvent, render, screen, waitFor, within } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import { aDevice } from "#test/web/features/a-company.ts";
import { AppContext, type AppSurroundings } from "#web/app/app-context.ts";
import { SignOutDialog } from "#web/app/sign-out-dialog.tsx";
import { signOutTexts } from "#web/app/sign-out-texts.ts";
import type { Books, DeviceState } from "#web/books/books.ts";
import { BooksProvider } from "#web/books/books-context.tsx";
import { createI18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The dialog over books that wait for the server with so many acts. */
async function show(pendingCount: number | null) {
  await frameTexts.load("fr");
  await signOutTexts.load("fr");
  const [device, setDevice] = createSignal(pendingCount === null ? undefined : aDevice({ pendingCount }));
  const synchronise = vi.fn(async () => {});
  const savePending = vi.fn(async () => ({ file: new Blob(["sealed"]), count: pendingCount ?? 0 }));
  const leave = vi.fn(async () => {});
  const leaveBooksHere = vi.fn(async () => {});
  const books = {
    synchronise,
    savePending,
  } as unknown as Books;
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:file", revokeObjectURL: () => {} }));
  const downloads: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(this.download);
  });
  const [open] = createSignal(books);
  const app = { farewell: { device, leave, leaveBooksHere, cancel: () => {} } } as unknown as AppSurroundings;
  render(() => (
    <I18nProvider i18n={createI18n({ language: "fr" })}>
      <AppContext.Provider value={app}>
        <BooksProvider
          open={{
            books: open,
            company: () => null,
            chooseCompany: () => {},
            user: () => ({ id: "ada", name: "Ada" }),
            signOut: async () => {},
          }}
        >
          <SignOutDialog />
        </BooksProvider>
      </AppContext.Provider>
    </I18nProvider>
  ));
  const dialog = within(await screen.findByRole("dialog"));
  const answer = (state: DeviceState) => setDevice(state);
  return { dialog, answer, synchronise, savePending, leave, leaveBooksHere, downloads };
}

test("leaves with one more touch when everything is sent, and says that the books go", async () => {
  const { dialog, leave } = await show(0);
  await dialog.findByText(/effacée de cet appareil/);
  fireEvent.click(await dialog.findByRole("button", { name: "Se déconnecter" }));
  expect(leave).toHaveBeenCalledWith(0);
});

test("erases nothing before the books have said what exists only here", async () => {
  const { dialog, answer, leave, leaveBooksHere } = await show(null);
  await dialog.findByText(/Sans cette réponse, la comptabilité y reste/);
  expect(dialog.queryByRole("button", { name: "Se déconnecter" })).toBeNull();
  fireEvent.click(dialog.getByRole("button", { name: "Se déconnecter sans rien effacer" }));
  expect(leaveBooksHere).toHaveBeenCalledOnce();
  answer(aDevice());
  fireEvent.click(await dialog.findByRole("button", { name: "Se déconnecter" }));
  expect(leave).toHaveBeenCalledWith(0);
});

test("does not leave while acts exist nowhere else: sends them first", async () => {
  const { dialog, answer, synchronise, leave } = await show(3);
  await dialog.findByText(/3 actions n’existent que sur cet appareil/);
  expect(dialog.queryByRole("button", { name: /déconnecter/ })).toBeNull();
  fireEvent.click(dialog.getByRole("button", { name: "Envoyer maintenant" }));
  await dialog.findByText(/Tout n’a pas pu être envoyé/);
  expect(synchronise).toHaveBeenCalledOnce();
  answer(aDevice());
  await dialog.findByText("Tout est envoyé maintenant.");
  fireEvent.click(dialog.getByRole("button", { name: "Se déconnecter" }));
  expect(leave).toHaveBeenCalledWith(0);
});

test("or saves them to a file under a phrase typed twice, again when more were made meanwhile", async () => {
  const { dialog, answer, savePending, leave, downloads } = await show(2);
  const type = (label: string, value: string) =>
    fireEvent.input(dialog.getByLabelText(label), { target: { value } });
  await dialog.findByLabelText("Phrase secrète");
  const save = () => fireEvent.click(dialog.getByRole("button", { name: "Enregistrer le fichier" }));
  type("Phrase secrète", "court");
  save();
  await dialog.findByText("Ce n’est pas ce que vous avez saisi au-dessus.");
  expect(savePending).not.toHaveBeenCalled();
  type("Phrase secrète", "quatre mots à la suite");
  type("Phrase secrète, encore une fois", "quatre mots à la suite");
  save();
  await dialog.findByText("2 actions sont dans le fichier");
  expect(savePending).toHaveBeenCalledWith("quatre mots à la suite");
  expect(downloads).toEqual([expect.stringMatching(/^cahier-actions-\d{4}-\d\d-\d\d\.cahier$/)]);

  answer(aDevice({ pendingCount: 3 }));
  await waitFor(() => expect(dialog.queryByRole("button", { name: /J’ai le fichier/ })).toBeNull());
  answer(aDevice({ pendingCount: 2 }));
  fireEvent.click(await dialog.findByRole("button", { name: /J’ai le fichier/ }));
  expect(leave).toHaveBeenCalledWith(2);
});
