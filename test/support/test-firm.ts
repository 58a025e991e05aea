import type { ClientBeginning } from "#core/companies/client-beginning.ts";
import type { createApp } from "#server/app.ts";
import { frenchFirm } from "./books-builder.ts";
import { openSignedInBrowser } from "./signed-in-browser.ts";
import type { TestBrowser } from "./test-browser.ts";
import { createTestDevice, type TestDevice } from "./test-device.ts";
import { createTestUser, type TestServices } from "./test-services.ts";

/** An accounting firm whose module is on, and its administrator at their desk. */
export interface TestFirm {
  readonly id: string;
  readonly device: TestDevice;
  readonly browser: TestBrowser;
  /** Sends an act on one of its clients. */
  readonly act: (client: string, act: object, from?: TestBrowser) => Promise<Response>;
  /** Begins a client company, and answers its id. */
  readonly begin: (fields?: Partial<ClientBeginning>) => Promise<string>;
}

export const aClient = (fields: Partial<ClientBeginning> & { readonly id: string }): ClientBeginning => ({
  name: "Boulangerie Petit",
  address: `client-${fields.id.slice(0, 8)}`,
  country: "FR",
  registration: "732829320",
  siret: "",
  basis: "accrual",
  practice: "company",
  vatStatus: "liable",
  stage: "client",
  group: null,
  ...fields,
});

export async function openTestFirm(
  services: TestServices,
  app: ReturnType<typeof createApp>,
  address = "",
): Promise<TestFirm> {
  const user = await createTestUser(services, `${services.createId()}@example.org`);
  const device = await createTestDevice(services, user.id, services.createId());
  const plan = { name: "firm", throughDay: null, isPremium: false } as const;
  const company = { ...frenchFirm, name: "Fidu Rhône", address, plan };
  await device.must("company.create", { company, memberName: "Fay" });
  await device.must("firm.update", { isOn: true });
  const browser = await openSignedInBrowser(app, services, device);
  const id = device.company;
  return {
    id,
    device,
    browser,
    act: (client, act, from = browser) => from.send("POST", `/firm/${id}/clients/${client}/acts`, act),
    begin: async (fields = {}) => {
      const client = aClient({ id: services.createId(), ...fields });
      const answer = await browser.send("POST", `/firm/${id}/clients`, client);
      if (answer.status !== 201) throw new Error(await answer.text());
      return client.id;
    },
  };
}
