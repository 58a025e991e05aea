import { Hono } from "hono";
import type { ProblemCode } from "#core/commands/problem-code.ts";
import type { Outcome } from "#core/replication/command-exchange.ts";
import { acceptUncheckedAs, OPEN_INTERFACE, serverDeviceId } from "../commands/accept-as.ts";
import { toOutcome } from "../commands/decide-run.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import type { Services } from "../services.ts";
import { findOutcome } from "../storage/outcomes.ts";
import { apiReadRoutes } from "./api-reads.ts";
import { commandBodySchema, commandPathSchema, idempotencyKeySchema } from "./api-schemas.ts";

const VIA = OPEN_INTERFACE;

/** What other programs may do in a user's name: read, and act by the same commands and the same judgement. */
export const apiRoutes = (services: Services) =>
  new Hono<SignedIn>()
    .use(requireSignIn(services))
    .route("/", apiReadRoutes(services))
    .post(
      "/commands/:type",
      checked("param", commandPathSchema),
      checked("json", commandBodySchema),
      async (c) => {
        const { type } = c.req.valid("param");
        const { company, args } = c.req.valid("json");
        const userId = c.var.signedIn.user.id;
        const key = idempotencyKeySchema.optional().safeParse(c.req.header("Idempotency-Key"));
        if (!key.success) return c.json({ code: "request.invalid" } as const, 400);

        const earlier = await findEarlier(services, company, key.data);
        const act = { type, args, ...(key.data === undefined ? {} : { id: key.data }) };
        const outcome =
          earlier?.deviceId !== serverDeviceId({ userId, via: VIA })
            ? (await acceptUncheckedAs(services, { userId, company, via: VIA }, [act]))[0]!
            : toOutcome(earlier);
        if (outcome.status === "accepted") return c.json(outcome);
        return c.json(problemOf(outcome), statusOf(outcome));
      },
    );

const findEarlier = ({ storage }: Services, companyId: string, commandId: string | undefined) =>
  commandId === undefined ? null : storage.read((tx) => findOutcome(tx, { companyId, commandId }));

type Declined = Exclude<Outcome, { status: "accepted" }>;

const problemOf = (outcome: Declined) => ({
  ...(outcome.status === "refused" ? outcome.facts : {}),
  ...(outcome.status === "later" ? { afterSeconds: outcome.afterSeconds } : {}),
  code: outcome.code,
  command: outcome.command,
});

const closed: ReadonlySet<string> = new Set<ProblemCode>(["day.protected", "day.validated", "year.closed"]);

/** 403 for what one may not do, 423 for a day or a year that is closed, 409 for everything else that stands against it. */
function statusOf({ code }: Declined): 403 | 409 | 423 {
  if (code.startsWith("rights.") || code === "member.notOwner") return 403;
  return closed.has(code) ? 423 : 409;
}
