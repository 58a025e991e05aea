import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#core/ids.ts";
import { connectorOf } from "../connectors/registry.ts";
import { finishConnecting, startConnecting } from "../delivery/connection-sign-in.ts";
import { disconnect } from "../delivery/disconnect.ts";
import { retryRows } from "../delivery/free-rows.ts";
import { reconcileConnection } from "../delivery/reconcile-connection.ts";
import { refreshCodings } from "../delivery/refresh-codings.ts";
import { requireRight } from "../middleware/require-right.ts";
import { readAllSessionCookies } from "../middleware/session-cookie.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { resumeSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import type { OutsideServices } from "./outside-services.ts";

const ofCompany = z.strictObject({ company: idSchema, connection: idSchema });
const retrySchema = z.strictObject({ voucher: idSchema.nullable().default(null) });

/** A company's links with outside systems: acts that carry a secret or ask the other side, so never commands. */
export const connectionRoutes = (base: Services, outside: OutsideServices) => {
  const services = { ...base, ...outside };
  return (
    new Hono<SignedIn>()
      /** Where they send the browser back to: a page load, so every end is a page of ours. */
      .get("/callback/:system", async (c) => {
        // A page load names nobody and proves nothing; what was begun is bound to the session that began it.
        const found = await Promise.all(
          readAllSessionCookies(c, services.configuration).map(({ token }) =>
            resumeSession(services, token, null),
          ),
        );
        const connector = connectorOf(services.connectors, c.req.param("system"));
        if (connector === undefined) return c.notFound();
        const callbackUrl = new URL(c.req.url);
        const { companyId, result, reason } = await finishConnecting(services, connector, {
          sessions: found.flatMap((session) => session ?? []),
          callbackUrl,
        });
        const answer = new URLSearchParams({
          ...(companyId === null ? {} : { company: companyId }),
          result,
          ...(reason === undefined ? {} : { reason }),
        });
        return c.redirect(`/connections?${answer}`, 303);
      })

      .on("POST", "/:company/:connection/:act", requireSignIn(services), requireRight(services, "connect"))

      .post("/:company/:connection/start", checked("param", ofCompany), async (c) => {
        const { company, connection } = c.req.valid("param");
        const connector = connectorOf(services.connectors, connection);
        if (connector?.signIn === undefined) return c.json({ code: "connection.notOffered" } as const, 404);
        const origin = services.configuration.publicOrigin ?? new URL(c.req.url).origin;
        const lane = { companyId: company, connectionId: connector.id };
        const authorizationUrl = await startConnecting(services, connector.signIn, lane, {
          session: c.var.signedIn,
          redirectUri: `${origin}/connections/callback/${connector.id}`,
        });
        return c.json({ authorizationUrl });
      })

      .post("/:company/:connection/disconnect", checked("param", ofCompany), async (c) => {
        const { company, connection } = c.req.valid("param");
        const lane = { companyId: company, connectionId: connection };
        const isKnown = await disconnect(services, lane, c.var.signedIn);
        return isKnown ? c.body(null, 204) : c.json({ code: "connection.notFound" } as const, 404);
      })

      .post(
        "/:company/:connection/retry",
        checked("param", ofCompany),
        checked("json", retrySchema),
        async (c) => {
          const { company, connection } = c.req.valid("param");
          const { voucher: voucherId } = c.req.valid("json");
          const lane = { companyId: company, connectionId: connection };
          const now = services.now().toISOString();
          const count = await services.storage.write((tx) => retryRows(tx, lane, { voucherId, now }));
          return c.json({ count });
        },
      )

      .post("/:company/:connection/refresh-codings", checked("param", ofCompany), async (c) => {
        const { company, connection } = c.req.valid("param");
        const refreshed = await refreshCodings(services, { companyId: company, connectionId: connection });
        if (refreshed.ok) return c.json({ codings: refreshed.value });
        return c.json(refreshed.problem, refreshed.problem.code === "connection.unreachable" ? 502 : 409);
      })

      .post("/:company/:connection/reconcile", checked("param", ofCompany), async (c) => {
        const { company, connection } = c.req.valid("param");
        const report = await reconcileConnection(services, { companyId: company, connectionId: connection });
        if (report.ok) return c.json(report.value);
        return c.json(report.problem, report.problem.code === "connection.unreachable" ? 502 : 409);
      })
  );
};
