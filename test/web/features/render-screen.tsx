import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { cleanup, render } from "@solidjs/testing-library";
import { type Component, createSignal, Suspense } from "solid-js";
import { afterEach, vi } from "vitest";
import type { Books, Sent } from "#web/books/books.ts";
import { BooksProvider } from "#web/books/books-context.tsx";
import type { InvoicePreview } from "#web/books/preview-invoice.ts";
import type { QuestionName, Questions } from "#web/books/questions.ts";
import { createI18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";
import type { Language } from "#web/i18n/language.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What the worker would answer, by question; a question that is not named is never answered. */
export type Answers = { readonly [Name in QuestionName]?: Questions[Name]["answer"] };

interface Screen {
  readonly path: string;
  /** Where the screen stands, such as "/review/:id?". */
  readonly route: string;
  readonly component: Component;
  readonly answers: Answers;
  readonly scratch?: Readonly<Record<string, unknown>>;
  readonly language?: Language;
  /** What the worker makes of an invoice being typed; nothing unless told. */
  readonly preview?: InvoicePreview;
  /** What the worker makes of a command; accepted unless told. */
  readonly judge?: (type: string, args: unknown) => Sent;
}

/** Draws a screen over a worker that is none: it answers what the test says and remembers what it was told. */
export async function renderScreen(start: Screen) {
  const language = start.language ?? "fr";
  await frameTexts.load(language);
  // jsdom has no scrolling and lays nothing out: lists are given the height of a phone's.
  vi.stubGlobal("scrollTo", () => {});
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(440);

  const kept = new Map<string, boolean>();
  const sent: { readonly type: string; readonly args: unknown }[] = [];
  const scratch = new Map<string, unknown>(Object.entries(start.scratch ?? {}));
  const listeners = new Set<() => void>();
  let answers = start.answers;
  let synchronised = 0;
  let signedOut = 0;

  const books = {
    send: async (_company: string, type: string, args: unknown): Promise<Sent> => {
      const judged = start.judge?.(type, args) ?? { ok: true, value: { id: "c-1", counter: 1 } };
      if (judged.ok) sent.push({ type, args });
      return judged;
    },
    watch: async (name: QuestionName, _params: unknown, listener: (answer: unknown) => void) => {
      const tell = () => {
        if (name in answers) listener(answers[name]);
      };
      listeners.add(tell);
      tell();
      return () => void listeners.delete(tell);
    },
    keepOnDevice: async (id: string, isKept: boolean) => void kept.set(id, isKept),
    previewInvoice: async () => start.preview ?? null,
    readScratch: async (key: string) => scratch.get(key) ?? null,
    writeScratch: async (key: string, value: unknown) => void scratch.set(key, structuredClone(value)),
    clearScratch: async (key: string) => void scratch.delete(key),
    synchronise: async () => {
      synchronised += 1;
    },
  } as unknown as Books;

  const history = createMemoryHistory();
  history.set({ value: start.path });
  const [company, setCompany] = createSignal<string | null>("co-1");
  render(() => (
    <I18nProvider i18n={createI18n({ language, timeZone: "Europe/Paris" })}>
      <BooksProvider
        open={{
          books: () => books,
          company,
          chooseCompany: setCompany,
          user: () => ({ id: "u-1", name: "Ada Martin" }),
          signOut: async () => {
            signedOut += 1;
          },
        }}
      >
        <MemoryRouter history={history} root={(props) => <Suspense>{props.children}</Suspense>}>
          <Route path={start.route} component={start.component} />
          <Route path="*" component={() => <p>elsewhere</p>} />
        </MemoryRouter>
      </BooksProvider>
    </I18nProvider>
  ));
  return {
    sent,
    scratch,
    /** Which companies were said to stay on this device, or no longer. */
    kept,
    company,
    address: () => history.get(),
    synchronised: () => synchronised,
    signedOut: () => signedOut,
    /** The worker has something new to say. */
    answer: (changed: Answers) => {
      answers = { ...answers, ...changed };
      for (const tell of listeners) tell();
    },
  };
}
