import { beforeAll, describe, expect, test } from "vitest";
import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import { createApp } from "#server/app.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "what a firm does to one of its clients on $name",
  ({ open }) => {
    let services: TestServices;
    let firm: TestFirm;
    let clerk: TestDevice;
    let clerkBrowser: TestBrowser;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
      const app = createApp(services);
      firm = await openTestFirm(services, app);
      clerk = await joinCompany(services, firm.id, { name: "Cléo", role: "accountant" });
      clerkBrowser = await openSignedInBrowser(app, services, clerk);
    }, 60_000);

    const rowOf = async (id: string): Promise<PortfolioClient | undefined> => {
      const answer = await firm.browser.send("GET", `/firm/${firm.id}/portfolio`);
      return ((await answer.json()) as Portfolio).clients.find((client) => client.id === id);
    };
    const must = async (answer: Response) => {
      if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
    };
    const roleIn = async (id: string) =>
      (await storedDocument(services.storage, id, "members", clerk.userId))?.["role"];

    test("G2 corrects what identifies a company, and leaves the others as they are", async () => {
      const [one, other] = [await firm.begin(), await firm.begin({ name: "Café du Port" })];
      const set = { name: "Boulangerie Grand", siret: "73282932000074", city: "Lyon" };
      await must(await firm.act(one, { act: "edit", set }));
      expect(await rowOf(one)).toMatchObject({ ...set, registration: "732829320", country: "FR" });
      expect(await rowOf(other)).toMatchObject({ name: "Café du Port", city: "" });
    });

    test("G7 refuses a SIRET whose digits do not check, and what is no field of the form", async () => {
      const id = await firm.begin();
      for (const set of [{ siret: "73282932000075" }, { siret: "7328293200007" }, { plan: null }, {}])
        expect((await firm.act(id, { act: "edit", set })).status).toBe(400);
      expect(await rowOf(id)).toMatchObject({ siret: "" });
    });

    test("G3 G10 G11 allows the connection for one premium folder and for no other", async () => {
      const [one, other] = [await firm.begin(), await firm.begin()];
      const early = await firm.act(one, { act: "production", isWanted: true });
      expect(early.status).toBe(422);
      expect(await early.json()).toEqual({ code: "production.needsLicence" });
      for (const id of [one, other]) await must(await firm.act(id, { act: "premium", isPremium: true }));
      await must(await firm.act(one, { act: "production", isWanted: true }));
      expect(await rowOf(one)).toMatchObject({ isForProduction: true, plan: { isPremium: true } });
      expect(await rowOf(other)).toMatchObject({ isForProduction: false, plan: { isPremium: true } });
    });

    test("S31 a new collaborator of the firm is in its list, and begins at each client with the firm's default role", async () => {
      await firm.device.must("firm.update", { defaultRole: "user" });
      const anew = await joinCompany(services, firm.id, { name: "Zoé", role: "accountant" });
      const answer = await firm.browser.send("GET", `/firm/${firm.id}/portfolio`);
      const { people } = (await answer.json()) as Portfolio;
      expect(people).toContainEqual({ id: anew.userId, name: "Zoé" });
      const client = await firm.begin();
      await must(await firm.act(client, { act: "assign", user: anew.userId }));
      expect(await storedDocument(services.storage, client, "members", anew.userId)).toMatchObject({
        ...{ name: "Zoé", role: "user", isOfFirm: true, isOwner: false },
      });
      await firm.device.must("firm.update", { defaultRole: "accountant" });
    });

    test("S32 gives a collaborator another role in one client than in the next, and changes it", async () => {
      const [one, other] = [await firm.begin(), await firm.begin()];
      await must(await firm.act(one, { act: "assign", user: clerk.userId }));
      await must(await firm.act(other, { act: "assign", user: clerk.userId, role: "administrator" }));
      expect([await roleIn(one), await roleIn(other)]).toEqual(["accountant", "administrator"]);
      const set = { city: "Lille" };
      expect((await firm.act(one, { act: "edit", set }, clerkBrowser)).status).toBe(403);
      await must(await firm.act(other, { act: "edit", set }, clerkBrowser));

      await must(await firm.act(other, { act: "assign", user: clerk.userId, role: "user" }));
      expect(await roleIn(other)).toBe("user");
      expect((await firm.act(other, { act: "edit", set }, clerkBrowser)).status).toBe(403);
      const promoted = { act: "assign", user: clerk.userId, role: "administrator" };
      expect((await firm.act(one, promoted, clerkBrowser)).status).toBe(403);
    });
  },
  60_000,
);
