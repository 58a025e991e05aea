import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#core/ids.ts";
import { decline, takeIn } from "../firm/answer-invitation.ts";
import type { FirmProblem } from "../firm/firm-access.ts";
import { requireRight } from "../middleware/require-right.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { addMember, addMemberSchema, resendInvitation } from "../people/add-member.ts";
import { listMembersDevices, listSenders, revokeMembersDevice } from "../people/sessions-and-devices.ts";
import { acceptPending } from "../people/take-invitation.ts";
import type { Services } from "../services.ts";

const companySchema = z.object({ company: idSchema });
/** Which of one's firms takes the company in. */
export const takeInSchema = z.strictObject({ firm: idSchema });

/** How the answer to a firm's invitation is refused. */
export const statusOfAnswer = ({ code }: FirmProblem) =>
  code === "invitation.gone" ? 410 : code.startsWith("rights.") ? 403 : 422;

const oneOfCompanySchema = z.object({ company: idSchema, id: idSchema });

/** The people of one company: who manages its members adds them, invites again and sees their devices. */
export const companyPeopleRoutes = (services: Services) =>
  new Hono<SignedIn>()
    .use(requireSignIn(services))

    /** Takes a place that was offered to one's own address. */
    .post("/:company/invitations/:id/accept", checked("param", oneOfCompanySchema), async (c) => {
      const { company: companyId, id } = c.req.valid("param");
      const joined = await acceptPending(services, c.var.signedIn.user, { companyId, id });
      return joined.ok ? c.json({ companyId }) : c.json(joined.problem, 410);
    })

    .post(
      "/:company/invitations/:id/firm",
      checked("param", oneOfCompanySchema),
      checked("json", takeInSchema),
      async (c) => {
        const { company: companyId, id } = c.req.valid("param");
        const { firm } = c.req.valid("json");
        const taken = await takeIn(services, c.var.signedIn.user, { companyId, id }, firm);
        return taken.ok ? c.json(taken.value) : c.json(taken.problem, statusOfAnswer(taken.problem));
      },
    )

    .post("/:company/invitations/:id/decline", checked("param", oneOfCompanySchema), async (c) => {
      const { company: companyId, id } = c.req.valid("param");
      const declined = await decline(services, c.var.signedIn.user, { companyId, id });
      return declined.ok ? c.body(null, 204) : c.json(declined.problem, statusOfAnswer(declined.problem));
    })

    .get(
      "/:company/senders",
      checked("param", companySchema),
      requireRight(services, "validate"),
      async (c) =>
        c.json({ devices: await listSenders(services, c.var.signedIn, c.req.valid("param").company) }),
    )

    /** Other devices that may be given a series of their own: their names, and nothing that one could do with them. */
    .get(
      "/:company/series/devices",
      checked("param", companySchema),
      requireRight(services, "manageCompany"),
      async (c) =>
        c.json({ devices: await listSenders(services, c.var.signedIn, c.req.valid("param").company) }),
    )

    .use("/:company/*", requireRight(services, "manageMembers"))

    .post(
      "/:company/members",
      checked("param", companySchema),
      checked("json", addMemberSchema),
      async (c) => {
        const { company } = c.req.valid("param");
        const added = await addMember(services, c.var.signedIn.user, company, c.req.valid("json"));
        if (added.ok) return c.json(added.value, 202);
        return c.json(added.problem, added.problem.code === "session.throttled" ? 429 : 422);
      },
    )

    .post("/:company/invitations/:id/resend", checked("param", oneOfCompanySchema), async (c) => {
      const { company: companyId, id } = c.req.valid("param");
      const sent = await resendInvitation(services, c.var.signedIn, { companyId, id });
      if (sent.ok) return c.body(null, 202);
      return c.json(sent.problem, sent.problem.code === "session.throttled" ? 429 : 410);
    })

    .get("/:company/devices", checked("param", companySchema), async (c) =>
      c.json({ devices: await listMembersDevices(services, c.req.valid("param").company) }),
    )

    .post("/:company/devices/:id/revoke", checked("param", oneOfCompanySchema), async (c) => {
      const { company, id } = c.req.valid("param");
      const revoked = await revokeMembersDevice(services, c.var.signedIn, company, id);
      if (revoked.ok) return c.body(null, 204);
      return c.json(revoked.problem, revoked.problem.code === "device.unknown" ? 404 : 409);
    });
