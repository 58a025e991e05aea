import { expect, test } from "vitest";
import { connectorOf, createConnectors } from "#server/connectors/registry.ts";

const visma = {
  identityUrl: "https://identity.example",
  apiUrl: "https://api.example/v2",
  clientId: "cahier",
  clientSecret: "secret",
};

test("V3 a system is offered where it is configured, and only there", () => {
  expect(createConnectors({}, () => 0)).toEqual([]);
  const connectors = createConnectors({ visma }, () => 0);
  expect(connectors.map(({ id, displayName }) => [id, displayName])).toEqual([
    ["visma", "Visma eAccounting"],
  ]);
  expect(connectorOf(connectors, "visma")).toBe(connectors[0]);
  expect(connectorOf(connectors, "unknown")).toBeUndefined();
});
