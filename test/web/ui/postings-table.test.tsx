import { screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { renderInFrench } from "./render-in-french.tsx";

test("says under a line what it came to in its own currency, where that is another", async () => {
  const line = { account: "626000", label: "Frais", side: "debit", cents: 5_000 } as const;
  await renderInFrench(() => (
    <PostingsTable
      label="Ce qu’elle comptabilise"
      titles={{ account: "Compte", debit: "Débit", credit: "Crédit" }}
      lines={[
        { ...line, foreign: "55,10 USD" },
        { ...line, account: "471000", side: "credit" },
      ]}
    />
  ));
  const [, booked, other] = screen.getAllByRole("row");
  expect(booked?.textContent).toContain("626000Frais55,10 USD");
  expect(other?.textContent).toMatch(/^471000Frais50,00/);
});
