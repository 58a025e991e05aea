import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { apiRoutes } from "./api-routes.ts";
import { controlRoutes, perform, type SandboxAct, toListing } from "./control-routes.ts";
import { demoCompanies, demoUsers } from "./demo-companies.ts";
import { type Fault, Faults } from "./faults.ts";
import { type IssuedCode, identityRoutes } from "./identity-routes.ts";
import type { SandboxClient, SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import {
  readState,
  type SandboxCompany,
  type SandboxState,
  sandboxSettings,
  writeState,
} from "./sandbox-state.ts";
import { notFound, TheirRefusal } from "./their-refusal.ts";
import { tokenRoutes } from "./token-routes.ts";

export interface VismaSandboxOptions {
  readonly client: SandboxClient;
  /** The one user's, see DEMO_EMAIL. */
  readonly password: string;
  readonly now?: () => number;
  /** Gives uuids: their ids, tokens and codes. */
  readonly id?: () => string;
  /** Keeps a request that an armed fault makes late; without it, for as long as the fault says. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** Where the state outlives a restart; without it, it lives in memory alone. */
  readonly stateFile?: string;
  readonly companies?: readonly SandboxCompany[];
}

export interface VismaSandbox {
  readonly app: Hono<SandboxEnv>;
  readonly perform: (act: SandboxAct) => void;
  readonly listing: () => ReturnType<typeof toListing>;
  /** Serves on this machine alone; port 0 takes a free one. */
  readonly listen: (port: number) => Promise<ListeningSandbox>;
}

export interface ListeningSandbox {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const REQUESTS_KEPT_MAX = 2_000;

/** Visma eAccounting's side of the wire, on this machine: as strict as what is publicly known of it, faults on demand. */
export function createVismaSandbox(options: VismaSandboxOptions): VismaSandbox {
  const { stateFile } = options;
  const state =
    (stateFile === undefined ? null : readState(stateFile)) ?? newState(options.companies ?? demoCompanies());
  const context: SandboxContext = {
    state,
    faults: new Faults(),
    client: options.client,
    password: { current: options.password },
    requests: [],
    now: options.now ?? Date.now,
    id: options.id ?? randomUUID,
    pause: options.pause ?? ((milliseconds) => wait(milliseconds)),
    persist: () => {
      if (stateFile !== undefined) writeState(stateFile, state);
    },
  };

  const app = createApp(context);
  return {
    app,
    perform: (act) => perform(act, context),
    listing: () => toListing(context),
    listen: (port) => listen(app, port),
  };
}

const newState = (companies: readonly SandboxCompany[]): SandboxState => ({
  users: demoUsers(companies),
  companies: [...companies],
  grants: [],
  accessTokens: {},
  refreshTokens: {},
  settings: { ...sandboxSettings },
});

function createApp(context: SandboxContext): Hono<SandboxEnv> {
  const codes = new Map<string, IssuedCode>();
  const app = new Hono<SandboxEnv>();

  app.use(keepRequest(context));
  app.use("/v2/*", strike(context));
  app.use("/connect/token", strike(context));
  app.use("/v2/*", async (c, next) => {
    await next();
    if (c.req.method !== "GET") context.persist();
  });
  app.route("/v2", apiRoutes(context));
  app.route("/connect", tokenRoutes(context, codes));
  app.route("/connect", identityRoutes(context, codes));
  app.route("/_control", controlRoutes(context));
  app.get("/", (c) => c.redirect("/_control"));

  app.notFound(() => {
    throw notFound("The resource");
  });
  app.onError((error, c) => {
    if (!(error instanceof TheirRefusal)) throw error;
    return c.json(
      {
        ErrorCode: error.code,
        DeveloperErrorMessage: error.message,
        ErrorId: context.id(),
        Errors: error.errors,
      },
      error.status,
      error.headers,
    );
  });
  return app;
}

const keepRequest =
  ({ requests }: SandboxContext): MiddlewareHandler<SandboxEnv> =>
  async (c, next) => {
    await next();
    if (c.req.path.startsWith("/_control")) return;
    requests.push({ method: c.req.method, path: c.req.path, status: c.res.status });
    if (requests.length > REQUESTS_KEPT_MAX) requests.shift();
  };

/** Lets an armed fault happen to this request, before or after it was done. */
const strike =
  ({ faults, id, pause }: SandboxContext): MiddlewareHandler<SandboxEnv> =>
  async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path);
    const destroySocket = () => c.env?.incoming?.socket.destroy();
    const fail = ({ status, code }: Fault) =>
      c.json(
        {
          ErrorCode: code,
          DeveloperErrorMessage: `Armed: ${status}. Try again in 7 seconds.`,
          ErrorId: id(),
          Errors: null,
        },
        status as ContentfulStatusCode,
      );
    switch (fault?.kind) {
      case "dropBeforeWrite":
        destroySocket();
        return c.body(null, 502);
      case "status":
        return fail(fault);
      case "writeLate":
        await pause(fault.ms);
        return next();
      default:
        await next();
    }
    if (fault?.kind === "answerLate") await pause(fault.ms);
    if (fault?.kind === "dropAfterWrite") destroySocket();
    if (fault?.kind === "statusAfterWrite") c.res = fail(fault);
    if (fault?.kind === "malformedJson") c.res = new Response('{"Id": "', { status: c.res.status });
  };

function listen(app: Hono<SandboxEnv>, port: number): Promise<ListeningSandbox> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (address: AddressInfo) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
    server.once("error", reject);
  });
}
