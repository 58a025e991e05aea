import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Party } from "#core/parties/party.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import type { SandboxAct, toListing } from "#server/connectors/visma/sandbox/control-routes.ts";
import type { KeptLogIns } from "#server/demonstration/log-ins.ts";
import { openServerProcess, type ServerProcess } from "#test/support/server-process.ts";

const COMPANY = "atelier-brun";

/**
 * Where the server is killed: so long after the approval was sent, and what the other side was made to do, so that the
 * server stands at a known line of its delivery. The sandbox lives in the same process: what it had not written is lost
 * with it, as a request on a broken line is.
 */
const kills: readonly { readonly at: string; readonly afterMs: number; readonly late?: string }[] = [
  { at: "as the approval arrives", afterMs: 0 },
  { at: "while the approval is decided", afterMs: 4 },
  { at: "about when it is committed", afterMs: 12 },
  { at: "right after it is committed", afterMs: 30 },
  { at: "while the customer is looked for", afterMs: 700, late: "GET /v2/customers" },
  { at: "while the customer is created", afterMs: 700, late: "POST /v2/customers" },
  { at: "while the article is looked for", afterMs: 700, late: "GET /v2/articles" },
  { at: "while the codings are read", afterMs: 700, late: "GET /v2/articleaccountcodings" },
  {
    at: "after the draft is written, before the answer",
    afterMs: 900,
    late: "POST /v2/customerinvoicedrafts",
  },
  { at: "when everything is done", afterMs: 1_500 },
];

let server: ServerProcess;
let cookie: string;
let sandboxUrl: string;

beforeAll(async () => {
  server = await openServerProcess({ env: { DELIVERY_PATIENCE_SECONDS: "4", LOG_LEVEL: "warn" } });
  const kept = JSON.parse(readFileSync(join(server.dataDir, "demonstration.json"), "utf8")) as KeptLogIns;
  const louise = kept.people.find(({ login }) => login.startsWith("louise"));
  const signedIn = await post("/session", { login: louise?.login, password: louise?.password });
  cookie = signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  await link(kept.sandboxPassword);
});
afterAll(() => server.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: server.url, Cookie: cookie ?? "", ...headers },
    body: JSON.stringify(body),
  });

/** The way through their pages, as a person goes it. */
async function link(password: string): Promise<void> {
  const started = (await (await post(`/connections/${COMPANY}/visma/start`, {})).json()) as {
    authorizationUrl: string;
  };
  sandboxUrl = new URL(started.authorizationUrl).origin;
  const company = (await there()).companies[0]?.id ?? "";
  let answer = await fetch(started.authorizationUrl, { redirect: "manual" });
  for (let step = 0; step < 6; step += 1) {
    const location = new URL(answer.headers.get("Location") ?? "", sandboxUrl);
    if (location.pathname.startsWith("/connections/callback")) {
      const back = await fetch(location, { redirect: "manual", headers: { Cookie: cookie } });
      expect(back.headers.get("Location")).toContain("result=connected");
      return;
    }
    const fields = { email: "visma@example.test", password, company, answer: "allow" };
    const body = new URLSearchParams({ request: location.searchParams.get("request") ?? "", ...fields });
    answer = await fetch(location, { method: "POST", body, redirect: "manual" });
  }
  throw new Error("their pages never came back");
}

const there = async () =>
  (await (await fetch(`${sandboxUrl}/_control/state`)).json()) as ReturnType<typeof toListing>;

const act = (type: string, args: unknown, key: string) =>
  post(`/api/v1/commands/${type}`, { company: COMPANY, args }, { "Idempotency-Key": key });

/** A customer nobody has seen and a draft for them; answers what the approval carries. */
async function prepare(number: string): Promise<{ readonly id: string; readonly seenHash: string }> {
  const id = `killed-${number}`;
  const contact = { address1: "1 quai du Test", postalCode: "42000", city: "Saint-Étienne" };
  await act(
    "party.save",
    { id: `party-${number}`, set: { number, name: `Client ${number}`, ...contact } },
    `${id}-party`,
  );
  const line = {
    id: "line-1",
    articleId: null,
    articleNumber: null,
    text: "Pose",
    quantityThousandths: 2_000,
    unitPriceCents: 5_000,
    priceIncludesVat: false,
    discountBasisPoints: 0,
    nature: "services",
    vat: "fr-2000",
    account: null,
  };
  const set = { day: new Date().toISOString().slice(0, 10), party: `party-${number}`, lines: [line] };
  const drafted = await act("voucher.draft", { id, kind: "sale", credits: null, set }, `${id}-draft`);
  expect(drafted.status, await drafted.clone().text()).toBe(200);
  const draft = await itemOf<Sale>("vouchers", id);
  return { id, seenHash: approvalHash(draft, await itemOf<Party>("parties", `party-${number}`)) };
}

async function itemOf<Item extends { readonly id: string }>(collection: string, id: string): Promise<Item> {
  const answer = await fetch(
    `${server.url}/api/v1/companies/${COMPANY}/${collection}?after=${id.slice(0, -1)}`,
    {
      headers: { Cookie: cookie },
    },
  );
  const { items } = (await answer.json()) as { items: Item[] };
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`${id} is not among the ${collection}`);
  return found;
}

test.each(kills)("V22 V23 killed $at, the server ends with one draft and one customer", async (kill) => {
  const number = `K-${kills.indexOf(kill)}`;
  const { id, seenHash } = await prepare(number);
  if (kill.late !== undefined) {
    const fault = {
      route: kill.late,
      kind: "answerLate",
      ms: 30_000,
      count: 1,
      status: 500,
      code: null,
    } as const;
    const late: SandboxAct = { act: "fault", fault };
    await fetch(`${sandboxUrl}/_control`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(late),
    });
  }
  const sent = act("voucher.approve", { id, seenHash }, `${id}-approve`).catch(() => null);
  await wait(kill.afterMs);
  await server.kill("SIGKILL");
  await sent;
  await server.restart();

  // Who heard no answer sends the same again, and gets the one outcome there is.
  const outcomes = await Promise.all(
    [1, 2].map(async () => (await act("voucher.approve", { id, seenHash }, `${id}-approve`)).json()),
  );
  expect(outcomes[0]).toMatchObject({ status: "accepted" });
  expect(outcomes[1]).toEqual(outcomes[0]);

  const arrived = async () => {
    const company = (await there()).companies[0];
    const isOf = (item: { readonly [field: string]: unknown }) => item["CustomerNumber"] === number;
    return { drafts: company?.drafts.filter(isOf).length, customers: company?.customers.filter(isOf).length };
  };
  await expect.poll(arrived, { timeout: 90_000, interval: 250 }).toEqual({ drafts: 1, customers: 1 });
  // A second one would come within the time a lost request is given.
  if (kill.late !== undefined) await wait(6_000);
  expect(await arrived()).toEqual({ drafts: 1, customers: 1 });
});
