import { cleanup, render, screen } from "@solidjs/testing-library";
import { Suspense } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { MissingMonths } from "#web/features/ledger/missing-months.tsx";
import { monthRuns } from "#web/features/ledger/month-runs.ts";
import { createI18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";

afterEach(cleanup);

test("months that follow one another are named as one run, over the turn of a year too", () => {
  expect(monthRuns(["2024-11", "2024-12", "2025-01", "2025-03"])).toEqual([
    { first: "2024-11", last: "2025-01" },
    { first: "2025-03", last: "2025-03" },
  ]);
});

test("sums that lack months say which", async () => {
  await frameTexts.load("fr");
  render(() => (
    <I18nProvider i18n={createI18n({ language: "fr" })}>
      <Suspense>
        <MissingMonths months={["2025-10", "2025-11", "2026-01"]} />
      </Suspense>
    </I18nProvider>
  ));
  await screen.findByText("3 mois ne sont pas encore sur cet appareil");
  expect(screen.getByText(/octobre 2025 – novembre 2025, janvier 2026/)).toBeTruthy();
});
