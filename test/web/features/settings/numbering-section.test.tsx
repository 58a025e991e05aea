import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import type { NumberingStanding } from "#core/replication/restoration.ts";
import { NumberingSection } from "#web/features/settings/numbering-section.tsx";
import { renderScreen } from "../render-screen.tsx";

const standing: NumberingStanding = {
  restoredAt: "2026-03-06T08:00:00.000Z",
  openedAt: null,
  devices: [],
  series: [
    { series: "A-2026", nextNumber: 2, lastDay: null, missing: [], proven: null },
    {
      series: "F-2026",
      nextNumber: 900,
      lastDay: "2026-03-05",
      missing: [],
      proven: { nextNumber: 3, lastDay: "2026-03-05", missing: [] },
    },
  ],
};

test("whoever opens numbering sees what no device can prove, and may set it aside", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, request?: RequestInit) => {
    if (request?.method === "POST") sent.push(JSON.parse(String(request.body)));
    return Response.json({ numbering: standing });
  });
  const section = () => <NumberingSection company="c" mayOpen shutSince="2026-03-06T08:00:00.000Z" />;
  await renderScreen({ path: "/settings", route: "/settings", component: section, answers: {} });
  const open = await screen.findByRole("button", { name: "Ouvrir la numérotation" });
  await screen.findByText(/Sans lui, le prochain serait F-2026-00003/);
  fireEvent.click(open);
  await waitFor(() => expect(sent).toEqual([{ doubted: [] }]));
  fireEvent.click(screen.getByRole("checkbox", { name: "Ne pas tenir compte de F-2026-00899" }));
  fireEvent.click(open);
  await waitFor(() => expect(sent.at(-1)).toEqual({ doubted: ["F-2026"] }));
});
