import { createMiddleware } from "hono/factory";
import type { Right } from "#core/rights/rights.ts";
import { mayInCompany } from "../people/may-in-company.ts";
import type { Services } from "../services.ts";
import type { SignedIn } from "./signed-in.ts";

/** Whoever lacks a right in the company a path names learns nothing there, not even whether the company exists. */
export const requireRight = ({ storage }: Pick<Services, "storage">, right: Right) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const companyId = c.req.param("company") ?? "";
    const userId = c.var.signedIn.user.id;
    const allowed = await storage.read((tx) => mayInCompany(tx, { userId, companyId, right }));
    if (!allowed.ok) return c.json(allowed.problem, 403);
    await next();
    return;
  });
