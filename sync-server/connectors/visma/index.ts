import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectedSystem, Connector, ConnectSurroundings } from "../connector.ts";
import { createAccess, type RefreshesByConnection } from "./access.ts";
import { createApiClient } from "./api-client.ts";
import { assertSafe, VISMA_TIMEOUT_SECONDS, type VismaConfiguration } from "./configuration.ts";
import { deliverSale } from "./deliver-sale.ts";
import { findByReference, listDelivered, removeDraft } from "./delivered-documents.ts";
import { toExternalArticle, toExternalCoding, toExternalSettings } from "./mapping.ts";
import { type CallProblem, toConnectorProblem } from "./problems.ts";
import { createReferenceData } from "./reference-data.ts";
import { theirArticleSchema } from "./schema.ts";
import { createVismaSignIn } from "./sign-in.ts";

/** Visma eAccounting: approved sales travel as invoice drafts; customers and standard articles are created on demand. */
export function createVismaConnector(configuration: VismaConfiguration, now: () => number): Connector {
  assertSafe(configuration);
  const refreshes: RefreshesByConnection = new Map();
  return {
    id: "visma",
    displayName: "Visma eAccounting",
    timeoutSeconds: configuration.timeoutSeconds ?? VISMA_TIMEOUT_SECONDS,
    signIn: createVismaSignIn(configuration, now),
    connect: (surroundings) => connectVisma(configuration, surroundings, refreshes),
  };
}

function connectVisma(
  configuration: VismaConfiguration,
  surroundings: ConnectSurroundings,
  refreshes: RefreshesByConnection,
): ConnectedSystem {
  const access = createAccess(configuration, surroundings, refreshes);
  const api = createApiClient(configuration, access, surroundings);
  const identity = createApiClient(
    { ...configuration, apiUrl: configuration.identityUrl },
    access,
    surroundings,
  );
  const data = createReferenceData(api);
  const today = () => new Date(surroundings.now()).toISOString().slice(0, 10);

  return {
    readSettings: async () => {
      const settings = await data.settings();
      if (!settings.ok) return refuse(toConnectorProblem(settings.problem));
      // OpenID's own address; that they answer it for our scopes is a guess, so a no leaves the name out.
      const user = await identity.call(
        { method: "GET", path: "/connect/userinfo", ifUnheard: "again" },
        z.looseObject({ name: z.string().nullish(), email: z.string().nullish() }),
      );
      return ok(
        toExternalSettings(settings.value, user.ok ? (user.value.name ?? user.value.email ?? null) : null),
      );
    },
    listCodings: async () => {
      const codings = await data.codings(today());
      return toAnswer(codings, (all) => all.map(toExternalCoding));
    },
    listArticles: async () => {
      const articles = await api.list({ path: "/articles", schema: theirArticleSchema });
      return toAnswer(articles, (all) => all.map(toExternalArticle));
    },
    deliverSale: (invoice, reference, choices) => deliverSale(invoice, reference, choices, api, data),
    findByReference: (reference) => findByReference(reference, api),
    listDelivered: (query) => listDelivered(query, api),
    removeDraft: (externalId, answerHash) => removeDraft(externalId, answerHash, api),
  };
}

const toAnswer = <Theirs, Ours>(theirs: Result<Theirs, CallProblem>, toOurs: (value: Theirs) => Ours) =>
  theirs.ok ? ok(toOurs(theirs.value)) : refuse(toConnectorProblem(theirs.problem));
