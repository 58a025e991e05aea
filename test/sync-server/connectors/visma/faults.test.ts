import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import { adopt, isSameDocument } from "#server/connectors/connector.ts";
import type { Fault } from "#server/connectors/visma/sandbox/faults.ts";
import {
  anInvoice,
  type Connected,
  createCredentialStore,
  NO_CHOICES,
  openConnected,
  openSandbox,
  SECRET,
} from "./connected-sandbox.ts";

const DRAFTS = "POST /v2/customerinvoicedrafts";

let open: Connected;
beforeEach(async () => {
  open = await openConnected();
});
afterEach(() => open.close());

const there = () => {
  const company = open.sandbox.listing().companies[0];
  assert(company !== undefined, "the first company is French");
  return company;
};

const arm = (fault: Partial<Fault> & Pick<Fault, "kind">, route = DRAFTS) =>
  open.sandbox.perform({
    act: "fault",
    fault: { route, count: 1, ms: 0, status: 500, code: null, ...fault },
  });

const deliver = (system = open.system) => system.deliverSale(anInvoice(), "cahier/1", NO_CHOICES);

async function find(reference = "cahier/1") {
  const found = await open.system.findByReference(reference);
  assert(found.ok, "looking up works");
  return found.value;
}

describe("V22 what keeps a sale from arriving", () => {
  test.each([
    ["the answer dropped after writing", { kind: "dropAfterWrite" }, "connectionLost", 1],
    ["the connection dropped before writing", { kind: "dropBeforeWrite" }, "connectionLost", 0],
    ["an error 500 before writing", { kind: "status", status: 500 }, "theirError", 0],
    ["a gateway's 408 after writing", { kind: "statusAfterWrite", status: 408 }, "theirError", 1],
    ["an error 500 after writing", { kind: "statusAfterWrite", status: 500 }, "theirError", 1],
    ["an answer cut off in the middle", { kind: "malformedJson" }, "unreadable", 1],
  ] as const)("%s leaves it unknown, and a look-up knows", async (_name, fault, reason, draftCount) => {
    arm(fault);
    expect(await deliver()).toEqual({ ok: false, problem: { next: "unknown", reason } });
    expect(await find()).toHaveLength(draftCount);
    expect(there().drafts).toHaveLength(draftCount);
  });

  test("a server that is down was never reached, so it is only later", async () => {
    await open.close();
    expect(await deliver()).toEqual({
      ok: false,
      problem: { next: "retryLater", afterSeconds: 60, reason: "unreachable" },
    });
  });

  test.each(["POST /v2/customers", "POST /v2/articles"])(
    "an answer lost after %s is only later, and makes no second one",
    async (route) => {
      arm({ kind: "dropAfterWrite" }, route);
      expect(await deliver()).toMatchObject({ ok: false, problem: { next: "retryLater" } });
      expect(await deliver()).toMatchObject({ ok: true });
      expect(there().customers).toHaveLength(2);
      expect(there().articles).toHaveLength(2);
      expect(there().drafts).toHaveLength(1);
    },
  );

  test("429 says how long to wait: by its header, or by its sentence", async () => {
    arm({ kind: "status", status: 429, code: 4010 });
    expect(await deliver()).toEqual({
      ok: false,
      problem: { next: "retryLater", afterSeconds: 7, reason: "tooManyRequests" },
    });
    expect(there().drafts).toHaveLength(0);
  });

  test("the 601st call within a minute is refused until the next", async () => {
    const { accessToken } = open.store.current() as { accessToken: string };
    for (let count = 0; count < 600; count += 1) {
      await open.sandbox.app.request("/v2/customerinvoicedrafts", {
        headers: { authorization: `Bearer ${accessToken}` },
      });
    }
    expect(await open.system.findByReference("cahier/none")).toEqual({
      ok: false,
      problem: { next: "retryLater", afterSeconds: 60, reason: "tooManyRequests" },
    });
    open.clock.now += 60_000;
    expect(await open.system.findByReference("cahier/none")).toMatchObject({ ok: true });
  });

  test("a locked period is for a person, with their code", async () => {
    open.sandbox.perform({ act: "lockPeriod", through: "2026-10-31" });
    expect(await deliver()).toMatchObject({
      ok: false,
      problem: { next: "askUser", code: "delivery.periodLocked", theirCode: "4026" },
    });
    open.sandbox.perform({ act: "lockPeriod", through: null });
    expect(await deliver()).toMatchObject({ ok: true });
  });

  test("a company that is not active is for a person", async () => {
    open.sandbox.perform({ act: "companySettings", settings: { CompanyStatus: 0 } });
    expect(await deliver()).toMatchObject({
      ok: false,
      problem: { next: "askUser", code: "delivery.companyNotReady", theirCode: "4004" },
    });
  });

  test.each([
    [403, 4003, { next: "askUser", code: "delivery.companyNotReady" }],
    [403, 4006, { next: "signInAgain", reason: "scopeMissing" }],
    [400, 4034, { next: "askUser", code: "delivery.misconfigured" }],
    [403, null, { next: "askUser", code: "delivery.accessMissing" }],
    [400, 3003, { next: "askUser", code: "delivery.rejected", theirCode: "3003" }],
  ] as const)("status %d with error %s says who is to act", async (status, code, problem) => {
    arm({ kind: "status", status, code });
    expect(await deliver()).toMatchObject({ ok: false, problem });
  });

  test("what they reject is shown in their words, by field", async () => {
    const customer = { ...anInvoice().customer, number: "C".repeat(16), email: "x".repeat(256) };
    expect(await open.system.deliverSale(anInvoice({ customer }), "cahier/1", NO_CHOICES)).toMatchObject({
      ok: false,
      problem: { next: "askUser", code: "delivery.rejected", theirCode: "2000", fields: ["EmailAddress"] },
    });
  });

  test("an object that disappeared is looked up anew once", async () => {
    await deliver();
    arm({ kind: "status", status: 404, code: 3000 });
    expect(await deliver()).toMatchObject({ ok: true });
  });

  test.each([400, 409] as const)(
    "a number taken meanwhile is adopted, told with %s",
    async (conflictStatus) => {
      open.sandbox.perform({ act: "settings", settings: { conflictStatus } });
      // Ten at once: each looks first, finds nothing, and only one may create.
      const deliveries = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          open.reconnect().deliverSale(anInvoice(), `cahier/${index}`, NO_CHOICES),
        ),
      );
      expect(deliveries.every(({ ok }) => ok)).toBe(true);
      expect(there().customers).toHaveLength(2);
      expect(there().articles).toHaveLength(2);
    },
  );
});

describe("V22 tokens", () => {
  test("an expired token is renewed before it is used", async () => {
    const before = open.store.current();
    open.clock.now += 3_600_000;
    expect(await deliver()).toMatchObject({ ok: true });
    expect(open.store.current()).not.toEqual(before);
  });

  test("a token refused early is renewed once and the call repeated once", async () => {
    open.sandbox.perform({ act: "expireTokens" });
    expect(await deliver()).toMatchObject({ ok: true });
    expect(there().drafts).toHaveLength(1);
  });

  test("a 401 that stays asks to sign in again", async () => {
    arm({ kind: "status", status: 401, code: 4005, count: 2 });
    expect(await deliver()).toEqual({
      ok: false,
      problem: { next: "signInAgain", reason: "consentEnded" },
    });
    expect(there().drafts).toHaveLength(0);
  });

  test("many calls at once renew a token only once", async () => {
    open.sandbox.perform({ act: "expireTokens" });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => open.reconnect().findByReference("cahier/1")),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const refreshes = open.sandbox.listing().requests.filter(({ path }) => path === "/connect/token");
    expect(refreshes).toHaveLength(2); // the sign-in's, and one
  });

  test("a token renewed by another process is used, not renewed again", async () => {
    const before = open.store.current();
    const old = createCredentialStore(before);
    open.clock.now += 3_600_000;
    expect(await open.system.readSettings()).toMatchObject({ ok: true });

    // This process read the old token, asked with it, and only then does it see what the other has stored.
    let reads = 0;
    const system = open.connector.connect({
      connectionId: "the-same-elsewhere",
      credentials: {
        read: async () => {
          reads += 1;
          return reads <= 2 ? old.read() : { version: 2, credentials: open.store.current() };
        },
        replace: async () => false,
      },
      fetch,
      now: () => open.clock.now,
    });
    expect(await system.readSettings()).toMatchObject({ ok: true });
  });

  test.each([
    ["a revoked consent", { act: "revokeConsent" }],
    ["a changed password", { act: "changePassword" }],
  ] as const)("%s asks to sign in again", async (_name, act) => {
    open.sandbox.perform(act);
    open.clock.now += 3_600_000;
    expect(await deliver()).toEqual({
      ok: false,
      problem: { next: "signInAgain", reason: "consentEnded" },
    });
  });

  test("an identity service in trouble is only later", async () => {
    open.clock.now += 3_600_000;
    arm({ kind: "status", status: 503 }, "POST /connect/token");
    expect(await deliver()).toMatchObject({ ok: false, problem: { next: "retryLater" } });
    expect(await deliver()).toMatchObject({ ok: true });
  });

  test("no problem holds a token, a secret or what was sent", async () => {
    const answers: unknown[] = [];
    for (const kind of ["dropAfterWrite", "status", "malformedJson"] as const) {
      arm({ kind });
      answers.push(await deliver());
    }
    open.sandbox.perform({ act: "revokeConsent" });
    answers.push(await deliver());
    const told = JSON.stringify(answers);
    for (const secret of ["access-", "refresh-", SECRET, "Librairie"]) expect(told).not.toContain(secret);
  });

  test("plain http is spoken on this machine alone", async () => {
    const { createVismaConnector } = await import("#server/connectors/visma/index.ts");
    const configuration = { clientId: "cahier", clientSecret: SECRET, apiUrl: "https://api.example/v2" };
    expect(() =>
      createVismaConnector({ ...configuration, identityUrl: "http://identity.example" }, Date.now),
    ).toThrow(/https/);
  });
});

describe("V23 one draft, whatever was repeated", () => {
  test("sent twice without looking it lies there twice: that is the trap", async () => {
    await deliver();
    await deliver();
    expect(there().drafts).toHaveLength(2);
    expect(there().customers).toHaveLength(2);
  });

  test("an answer lost is found by its reference and adopted", async () => {
    arm({ kind: "dropAfterWrite" });
    await deliver();
    const [document, ...more] = await find();
    assert(document !== undefined, "the draft is there");
    expect(more).toEqual([]);
    expect(isSameDocument(document, anInvoice())).toBe(true);
    expect(adopt(document, anInvoice())).toMatchObject({
      externalId: there().drafts[0]?.Id,
      differenceCents: 0,
    });
  });

  test("another document under our reference is not taken for ours", async () => {
    await deliver();
    const [document] = await find();
    assert(document !== undefined, "the draft is there");
    expect(isSameDocument(document, anInvoice({ kind: "creditNote" }))).toBe(false);
    expect(isSameDocument(document, anInvoice({ issueDay: "2026-11-01" }))).toBe(false);
    const customer = { ...anInvoice().customer, number: "C-043" };
    expect(isSameDocument(document, anInvoice({ customer }))).toBe(false);
  });

  test("a draft they issued meanwhile is found with its number and the draft it came from", async () => {
    const delivered = await deliver();
    assert(delivered.ok, "the sale is delivered");
    open.sandbox.perform({ act: "convertDraft", draft: delivered.value.externalId });
    expect(await find()).toMatchObject([
      { stage: "issued", externalNumber: "1001", fromDraftId: delivered.value.externalId },
    ]);
    expect(there().drafts).toHaveLength(0);
  });

  test("a surplus of ours is removed while it is unchanged and a draft", async () => {
    await deliver();
    await deliver();
    const [one, other] = await find();
    assert(one !== undefined && other !== undefined, "it is doubled");
    expect(one.answerHash).toBe(other.answerHash);

    Object.assign(there().drafts[0] ?? {}, { YourReference: "changed by a bookkeeper" });
    expect(await open.system.removeDraft(one.externalId, one.answerHash)).toEqual({
      ok: true,
      value: "changed",
    });
    expect(await open.system.removeDraft(other.externalId, other.answerHash)).toEqual({
      ok: true,
      value: "removed",
    });
    expect(await open.system.removeDraft(other.externalId, other.answerHash)).toEqual({
      ok: true,
      value: "gone",
    });
    expect(there().drafts).toHaveLength(1);
  });

  test("reconciliation lists what is ours since a day, and nothing else", async () => {
    await open.system.deliverSale(anInvoice({ issueDay: "2026-09-30" }), "cahier/old", NO_CHOICES);
    await deliver();
    await open.system.deliverSale(anInvoice(), "by hand cahier/2", NO_CHOICES);
    const listed = await open.system.listDelivered({ referencePrefix: "cahier/", sinceDay: "2026-10-01" });
    expect(listed).toMatchObject({ ok: true, value: [{ reference: "cahier/1", stage: "draft" }] });
  });
});

describe("the sandbox itself", () => {
  test("keeps consent and drafts over a restart, where it has a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "visma-sandbox-"));
    const options = { stateFile: join(folder, "state.json") };
    await open.close();
    open = await openConnected(options);
    expect(await deliver()).toMatchObject({ ok: true });
    await open.close();

    const again = await openSandbox(options);
    open = { ...open, ...again };
    const system = again.connector.connect({
      connectionId: "c",
      credentials: open.store,
      fetch,
      now: () => again.clock.now,
    });
    expect(await system.findByReference?.("cahier/1")).toMatchObject({
      ok: true,
      value: [{ stage: "draft" }],
    });
    rmSync(folder, { recursive: true });
  });

  test("is driven by its control address, which names what it does not understand", async () => {
    const post = (act: unknown) =>
      fetch(`${open.url}/_control`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(act),
      });
    expect((await post({ act: "fault", fault: { route: DRAFTS, kind: "status", status: 503 } })).status).toBe(
      200,
    );
    expect((await post({ act: "nonsense" })).status).toBe(400);
    const state = await (await fetch(`${open.url}/_control/state`)).text();
    expect(JSON.parse(state)).toMatchObject({ faults: [{ route: DRAFTS, status: 503, count: 1 }] });
    expect(state).not.toMatch(/access-|refresh-/);
    expect(await (await fetch(`${open.url}/_control`)).text()).toContain("Armed faults");
  });
});
