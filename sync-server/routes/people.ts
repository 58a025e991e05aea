import { Hono } from "hono";
import { z } from "zod";
import { decline, takeIn } from "../firm/answer-invitation.ts";
import { findSession } from "../middleware/find-session.ts";
import { remoteAddress } from "../middleware/remote-address.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import { lastCookieName, readSessionCookies, writeSessionCookie } from "../middleware/session-cookie.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { beginAccount, beginAccountSchema } from "../people/begin-account.ts";
import { confirmEmail } from "../people/change-user-info.ts";
import {
  askReset,
  askResetSchema,
  confirmReset,
  confirmResetSchema,
  tokenSchema,
} from "../people/reset-password.ts";
import { acceptInvitation, acceptInvitationSchema, lookAtInvitation } from "../people/take-invitation.ts";
import type { Services } from "../services.ts";
import { companyPeopleRoutes, statusOfAnswer, takeInSchema } from "./company-people.ts";

const tokenBodySchema = z.strictObject({ token: tokenSchema });
const tokenPathSchema = z.object({ token: tokenSchema });

/** Accounts, the links that mails carry, and a company's people: acts that carry a secret, so never commands. */
export const peopleRoutes = (services: Services) =>
  new Hono<SignedIn>()
    // Whether an address or an identifier has an account shows in no answer here.
    .post("/begin", checked("json", beginAccountSchema), async (c) => {
      const address = remoteAddress(c, services.configuration);
      const begun = await beginAccount(services, c.req.valid("json"), address);
      return begun.ok ? c.body(null, 202) : c.json(begun.problem, 429, retryAfter(begun.problem));
    })

    .post("/reset", checked("json", askResetSchema), async (c) => {
      const address = remoteAddress(c, services.configuration);
      const asked = await askReset(services, c.req.valid("json"), address);
      return asked.ok ? c.body(null, 202) : c.json(asked.problem, 429, retryAfter(asked.problem));
    })

    .post("/reset/confirm", checked("json", confirmResetSchema), async (c) => {
      const reset = await confirmReset(services, c.req.valid("json"));
      return reset.ok ? c.body(null, 204) : c.json(reset.problem, 410);
    })

    .post("/email/confirm", checked("json", tokenBodySchema), async (c) => {
      const confirmed = await confirmEmail(services, c.req.valid("json").token);
      return confirmed.ok ? c.body(null, 204) : c.json(confirmed.problem, 410);
    })

    .get("/invitations/:token", checked("param", tokenPathSchema), async (c) => {
      const offered = await lookAtInvitation(services, c.req.valid("param").token);
      return offered.ok ? c.json(offered.value) : c.json(offered.problem, 410);
    })

    .post(
      "/invitations/:token/accept",
      checked("param", tokenPathSchema),
      checked("json", acceptInvitationSchema),
      async (c) => {
        const { configuration } = services;
        const signedIn = (await findSession(c, services))?.session ?? null;
        if (signedIn?.device?.revokedAt != null) return c.json({ code: "device.revoked" } as const, 403);
        const previousTokens = readSessionCookies(c, configuration, null).map(({ token }) => token);
        const request = { ...c.req.valid("json"), signedIn, previousTokens };
        const joined = await acceptInvitation(services, c.req.valid("param").token, request);
        if (joined.ok) {
          const { companyId, opened } = joined.value;
          if (opened !== null)
            writeSessionCookie(c, configuration, {
              name: lastCookieName(configuration),
              token: opened.token,
              expiresAt: opened.session.expiresAt,
            });
          return c.json({ companyId });
        }
        const { problem } = joined;
        if (problem.code === "invitation.gone") return c.json(problem, 410);
        if (problem.code === "invitation.signInFirst") return c.json(problem, 401);
        if (problem.code === "invitation.accountNeeded") return c.json(problem, 422);
        return c.json(problem, problem.code === "device.revoked" ? 403 : 409);
      },
    )

    .post(
      "/invitations/:token/firm",
      requireSignIn(services),
      checked("param", tokenPathSchema),
      checked("json", takeInSchema),
      async (c) => {
        const key = { token: c.req.valid("param").token };
        const taken = await takeIn(services, c.var.signedIn.user, key, c.req.valid("json").firm);
        return taken.ok ? c.json(taken.value) : c.json(taken.problem, statusOfAnswer(taken.problem));
      },
    )

    .post(
      "/invitations/:token/decline",
      requireSignIn(services),
      checked("param", tokenPathSchema),
      async (c) => {
        const declined = await decline(services, c.var.signedIn.user, { token: c.req.valid("param").token });
        return declined.ok ? c.body(null, 204) : c.json(declined.problem, statusOfAnswer(declined.problem));
      },
    )

    .route("/companies", companyPeopleRoutes(services));
