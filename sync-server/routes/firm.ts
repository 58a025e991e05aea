import { Hono } from "hono";
import { z } from "zod";
import { clientBeginningSchema } from "#core/companies/client-beginning.ts";
import { proposeAddress } from "#core/companies/propose-address.ts";
import { idSchema } from "#core/ids.ts";
import { actOnClient, clientActSchema } from "../firm/act-on-client.ts";
import { beginFirm, firmBeginningSchema } from "../firm/begin-firm.ts";
import { createClient } from "../firm/create-client.ts";
import { checkManagesFirm, type FirmProblem, firmsManagedBy } from "../firm/firm-access.ts";
import { readLeaving } from "../firm/read-leaving.ts";
import { readPortfolio } from "../firm/read-portfolio.ts";
import { createReadingTurns, oneReadAtATime } from "../middleware/reading-turns.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import type { Services } from "../services.ts";
import { addressesLike } from "../storage/company-addresses.ts";

const firmSchema = z.object({ company: idSchema });
const leaverSchema = z.object({ company: idSchema, member: idSchema });
const clientSchema = z.object({ company: idSchema, client: idSchema });

/** What an accounting firm sees and does across the companies it looks after. */
export const firmRoutes = (services: Services) => {
  const turns = createReadingTurns(services);
  return (
    new Hono<SignedIn>()
      .use(requireSignIn(services))

      /** The firms that can take a company in by who is signed in. */
      .get("/", async (c) => c.json({ firms: await firmsManagedBy(services, c.var.signedIn.user.id) }))

      .post("/", checked("json", firmBeginningSchema), async (c) => {
        const begun = await beginFirm(services, c.var.signedIn.user, c.req.valid("json"));
        return begun.ok ? c.json(begun.value, 201) : c.json(begun.problem, statusOf(begun.problem));
      })

      .get("/:company/portfolio", checked("param", firmSchema), oneReadAtATime(turns), async (c) => {
        const { company: firm } = c.req.valid("param");
        const read = await readPortfolio(services, { firm, userId: c.var.signedIn.user.id });
        return read.ok ? c.json(read.value) : c.json(read.problem, 403);
      })

      /** What becomes of the clients when somebody leaves the firm. */
      .get("/:company/leaving/:member", checked("param", leaverSchema), async (c) => {
        const { company: firm, member: leaver } = c.req.valid("param");
        const read = await readLeaving(services, { firm, leaver, userId: c.var.signedIn.user.id });
        return read.ok ? c.json(read.value) : c.json(read.problem, 403);
      })

      /** The firm's own address and the next free number. */
      .get("/:company/proposed-address", checked("param", firmSchema), async (c) => {
        const { company } = c.req.valid("param");
        const managed = await checkManagesFirm(services, { firm: company, userId: c.var.signedIn.user.id });
        if (!managed.ok) return c.json(managed.problem, statusOf(managed.problem));
        const own = managed.value.address || "client";
        const taken = await services.storage.read((tx) => addressesLike(tx, own.slice(0, 30)));
        return c.json({ address: proposeAddress(own, new Set(taken)) });
      })

      .post(
        "/:company/clients",
        checked("param", firmSchema),
        checked("json", clientBeginningSchema),
        async (c) => {
          const { company } = c.req.valid("param");
          const { user, device } = c.var.signedIn;
          const by = { user, deviceId: device?.id ?? null };
          const created = await createClient(services, by, company, c.req.valid("json"));
          return created.ok ? c.json(created.value, 201) : c.json(created.problem, statusOf(created.problem));
        },
      )

      .post(
        "/:company/clients/:client/acts",
        checked("param", clientSchema),
        checked("json", clientActSchema),
        async (c) => {
          const { company: firm, client } = c.req.valid("param");
          const asked = { firm, client, userId: c.var.signedIn.user.id };
          const done = await actOnClient(services, asked, c.req.valid("json"));
          return done.ok ? c.body(null, 204) : c.json(done.problem, statusOf(done.problem));
        },
      )
  );
};

const statusOf = ({ code }: FirmProblem) => (code.startsWith("rights.") ? 403 : 422);
