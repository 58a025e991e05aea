import { screen, waitFor } from "@solidjs/testing-library";
import { For } from "solid-js";
import { expect, test } from "vitest";
import {
  type FecOddity,
  type FecProblem,
  fecEncodings,
  fecOddityCodes,
  fecProblemCodes,
} from "#core/formats/fec/fec-preview.ts";
import { readFec } from "#test/core/formats/fec/fec-file.ts";
import { allFacts } from "#test/support/all-fec-facts.ts";
import { realFecs } from "#test/support/real-fecs.ts";
import { plain } from "#test/web/features/ledger/render-over-books.tsx";
import { renderInFrench } from "#test/web/ui/render-in-french.tsx";
import { useFecWords } from "#web/features/import/use-fec-words.ts";

function Findings(props: {
  readonly problems: readonly FecProblem[];
  readonly oddities: readonly FecOddity[];
}) {
  const words = useFecWords();
  return (
    <ul>
      <For each={props.problems}>{(problem) => <li>{words.problem(problem)}</li>}</For>
      <For each={props.oddities}>{(oddity) => <li>{words.oddity(oddity)}</li>}</For>
      <For each={fecEncodings}>{(encoding) => <li>{words.encoding(encoding)}</li>}</For>
    </ul>
  );
}

async function sentencesOf(problems: readonly FecProblem[], oddities: readonly FecOddity[]) {
  await renderInFrench(() => <Findings problems={problems} oddities={oddities} />);
  await waitFor(() => expect(screen.getByText("Windows-1252")).toBeTruthy());
  return screen.getAllByRole("listitem").map((item) => plain(item.textContent));
}

test("says every finding with its facts, and quotes a day that does not exist as it stands", async () => {
  const said = await sentencesOf(
    fecProblemCodes.map((code) => ({ code, line: 2, column: "EcritureDate", facts: allFacts })),
    fecOddityCodes.map((code) => ({ code, count: 1, lines: [2], columns: [], facts: allFacts })),
  );
  for (const sentence of said) expect(sentence).not.toMatch(/[{}]|^$/);
  expect(said).toContain("EcritureDate « 2021-13-45 » n’est pas un jour.");
  expect(said).toContain("L’écriture 7 du journal VE n’est pas équilibrée : débit 60,00 €, crédit 60,50 €.");
});

test.each(realFecs())("leaves no gap in what it says of the real file $fileName", async (real) => {
  const { preview } = readFec(real.bytes, real.fileName);
  const said = await sentencesOf(preview.problems, preview.oddities);
  for (const sentence of said) expect(sentence).not.toMatch(/[{}]|^$|« »| {2}/);
});
