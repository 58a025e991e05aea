import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Party } from "#core/parties/party.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually } from "#test/support/app-page.ts";
import { aLine } from "#test/support/books-builder.ts";
import { type Journey, openJourney } from "#test/support/journey.ts";
import { consentThere } from "#test/support/visma-pages.ts";

const COMPANY = "atelier-brun";
const DRAFTS = "/v2/customerinvoicedrafts";
/** Longer than anybody waits here: what holds a request is only ever ended by the kill. */
const HELD_MILLISECONDS = 600_000;
const TIMEOUT_MILLISECONDS = 400_000;

/** Where the server is when it is killed. */
type Point =
  | { readonly at: string; readonly approvalMilliseconds: number }
  | {
      readonly at: string;
      readonly held: string;
      readonly kind: "writeLate" | "answerLate";
      readonly tokensExpire?: true;
      readonly comparing?: true;
    }
  | { readonly at: string; readonly answered: string };

const points: readonly Point[] = [
  { at: "the approval has just been sent to us", approvalMilliseconds: 0 },
  { at: "the approval is being decided", approvalMilliseconds: 4 },
  { at: "the approval is being committed or answered", approvalMilliseconds: 10 },
  { at: "their customer is asked for and not written", held: "POST /v2/customers", kind: "writeLate" },
  { at: "their customer is written and not answered", held: "POST /v2/customers", kind: "answerLate" },
  { at: "their customers are being looked through", held: "GET /v2/customers", kind: "answerLate" },
  { at: "the draft is asked for and not written", held: `POST ${DRAFTS}`, kind: "writeLate" },
  { at: "the draft is written and not answered", held: `POST ${DRAFTS}`, kind: "answerLate" },
  { at: "their answer is written and our row may not be marked yet", answered: DRAFTS },
  {
    at: "a token is asked for and not rotated",
    held: "POST /connect/token",
    kind: "writeLate",
    tokensExpire: true,
  },
  {
    at: "a token is rotated and its answer lost",
    held: "POST /connect/token",
    kind: "answerLate",
    tokensExpire: true,
  },
  { at: "both sides are being compared", held: `GET ${DRAFTS}`, kind: "answerLate", comparing: true },
];

const stateSchema = z.object({
  faults: z.array(z.unknown()),
  requests: z.array(z.object({ method: z.string(), path: z.string(), status: z.number() })),
  companies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      customers: z.array(z.looseObject({ CustomerNumber: z.string() })),
      drafts: z.array(z.looseObject({ OurReference: z.string() })),
    }),
  ),
});

test(
  "V22 V23 a server killed at twelve points of acceptance, delivery, renewal and comparison leaves one draft and one customer for each invoice",
  async () => {
    const firm = await openFirm();
    await firm.link();
    let sold = 0;
    for (const point of points) {
      sold += 1;
      const number = `K-${sold}`;
      const approve = await firm.draft(`killed-${sold}`, number);
      await reach(firm, point, approve);
      await firm.journey.server.kill("SIGKILL");
      await firm.journey.server.restart();
      // Whoever had no answer asks again under the same key: the act is done once.
      await approve();
      await firm.settle(sold, point.at);
      const { drafts, customers } = await firm.theirs();
      const ours = drafts.filter(({ OurReference }) => OurReference === `CAHIER-killed-${sold}`);
      expect(ours, point.at).toHaveLength(1);
      expect(
        customers.filter((known) => known.CustomerNumber === number),
        point.at,
      ).toHaveLength(1);
    }
    expect((await firm.theirs()).drafts).toHaveLength(points.length);
  },
  TIMEOUT_MILLISECONDS,
);

type Firm = Awaited<ReturnType<typeof openFirm>>;

/** Lets the server run until it stands at that point. */
async function reach(firm: Firm, point: Point, approve: () => Promise<void>): Promise<void> {
  if ("approvalMilliseconds" in point) {
    approve().catch(() => undefined);
    return wait(point.approvalMilliseconds);
  }
  if ("answered" in point) {
    const countAnswered = async () =>
      (await firm.state()).requests.filter(({ method, path }) => method === "POST" && path === point.answered)
        .length;
    const before = await countAnswered();
    await approve();
    while ((await countAnswered()) === before) await wait(1);
    return;
  }
  if (point.tokensExpire) await firm.control({ act: "expireTokens" });
  if (point.comparing) {
    await approve();
    await wait(500);
  }
  const fault = { route: point.held, kind: point.kind, ms: HELD_MILLISECONDS };
  await firm.control({ act: "fault", fault });
  if (point.comparing) firm.compare().catch(() => undefined);
  else await approve();
  await eventually(async () => (await firm.state()).faults).toEqual([]);
  // The fault was taken; a write that comes before the held answer is done in a moment.
  await wait(50);
}

async function openFirm() {
  const journey: Journey = await openJourney({ DELIVERY_PATIENCE_SECONDS: "2" });
  const { server, sandbox, logInOf } = journey;
  const logIn = logInOf("louise");
  const api = await openApiClient(server.url, logIn);
  const answer = await fetch(`${server.url}/session`, {
    method: "POST",
    headers: { origin: server.url, "content-type": "application/json" },
    body: JSON.stringify(logIn),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const ask = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { origin: server.url, cookie, "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const state = async () =>
    stateSchema.parse(await fetch(`${sandbox.url}/_control/state`).then((read) => read.json()));
  const theirs = async () => {
    const found = (await state()).companies.find(({ name }) => name.startsWith("Atelier"));
    if (!found) throw new Error("The sandbox has a French company.");
    return found;
  };
  const compare = () => ask(`/connections/${COMPANY}/visma/reconcile`, {});
  const link = async () => {
    const started = await ask(`/connections/${COMPANY}/visma/start`, {});
    const { authorizationUrl } = z.object({ authorizationUrl: z.string() }).parse(await started.json());
    const back = await consentThere(authorizationUrl, sandbox, (await theirs()).id);
    const ended = await fetch(back, { headers: { cookie }, redirect: "manual" });
    expect(ended.headers.get("location")).toContain("result=connected");
  };

  return {
    journey,
    state,
    theirs,
    compare,
    link,
    control: async (act: unknown) => {
      const body = JSON.stringify(act);
      await fetch(`${sandbox.url}/_control`, { method: "POST", body });
    },
    /** Makes the draft; what it answers approves it, as often as it is asked to. */
    draft: async (id: string, number: string) => {
      const customer = { role: "customer" as const, number, name: `Client ${number}`, countryCode: "FR" };
      const address = { address1: "1 quai du Test", postalCode: "69001", city: "Lyon" };
      await api.command("party.save", COMPANY, { id: `party-${id}`, set: { ...customer, ...address } });
      const day = new Date().toISOString().slice(0, 10);
      const set = { day, party: `party-${id}`, lines: [aLine({ nature: "services" })] };
      await api.command("voucher.draft", COMPANY, { id, kind: "sale", credits: null, set });
      const draft = (await api.vouchers(COMPANY, "sale")).find((voucher) => voucher.id === id);
      const party = (await api.parties(COMPANY)).find((known) => known.id === `party-${id}`);
      if (!draft || !isInvoice(draft)) throw new Error("The draft is there.");
      const args = { id, seenHash: approvalHash(draft, party as unknown as Party) };
      return async () => {
        const key = { "idempotency-key": `approve-${id}` };
        const approved = await ask("/api/v1/commands/voucher.approve", { company: COMPANY, args }, key);
        expect(approved.status, await approved.clone().text()).toBe(200);
      };
    },
    /** Waits until every invoice sold so far is known to lie there; signs in again where the consent was lost. */
    settle: async (sold: number, at: string) => {
      for (let tries = 0; tries < 120; tries += 1) {
        const compared = await compare();
        const answered = z
          .object({ code: z.string().optional(), reconciledCount: z.number().optional() })
          .parse(await compared.json());
        if (answered.reconciledCount === sold) return;
        if (answered.code === "connection.notConnected") await link();
        await wait(500);
      }
      throw new Error(`Killed when ${at}, not everything arrived.`);
    },
  };
}
