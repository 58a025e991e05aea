import { expect, test } from "vitest";
import { createFormats } from "#web/i18n/format.ts";
import { fr } from "#web/i18n/fr/problems.ts";
import { problemSentence } from "#web/i18n/problem-text.ts";

const formats = createFormats("fr", "Europe/Paris");
const say = (problem: { readonly code: string }) => problemSentence(problem, fr, formats);

test("F29 a protected day says through when, by whom where that is known, and who can lift it", () => {
  const problem = { code: "day.protected", protectedThrough: "2026-10-31" };
  expect(say({ ...problem, protector: "Anne Dupont" } as never)).toBe(
    "Tout est protégé jusqu’au 31/10/2026 par Anne Dupont. Qui a le droit de protéger peut lever la protection, dans Réglages.",
  );
  expect(say(problem)).toBe(
    "Tout est protégé jusqu’au 31/10/2026. Qui a le droit de protéger peut lever la protection, dans Réglages.",
  );
});

test("F14 a role that cannot go says who has it", () => {
  expect(say({ code: "role.inUse", members: ["Anne", "Luc"] } as never)).toBe(
    "Ce rôle est encore donné à Anne, Luc. Donnez-leur d’abord un autre rôle.",
  );
});
