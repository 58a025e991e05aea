import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { describe, expect, test, vi } from "vitest";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Combobox } from "#web/ui/combobox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { renderInFrench } from "./render-in-french.tsx";

const means = [
  { value: "cash", label: "Espèces" },
  { value: "card", label: "Carte" },
  { value: "cheque", label: "Chèque", disabled: true },
] as const;
type Means = (typeof means)[number]["value"];

const describedBy = (element: HTMLElement) =>
  (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent?.trim());

describe("TextField", () => {
  test("binds its help and its error to the field, and keeps what was typed", async () => {
    const [value, setValue] = createSignal("");
    const [error, setError] = createSignal<string>();
    await renderInFrench(() => (
      <TextField
        label="Libellé"
        description="Jamais le nom du patient"
        required={false}
        value={value()}
        onChange={setValue}
        error={error()}
      />
    ));
    const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Libellé (facultatif)" });
    expect(describedBy(input)).toEqual(["Jamais le nom du patient"]);
    fireEvent.input(input, { target: { value: "Bilan" } });
    setError("Trop court");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(describedBy(input)).toContain("Trop court");
    expect(input.value).toBe("Bilan");
  });

  test("tells when it is left, and on Enter", async () => {
    const committed = vi.fn();
    await renderInFrench(() => (
      <TextField label="Libellé" value="Bilan" onChange={() => {}} onCommit={committed} />
    ));
    const input = screen.getByRole("textbox");
    fireEvent.keyDown(input, { key: "Enter" });
    fireEvent.blur(input);
    expect(committed.mock.calls).toEqual([["Bilan"], ["Bilan"]]);
  });

  test("grows to several lines when asked", async () => {
    await renderInFrench(() => <TextField label="Note" lines={3} value="" onChange={() => {}} />);
    expect(screen.getByRole("textbox", { name: "Note" }).tagName).toBe("TEXTAREA");
  });
});

test("DayField gives a day as text", async () => {
  const changed = vi.fn();
  await renderInFrench(() => <DayField label="Date" day="2026-10-31" onChange={changed} />);
  const input = screen.getByLabelText<HTMLInputElement>("Date");
  expect(input.type).toBe("date");
  expect(input.value).toBe("2026-10-31");
  fireEvent.input(input, { target: { value: "2026-11-21" } });
  expect(changed).toHaveBeenCalledWith("2026-11-21");
});

test("Checkbox is ticked by its words", async () => {
  const [checked, setChecked] = createSignal(false);
  await renderInFrench(() => <Checkbox label="Reçu remis" checked={checked()} onChange={setChecked} />);
  screen.getByRole("checkbox", { name: "Reçu remis" }).click();
  expect(checked()).toBe(true);
});

test("RadioGroup chooses one of a few", async () => {
  const [value, setValue] = createSignal<Means>("cash");
  await renderInFrench(() => (
    <RadioGroup segments label="Moyen" options={means} value={value()} onChange={setValue} />
  ));
  expect(screen.getByRole("radiogroup", { name: "Moyen" })).toBeDefined();
  screen.getByRole("radio", { name: "Carte" }).click();
  expect(value()).toBe("card");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Chèque" }).disabled).toBe(true);
});

test("Select opens by keyboard and chooses", async () => {
  const [value, setValue] = createSignal<Means | null>("cash");
  await renderInFrench(() => <Select label="Moyen" options={means} value={value()} onChange={setValue} />);
  const button = screen.getByRole("button", { name: /Moyen/ });
  expect(button.textContent).toContain("Espèces");
  fireEvent.keyDown(button, { key: "ArrowDown" });
  const option = await screen.findByRole("option", { name: "Carte" });
  option.focus();
  fireEvent.keyDown(option, { key: "Enter" });
  await waitFor(() => expect(value()).toBe("card"));
});

test("Combobox finds without accents or capitals, by label or hint, and says when nothing fits", async () => {
  const options = [
    { value: "1", label: "Café Brun", hint: "C-001" },
    { value: "2", label: "Leroy", hint: "C-002" },
  ];
  const [value, setValue] = createSignal<string | null>(null);
  await renderInFrench(() => (
    <Combobox label="Client" options={options} value={value()} onChange={setValue} />
  ));
  const input = screen.getByRole("combobox", { name: "Client" });
  const shown = () => screen.queryAllByRole("option").map((option) => option.textContent);

  input.focus();
  fireEvent.input(input, { target: { value: "cafe" } });
  await waitFor(() => expect(shown()).toEqual(["Café Brun C-001"]));
  screen.getByRole("option", { name: "Café Brun C-001" });
  fireEvent.input(input, { target: { value: "c-002" } });
  await waitFor(() => expect(shown()).toEqual(["Leroy C-002"]));
  fireEvent.input(input, { target: { value: "zzz" } });
  await screen.findByText("Rien trouvé");
  fireEvent.input(input, { target: { value: "ler" } });
  await waitFor(() => expect(shown()).toEqual(["Leroy C-002"]));
  fireEvent.keyDown(input, { key: "ArrowDown" });
  fireEvent.keyDown(input, { key: "Enter" });
  await waitFor(() => expect(value()).toBe("2"));
});

test("Combobox shows what was chosen elsewhere, whatever stood in it before", async () => {
  const options = [
    { value: "none", label: "Aucune" },
    { value: "1", label: "F-2026-00027 · École Jean Macé" },
  ];
  const [value, setValue] = createSignal<string | null>("none");
  await renderInFrench(() => (
    <Combobox label="Règle la facture" options={options} value={value()} onChange={setValue} />
  ));
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Règle la facture" });
  await waitFor(() => expect(input.value).toBe("Aucune"));
  setValue("1");
  await waitFor(() => expect(input.value).toBe("F-2026-00027 · École Jean Macé"));
  setValue("none");
  await waitFor(() => expect(input.value).toBe("Aucune"));
});
