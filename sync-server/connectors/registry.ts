import type { Connector } from "./connector.ts";
import type { VismaConfiguration } from "./visma/configuration.ts";
import { createVismaConnector } from "./visma/index.ts";

/** What each system needs to be spoken to; a system without its configuration is not offered. */
export interface ConnectorConfigurations {
  readonly visma?: VismaConfiguration;
}

/** Every system Cahier speaks with: a new one is a folder, and a line here. */
export const createConnectors = (
  { visma }: ConnectorConfigurations,
  now: () => number,
): readonly Connector[] => [...(visma === undefined ? [] : [createVismaConnector(visma, now)])];

export const connectorOf = (connectors: readonly Connector[], id: string): Connector | undefined =>
  connectors.find((connector) => connector.id === id);
