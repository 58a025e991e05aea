import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { createSignal } from "solid-js";
import { describe, expect, test, vi } from "vitest";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateLegend, FateMark, fates } from "#web/ui/fate-mark.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { MonthlyBars } from "#web/ui/monthly-bars.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Select } from "#web/ui/select.tsx";
import { SheetRows } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { Split } from "#web/ui/split.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { ToastRegion } from "#web/ui/toast.tsx";
import { Way } from "#web/ui/way.tsx";
import { renderInFrench } from "./render-in-french.tsx";

describe("FateMark", () => {
  test.each([
    ["onDevice", "Seulement sur cet appareil"],
    ["onServer", "Chez Cahier"],
    ["sent", "Envoyé"],
    ["received", "Reçu"],
    ["reconciled", "Rapproché"],
    ["sealed", "Validé définitivement"],
    ["refused", "À revoir"],
  ] as const)("%s is said as “%s”, never by colour alone", async (fate, word) => {
    const opened = vi.fn();
    await renderInFrench(() => (
      <>
        <FateMark fate={fate} />
        <FateMark fate={fate} onOpen={opened} />
      </>
    ));
    screen.getByText(word);
    screen.getByRole("button", { name: `${word} : voir son chemin` }).click();
    expect(opened).toHaveBeenCalledOnce();
  });

  test("has a drawing of its own for each fate", async () => {
    await renderInFrench(() => <FateLegend fates={fates} />);
    const drawings = within(screen.getByRole("list", { name: "Dans la marge" }))
      .getAllByRole("listitem")
      .map((item) => item.querySelector("svg")?.innerHTML);
    expect(new Set(drawings).size).toBe(fates.length);
  });
});

test("Way says of a step that is behind that it was, and of the last that it is", async () => {
  const step = (fate: "onDevice" | "onServer") => ({ fate, at: null, id: null, reason: null, detail: null });
  await renderInFrench(() => (
    <>
      <Way steps={[step("onDevice"), step("onServer")]} />
      <Way steps={[step("onDevice")]} />
    </>
  ));
  const [gone, here] = screen.getAllByRole("list").map((list) => list.textContent);
  expect(gone).toContain("Enregistré sur cet appareil");
  expect(gone).not.toContain("Seulement");
  expect(here).toContain("Seulement sur cet appareil");
});

test("Way shows an id once, at the last step that bears it", async () => {
  const step = (fate: "onServer" | "sent" | "received", id: string) => ({
    ...{ fate, id, at: null, reason: null, detail: null },
  });
  await renderInFrench(() => (
    <Way steps={[step("onServer", "our-act"), step("sent", "their-id"), step("received", "their-id")]} />
  ));
  const lines = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(lines.map((line) => line?.includes("their-id"))).toEqual([false, false, true]);
  expect(lines[0]).toContain("our-act");
});

test("Way says in words why a step stood still, and in theirs what they answered", async () => {
  const step = { fate: "onServer" as const, at: null, id: null };
  await renderInFrench(() => (
    <Way
      steps={[
        { ...step, reason: "vatChoice", detail: null },
        { ...step, reason: null, detail: "Invoice date is locked" },
      ]}
    />
  ));
  await screen.findByText("Elle attend que vous ayez choisi un type d’article là-bas pour sa TVA.");
  screen.getByText("Invoice date is locked");
});

test("Dialog takes the focus, names itself, and Escape means no", async () => {
  const [open, setOpen] = createSignal(true);
  await renderInFrench(() => (
    <Dialog
      open={open()}
      onClose={() => setOpen(false)}
      title="Valider octobre ?"
      description="Irréversible."
      actions={<Button look="primary">Valider</Button>}
    />
  ));
  const dialog = await screen.findByRole("dialog", { name: "Valider octobre ?" });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  screen.getByRole("button", { name: "Fermer" });
  fireEvent.keyDown(document, { key: "Escape" });
  await waitFor(() => expect(open()).toBe(false));
});

test("a choice within a dialog opens within it, where nothing hides it", async () => {
  const [device, setDevice] = createSignal<string | null>(null);
  await renderInFrench(() => (
    <Dialog open onClose={() => {}} title="Donner une série">
      <Select
        label="Appareil"
        options={[{ value: "tablet", label: "Tablette" }]}
        value={device()}
        onChange={setDevice}
      />
    </Dialog>
  ));
  const dialog = await screen.findByRole("dialog");
  fireEvent.keyDown(within(dialog).getByLabelText(/Appareil/), { key: "Enter" });
  const option = await within(dialog).findByRole("option", { name: "Tablette" });
  expect(option.closest("[aria-hidden=true]")).toBeNull();
  fireEvent.keyDown(option, { key: "Enter" });
  await waitFor(() => expect(device()).toBe("tablet"));
});

test("Menu opens, ticks what holds now, and does what is chosen", async () => {
  const chosen = vi.fn();
  await renderInFrench(() => (
    <Menu
      label="Autres"
      items={[
        { label: "Ici", onChoose: chosen, current: true },
        { label: "Là", onChoose: chosen },
      ]}
    >
      Autres
    </Menu>
  ));
  fireEvent.keyDown(screen.getByRole("button", { name: "Autres" }), { key: "Enter" });
  const items = await screen.findAllByRole("menuitem");
  expect(items.map((item) => item.getAttribute("aria-current"))).toEqual(["true", null]);
  fireEvent.keyDown(items[1]!, { key: "Enter" });
  await waitFor(() => expect(chosen).toHaveBeenCalledOnce());
});

test("Tabs show one side at a time", async () => {
  const [value, setValue] = createSignal("one");
  await renderInFrench(() => (
    <Tabs
      label="Côtés"
      value={value()}
      onChange={setValue}
      tabs={[
        { value: "one", label: "Écriture", content: () => <p>Ici</p> },
        { value: "two", label: "Histoire", content: () => <p>Là</p> },
      ]}
    />
  ));
  expect(screen.getByRole("tabpanel").textContent).toBe("Ici");
  fireEvent.click(screen.getByRole("tab", { name: "Histoire" }));
  await waitFor(() => expect(screen.getByRole("tabpanel").textContent).toBe("Là"));
});

test("Toast says what was done in a way that screen readers follow, and can be sent away", async () => {
  await renderInFrench(() => <ToastRegion />);
  showToast({ title: "Paiement enregistré", tone: "ok" });
  await screen.findByText("Paiement enregistré");
  const { violations } = await axe.run(screen.getByRole("status"), { rules: { region: { enabled: false } } });
  expect(violations).toEqual([]);
  expect(document.querySelector("ol, ul")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Fermer" }));
  await waitFor(() => expect(screen.queryByText("Paiement enregistré")).toBeNull());
});

test("Notice tells which rule, who set it and what can be done", async () => {
  await renderInFrench(() => (
    <Notice
      tone="bad"
      live
      title="Octobre est validé"
      who="Par Marie"
      actions={<Button>Passer au 1er</Button>}
    >
      Rien ne peut plus y entrer.
    </Notice>
  ));
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Octobre est validéRien ne peut plus y entrer.Par Marie");
  within(alert).getByRole("button", { name: "Passer au 1er" });
});

test("EmptyState offers the first step", async () => {
  await renderInFrench(() => (
    <EmptyState title="Vos factures" text="Aucune encore." action={<Button>Écrire une facture</Button>} />
  ));
  screen.getByRole("heading", { name: "Vos factures" });
  screen.getByRole("button", { name: "Écrire une facture" });
});

test("Progress says how far it is, or that it does not know", async () => {
  const [value, setValue] = createSignal<number | undefined>(42);
  await renderInFrench(() => <Progress label="Lecture" value={value()} words="12 Mo" />);
  const bar = screen.getByRole("progressbar", { name: "Lecture" });
  expect(bar.getAttribute("aria-valuenow")).toBe("42");
  expect(bar.getAttribute("aria-valuetext")).toBe("12 Mo");
  setValue(undefined);
  expect(bar.getAttribute("aria-valuenow")).toBeNull();
});

test("MonthlyBars gives the same figures as a picture and as a table", async () => {
  await renderInFrench(() => (
    <MonthlyBars
      label="Recettes par mois"
      months={["2026-01", "2026-02"]}
      series={[{ label: "Recettes", cents: [1_613, -500] }]}
    />
  ));
  screen.getByRole("img", { name: "Recettes par mois" });
  const rows = within(screen.getByRole("table", { hidden: true })).getAllByRole("row", { hidden: true });
  expect(rows.map((row) => row.textContent?.replace(/\s/g, " "))).toEqual([
    "MoisRecettes",
    "janvier 202616,13 €",
    "février 2026-5,00 €",
  ]);
});

test("Page names the tab and holds the one heading", async () => {
  await renderInFrench(() => <Page title="Journal" subtitle="3 lignes" />);
  expect(screen.getByRole("heading", { level: 1, name: "Journal" }).tabIndex).toBe(-1);
  expect(document.title).toBe("Journal · Cahier");
});

test("Split shows the paper only when something is open", async () => {
  const [open, setOpen] = createSignal(false);
  await renderInFrench(() => <Split list={<p>liste</p>} paper={<p>pièce</p>} open={open()} />);
  expect(screen.queryByText("pièce")).toBeNull();
  setOpen(true);
  screen.getByText("pièce");
  screen.getByText("liste");
});

describe("SheetRows", () => {
  const columns = [
    { title: "Marge", kind: "margin", cell: () => <FateMark fate="sent" /> },
    { title: "Libellé", cell: (row: string) => row, total: "Total" },
    { title: "Montant", kind: "number", cell: () => "1,00", total: "2,00" },
  ] as const;

  test("is a table with its heads, its rows and its totals", async () => {
    await renderInFrench(() => <SheetRows label="Paiements" columns={columns} rows={["Bilan", "Séance"]} />);
    const table = screen.getByRole("table", { name: "Paiements" });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((head) => head.textContent),
    ).toEqual(["Marge", "Libellé", "Montant"]);
    expect(
      within(table)
        .getAllByRole("row")
        .map((row) => row.textContent),
    ).toEqual(["MargeLibelléMontant", "EnvoyéBilan1,00", "EnvoyéSéance1,00", "Total2,00"]);
  });

  test("opens a row by touch and by Enter", async () => {
    const opened = vi.fn();
    await renderInFrench(() => (
      <SheetRows label="Paiements" columns={columns} rows={["Bilan"]} onOpen={opened} />
    ));
    const row = screen.getByRole("row", { name: /Bilan/ });
    fireEvent.click(row);
    fireEvent.keyDown(row, { key: "Enter" });
    expect(opened.mock.calls).toEqual([["Bilan"], ["Bilan"]]);
  });

  test("shows what will stand there while it is empty", async () => {
    await renderInFrench(() => (
      <SheetRows label="Paiements" columns={columns} rows={[]} empty={<p>Rien encore</p>} />
    ));
    screen.getByText("Rien encore");
    expect(screen.queryByRole("table")).toBeNull();
  });
});
