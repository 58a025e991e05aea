import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Delivery } from "#core/connections/connection.ts";
import type { ShownConnection } from "#web/books/books.ts";
import { ConnectionsPage } from "#web/features/connections/connections-page.tsx";
import type { Language } from "#web/i18n/language.ts";
import { localDay } from "#web/ui/local-day.ts";
import { aDevice, companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

const connection = (fields: Partial<ShownConnection> = {}): ShownConnection => ({
  id: "visma",
  system: "visma",
  state: "connected",
  reason: null,
  connectedAt: "2026-11-20T09:00:00.000Z",
  connectedBy: "Ada Martin",
  theirCompany: "Tilleuls AB",
  theirUser: "ada@tilleuls.example",
  fromDay: "2026-11-20",
  codingByVat: {},
  codings: [
    { id: "k-20", name: "Tjänster", rateBasisPoints: 2000 },
    { id: "k-10", name: "Services 10", rateBasisPoints: 1000 },
  ],
  undecidedVat: [],
  waitingCount: 0,
  acts: {},
  ...fields,
});

const delivery = (fields: Partial<Delivery> = {}): Delivery => ({
  id: `visma~${fields.voucher ?? "v-1"}`,
  connection: "visma",
  voucher: "v-1",
  slice: "shared",
  state: "waiting",
  reference: "CAHIER-v-1",
  reason: null,
  theirMessage: null,
  waitsUntil: null,
  externalId: null,
  externalNumber: null,
  answerHash: null,
  deliveredAt: null,
  differenceCents: null,
  others: [],
  attempts: 1,
  history: [{ at: "2026-11-21T10:00:00.000Z", state: "waiting", detail: "" }],
  acts: {},
  ...fields,
});

const requests = vi.fn<typeof fetch>();
const assigned = vi.fn();
beforeEach(() => {
  requests.mockReset().mockResolvedValue(new Response(null, { status: 204 }));
  assigned.mockReset();
  vi.stubGlobal("fetch", requests);
  vi.stubGlobal("location", {
    assign: assigned,
    href: location.href,
    origin: location.origin,
    pathname: "/",
  });
});

const show = (
  answers: Answers,
  path = "/connections/visma",
  more: { scratch?: Record<string, unknown>; language?: Language } = {},
) =>
  renderScreen({
    path,
    route: "/connections/:id?",
    component: ConnectionsPage,
    answers: { company: companyAnswer("administrator"), device: aDevice(), deliveries: [], ...answers },
    ...more,
  });

const asked = (act: string) =>
  requests.mock.calls.filter(([address]) => address === `/connections/co-1/visma/${act}`);

describe("the page of links", () => {
  test("V2 tells whoever is no administrator who can do it, and shows no act", async () => {
    await show({ company: companyAnswer("user"), connections: [connection()] });
    await screen.findByText("Seul un administrateur crée et modifie les liaisons");
    expect(screen.getByText(/administrateur de Cabinet des Tilleuls/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByText("Tilleuls AB")).toBeNull();
  });

  test("V3 lists what can be linked, and opens the one chosen", async () => {
    const { address } = await show({ connections: [] }, "/connections");
    const system = await screen.findByRole("link", { name: /Visma eAccounting.*Non lié/ });
    fireEvent.click(system);
    await screen.findByRole("heading", { level: 1, name: "Visma eAccounting" });
    await waitFor(() => expect(address()).toBe("/connections/visma"));
  });

  test("V4 leaves by the large button with the choices kept", async () => {
    requests.mockResolvedValue(
      Response.json({ authorizationUrl: "https://their.example/authorize?state=x" }),
    );
    const { scratch } = await show({ connections: [] });
    const button = await screen.findByRole("button", { name: "Se connecter à Visma eAccounting" });
    fireEvent.click(screen.getByRole("radio", { name: "Visma eAccounting" }));
    fireEvent.click(button);
    await waitFor(() => expect(assigned).toHaveBeenCalledWith("https://their.example/authorize?state=x"));
    expect(asked("start")).toHaveLength(1);
    expect(scratch.get("connection:co-1:visma")).toEqual({
      fromDay: localDay(),
      numbering: "external",
      isStarted: true,
    });
  });

  test("says at the field that what was approved before does not travel", async () => {
    await show({ connections: [] });
    const button = await screen.findByRole("button", { name: "Se connecter à Visma eAccounting" });
    fireEvent.input(screen.getByLabelText(/à partir de ce jour/), { target: { value: "2020-01-01" } });
    fireEvent.click(button);
    await screen.findByText(/cette page peut envoyer les plus anciennes/);
    expect(requests).not.toHaveBeenCalled();
  });

  test("V9 confirms the link on return, and then sends the choices made before it", async () => {
    const { sent, scratch, answer, synchronised } = await show(
      { connections: [] },
      "/connections?company=co-1&result=connected",
      {
        scratch: {
          "connection:co-1:visma": { fromDay: "2026-12-01", numbering: "external", isStarted: true },
        },
      },
    );
    expect((await screen.findByRole("alert")).textContent).toContain("Lié à Visma eAccounting");
    await waitFor(() => expect(synchronised()).toBe(1));
    expect(sent).toEqual([]);
    answer({ connections: [connection()] });
    await screen.findByText(/Vos choix sont retenus : Visma eAccounting numérote, à partir du 01\/12\/2026/);
    expect(sent).toEqual([
      {
        type: "connection.choose",
        args: { id: "visma", fromDay: "2026-12-01", numbering: "external" },
      },
    ]);
    expect(scratch.has("connection:co-1:visma")).toBe(false);
  });

  test("V8 says that a no over there means not linked", async () => {
    const { sent } = await show(
      { connections: [] },
      "/connections?company=co-1&result=refused&reason=connection.refusedThere",
      {
        scratch: {
          "connection:co-1:visma": { fromDay: "2026-12-01", numbering: "central", isStarted: true },
        },
      },
    );
    expect((await screen.findByRole("alert")).textContent).toContain("a reçu un refus");
    expect(screen.getByRole("button", { name: "Se connecter à Visma eAccounting" })).toBeTruthy();
    expect(sent).toEqual([]);
  });

  test("V10 says why an answer that is not ours links nothing", async () => {
    await show({ connections: [] }, "/connections?result=failed&reason=connection.answerNotOurs");
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("Non lié");
    expect(notice.textContent).toContain("ne correspondait pas");
  });

  test("opens the company the reader left from", async () => {
    const { company } = await show({ connections: [] }, "/connections?company=co-2&result=connected");
    await waitFor(() => expect(company()).toBe("co-2"));
  });

  test("V6 V7 shows the linked user and their company", async () => {
    await show({ connections: [connection()] });
    await screen.findByRole("heading", { level: 2, name: "Tilleuls AB" });
    expect(screen.getByText("ada@tilleuls.example")).toBeTruthy();
    expect(screen.getByText("20/11/2026 10:00, par Ada Martin")).toBeTruthy();
  });

  test("says what happens while the link is broken, and signs in again without asking anything anew", async () => {
    requests.mockResolvedValue(Response.json({ authorizationUrl: "https://their.example/a" }));
    const { scratch } = await show({
      connections: [connection({ state: "interrupted", reason: "connection.consentEnded" })],
    });
    await screen.findByText(/Leur côté a mis fin à l’autorisation/);
    expect(screen.queryByRole("radio")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Se reconnecter à Visma eAccounting" }));
    await waitFor(() => expect(assigned).toHaveBeenCalledWith("https://their.example/a"));
    expect(scratch.size).toBe(0);
  });

  test("V22 shows each sending with its state, its reason and their words, those in need first", async () => {
    await show({
      connections: [connection({ waitingCount: 2 })],
      voucher: null,
      deliveries: [
        delivery({
          voucher: "v-1",
          state: "reconciled",
          externalNumber: "4711",
          differenceCents: 1,
          reason: "delivery.totalDiffers",
        }),
        delivery({
          voucher: "v-2",
          state: "waiting",
          reason: "delivery.periodLocked",
          waitsUntil: "2026-11-22T13:00:00.000Z",
        }),
        delivery({
          voucher: "v-3",
          state: "rejected",
          reason: "delivery.rejected",
          theirMessage: "Kundnummer saknas",
        }),
      ],
    });
    const table = await screen.findByRole("table", { name: /Envois/ });
    await waitFor(() => expect(within(table).getAllByRole("row")).toHaveLength(4));
    const [, first, second, third] = within(table).getAllByRole("row");
    expect(first!.textContent).toContain("Refusée là-bas");
    expect(first!.textContent).toContain("Kundnummer saknas");
    expect(second!.textContent).toContain("leur total diffère");
    expect(second!.querySelector('[data-tone="wait"]')?.textContent).toContain("0,01");
    expect(third!.textContent).toContain("verrouillée");
    expect(third!.textContent).toContain("jusqu’au 22/11/2026 14:00");
  });

  test("opens one sending, with their id, and asks to send it again", async () => {
    requests.mockResolvedValue(Response.json({ count: 1 }));
    const { synchronised } = await show({
      connections: [connection({ waitingCount: 1 })],
      voucher: null,
      deliveries: [
        delivery({ state: "rejected", reason: "delivery.customerIncomplete", externalId: "d-99" }),
      ],
    });
    fireEvent.click(await screen.findByRole("row", { name: /Refusée là-bas/ }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText("d-99")).toBeTruthy();
    fireEvent.click(within(dialog).getByRole("button", { name: "Renvoyer maintenant" }));
    await waitFor(() => expect(synchronised()).toBe(1));
    expect(asked("retry")[0]?.[1]?.body).toBe('{"voucher":"v-1"}');
  });

  test("V18 asks which article type stands for a VAT, offering only those of the very same rate", async () => {
    const { sent } = await show({
      connections: [connection({ undecidedVat: ["fr-1000"], waitingCount: 1 })],
    });
    await screen.findByText("Il manque 1 choix : des envois l’attendent");
    const select = screen.getByRole("button", { name: /Quel type d’article là-bas représente la TVA à 10/ });
    fireEvent.pointerDown(select, { button: 0, pointerType: "mouse" });
    fireEvent.click(select);
    const options = await screen.findAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual([expect.stringContaining("Services 10")]);
    fireEvent.pointerDown(options[0]!, { button: 0, pointerType: "mouse" });
    fireEvent.pointerUp(options[0]!, { button: 0, pointerType: "mouse" });
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer", hidden: true }));
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "connection.choose", args: { id: "visma", codingByVat: { "fr-1000": "k-10" } } },
      ]),
    );
  });

  test("V24 asks before it ends a link, and says what stays", async () => {
    await show({ connections: [connection()] });
    fireEvent.click(await screen.findByRole("button", { name: "Terminer la liaison" }));
    const dialog = await screen.findByRole("dialog", { name: /Terminer la liaison avec Visma/ });
    expect(dialog.textContent).toContain("garde ici son numéro");
    expect(requests).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole("button", { name: "Terminer la liaison" }));
    await screen.findByText("La liaison est terminée");
    expect(asked("disconnect")).toHaveLength(1);
  });

  test("V22 names what else lies there under our reference, with the ways out", async () => {
    const other = {
      externalId: "d-2",
      externalNumber: null,
      stage: "draft" as const,
      kind: "sale" as const,
      customerNumber: "14",
      issueDay: "2026-11-21",
      grossCents: 12_000,
    };
    await show({
      connections: [connection()],
      voucher: null,
      deliveries: [delivery({ state: "delivered", reason: "delivery.doubled", others: [other] })],
    });
    fireEvent.click(await screen.findByRole("row", { name: /plusieurs fois/ }));
    const dialog = await screen.findByRole("dialog");
    const item = within(dialog).getByText(/client 14/);
    expect(item.textContent?.replaceAll(/\s/g, " ")).toContain(
      "Facture · 21/11/2026 · client 14 · 120,00 € · brouillon modifié là-bas",
    );
    expect(dialog.textContent).toContain("puis comparez de nouveau");
  });

  test("says how many approved invoices are older than the link, and sends them from a day that is chosen", async () => {
    const notSent = { beforeFirstDay: 12, notLinked: 1, fromThen: 13, firstDay: "2026-03-02" };
    const { sent } = await show({ connections: [connection()], notSent });
    await screen.findByText("12 factures approuvées, datées d’avant le 20/11/2026, n’ont pas été envoyées");
    await screen.findByText("1 facture approuvée quand rien n’était lié n’a pas été envoyée");
    fireEvent.click(screen.getByRole("button", { name: "Envoyer les plus anciennes" }));
    const dialog = await screen.findByRole("dialog");
    expect((within(dialog).getByLabelText(/à partir de ce jour/) as HTMLInputElement).value).toBe(
      "2026-03-02",
    );
    fireEvent.click(await within(dialog).findByRole("button", { name: "Envoyer 13 factures" }));
    await waitFor(() =>
      expect(sent).toEqual([{ type: "connection.choose", args: { id: "visma", fromDay: "2026-03-02" } }]),
    );
  });

  test("says nothing of older invoices where there are none", async () => {
    const notSent = { beforeFirstDay: 0, notLinked: 0, fromThen: 0, firstDay: null };
    await show({ connections: [connection()], notSent });
    await screen.findByText("ada@tilleuls.example");
    expect(screen.queryByRole("button", { name: "Envoyer les plus anciennes" })).toBeNull();
  });

  test("shows that comparing is under way until it is done", async () => {
    let answerNow: (answer: Response) => void = () => undefined;
    requests.mockReturnValue(new Promise((resolve) => (answerNow = resolve)));
    await show({ connections: [connection()] });
    fireEvent.click(await screen.findByRole("button", { name: "Comparer avec les leurs" }));
    await screen.findByRole("progressbar", { name: /Comparaison avec leur côté/ });
    answerNow(
      Response.json({ reconciledCount: 3, missing: [], doubled: [], strangers: ["d-9"], removedCount: 0 }),
    );
    expect((await screen.findByRole("alert")).textContent).toContain("1 document là-bas porte");
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  test("a link that comparing finds broken says so once", async () => {
    let answerNow: (answer: Response) => void = () => undefined;
    requests.mockReturnValue(new Promise((resolve) => (answerNow = resolve)));
    const { answer, synchronised } = await show({ connections: [connection()] });
    fireEvent.click(await screen.findByRole("button", { name: "Comparer avec les leurs" }));
    answer({ connections: [connection({ state: "interrupted", reason: "connection.consentEnded" })] });
    answerNow(Response.json({ code: "connection.consentEnded" }, { status: 409 }));
    await waitFor(() => expect(synchronised()).toBe(1));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(screen.getAllByText(/Leur côté a mis fin/)).toHaveLength(1);
  });

  test("says what comparing found", async () => {
    requests.mockResolvedValue(
      Response.json({ reconciledCount: 12, missing: ["v-1"], doubled: [], removedCount: 1 }),
    );
    await show({ connections: [connection()] });
    fireEvent.click(await screen.findByRole("button", { name: "Comparer avec les leurs" }));
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("12 factures sont les mêmes");
    expect(notice.textContent).toContain("1 n’y est plus");
    expect(notice.textContent).toContain("1 brouillon de trop");
  });

  test("without a network says so, keeps all readable and offers no act that needs one", async () => {
    await show({ connections: [connection()], device: aDevice({ isOnline: false }) });
    await screen.findByText("Il faut un réseau pour cela");
    expect(screen.getByText("ada@tilleuls.example")).toBeTruthy();
    const button = screen.getByRole("button", { name: "Comparer avec les leurs" });
    expect((button as HTMLButtonElement).disabled).toBe(true);
  });

  test("says in place what the server answered, and nothing is lost", async () => {
    requests.mockRejectedValue(new TypeError("network"));
    const { scratch } = await show({ connections: [] });
    fireEvent.click(await screen.findByRole("button", { name: "Se connecter à Visma eAccounting" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Le serveur est injoignable");
    expect(scratch.get("connection:co-1:visma")).toMatchObject({ numbering: "central", isStarted: false });
    expect(assigned).not.toHaveBeenCalled();
  });

  test("V26 speaks Dutch to a Dutch reader", async () => {
    await show({ connections: [connection()] }, "/connections/visma", { language: "nl" });
    expect((await screen.findAllByText("Gekoppeld")).length).toBeGreaterThan(0);
    expect(screen.getByText("20-11-2026 10:00, door Ada Martin")).toBeTruthy();
  });
});
