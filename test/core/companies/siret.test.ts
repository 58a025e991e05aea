import { describe, expect, test } from "vitest";
import { isSiren, isSiret } from "#core/companies/is-siret.ts";
import { siretSchema } from "#core/companies/siret.ts";

describe("a SIRET", () => {
  test.each(["73282932000074", "35600000049837", "35600000000048"])("G7 takes %s", (siret) => {
    expect(isSiret(siret)).toBe(true);
  });

  test.each([
    ["", "nothing"],
    ["7328293200007", "a digit short"],
    ["732829320000740", "a digit long"],
    ["73282932000075", "a wrong check digit"],
    ["35600000049838", "a wrong sum of La Poste's"],
    ["7328293200007A", "a letter"],
  ])("G7 refuses %s, %s", (siret) => {
    expect(isSiret(siret)).toBe(false);
  });

  test("may stay unknown in a company, never wrong", () => {
    expect(siretSchema.safeParse("").success).toBe(true);
    expect(siretSchema.safeParse("73282932000074").success).toBe(true);
    expect(siretSchema.safeParse("73282932000075").success).toBe(false);
  });

  test("begins with a SIREN, which has a check digit of its own", () => {
    expect(isSiren("732829320")).toBe(true);
    expect(isSiren("732829321")).toBe(false);
  });
});
