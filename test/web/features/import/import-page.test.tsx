import { File } from "node:buffer";
import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import type { Company } from "#core/companies/company.ts";
import { aFec } from "#test/support/a-fec.ts";
import {
  COMPANY,
  openFirm,
  openOfflineBooks,
  plain,
  renderOverBooks,
} from "#test/web/features/ledger/render-over-books.tsx";
import type { Books } from "#web/books/books.ts";
import type { ImportState } from "#web/books/import-state.ts";
import { ImportPage } from "#web/features/import/import-page.tsx";

const FIRM_SIREN = "732829320";

const open = (books: Books, company: string | null = COMPANY) =>
  renderOverBooks({ path: "/import", route: "/import", component: ImportPage, books, company });

/** The file a person chooses; jsdom's own cannot be streamed. */
async function choose({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }) {
  await screen.findByRole("button", { name: "Choisir un fichier FEC" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  Object.defineProperty(input, "files", { value: [new File([bytes], fileName)], configurable: true });
  fireEvent.change(input);
}
const importButton = () => screen.findByRole("button", { name: /^Importer \d+ lignes$/ });
const main = () => plain(document.body.textContent);

/** Books that say of one company what only a server could have made of it. */
const withImports = (books: Books, imports: readonly ImportState[]): Books => ({
  ...books,
  watch: (name, params, listener) => {
    if (name !== "imports") return books.watch(name, params, listener);
    listener(imports as never);
    return Promise.resolve(() => {});
  },
});
/** Books whose company stands as only a server could have made it. */
const inCompany = (books: Books, set: Partial<Company>): Books => ({
  ...books,
  watch: (name, params, listener) =>
    books.watch(name, params, (answer) => {
      const known = answer as { readonly company?: Company } | null;
      const isCompany = name === "company" && known?.company !== undefined;
      listener(isCompany ? ({ ...known, company: { ...known.company, ...set } } as never) : answer);
    }),
});
const aBatch = (file: string, fileName: string): ImportState => ({
  id: "fec~2025-12-31",
  fileName,
  file,
  isCancellable: false,
  uploadedBasisPoints: 10_000,
  state: "done",
  problem: null,
  batch: {
    type: "import",
    id: "fec~2025-12-31",
    file,
    fileName,
    registration: FIRM_SIREN,
    fromDay: "2025-01-15",
    throughDay: "2025-03-02",
    rows: 4,
    entries: 2,
    debitCents: 18_000,
    chain: "import:fec~2025-12-31",
    seals: [],
    slice: "shared",
    importedBy: "anna",
    importedAt: "2026-01-03T10:00:00.000Z",
    replaced: null,
    acts: {},
  },
});

describe("importing a FEC", () => {
  test("shows what the file holds before anything is imported", async () => {
    await open(await openFirm());
    await choose(aFec({ siren: FIRM_SIREN }));
    await importButton();
    for (const words of [
      FIRM_SIREN,
      "clos le 31/12/2025",
      "15/01/2025 – 02/03/2025",
      "180,00 €",
      "Débit égal au crédit",
    ])
      expect(main()).toContain(words);
    expect(screen.getByRole("table", { name: "Journaux du fichier" }).textContent).toContain("BQ");
    expect(screen.queryByRole("heading", { name: "Fichiers importés" })).toBeNull();
  });

  test("says by account how a file opens differently from what these books end the year before with", async () => {
    await open(await openFirm());
    await choose(aFec({ siren: FIRM_SIREN, year: 2027 }));
    const differs = "2 comptes sont repris autrement que ces livres ne les donnent au 31/12/2026";
    const table = await screen.findByRole("table", { name: differs });
    expect(plain(table.textContent)).toContain("512000");
    expect(plain(table.textContent)).toContain("1 750,00");
    expect(main()).toContain("Cela n’empêche pas l’import.");
  });

  test("keeps the file and waits for a network", async () => {
    await open(await openFirm());
    await choose(aFec({ siren: FIRM_SIREN }));
    expect(main()).not.toContain("quand même");
    fireEvent.click(await importButton());
    expect(await screen.findByRole("heading", { name: "Fichiers importés" })).toBeTruthy();
    expect(await screen.findByRole("progressbar", { name: "Attend un réseau" })).toBeTruthy();
  });

  test("takes a dropped file as well", async () => {
    await open(await openFirm());
    const { bytes, fileName } = aFec({ siren: FIRM_SIREN });
    const place = await screen.findByRole("region", { name: "Choisir un fichier FEC" });
    fireEvent.drop(place, { dataTransfer: { files: [new File([bytes], fileName)] } });
    expect(await importButton()).toBeTruthy();
  });

  test("lists every fault by its line and offers no import", async () => {
    await open(await openFirm());
    await choose(aFec({ siren: FIRM_SIREN, closingBalanceCents: 50 }));
    expect(await screen.findByText("1 faute : rien n’a été importé")).toBeTruthy();
    const faults = await screen.findByRole("table", { name: "Fautes par ligne" });
    await waitFor(() =>
      expect(plain(faults.textContent)).toContain(
        "L’écriture 2 du journal BQ n’est pas équilibrée : débit 60,00 €, crédit 60,50 €.",
      ),
    );
    expect(plain(faults.textContent)).toContain("ligne 4");
    expect(screen.queryByRole("button", { name: /^Importer/ })).toBeNull();
  });

  test("says oddities in words with the lines that show them", async () => {
    await open(await openFirm());
    await choose({ ...aFec({ siren: FIRM_SIREN }), fileName: "export.txt" });
    await importButton();
    expect(main()).toContain("Le nom du fichier export.txt n’est pas SIREN, FEC et jour de clôture.");
    expect(screen.getByLabelText("Dernier jour de l’exercice")).toBeTruthy();
  });

  test("makes a new company that begins after the file, offline too", async () => {
    const books = await openOfflineBooks();
    const { company } = await open(books, null);
    await choose(aFec());
    fireEvent.click(await importButton());
    expect(await screen.findByText("Donnez un nom à la comptabilité.")).toBeTruthy();
    expect(main()).toContain("Les nouvelles écritures commenceront le 01/01/2026.");
    fireEvent.input(screen.getByRole("textbox", { name: "Nom de la comptabilité" }), {
      target: { value: "Atelier Neuf" },
    });
    fireEvent.click(await importButton());
    expect(await screen.findByRole("heading", { name: "Fichiers importés" })).toBeTruthy();
    expect(company()).not.toBeNull();
    const summaries = await new Promise<readonly { readonly name: string }[]>(
      (resolve) => void books.watch("companies", {}, resolve),
    );
    expect(summaries.map(({ name }) => name)).toEqual(["Atelier Neuf"]);
  });

  test("says that the file is another company's and waits for a confirmation", async () => {
    await open(await openFirm());
    await choose(aFec({ siren: "999999999" }));
    fireEvent.click(await screen.findByRole("radio", { name: "Atelier Lumen" }));
    expect(
      await screen.findByText(`Le fichier est du SIREN 999999999, Atelier Lumen est ${FIRM_SIREN}`),
    ).toBeTruthy();
    expect((await importButton()).hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByRole("checkbox", { name: "L’importer quand même dans Atelier Lumen" }));
    await waitFor(async () => expect((await importButton()).hasAttribute("disabled")).toBe(false));
    fireEvent.click(await importButton());
    expect(await screen.findByRole("heading", { name: "Fichiers importés" })).toBeTruthy();
  });

  test("says that the very same file is there and offers nothing", async () => {
    const books = await openFirm();
    const { bytes, fileName } = aFec({ siren: FIRM_SIREN });
    const read = await books.previewFec(new File([bytes], fileName) as never, fileName, "t", () => {});
    if (!read.ok) throw new Error("unread");
    await open(withImports(books, [aBatch(read.value.sha256, fileName)]));
    await choose({ bytes, fileName });
    expect(await screen.findByText(/Ce fichier même a été importé le 03\/01\/2026/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Importer/ })).toBeNull();
  });

  test("names both files before one takes the other's place", async () => {
    const books = withImports(await openFirm(), [aBatch("b".repeat(64), "ancien.txt")]);
    await open(books);
    await choose(aFec({ siren: FIRM_SIREN }));
    expect(await screen.findByText("L’exercice clos le 31/12/2025 a été importé de ancien.txt")).toBeTruthy();
    expect((await importButton()).hasAttribute("disabled")).toBe(true);
    fireEvent.click(
      screen.getByRole("checkbox", { name: `Remplacer ancien.txt par ${FIRM_SIREN}FEC20251231.txt` }),
    );
    await waitFor(async () => expect((await importButton()).hasAttribute("disabled")).toBe(false));
  });

  test("refuses, before it goes up, a file for a year whose later months are validated, and says why", async () => {
    const fiscalYears = [{ from: "2025-02-01", through: "2026-01-31" }];
    const books = inCompany(await openFirm(), { fiscalYears, validatedThrough: "2026-01-31" });
    await open(books);
    await choose(aFec({ siren: FIRM_SIREN }));
    const words = /validées jusqu’au 31\/01\/2026 portent déjà leurs numéros/;
    await waitFor(() => expect(main()).toMatch(words));
    expect((await importButton()).hasAttribute("disabled")).toBe(true);
  });

  test("shows what became of each import, and the way to its lines", async () => {
    const refused: ImportState = {
      id: "command-1",
      fileName: "autre.txt",
      file: "a".repeat(64),
      isCancellable: false,
      uploadedBasisPoints: 10_000,
      state: "refused",
      problem: { code: "import.previewDiffers" },
      batch: null,
    };
    await open(withImports(await openFirm(), [refused, aBatch("b".repeat(64), "ancien.txt")]));
    const list = await screen.findByRole("region", { name: "Fichiers importés" });
    expect(await within(list).findByText("Refusé")).toBeTruthy();
    expect(await within(list).findByText(/pas lu le fichier comme cet appareil/)).toBeTruthy();
    expect(within(list).getByRole("link", { name: "Voir le journal" }).getAttribute("href")).toBe(
      "/journal?period=2025-01-15..2025-03-02",
    );
  });
});

test("a reading that is stopped says so and imports nothing", async () => {
  const books = await openFirm();
  let tell: () => void = () => {};
  const slow: Books = {
    ...books,
    previewFec: (_file, _name, _token, onProgress) => {
      onProgress({ readBytes: 500_000, totalBytes: 1_000_000, rows: 0 });
      return new Promise((resolve) => {
        tell = () => resolve({ ok: false, problem: { code: "device.cancelled" } });
      });
    },
    cancelFec: async () => tell(),
  };
  await open(slow);
  await choose(aFec());
  const bar = await screen.findByRole("progressbar", { name: "Lecture de 123456782FEC20251231.txt" });
  expect(plain(bar.textContent)).toContain("500 ko sur 1 Mo");
  fireEvent.click(screen.getByRole("button", { name: "Arrêter la lecture" }));
  expect(await screen.findByText("Arrêté. Rien n’a été importé.")).toBeTruthy();
});
