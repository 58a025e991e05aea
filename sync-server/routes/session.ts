import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#core/ids.ts";
import { remoteAddress } from "../middleware/remote-address.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import {
  clearSessionCookie,
  lastCookieName,
  ownCookieName,
  readSessionCookies,
  writeSessionCookie,
} from "../middleware/session-cookie.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { changePassword, changePasswordSchema } from "../people/change-password.ts";
import { changeUserInfo, userInfoSchema } from "../people/change-user-info.ts";
import { enrolDevice, enrolSchema } from "../people/enrol-device.ts";
import { lockSession, lockSessionSchema, readRecoveries } from "../people/lock-session.ts";
import { renameMember } from "../people/rename-member.ts";
import { renewalSchema, renewDevice } from "../people/renew-device.ts";
import { sessionAnswer } from "../people/session-answer.ts";
import { endSession, listOwnDevices, listSessions, revokeOwnDevice } from "../people/sessions-and-devices.ts";
import { signIn, signInSchema, signOut } from "../people/sign-in.ts";
import { joinByItself } from "../people/take-invitation.ts";
import type { Services } from "../services.ts";
import { attachDevice, setSessionLock } from "../storage/sessions.ts";

const idPathSchema = z.object({ id: idSchema });

/** Signing in and out, the password, and the device somebody is signed in on. */
export const sessionRoutes = (services: Services) =>
  new Hono<SignedIn>()
    .get("/", requireSignIn(services), async (c) => c.json(await sessionAnswer(services, c.var.signedIn)))

    .post("/", checked("json", signInSchema), async (c) => {
      const signedIn = await signIn(services, {
        ...c.req.valid("json"),
        address: remoteAddress(c, services.configuration),
        previousTokensOf: (userId) =>
          readSessionCookies(c, services.configuration, userId).map(({ token }) => token),
      });
      if (signedIn.ok) {
        const { session, token } = signedIn.value;
        const name = lastCookieName(services.configuration);
        writeSessionCookie(c, services.configuration, { name, token, expiresAt: session.expiresAt });
        if (session.device?.revokedAt != null) {
          return c.json({ code: "device.revoked", revokedAt: session.device.revokedAt } as const, 403);
        }
        await joinByItself(services, session.user);
        return c.json(await sessionAnswer(services, session));
      }
      const { problem } = signedIn;
      if (problem.code === "session.throttled") return c.json(problem, 429, retryAfter(problem));
      if (problem.code === "session.wrong") return c.json(problem, 401);
      return c.json(problem, problem.code === "device.revoked" ? 403 : 409);
    })

    .delete("/", requireSignIn(services, { revokedDevice: "passes" }), async (c) => {
      await signOut(services, c.var.signedIn);
      clearSessionCookie(c, services.configuration, c.var.sessionCookie.name);
      return c.body(null, 204);
    })

    .post("/password", requireSignIn(services), checked("json", changePasswordSchema), async (c) => {
      const changed = await changePassword(services, c.var.signedIn, c.req.valid("json"));
      if (changed.ok) return c.body(null, 204);
      const { problem } = changed;
      if (problem.code === "session.throttled") return c.json(problem, 429, retryAfter(problem));
      return c.json(problem, 422);
    })

    .put("/user", requireSignIn(services), checked("json", userInfoSchema), async (c) => {
      const { user, device } = c.var.signedIn;
      const wanted = c.req.valid("json");
      const changed = await changeUserInfo(services, { user, device }, wanted);
      if (!changed.ok) return c.json(changed.problem, 429, retryAfter(changed.problem));
      if (wanted.name !== undefined) await renameMember(services, changed.value);
      return c.json(await sessionAnswer(services, { user: changed.value, device }));
    })

    .get("/sessions", requireSignIn(services), async (c) =>
      c.json({ sessions: await listSessions(services, c.var.signedIn) }),
    )

    .delete("/sessions/:id", requireSignIn(services), checked("param", idPathSchema), async (c) => {
      const ended = await endSession(services, c.var.signedIn, c.req.valid("param").id);
      return ended.ok ? c.body(null, 204) : c.json(ended.problem, 404);
    })

    .get("/devices", requireSignIn(services), async (c) =>
      c.json({ devices: await listOwnDevices(services, c.var.signedIn) }),
    )

    .post("/devices/:id/revoke", requireSignIn(services), checked("param", idPathSchema), async (c) => {
      const revoked = await revokeOwnDevice(services, c.var.signedIn, c.req.valid("param").id);
      return revoked.ok ? c.body(null, 204) : c.json(revoked.problem, 404);
    })

    /** From now on only this person's unlocked device uses this session, which gets a cookie of its own beside others'. */
    .put("/lock", requireSignIn(services), checked("json", lockSessionSchema), async (c) => {
      const { signedIn, sessionCookie } = c.var;
      const locked = await lockSession(services, signedIn, c.req.valid("json"));
      if (!locked.ok) return c.json(locked.problem, locked.problem.code === "device.unknown" ? 404 : 409);
      const { configuration } = services;
      const name = ownCookieName(configuration, signedIn.user.id);
      writeSessionCookie(c, configuration, { ...sessionCookie, name, expiresAt: signedIn.expiresAt });
      if (sessionCookie.name !== name) clearSessionCookie(c, configuration, sessionCookie.name);
      return c.body(null, 204);
    })

    /** Without a PIN the cookie alone is enough again. */
    .delete("/lock", requireSignIn(services), async (c) => {
      const { tokenHash } = c.var.signedIn;
      await services.storage.write((tx) => setSessionLock(tx, tokenHash, null));
      return c.body(null, 204);
    })

    /** What opens a device's books when its PIN is forgotten, for who has just shown the password. */
    .get(
      "/recovery/:id",
      requireSignIn(services, { revokedDevice: "passes" }),
      checked("param", idPathSchema),
      async (c) => {
        const found = await readRecoveries(services, c.var.signedIn, c.req.valid("param").id);
        return found.ok ? c.json(found.value) : c.json(found.problem, 404);
      },
    )

    /** A browser that was signed in without a device, or that lost its device's data, enrols here. */
    .put("/device", requireSignIn(services), checked("json", enrolSchema), async (c) => {
      const { user, tokenHash } = c.var.signedIn;
      const request = c.req.valid("json");
      const enrolled = await services.storage.write(async (tx) => {
        const device = await enrolDevice(tx, user.id, request, services.now().toISOString());
        // Somebody who signs in again on a revoked device can do nothing there but hand in what it still holds.
        const isOwn = device.ok || device.problem.code === "device.revoked";
        if (isOwn) await attachDevice(tx, tokenHash, request.id);
        return device;
      });
      if (!enrolled.ok)
        return c.json(enrolled.problem, enrolled.problem.code === "device.revoked" ? 403 : 409);
      return c.json({ id: enrolled.value.id, name: enrolled.value.name });
    })

    .post(
      "/device/renewal",
      requireSignIn(services, { revokedDevice: "passes" }),
      checked("json", renewalSchema),
      async (c) => {
        const renewed = await renewDevice(services, c.var.signedIn, c.req.valid("json"));
        if (!renewed.ok) {
          const { problem } = renewed;
          if (problem.code === "session.throttled") return c.json(problem, 429, retryAfter(problem));
          return c.json(problem, 403);
        }
        const { answer, token } = renewed.value;
        if (token !== null)
          writeSessionCookie(c, services.configuration, {
            name: c.var.sessionCookie.name,
            token,
            expiresAt: c.var.signedIn.expiresAt,
          });
        return c.json(answer);
      },
    );
