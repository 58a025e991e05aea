import { beforeAll, describe, expect, test } from "vitest";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/storage/audit.ts";
import { listMails } from "#server/storage/mails.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany } from "#test/support/test-device.ts";
import { aClient, openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "a client company that a firm begins on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    let firm: TestFirm;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
      firm = await openTestFirm(services, app, "fidu-rhone");
    }, 60_000);

    const ask = (body: object, from = firm.browser) => from.send("POST", `/firm/${firm.id}/clients`, body);
    const companyOf = (id: string) => storedDocument(services.storage, id, "companies", id);
    const mailCount = async () =>
      (await services.storage.read(listMails)).filter(({ kind }) => kind === "company.create").length;

    test("F7 F9 F11 lives at its address, is empty, on the plan PRO, and owned by its creator", async () => {
      const id = await firm.begin({ name: "Café Petit", address: "cafe-petit", stage: "prospect" });
      expect(await companyOf(id)).toMatchObject({
        name: "Café Petit",
        address: "cafe-petit",
        plan: { name: "pro" },
        care: { firm: firm.id, stage: "prospect" },
      });
      for (const collection of ["vouchers", "parties", "articles"] as const)
        expect(await storedRows(services.storage, id, collection)).toEqual([]);
      const owner = await storedDocument(services.storage, id, "members", firm.device.userId);
      expect(owner).toMatchObject({ isOwner: true, role: "administrator", name: "Fay" });
    });

    test("S34 stands in the firm's list and in its owner's companies, in the default group unless another is said", async () => {
      const id = await firm.begin({ name: "Garage Sud" });
      const answer = await firm.browser.send("GET", `/firm/${firm.id}/portfolio`);
      const { clients } = (await answer.json()) as Portfolio;
      expect(clients.find((client) => client.id === id)).toMatchObject({ name: "Garage Sud", group: null });
      expect(Object.keys((await firm.device.pull()).heads)).toContain(id);
    });

    test("F6 is offered the firm's own address and the next free number", async () => {
      const propose = async () =>
        (await firm.browser.send("GET", `/firm/${firm.id}/proposed-address`)).json();
      expect(await propose()).toEqual({ address: "fidu-rhone-1" });
      await firm.begin({ address: "fidu-rhone-1" });
      expect(await propose()).toEqual({ address: "fidu-rhone-2" });
    });

    test("F8 is refused at an address that is taken or none, and nothing is created", async () => {
      const id = services.createId();
      const taken = await ask(aClient({ id, address: "fidu-rhone" }));
      expect(taken.status).toBe(422);
      expect(await taken.json()).toEqual({ code: "company.addressTaken", address: "fidu-rhone" });
      for (const address of ["", "Pas une adresse", "a", "-x-"])
        expect((await ask(aClient({ id, address }))).status).toBe(400);
      expect(await companyOf(id)).toBeNull();
      // The same company may then be begun elsewhere.
      expect((await ask(aClient({ id, address: "ailleurs" }))).status).toBe(201);
    });

    test("F10 sends one mail and writes one line of each log, however often it is asked for", async () => {
      const before = await mailCount();
      const client = aClient({ id: services.createId() });
      const answers = await Promise.all([1, 2, 3].map(() => ask(client)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect((await ask(client)).status).toBe(201);
      expect(await mailCount()).toBe(before + 1);
      for (const companyId of [client.id, firm.id]) {
        const log = await services.storage.read((tx) => readAudit(tx, { companyId, limit: 100 }));
        const lines = log.filter(
          ({ action, subject }) => action === "client.create" && subject === client.id,
        );
        expect(lines).toHaveLength(1);
      }
    });

    test("F17 is one of two begun in a row", async () => {
      const [one, two] = [await firm.begin(), await firm.begin()];
      expect(one).not.toBe(two);
      for (const id of [one, two]) expect(await companyOf(id)).toMatchObject({ care: { firm: firm.id } });
    });

    test("what a cut left half done is finished by asking again", async () => {
      const client = aClient({ id: services.createId() });
      let writes = 0;
      const cut = {
        ...services,
        storage: {
          ...services.storage,
          write: ((work) => {
            writes += 1;
            // The company stands, and its care does not.
            if (writes > 2) throw new Error("cut");
            return services.storage.write(work);
          }) as typeof services.storage.write,
        },
      };
      const cutApp = createApp(cut);
      const answer = await cutApp.request(`http://localhost/firm/${firm.id}/clients`, {
        method: "POST",
        headers: {
          Origin: "http://localhost",
          "Content-Type": "application/json",
          Cookie: [...firm.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        },
        body: JSON.stringify(client),
      });
      expect(answer.status).toBe(500);
      expect((await ask(client)).status).toBe(201);
      expect(await companyOf(client.id)).toMatchObject({ care: { firm: firm.id }, plan: { name: "pro" } });
    });

    test("F1 F5 needs the module: with it off nothing is begun, and the clients there are stay", async () => {
      const other = await openTestFirm(services, app);
      const client = await other.begin();
      await other.device.must("firm.update", { isOn: false });
      const refused = await other.browser.send(
        "POST",
        `/firm/${other.id}/clients`,
        aClient({ id: services.createId() }),
      );
      expect(refused.status).toBe(422);
      expect(await refused.json()).toEqual({ code: "firm.off" });
      expect(await companyOf(client)).toMatchObject({ care: { firm: other.id } });
      const list = await other.browser.send("GET", `/firm/${other.id}/portfolio`);
      expect(((await list.json()) as { clients: { id: string }[] }).clients.map(({ id }) => id)).toEqual([
        client,
      ]);
    });

    test("is begun by nobody who does not manage the firm's clients, and never over another's books", async () => {
      const clerk = await joinCompany(services, firm.id, { role: "accountant" });
      const stranger = await beginCompany(services);
      for (const device of [clerk, stranger]) {
        const browser = await openSignedInBrowser(app, services, device);
        const answer = await ask(aClient({ id: services.createId() }), browser);
        expect(answer.status).toBe(403);
        expect(await answer.json()).toEqual({ code: "rights.missing", right: "manageClients" });
      }
      const over = await ask(aClient({ id: stranger.company }));
      expect(over.status).toBe(422);
      expect(await over.json()).toEqual({ code: "company.exists" });
      expect(await companyOf(stranger.company)).toMatchObject({ care: null });
    });
  },
  60_000,
);
