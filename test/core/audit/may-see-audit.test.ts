import { expect, test } from "vitest";
import { maySeeAudit } from "#core/audit/may-see-audit.ts";
import { rightsOfPredefined, type Standing } from "#core/rights/rights.ts";

test("the log is for who has the right and reads the whole company", () => {
  const standing: Standing = { rights: new Set(["seeAudit"]), reads: "whole", practitioner: null };
  expect(maySeeAudit(standing)).toBe(true);
  expect(maySeeAudit({ ...standing, reads: "slice", practitioner: "dup" })).toBe(false);
  expect(maySeeAudit({ ...standing, rights: new Set(rightsOfPredefined.user) })).toBe(false);
});
