import { fireEvent, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { describe, expect, test, vi } from "vitest";
import { MoneyField } from "#web/ui/money-field.tsx";
import { renderInFrench } from "./render-in-french.tsx";

const plain = (element: HTMLElement) => (element as HTMLInputElement).value.replace(/\s/g, " ");

async function aMoneyField(initial: number | null = null) {
  const [cents, setCents] = createSignal(initial);
  const committed = vi.fn();
  await renderInFrench(() => (
    <MoneyField label="Montant" cents={cents()} onChange={setCents} onCommit={committed} />
  ));
  const input = screen.getByRole("textbox", { name: "Montant" });
  const type = (value: string) => fireEvent.input(input, { target: { value } });
  const leave = () => fireEvent.blur(input);
  return { input, cents, setCents, committed, type, leave };
}

describe("MoneyField", () => {
  test("gives cents while typing and writes the reader's way when left", async () => {
    const { input, cents, committed, type, leave } = await aMoneyField();
    type("1234.5");
    expect(cents()).toBe(123_450);
    expect(plain(input)).toBe("1234.5");
    leave();
    expect(plain(input)).toBe("1 234,50");
    expect(committed).toHaveBeenCalledWith(123_450);
  });

  test("keeps what cannot be read, and says why", async () => {
    const { input, cents, committed, type, leave } = await aMoneyField(500);
    type("1.234");
    leave();
    expect(plain(input)).toBe("1.234");
    expect(cents()).toBeNull();
    expect(committed).not.toHaveBeenCalled();
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = input.getAttribute("aria-describedby") ?? "";
    const error = described.split(" ").map((id) => document.getElementById(id)?.textContent);
    expect(error).toContain("Se lit de deux façons : écrivez aussi les centimes.");
  });

  test("does not complain while one is still typing", async () => {
    const { input, type } = await aMoneyField();
    type("12,");
    type("1.234");
    expect(input.getAttribute("aria-invalid")).not.toBe("true");
  });

  test("follows a value that changes from outside", async () => {
    const { input, setCents } = await aMoneyField(1_613);
    expect(plain(input)).toBe("16,13");
    setCents(2_500);
    expect(plain(input)).toBe("25,00");
    setCents(null);
    expect(plain(input)).toBe("");
  });

  test("means nothing when it is emptied, not zero", async () => {
    const { cents, committed, type, leave } = await aMoneyField(1_613);
    type("");
    leave();
    expect(cents()).toBeNull();
    expect(committed).toHaveBeenCalledWith(null);
  });
});
