import { File } from "node:buffer";
import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { For } from "solid-js";
import { expect, test } from "vitest";
import { fecCheckCodes } from "#core/formats/fec/fec-faults.ts";
import { fecOddityCodes, fecProblemCodes } from "#core/formats/fec/fec-preview.ts";
import { fecRuleCodes } from "#core/formats/fec/fec-rules.ts";
import { aFec } from "#test/support/a-fec.ts";
import { allFacts } from "#test/support/all-fec-facts.ts";
import { COMPANY, openFirm, plain, renderOverBooks } from "#test/web/features/ledger/render-over-books.tsx";
import { renderInFrench } from "#test/web/ui/render-in-french.tsx";
import { CheckPage } from "#web/features/import/check-page.tsx";
import { checkToCsv } from "#web/features/import/fec-check-csv.ts";
import { useRuleWords } from "#web/features/import/use-rule-words.ts";

const main = () => plain(document.body.textContent);

async function choose(place: number, { bytes, fileName }: ReturnType<typeof aFec>) {
  const input = [...document.querySelectorAll<HTMLInputElement>("input[type=file]")][place]!;
  Object.defineProperty(input, "files", { value: [new File([bytes], fileName)], configurable: true });
  fireEvent.change(input);
}

const open = async () => {
  const books = await openFirm();
  await renderOverBooks({
    path: "/import/check",
    route: "/import/check",
    component: CheckPage,
    books,
    company: COMPANY,
  });
  await screen.findByRole("button", { name: "Choisir un fichier FEC" });
};
const ruleRow = (name: string) =>
  within(screen.getByRole("table", { name: "Ce qui a été vérifié" }))
    .getAllByRole("row")
    .find((row) => plain(row.textContent).startsWith(name))!;

test("says what was checked, what is in order, and each fault with its line", async () => {
  await open();
  await choose(0, aFec({ closingBalanceCents: 10 }));
  await screen.findByText("L’outil de l’administration l’accepterait, la comptabilité non");
  expect(plain(ruleRow("Chaque écriture est équilibrée").textContent)).toContain("Faute · 1 fois");
  // What is in order is most of it, and stands folded below.
  const folded = screen.getByText(/^✓ \d+ règles en ordre$/).closest("details")!;
  expect(folded.open).toBe(false);
  expect(plain(folded.textContent)).toContain("Numéros sans trou");
  expect(plain(folded.textContent)).not.toContain("Chaque écriture est équilibrée");
  expect(ruleRow("Numéros sans trou")).toBeUndefined();
  // A sole practitioner has a SIREN too, and no société.
  expect(plain(screen.getByText("SIREN").parentElement?.textContent)).toBe("SIREN123456782");
  const notChecked = screen.getByText(/^\d+ règles non vérifiées$/).closest("details")!;
  expect(notChecked.open).toBe(false);
  expect(plain(notChecked.textContent)).toContain("l’exercice précédent n’est pas connu");
  expect(main()).toContain("18 colonnes");
  expect(document.querySelector("h2")).toBeTruthy();
});

test("does not call a file balanced of which no entry could be read", async () => {
  await open();
  const { bytes, fileName } = aFec({});
  const [header, ...rows] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  const noDay = rows.map((row) => row.replace(/^((?:[^|\t]*[|\t]){3})\d{8}/, "$120251341"));
  await choose(0, { bytes: new TextEncoder().encode([header, ...noDay].join("\r\n")), fileName });
  await waitFor(() => expect(main()).toContain("« 20251341 » n’est pas un jour"));
  expect(main()).not.toContain("Débit égal au crédit");
});

test("compares with the file of the year before", async () => {
  await open();
  await choose(0, aFec({ year: 2025 }));
  await screen.findByText("Choisissez son fichier pour comparer les à-nouveaux.");
  await choose(0, aFec({ year: 2024 }));
  await screen.findByText("Comparé à 123456782FEC20241231.txt.");
  // The accounts of last year are not carried forward at all.
  await waitFor(() => expect(plain(ruleRow("À-nouveaux égaux").textContent)).toContain("Faute"));
});

test("has words for every rule and every fault", async () => {
  const codes = [...fecProblemCodes, ...fecOddityCodes, ...fecCheckCodes].filter(
    (code) => code !== "fec.numbersByJournal",
  );
  const Words = () => {
    const words = useRuleWords();
    return (
      <ul>
        <For each={fecRuleCodes}>{(code) => <li>{words.rule(code)}</li>}</For>
        <For each={codes}>
          {(code) => <li>{words.fault({ code, line: 2, column: "PieceRef", facts: allFacts })}</li>}
        </For>
      </ul>
    );
  };
  await renderInFrench(() => <Words />);
  await waitFor(() => expect(screen.getByText("Chaque écriture est équilibrée")).toBeTruthy());
  await waitFor(() => expect(screen.getByText("Le fichier est vide.")).toBeTruthy());
  const said = screen.getAllByRole("listitem").map((item) => plain(item.textContent));
  for (const sentence of said) expect(sentence).not.toMatch(/[{}[\]]|^$/);
  expect(said).toContain(
    "Le compte 4A a fini l’exercice précédent à 0,00 € au débit et s’ouvre à 10,50 € au crédit.",
  );
});

test("writes the faults as a spreadsheet, rule by rule, with how many were not listed", () => {
  const fault = { code: "fec.textEmpty", line: 4, column: "PieceRef", facts: {} } as const;
  const csv = checkToCsv(
    [
      {
        code: "mandatory",
        severity: "refused",
        lacks: null,
        count: 3,
        faults: [fault, { ...fault, line: 0 }],
      },
    ],
    {
      titles: ["Règle", "Nature", "Ligne", "Colonne", "Quoi"],
      rule: () => "=Vide",
      kind: () => "Non accepté",
      fault: () => "PieceRef est vide.",
      counted: ({ count }) => `${count} en tout`,
    },
  );
  expect(csv).toBe(
    [
      "\uFEFFRègle;Nature;Ligne;Colonne;Quoi",
      `"'=Vide";Non accepté;4;PieceRef;PieceRef est vide.`,
      `"'=Vide";Non accepté;;PieceRef;PieceRef est vide.`,
      `"'=Vide";Non accepté;;;3 en tout`,
      "",
    ].join("\r\n"),
  );
});
