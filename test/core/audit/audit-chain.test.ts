import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AuditEntry,
  auditHashOf,
  type ChainedAuditEntry,
  checkAuditChain,
  emptyAuditChain,
} from "#core/audit/audit-chain.ts";

const idOrNull = fc.option(fc.string({ maxLength: 6 }));
const lines = fc.array(
  fc.record({
    at: fc.constantFrom("2026-11-22T10:00:00.000Z", "2026-11-22T10:00:01.000Z"),
    userId: idOrNull,
    deviceId: idOrNull,
    commandId: idOrNull,
    action: fc.constantFrom("payment.record", "voucher.approve"),
    subject: fc.string({ maxLength: 6 }),
    detail: fc.json({ maxDepth: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function chain(said: readonly Omit<AuditEntry, "company" | "sequence">[]): ChainedAuditEntry[] {
  let previous: string | null = null;
  return said.map((line, index) => {
    const entry: AuditEntry = { company: "a", sequence: index + 1, ...line };
    previous = auditHashOf(entry, previous);
    return { ...entry, hash: previous };
  });
}

test("a chain as it was written is proved, whatever the pages it is read in", () => {
  fc.assert(
    fc.property(lines, fc.nat(12), (said, cut) => {
      const whole = chain(said);
      const first = checkAuditChain(whole.slice(0, cut), emptyAuditChain);
      if (!first.ok) throw new Error("the first page is whole");
      const end = { sequence: whole.length, hash: whole.at(-1)?.hash };
      expect(checkAuditChain(whole.slice(cut), first.value)).toEqual({ ok: true, value: end });
    }),
  );
});

const changes: Readonly<Record<string, (entry: ChainedAuditEntry) => Partial<ChainedAuditEntry>>> = {
  company: () => ({ company: "b" }),
  at: ({ at }) => ({ at: `${at}0` }),
  userId: ({ userId }) => ({ userId: userId === null ? "" : null }),
  deviceId: ({ deviceId }) => ({ deviceId: `${deviceId}x` }),
  commandId: ({ commandId }) => ({ commandId: `${commandId}x` }),
  action: () => ({ action: "x.y" }),
  subject: ({ subject }) => ({ subject: `${subject} ` }),
  detail: ({ detail }) => ({ detail: `${detail} ` }),
  hash: ({ hash }) => ({ hash: hash.replace(/^./, (first) => (first === "0" ? "1" : "0")) }),
};

test("a changed, taken, added or moved line is found and named", () => {
  fc.assert(
    fc.property(lines, fc.nat(), fc.constantFrom(...Object.keys(changes)), (said, at, field) => {
      const whole = chain(said);
      const index = at % whole.length;
      const touched = whole[index]!;
      const broken = { ok: false, problem: { code: "audit.broken", line: index + 1 } };
      const changed = whole.with(index, { ...touched, ...changes[field]!(touched) });
      expect(checkAuditChain(changed, emptyAuditChain)).toEqual(broken);
      expect(checkAuditChain(whole.toSpliced(index, 0, touched), emptyAuditChain)).toMatchObject({
        ok: false,
      });
      if (index === whole.length - 1) return;
      expect(checkAuditChain(whole.toSpliced(index, 1), emptyAuditChain)).toEqual(broken);
      const moved = whole.with(index, whole[index + 1]!).with(index + 1, touched);
      expect(checkAuditChain(moved, emptyAuditChain)).toEqual(broken);
    }),
  );
});
