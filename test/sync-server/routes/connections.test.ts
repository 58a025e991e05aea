import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { writeCompanyDocuments } from "#server/delivery/company-documents.ts";
import { createDeliveryJob } from "#server/delivery/create-delivery-job.ts";
import { openTestStorage } from "#test/support/databases.ts";
import { createTestUser, PASSWORD } from "#test/support/test-services.ts";
import { DUTCH, FRENCH, walkPages } from "../connectors/visma/connected-sandbox.ts";
import { LANE, type LinkedCompany, openLinkedCompany } from "../delivery/linked-company.ts";

const ORIGIN = "http://localhost:8787";

let firm: LinkedCompany;
let app: ReturnType<typeof createApp>;
let cookie: string;

beforeAll(async () => {
  firm = await openLinkedCompany(await openTestStorage(), { linked: false });
  app = createApp(firm.services, firm.services);
});
beforeEach(async () => {
  cookie = await signIn(firm.session.user.identifier);
});
afterAll(() => firm.close());

async function signIn(login: string): Promise<string> {
  const answer = await app.request(`${ORIGIN}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ORIGIN },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

const post = (path: string, body: unknown = {}, as = cookie) =>
  app.request(`${ORIGIN}/connections/${LANE.companyId}/visma/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ORIGIN, Cookie: as },
    body: JSON.stringify(body),
  });

const start = async () => {
  const answer = await post("start");
  expect(answer.status).toBe(200);
  return new URL(((await answer.json()) as { authorizationUrl: string }).authorizationUrl);
};

/** What the browser is sent on to from our callback. */
const comeBack = async (callbackUrl: URL, as = cookie) => {
  const answer = await app.request(callbackUrl.href, { headers: { Cookie: as } });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("Location") ?? "", ORIGIN);
};

test("V4 V5 starting answers their authorisation page, with a state and a PKCE challenge", async () => {
  const url = await start();
  expect(url.href.startsWith(`${firm.open.url}/connect/authorize`)).toBe(true);
  expect(url.searchParams.get("state")).toMatch(/^.{20,}$/);
  expect(url.searchParams.get("code_challenge_method")).toBe("S256");
  expect(url.searchParams.get("redirect_uri")).toBe(`${ORIGIN}/connections/callback/visma`);
});

test("V8 V10 a refused consent links nothing, and says so", async () => {
  const { callbackUrl } = await walkPages(firm.open, (await start()).href, { answer: "refuse" });
  const location = await comeBack(callbackUrl);
  expect(location.pathname).toBe("/connections");
  expect(Object.fromEntries(location.searchParams)).toEqual({
    company: LANE.companyId,
    result: "refused",
    reason: "connection.refusedThere",
  });
  await expect(firm.connection()).rejects.toThrow();
});

test("V10 a tampered state, another session, a late or a second answer link nothing", async () => {
  const tampered = (await walkPages(firm.open, (await start()).href)).callbackUrl;
  tampered.searchParams.set("state", `${tampered.searchParams.get("state")}x`);
  expect((await comeBack(tampered)).searchParams.get("result")).toBe("failed");

  const stolen = (await walkPages(firm.open, (await start()).href)).callbackUrl;
  const otherSession = await signIn(firm.session.user.identifier);
  expect((await comeBack(stolen, otherSession)).searchParams.get("result")).toBe("failed");
  expect((await comeBack(stolen)).searchParams.get("result")).toBe("failed");

  const nobody = (await walkPages(firm.open, (await start()).href)).callbackUrl;
  expect((await comeBack(nobody, "")).searchParams.get("result")).toBe("failed");

  const late = (await walkPages(firm.open, (await start()).href)).callbackUrl;
  firm.passSeconds(601);
  expect((await comeBack(late)).searchParams.get("result")).toBe("failed");
  await expect(firm.connection()).rejects.toThrow();
});

test("V1 V3 V6 V7 V9 a consent links the chosen company, and shows it and its user", async () => {
  const voucher = await firm.sell();
  await expect(firm.deliveryOf(voucher)).rejects.toThrow();

  const { callbackUrl, pages } = await walkPages(firm.open, (await start()).href, { company: FRENCH });
  expect(pages).toContain("/connect/company");
  const location = await comeBack(callbackUrl);
  expect(Object.fromEntries(location.searchParams)).toEqual({
    company: LANE.companyId,
    result: "connected",
  });
  const connection = await firm.connection();
  expect(connection).toMatchObject({
    state: "connected",
    system: "visma",
    theirCompany: "Atelier Lumière SARL (sandbox)",
    theirUser: "Camille Sandbox",
    connectedBy: "Anne",
    fromDay: firm.services.now().toISOString().slice(0, 10),
  });
  expect(connection.codings).toContainEqual(
    expect.objectContaining({ name: "Prestations 20 %", rateBasisPoints: 2_000 }),
  );
  expect(JSON.stringify(connection)).not.toMatch(/access-|refresh-/);
  expect(await (await post("refresh-codings")).json()).toEqual({ codings: connection.codings });
});

test("tokens lie encrypted, and no log line holds one", async () => {
  const stored = await firm.services.storage.read(({ db }) => db.selectFrom("secrets").selectAll().execute());
  expect(stored).toHaveLength(1);
  expect(Buffer.from(stored[0]?.ciphertext ?? []).toString("latin1")).not.toMatch(/access|refresh/);
  expect(firm.services.logLines.join("\n")).not.toMatch(/access-[0-9a-f]|refresh-[0-9a-f]|code=/);
});

test("V2 a plain user, an accountant and a stranger are refused by address", async () => {
  for (const role of ["user", "accountant", null] as const) {
    const user = await createTestUser(firm.services);
    if (role !== null) {
      const member = {
        id: user.id,
        name: "B",
        state: "active" as const,
        email: "",
        role,
        isOwner: false,
        isOfFirm: false,
        practitioner: null,
        reads: "whole" as const,
        acts: {},
      };
      await firm.services.storage.write((tx) =>
        writeCompanyDocuments(tx, LANE.companyId, [{ collection: "members", document: member }]),
      );
    }
    const theirs = await signIn(user.identifier);
    for (const act of ["start", "disconnect", "retry", "refresh-codings", "reconcile"])
      expect((await post(act, { voucher: null }, theirs)).status, `${role} ${act}`).toBe(403);
  }
  expect((await post("start", {}, "")).status).toBe(401);
});

test("reconciling and trying again answer what they did", async () => {
  const voucher = await firm.sell();
  await createDeliveryJob(firm.services).runOnce();
  expect(await (await post("reconcile")).json()).toEqual({
    reconciledCount: 1,
    missing: [],
    doubled: [],
    strangers: [],
    removedCount: 0,
  });
  expect(await (await post("retry", { voucher })).json()).toEqual({ count: 0 });
  expect((await post("retry", { voucher: 7 })).status).toBe(400);
});

test("V24 disconnecting forgets the tokens on both sides, and linking another company begins anew", async () => {
  expect((await post("disconnect")).status).toBe(204);
  expect(await firm.connection()).toMatchObject({
    state: "disconnected",
    reason: "connection.disconnected",
    theirCompany: "Atelier Lumière SARL (sandbox)",
  });
  expect((await post("reconcile")).status).toBe(409);
  const { callbackUrl } = await walkPages(firm.open, (await start()).href, { company: DUTCH });
  await comeBack(callbackUrl);
  expect(await firm.connection()).toMatchObject({
    state: "connected",
    theirCompany: "Timmerwerk De Vries (sandbox)",
    codingByVat: {},
  });
});
