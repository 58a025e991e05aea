import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { cleanup, render } from "@solidjs/testing-library";
import { type Component, createSignal, Suspense } from "solid-js";
import { afterEach, vi } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import type { Books } from "#web/books/books.ts";
import { BooksProvider } from "#web/books/books-context.tsx";
import { createI18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

export const COMPANY = "firm";

/** The real books of one device that never had a network. */
export async function openOfflineBooks(): Promise<Books> {
  const device = await openSimulatedDevice({
    user: "anna",
    fetch: async () => {
      throw new TypeError("Failed to fetch");
    },
  });
  afterThisFile(device.close);
  return device.books();
}

/** A firm that paid its rent twice and took one payment. */
export async function openFirm(): Promise<Books> {
  const books = await openOfflineBooks();
  await must(books.send(COMPANY, "company.create", { company: frenchFirm, memberName: "Anna" }));
  for (const [id, day, cents] of [
    ["rent-1", "2026-01-05", 85_000],
    ["rent-2", "2026-02-05", 90_000],
  ] as const)
    await must(
      books.send(COMPANY, "entry.record", {
        id,
        day,
        label: `Loyer ${day.slice(0, 7)}`,
        journal: "OD",
        practitioner: null,
        postings: [
          { account: "613200", side: "debit", cents, party: null },
          { account: "512000", side: "credit", cents, party: null },
        ],
      }),
    );
  return books;
}

/** The last day of the year that the books of `openPastYear` have. */
export const PAST_YEAR_ENDS = "2025-12-31";

/** A firm whose only fiscal year is over, with nothing in its books. */
export async function openPastYear(booksStart = "2025-01-01"): Promise<Books> {
  const books = await openOfflineBooks();
  const company = {
    ...frenchFirm,
    fiscalYears: [{ from: "2025-01-01", through: PAST_YEAR_ENDS }],
    booksStart,
  };
  await must(books.send(COMPANY, "company.create", { company, memberName: "Anna" }));
  return books;
}

async function must(sent: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await sent;
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
}

interface Screen {
  readonly path: string;
  readonly route: string;
  readonly component: Component;
  readonly books: Books;
  readonly company?: string | null;
}

/** Draws a screen over books, as a French reader meets it. */
export async function renderOverBooks({ path, route, component, books, company }: Screen) {
  await frameTexts.load("fr");
  // jsdom has no scrolling and lays nothing out: lists are given the height of a phone's.
  vi.stubGlobal("scrollTo", () => {});
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(880);
  const history = createMemoryHistory();
  history.set({ value: path });
  const [chosen, setChosen] = createSignal<string | null>(company === undefined ? COMPANY : company);
  render(() => (
    <I18nProvider i18n={createI18n({ language: "fr", timeZone: "Europe/Paris" })}>
      <BooksProvider
        open={{
          books: () => books,
          company: chosen,
          chooseCompany: setChosen,
          user: () => ({ id: "anna", name: "Anna" }),
          signOut: async () => {},
        }}
      >
        <MemoryRouter history={history} root={(props) => <Suspense>{props.children}</Suspense>}>
          <Route path={route} component={component} />
          <Route path="*" component={() => <p>elsewhere</p>} />
        </MemoryRouter>
      </BooksProvider>
    </I18nProvider>
  ));
  return { address: () => decodeURIComponent(history.get()), company: chosen };
}

/** Words with plain spaces, for French figures have narrow ones. */
export const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s/g, " ");
