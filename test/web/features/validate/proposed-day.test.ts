import { expect, test } from "vitest";
import { proposedDay } from "#web/features/validate/proposed-day.ts";

test("the day that is proposed ends the first month that is over and not validated", () => {
  const from = (booksStart: string, validatedThrough: string | null) =>
    proposedDay({ booksStart, validatedThrough }, "2026-03-15");
  expect(from("2026-01-01", null)).toBe("2026-01-31");
  expect(from("2026-01-01", "2026-01-31")).toBe("2026-02-28");
  expect(from("2026-01-01", "2026-02-10")).toBe("2026-02-28");
  expect(from("2026-01-01", "2026-02-28")).toBe("2026-03-14");
  expect(from("2026-01-01", "2026-03-14")).toBe("2026-03-15");
  expect(from("2024-02-01", null)).toBe("2024-02-29");
});
