import { randomUUID } from "node:crypto";
import { createApp } from "#server/app.ts";
import { createConnectors } from "#server/connectors/registry.ts";
import type { OutsideServices } from "#server/routes/outside-services.ts";
import type { Services } from "#server/services.ts";

/** One address of the server, as its app lists it. */
export interface Route {
  readonly method: string;
  /** "/api/v1/companies/:company/vouchers" */
  readonly pattern: string;
}

const THEIRS = "http://127.0.0.1:9";
const VISMA = {
  clientId: "id",
  clientSecret: "secret",
  identityUrl: THEIRS,
  apiUrl: THEIRS,
};

/** The whole app with every connector: what is routed there is what is attacked here. */
export const createWholeApp = (services: Services, rest: Partial<OutsideServices> = {}) =>
  createApp(services, {
    connectors: createConnectors({ visma: VISMA }, () => services.now().getTime()),
    fetch: () => Promise.reject(new TypeError("nothing is reached in a test")),
    ...rest,
  });

/** Every address of an app that answers one method, however it was added; middleware answers none. */
export function routesOf(app: ReturnType<typeof createApp>): Route[] {
  const seen = new Map<string, Route>();
  for (const { method, path } of app.routes)
    if (method !== "ALL") seen.set(`${method} ${path}`, { method, pattern: path });
  return [...seen.values()].filter(({ pattern }) => pattern !== "/*");
}

/** An address of a pattern: each name in it is filled by what is given for it, or by something of the right shape. */
export const pathOf = ({ pattern }: Route, given: Readonly<Record<string, string>> = {}): string =>
  pattern.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => given[name] ?? SHAPES[name] ?? randomUUID());

const SHAPES: Readonly<Record<string, string>> = {
  hash: "a".repeat(64),
  connection: "visma",
  system: "visma",
  type: "party.save",
  act: "reconcile",
};
