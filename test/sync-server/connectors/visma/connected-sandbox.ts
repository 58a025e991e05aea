import { assert } from "#core/assert.ts";
import type {
  ConnectedSystem,
  Connector,
  CredentialStore,
  PendingSignIn,
} from "#server/connectors/connector.ts";
import type { OutgoingInvoice, OutgoingLine } from "#server/connectors/outgoing-invoice.ts";
import { createVismaConnector } from "#server/connectors/visma/index.ts";
import {
  createVismaSandbox,
  type VismaSandbox,
  type VismaSandboxOptions,
} from "#server/connectors/visma/sandbox/create-visma-sandbox.ts";
import { DEMO_EMAIL } from "#server/connectors/visma/sandbox/demo-companies.ts";

export const REDIRECT_URI = "http://localhost:8787/connections/callback/visma";
export const PASSWORD = "eight-random-words";
export const SECRET = "top-secret+of the client";

export interface TestClock {
  now: number;
}

export interface OpenSandbox {
  readonly sandbox: VismaSandbox;
  readonly url: string;
  readonly clock: TestClock;
  readonly connector: Connector;
  readonly close: () => Promise<void>;
}

/** The sandbox on a real port, and a connector that points at it. */
export async function openSandbox(
  options: Partial<VismaSandboxOptions> & { readonly timeoutSeconds?: number } = {},
): Promise<OpenSandbox> {
  const clock = { now: Date.parse("2026-10-31T10:00:00Z") };
  const { timeoutSeconds, ...rest } = options;
  const sandbox = createVismaSandbox({
    client: { id: "cahier", secret: SECRET, redirectUris: [REDIRECT_URI] },
    password: PASSWORD,
    now: () => clock.now,
    ...rest,
  });
  const listening = await sandbox.listen(0);
  const connector = createVismaConnector(
    {
      identityUrl: listening.url,
      apiUrl: `${listening.url}/v2`,
      clientId: "cahier",
      clientSecret: SECRET,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    },
    () => clock.now,
  );
  return { sandbox, url: listening.url, clock, connector, close: listening.close };
}

/** A company's index in the demonstration. */
export const FRENCH = 0;
export const DUTCH = 1;

/** Goes through their pages as a person does, and answers the address they send the browser back to. */
export async function walkPages(
  { sandbox }: OpenSandbox,
  authorizationUrl: string,
  { company = FRENCH, answer = "allow" }: { company?: number; answer?: "allow" | "refuse" } = {},
): Promise<{ callbackUrl: URL; pages: string[] }> {
  const pages: string[] = [];
  const post = (url: URL, fields: Record<string, string>) =>
    fetch(url, {
      method: "POST",
      body: new URLSearchParams({ request: url.searchParams.get("request") ?? "", ...fields }),
      redirect: "manual",
    });

  let response = await fetch(authorizationUrl, { redirect: "manual" });
  for (let step = 0; step < 8; step += 1) {
    const location = new URL(response.headers.get("location") ?? "", authorizationUrl);
    if (location.href.startsWith(REDIRECT_URI)) return { callbackUrl: location, pages };
    pages.push(location.pathname);
    const page = await fetch(location);
    assert((await page.text()).includes("Sandbox"), "each page says that it is a sandbox");
    if (location.pathname === "/connect/login") {
      response = await post(location, { email: DEMO_EMAIL, password: PASSWORD });
    } else if (location.pathname === "/connect/company") {
      response = await post(location, { company: sandbox.listing().companies[company]?.id ?? "" });
    } else {
      response = await post(location, { answer });
    }
  }
  throw new Error("Their pages never came back to us");
}

/** A store in memory that counts versions like the real one. */
export function createCredentialStore(
  credentials: unknown,
): CredentialStore & { readonly current: () => unknown } {
  let version = 1;
  let kept = credentials;
  return {
    current: () => kept,
    read: async () => ({ version, credentials: kept }),
    replace: async (expected, next) => {
      if (expected !== version) return false;
      version += 1;
      kept = next;
      return true;
    },
  };
}

export async function signIn(open: OpenSandbox, company = FRENCH): Promise<unknown> {
  const { connector } = open;
  assert(connector.signIn !== undefined, "the connector signs in by OAuth2");
  const { authorizationUrl, pending } = await connector.signIn.start({ redirectUri: REDIRECT_URI });
  const { callbackUrl } = await walkPages(open, authorizationUrl, { company });
  const credentials = await finish(open, callbackUrl, pending);
  assert(credentials.ok, "the sign-in succeeds");
  return credentials.value;
}

export function finish({ connector }: OpenSandbox, callbackUrl: URL, pending: PendingSignIn) {
  assert(connector.signIn !== undefined, "the connector signs in by OAuth2");
  return connector.signIn.finish({ callbackUrl, redirectUri: REDIRECT_URI, pending, fetch });
}

export interface Connected extends OpenSandbox {
  readonly store: ReturnType<typeof createCredentialStore>;
  readonly system: Required<Omit<ConnectedSystem, "listCompanies">>;
  /** Another system object over the same credentials, as another job run has. */
  readonly reconnect: (signal?: AbortSignal) => Required<Omit<ConnectedSystem, "listCompanies">>;
}

/** Signed in to one of the two companies. */
export async function openConnected(
  options: Parameters<typeof openSandbox>[0] & { readonly company?: number } = {},
): Promise<Connected> {
  const { company = FRENCH, ...rest } = options;
  const open = await openSandbox(rest);
  const store = createCredentialStore(await signIn(open, company));
  const reconnect = (signal?: AbortSignal) => {
    const { connector, clock } = open;
    return connector.connect({
      connectionId: "connection-1",
      credentials: store,
      fetch,
      now: () => clock.now,
      ...(signal === undefined ? {} : { signal }),
    }) as Required<Omit<ConnectedSystem, "listCompanies">>;
  };
  return { ...open, store, reconnect, system: reconnect() };
}

export const aLine = (line: Partial<OutgoingLine> = {}): OutgoingLine => ({
  articleNumber: null,
  text: "Conseil",
  quantityThousandths: 2_000,
  unitPriceCents: 5_000,
  discountBasisPoints: 0,
  vat: "fr-2000",
  netCents: 10_000,
  vatCents: 2_000,
  ...line,
});

/** A French invoice over 100.00 and 20.00 of VAT, unless its lines say otherwise. */
export function anInvoice(invoice: Partial<OutgoingInvoice> = {}): OutgoingInvoice {
  const lines = invoice.lines ?? [aLine()];
  const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
  const vatCents = lines.reduce((sum, line) => sum + line.vatCents, 0);
  return {
    kind: "sale",
    number: "F-2026-00001",
    creditedNumber: null,
    issueDay: "2026-10-31",
    dueDay: "2026-11-30",
    currency: "EUR",
    language: "fr",
    yourReference: "",
    netCents,
    vatCents,
    grossCents: netCents + vatCents,
    ...invoice,
    lines,
    customer: {
      number: "C-042",
      name: "Librairie Neuve",
      isPrivatePerson: false,
      address1: "1 place du Test",
      postalCode: "69001",
      city: "Lyon",
      countryCode: "FR",
      vatNumber: null,
      email: null,
      ...invoice.customer,
    },
  };
}

export const NO_CHOICES = { codingByVat: {} };
