import { assert } from "#core/assert.ts";
import type { Connection, Delivery } from "#core/connections/connection.ts";
import { deliveryIdOf } from "#core/connections/connection.ts";
import type { Party } from "#core/parties/party.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { type Act, acceptAs } from "#server/commands/accept-as.ts";
import type { VismaSandboxOptions } from "#server/connectors/visma/sandbox/create-visma-sandbox.ts";
import type { Fault } from "#server/connectors/visma/sandbox/faults.ts";
import { readCompanyDocument } from "#server/delivery/company-documents.ts";
import { finishConnecting, startConnecting } from "#server/delivery/connection-sign-in.ts";
import { createDeliveryJob, type DeliveryJob } from "#server/delivery/create-delivery-job.ts";
import type { SignedInSession } from "#server/people/sign-in.ts";
import type { OutsideServices } from "#server/routes/outside-services.ts";
import type { Storage } from "#server/storage/storage.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";
import {
  FRENCH,
  type OpenSandbox,
  openSandbox,
  REDIRECT_URI,
  walkPages,
} from "../connectors/visma/connected-sandbox.ts";

export const DRAFTS = "POST /v2/customerinvoicedrafts";
export const LANE = { companyId: "atelier", connectionId: "visma" };

/** A French firm on a real database, linked with the sandbox, and everything a test does to the two. */
export interface LinkedCompany {
  readonly open: OpenSandbox;
  readonly services: TestServices & OutsideServices;
  readonly session: SignedInSession;
  readonly job: DeliveryJob;
  readonly passSeconds: (seconds: number) => void;
  /** Goes through their pages; answers how it ended. */
  readonly link: (company?: number, answer?: "allow" | "refuse") => ReturnType<typeof finishConnecting>;
  readonly act: (...acts: readonly Act[]) => Promise<void>;
  readonly saveCustomer: (number: string, set?: Partial<Omit<Party, "id" | "acts">>) => Promise<string>;
  readonly draftSale: (sale: {
    customer: string;
    lines?: readonly InvoiceLine[];
    credits?: string;
    day?: string;
  }) => Promise<string>;
  /** `madeAt` is what the device's clock said. */
  readonly approve: (voucherId: string, madeAt?: string) => Promise<void>;
  /** Drafts and approves. */
  readonly sell: (sale?: {
    customer?: string;
    lines?: readonly InvoiceLine[];
    credits?: string;
    day?: string;
  }) => Promise<string>;
  readonly deliveryOf: (voucherId: string) => Promise<Delivery>;
  readonly hasDelivery: (voucherId: string) => Promise<boolean>;
  readonly connection: () => Promise<Connection>;
  readonly there: (company?: number) => ReturnType<OpenSandbox["sandbox"]["listing"]>["companies"][number];
  readonly strike: (fault: Partial<Fault> & { kind: Fault["kind"] }) => void;
  /** A second draft of the same request, as a late write of theirs makes. */
  readonly duplicate: (draftId: string | null, change?: Record<string, unknown>) => void;
  readonly goOffline: (isOffline: boolean) => void;
  readonly close: () => Promise<void>;
}

export async function openLinkedCompany(
  storage: Storage,
  options: Partial<VismaSandboxOptions> & {
    readonly timeoutSeconds?: number;
    readonly linked?: boolean;
  } = {},
): Promise<LinkedCompany> {
  const { linked = true, ...sandboxOptions } = options;
  const base = await createTestServices({ storage });
  const open = await openSandbox({ ...sandboxOptions, now: () => base.now().getTime() });
  open.clock.now = base.now().getTime();
  let isOffline = false;
  const services = {
    ...base,
    connectors: [open.connector],
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      isOffline ? Promise.reject(new TypeError("fetch failed", { cause: offline })) : fetch(input, init),
  };
  const user = await createTestUser(services);
  const session: SignedInSession = {
    user,
    device: null,
    tokenHash: "session",
    expiresAt: "2027-01-01",
    lockHash: null,
  };
  const actor = { userId: user.id, company: LANE.companyId, via: "test" };
  let made = 0;

  const act: LinkedCompany["act"] = async (...acts) => {
    for (const outcome of await acceptAs(services, actor, acts))
      assert(outcome.status === "accepted", JSON.stringify(outcome));
  };
  const link: LinkedCompany["link"] = async (company = FRENCH, answer = "allow") => {
    const { signIn } = open.connector;
    assert(signIn !== undefined, "the connector signs in by OAuth2");
    const url = await startConnecting(services, signIn, LANE, { session, redirectUri: REDIRECT_URI });
    const { callbackUrl } = await walkPages(open, url, { company, answer });
    return finishConnecting(services, open.connector, { sessions: [session], callbackUrl });
  };
  const saveCustomer: LinkedCompany["saveCustomer"] = async (number, set = {}) => {
    const id = `party-${number}`;
    await act({
      type: "party.save",
      args: { id, set: { ...aCustomer, number, name: `Client ${number}`, ...set } },
    });
    return id;
  };
  const draftSale: LinkedCompany["draftSale"] = async ({
    customer,
    lines = [aLine()],
    credits = null,
    ...rest
  }) => {
    made += 1;
    const id = `voucher-${made}`;
    const day = rest.day ?? services.now().toISOString().slice(0, 10);
    const kind = credits === null ? "sale" : "creditNote";
    await act({
      type: "voucher.draft",
      args: { id, kind, credits, set: { day, party: customer, lines: [...lines] } },
    });
    return id;
  };
  const read = <Value>(work: Parameters<typeof storage.read<Value>>[0]) => storage.read(work);
  const approve: LinkedCompany["approve"] = async (id, madeAt) => {
    const seenHash = await read(async (tx) => {
      const draft = await readCompanyDocument(tx, LANE.companyId, "vouchers", id);
      assert(draft !== null && isInvoice(draft) && draft.party !== null, "a draft with its customer");
      return approvalHash(draft, await readCompanyDocument(tx, LANE.companyId, "parties", draft.party));
    });
    await act({
      type: "voucher.approve",
      args: { id, seenHash },
      ...(madeAt === undefined ? {} : { madeAt }),
    });
  };

  await act({ type: "company.create", args: { company: frenchFirm, memberName: "Anne" } });
  if (linked) assert((await link()).result === "connected", "the link is made");

  return {
    open,
    services,
    session,
    job: createDeliveryJob(services),
    passSeconds: (seconds) => {
      base.passSeconds(seconds);
      open.clock.now = base.now().getTime();
    },
    link,
    act,
    saveCustomer,
    draftSale,
    approve,
    sell: async ({ customer, ...rest } = {}) => {
      const id = await draftSale({ customer: customer ?? (await saveCustomer(`C-${made + 1}`)), ...rest });
      await approve(id);
      return id;
    },
    deliveryOf: async (voucherId) => {
      const id = deliveryIdOf(LANE.connectionId, voucherId);
      const delivery = await read((tx) => readCompanyDocument(tx, LANE.companyId, "deliveries", id));
      assert(delivery !== null, "the voucher has a delivery");
      return delivery;
    },
    hasDelivery: async (voucherId) => {
      const id = deliveryIdOf(LANE.connectionId, voucherId);
      return (await read((tx) => readCompanyDocument(tx, LANE.companyId, "deliveries", id))) !== null;
    },
    connection: async () => {
      const connection = await read((tx) => readCompanyDocument(tx, LANE.companyId, "connections", "visma"));
      assert(connection !== null, "the company has a connection");
      return connection;
    },
    there: (company = FRENCH) => firmOf(open, company),
    strike: (fault) =>
      open.sandbox.perform({
        act: "fault",
        fault: { route: DRAFTS, count: 1, ms: 0, status: 500, code: null, ...fault },
      }),
    duplicate: (draftId, change = {}) => {
      const company = firmOf(open, FRENCH);
      const draft = company.drafts.find(({ Id }) => Id === draftId);
      assert(draft !== undefined, "there is such a draft");
      company.drafts.push({ ...draft, ...change, Id: services.createId() });
    },
    goOffline: (value) => {
      isOffline = value;
    },
    close: open.close,
  };
}

const offline = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

function firmOf({ sandbox }: OpenSandbox, company: number) {
  const found = sandbox.listing().companies[company];
  assert(found !== undefined, "there is such a company");
  return found;
}

const aCustomer = {
  role: "customer" as const,
  isPrivatePerson: false,
  address1: "1 quai du Test",
  postalCode: "69001",
  city: "Lyon",
  countryCode: "FR",
};

export const aLine = (line: Partial<InvoiceLine> = {}): InvoiceLine => ({
  id: "line-1",
  articleId: null,
  articleNumber: null,
  text: "Conseil",
  quantityThousandths: 2_000,
  unitPriceCents: 5_000,
  priceIncludesVat: false,
  discountBasisPoints: 0,
  nature: "services",
  vat: "fr-2000",
  account: null,
  ...line,
});
