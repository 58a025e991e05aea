import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Practitioner } from "#core/companies/company.ts";
import { holderOf, isCode, proposeCode } from "#core/companies/propose-code.ts";

const named = (code: string): Practitioner => ({ id: `p-${code}`, name: `Somebody ${code}`, code });

describe("the three letters of a practitioner", () => {
  test.each([
    ["Anne Dupont", "DUP"],
    ["Hélène Égée", "EGE"],
    ["Jean-Luc Le Goff", "GOF"],
    ["Zoë Œhler", "OEH"],
    ["Anne Li", "ANN"],
    ["Li", ""],
    ["  ", ""],
  ])("M26 are proposed from the name: %s → %s", (name, code) => {
    expect(proposeCode(name, [])).toBe(code);
  });

  test("M26 come from the first name when those of the last are taken", () => {
    expect(proposeCode("Anne Dupont", [named("DUP")])).toBe("ANN");
  });

  test("M40 are never proposed when somebody has them, and are always three plain capitals", () => {
    const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z]{3}$/), { maxLength: 40 });
    const names = fc.stringMatching(/^[A-Za-zÀ-ÿ' -]*[A-Za-z]$/);
    fc.assert(
      fc.property(names, codes, (name, taken) => {
        const proposed = proposeCode(name, taken.map(named));
        expect(isCode(proposed) || proposed === "").toBe(true);
        expect(taken).not.toContain(proposed);
      }),
    );
  });

  test("M40 name their holder, but not whoever is being changed", () => {
    const held = named("DUP");
    expect(holderOf("DUP", [held], null)).toBe(held);
    expect(holderOf("DUP", [held], held.id)).toBeUndefined();
  });

  test("M24 are exactly three letters", () => {
    expect(["AB", "ABCD", "A1C", "ÀBC", "ABC"].map(isCode)).toEqual([false, false, false, false, true]);
  });
});
